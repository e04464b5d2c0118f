package dev.portico.portal.messenger;

import dev.portico.portal.access.UserId;
import dev.portico.portal.messenger.Contact.Writer;
import dev.portico.portal.vault.Sealed;
import dev.portico.portal.vault.Unopenable;
import dev.portico.portal.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * What is being written, kept by person, organisation and browser: it outlives a reload, the end of a session and the loss of the role
 * (R9), and is seen by nobody else: the text lies sealed in the vault's way (R29). A conversation's number is 0 while there is none yet.
 * Kept for a month.
 */
@ApplicationScoped
class Drafts {
    private static final Logger LOG = Logger.getLogger(Drafts.class);

    /** The draft of a conversation that has not begun. */
    static final long NEW = 0;

    private static final String OWN =
            " where person_id = :person and organization_id = :organization and browser = :browser and conversation = :conversation";
    private static final String KEPT = " and written_at > now() - interval '30 days'";
    private static final int MOST = 50;

    private final Session entities;
    private final Vault vault;

    Drafts(Session entities, Vault vault) {
        this.entities = entities;
        this.vault = vault;
    }

    @Transactional
    Begun find(Writer writer, UUID browser, long conversation) {
        return own(
                        "select key, sealed, kind, area, urgency from messenger_drafts" + OWN + KEPT,
                        writer,
                        browser,
                        conversation)
                .getResultStream()
                .findFirst()
                .map(row -> new Begun(
                        opened(
                                user(writer),
                                place(writer.organization(), browser, conversation),
                                new Sealed(row.get(0, String.class), row.get(1, byte[].class))),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class)))
                .orElse(Begun.NOTHING);
    }

    /** Keeps it instead of what was kept before; an empty one is forgotten. */
    @Transactional
    void keep(Writer writer, UUID browser, long conversation, Begun begun) {
        if (begun.blank()) {
            forget(writer, browser, conversation);
            return;
        }
        entities.createNativeMutationQuery("delete from messenger_drafts where person_id = :person and"
                        + " (written_at < now() - interval '30 days' or written_at <= (select written_at from messenger_drafts"
                        + " where person_id = :person order by written_at desc offset :most limit 1))")
                .setParameter("person", writer.person().id())
                .setParameter("most", MOST)
                .executeUpdate();
        change(
                "insert into messenger_drafts (person_id, organization_id, browser, conversation, key, sealed, kind, area, urgency, written_at)"
                        + " values (:person, :organization, :browser, :conversation, :key, :sealed, :kind, :area, :urgency, now())"
                        + " on conflict (person_id, organization_id, browser, conversation) do update set key = excluded.key, sealed = excluded.sealed,"
                        + " kind = excluded.kind, area = excluded.area, urgency = excluded.urgency, written_at = excluded.written_at",
                writer,
                browser,
                conversation,
                begun);
    }

    /** Takes over what was typed last into a draft that is there already; makes none. True where there is one. */
    @Transactional
    boolean update(Writer writer, UUID browser, long conversation, Begun begun) {
        return change(
                        "update messenger_drafts set key = :key, sealed = :sealed, kind = :kind, area = :area, urgency = :urgency, written_at = now()"
                                + OWN,
                        writer,
                        browser,
                        conversation,
                        begun)
                > 0;
    }

    @Transactional
    void forget(Writer writer, UUID browser, long conversation) {
        entities.createNativeMutationQuery("delete from messenger_drafts" + OWN)
                .setParameter("person", writer.person().id())
                .setParameter("organization", writer.organization())
                .setParameter("browser", browser)
                .setParameter("conversation", conversation)
                .executeUpdate();
    }

    private org.hibernate.query.NativeQuery<Tuple> own(String sql, Writer writer, UUID browser, long conversation) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("person", writer.person().id())
                .setParameter("organization", writer.organization())
                .setParameter("browser", browser)
                .setParameter("conversation", conversation);
    }

    private int change(String sql, Writer writer, UUID browser, long conversation, Begun begun) {
        Sealed sealed = vault.seal(user(writer), place(writer.organization(), browser, conversation), begun.text());
        return entities.createNativeMutationQuery(sql)
                .setParameter("person", writer.person().id())
                .setParameter("organization", writer.organization())
                .setParameter("browser", browser)
                .setParameter("conversation", conversation)
                .setParameter("key", sealed.key())
                .setParameter("sealed", sealed.content())
                .setParameter("kind", begun.kind())
                .setParameter("area", begun.area())
                .setParameter("urgency", begun.urgency())
                .executeUpdate();
    }

    /** All that somebody began and did not send, for themselves to take along; those written first, first. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Unsent> of(long person, UserId user) {
        return entities.createNativeQuery(
                        "select key, sealed, organization_id, browser, conversation, written_at + interval '30 days'"
                                + " from messenger_drafts where person_id = :person" + KEPT + " order by written_at",
                        Tuple.class)
                .setParameter("person", person)
                .setMaxResults(2 * MOST)
                .getResultStream()
                .map(row -> new Unsent(
                        opened(
                                user,
                                place(
                                        row.get(2, String.class),
                                        row.get(3, UUID.class),
                                        row.get(4, Number.class).longValue()),
                                new Sealed(row.get(0, String.class), row.get(1, byte[].class))),
                        row.get(5, Instant.class)))
                .filter(unsent -> !unsent.text().isEmpty())
                .toList();
    }

    /** All that somebody began in an organisation with one browser and did not send, whatever it was to belong to; the newest first. */
    @Transactional
    List<String> kept(Writer writer, UUID browser) {
        return entities.createNativeQuery(
                        "select key, sealed, conversation from messenger_drafts where person_id = :person"
                                + " and organization_id = :organization and browser = :browser" + KEPT
                                + " order by written_at desc, conversation",
                        Tuple.class)
                .setParameter("person", writer.person().id())
                .setParameter("organization", writer.organization())
                .setParameter("browser", browser)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> opened(
                        user(writer),
                        place(
                                writer.organization(),
                                browser,
                                row.get(2, Number.class).longValue()),
                        new Sealed(row.get(0, String.class), row.get(1, byte[].class))))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** One that does not open is as good as none: it was sealed with a key that is gone, or is not this person's. */
    private String opened(UserId user, String place, Sealed sealed) {
        try {
            return vault.open(user, place, sealed);
        } catch (Unopenable shut) {
            LOG.warnf("a draft of user %s does not open: %s", user.value(), shut.why());
            return "";
        }
    }

    private static UserId user(Writer writer) {
        return new UserId(writer.person().subject().orElseThrow());
    }

    private static String place(String organization, UUID browser, long conversation) {
        return "draft for conversation " + conversation + " in browser " + browser + " at " + organization;
    }
}
