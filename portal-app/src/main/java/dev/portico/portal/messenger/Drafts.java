package dev.portico.portal.messenger;

import dev.portico.portal.messenger.Contact.Writer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What is being written, kept by person, organisation and browser: it outlives a reload, the end of a session and the loss of the role
 * (R9), and is seen by nobody else. A conversation's number is 0 while there is none yet. Kept for a month.
 */
@ApplicationScoped
class Drafts {
    /** The draft of a conversation that has not begun. */
    static final long NEW = 0;

    private static final String OWN =
            " where person_id = :person and organization_id = :organization and browser = :browser and conversation = :conversation";
    private static final int MOST = 50;

    private final Session entities;

    Drafts(Session entities) {
        this.entities = entities;
    }

    @Transactional
    Begun find(Writer writer, UUID browser, long conversation) {
        return own("select text, kind, area, urgency from messenger_drafts" + OWN, writer, browser, conversation)
                .getResultStream()
                .findFirst()
                .map(row -> new Begun(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)))
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
                "insert into messenger_drafts (person_id, organization_id, browser, conversation, text, kind, area, urgency, written_at)"
                        + " values (:person, :organization, :browser, :conversation, :text, :kind, :area, :urgency, now())"
                        + " on conflict (person_id, organization_id, browser, conversation) do update set text = excluded.text,"
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
                        "update messenger_drafts set text = :text, kind = :kind, area = :area, urgency = :urgency, written_at = now()"
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
        return entities.createNativeMutationQuery(sql)
                .setParameter("person", writer.person().id())
                .setParameter("organization", writer.organization())
                .setParameter("browser", browser)
                .setParameter("conversation", conversation)
                .setParameter("text", begun.text())
                .setParameter("kind", begun.kind())
                .setParameter("area", begun.area())
                .setParameter("urgency", begun.urgency())
                .executeUpdate();
    }
}
