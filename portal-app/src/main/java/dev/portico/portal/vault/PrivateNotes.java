package dev.portico.portal.vault;

import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jboss.logging.Logger;

/** Everybody's private notes, only ever through their owner. Title and text lie sealed: they are looked for and sorted by nobody. */
@ApplicationScoped
public class PrivateNotes {
    /** How many one person has at most. */
    static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(PrivateNotes.class);
    private static final String NEW = "select nextval(pg_get_serial_sequence('vault_notes', 'id'))";

    private final Session entities;
    private final Vault vault;
    private final InstantSource clock = InstantSource.system();

    PrivateNotes(Session entities, Vault vault) {
        this.entities = entities;
        this.vault = vault;
    }

    /**
     * Whose notes.
     *
     * @param id among {@code persons}
     * @param user whom Keycloak knows them as, and what their key is derived from
     */
    public record Owner(long id, UserId user) {}

    /** All of them without their texts, those written last first. */
    @Transactional
    List<PrivateNote> list(Owner owner) {
        return rows(
                        "select id, version, written_at, key, title, null from vault_notes where person_id = :person"
                                + " order by written_at desc, id desc",
                        owner)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> note(owner, row))
                .toList();
    }

    @Transactional
    Optional<PrivateNote> find(Owner owner, long id) {
        return rows(
                        "select id, version, written_at, key, title, text from vault_notes where person_id = :person and id = :id",
                        owner)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> note(owner, row));
    }

    /** A part of them as a whole, for their owner to take along. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<PrivateNote> after(Owner owner, long place, int most) {
        return rows(
                        "select id, version, written_at, key, title, text from vault_notes where person_id = :person and id > :place"
                                + " order by id",
                        owner)
                .setParameter("place", place)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> note(owner, row))
                .toList();
    }

    /**
     * A new one.
     *
     * @throws Invalid when there are too many
     */
    @Transactional
    void write(Owner owner, NoteForm form) {
        // One after the other, so that the number is kept to.
        entities.createNativeQuery("select id from persons where id = :person for no key update", Long.class)
                .setParameter("person", owner.id())
                .getResultList();
        long there = entities.createNativeQuery(
                        "select count(*) from vault_notes where person_id = :person", Long.class)
                .setParameter("person", owner.id())
                .getSingleResult();
        if (there >= MOST) {
            throw new Invalid(Map.of("note", "too_many"));
        }
        long id = entities.createNativeQuery(NEW, Long.class).getSingleResult();
        kept(
                        "insert into vault_notes (id, person_id, version, written_at, key, title, text)"
                                + " values (:id, :person, :version, :at, :key, :title, :text)",
                        owner,
                        id,
                        1,
                        form)
                .executeUpdate();
    }

    /**
     * Instead of the one that was read.
     *
     * @return false where it is not theirs or not there
     * @throws Invalid when it was written since
     */
    @Transactional
    boolean change(Owner owner, long id, int version, NoteForm form) {
        int changed = kept(
                        "update vault_notes set version = :version, written_at = :at, key = :key, title = :title, text = :text"
                                + " where id = :id and person_id = :person and version = :version - 1",
                        owner,
                        id,
                        version + 1,
                        form)
                .executeUpdate();
        if (changed == 0 && find(owner, id).isPresent()) {
            throw new Invalid(Map.of("note", "overtaken"));
        }
        return changed > 0;
    }

    /** False where it is not theirs or not there. */
    @Transactional
    boolean delete(Owner owner, long id) {
        return entities.createNativeMutationQuery("delete from vault_notes where id = :id and person_id = :person")
                        .setParameter("id", id)
                        .setParameter("person", owner.id())
                        .executeUpdate()
                > 0;
    }

    private org.hibernate.query.NativeQuery<Tuple> rows(String sql, Owner owner) {
        return entities.createNativeQuery(sql, Tuple.class).setParameter("person", owner.id());
    }

    /** @param version the one it becomes, and is sealed as */
    private MutationQuery kept(String sql, Owner owner, long id, int version, NoteForm form) {
        Sealed title = vault.seal(owner.user(), title(id, version), form.title());
        Sealed text = vault.seal(owner.user(), text(id, version), form.text());
        return entities.createNativeMutationQuery(sql)
                .setParameter("id", id)
                .setParameter("version", version)
                .setParameter("person", owner.id())
                .setParameter("at", clock.instant())
                .setParameter("key", title.key())
                .setParameter("title", title.content())
                .setParameter("text", text.content());
    }

    private PrivateNote note(Owner owner, Tuple row) {
        long id = row.get(0, Long.class);
        int version = row.get(1, Integer.class);
        Instant at = row.get(2, Instant.class);
        String key = row.get(3, String.class);
        Supplier<String> title =
                () -> vault.open(owner.user(), title(id, version), new Sealed(key, row.get(4, byte[].class)));
        Supplier<String> text = () -> row.get(5) == null
                ? ""
                : vault.open(owner.user(), text(id, version), new Sealed(key, row.get(5, byte[].class)));
        try {
            return new PrivateNote(id, version, at, title.get(), text.get(), Optional.empty());
        } catch (Unopenable shut) {
            LOG.warnf("private note %d of person %d does not open: %s", id, owner.id(), shut.why());
            return new PrivateNote(
                    id, version, at, "", "", Optional.of(shut.why().key()));
        }
    }

    static Sealed.What title(long id, int version) {
        return new Sealed.What("title of note " + id, version);
    }

    static Sealed.What text(long id, int version) {
        return new Sealed.What("text of note " + id, version);
    }
}
