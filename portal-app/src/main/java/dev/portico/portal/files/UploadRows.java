package dev.portico.portal.files;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** One person's uploads in one organisation, as they are stored. */
final class UploadRows {
    /** Where the vendor's people are, who are in no organisation. */
    static final String DESK = "";

    private static final String OWN = " person_id = :person and organization_id = :organization";
    /** A file goes with its upload; one that was taken meanwhile has none any more, and is left alone. */
    private static final String FORGET =
            "with gone as (delete from uploads where id in (select id from uploads where created_at < :before %s"
                    + " order by created_at limit :most for update skip locked) returning file_id)"
                    + " delete from files where id in (select file_id from gone)";

    private static final int MOST_AT_ONCE = 1_000;

    private final Session entities;
    private final long person;
    private final String organization;

    UploadRows(Session entities, long person, String organization) {
        this.entities = entities;
        this.person = person;
        this.organization = organization;
    }

    /** An upload, where its content is and in how many pieces. */
    record Row(OpenUpload upload, UUID file, int pieces) {}

    void forget(Instant before) {
        entities.createNativeMutationQuery(FORGET.formatted(""))
                .setParameter("before", before)
                .setParameter("most", MOST_AT_ONCE)
                .executeUpdate();
    }

    /** The oldest of their own. */
    void forgetOldest(Instant before, int most) {
        entities.createNativeMutationQuery(FORGET.formatted("and person_id = :person"))
                .setParameter("before", before)
                .setParameter("most", most)
                .setParameter("person", person)
                .executeUpdate();
    }

    /** Until the transaction ends nobody else begins an upload for this person, so that counting them counts. */
    void oneAtATime() {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('uploads ' || :person, 0))",
                        Integer.class)
                .setParameter("person", String.valueOf(person))
                .getSingleResult();
    }

    long open() {
        return entities.createNativeQuery("select count(*) from uploads where person_id = :person", Long.class)
                .setParameter("person", person)
                .getSingleResult();
    }

    void insert(OpenUpload upload, UUID file, Instant at) {
        entities.createNativeMutationQuery(
                        "insert into uploads (id, person_id, organization_id, file_id, name, length, created_at)"
                                + " values (:id, :person, :organization, :file, :name, :length, :at)")
                .setParameter("id", upload.id())
                .setParameter("person", person)
                .setParameter("organization", organization)
                .setParameter("file", file)
                .setParameter("name", upload.name())
                .setParameter("length", upload.length())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Held until the transaction ends where it is going to be changed. */
    Optional<Row> find(UUID id, boolean held) {
        return entities.createNativeQuery(
                        "select name, length, received, file_id, pieces from uploads where id = :id and" + OWN
                                + (held ? " for update" : ""),
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("person", person)
                .setParameter("organization", organization)
                .getResultStream()
                .findFirst()
                .map(row -> new Row(
                        new OpenUpload(id, row.get(0, String.class), row.get(1, Long.class), row.get(2, Long.class)),
                        row.get(3, UUID.class),
                        row.get(4, Integer.class)));
    }

    void received(UUID id, long received) {
        entities.createNativeMutationQuery(
                        "update uploads set received = :received, pieces = pieces + 1 where id = :id")
                .setParameter("received", received)
                .setParameter("id", id)
                .executeUpdate();
    }

    Map<UUID, Taken> take(Set<UUID> ids) {
        return entities.createNativeQuery(
                        "with taken as (delete from uploads where id in (:ids) and received = length and" + OWN
                                + " returning id, file_id, name) select t.id, t.file_id, t.name, f.type, f.size"
                                + " from taken t join files f on f.id = t.file_id",
                        Tuple.class)
                .setParameterList("ids", ids)
                .setParameter("person", person)
                .setParameter("organization", organization)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Taken(
                                row.get(1, UUID.class),
                                row.get(2, String.class),
                                new FileType(row.get(3, String.class)),
                                row.get(4, Long.class))));
    }
}
