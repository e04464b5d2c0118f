package dev.portico.portal.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** What the tests' database has of files. */
@ApplicationScoped
public class Shelf {
    private final Session entities;

    Shelf(Session entities) {
        this.entities = entities;
    }

    @Transactional
    public long uploads() {
        return count("select count(*) from uploads");
    }

    @Transactional
    public long files() {
        return count("select count(*) from files");
    }

    @Transactional
    public long pieces() {
        return count("select count(*) from file_chunks");
    }

    @Transactional
    long largestPiece() {
        return count("select coalesce(max(length(content)), 0) from file_chunks");
    }

    /** All uploads were begun so many hours ago. */
    @Transactional
    public void age(int hours) {
        entities.createNativeMutationQuery(
                        "update uploads set created_at = created_at - make_interval(hours => :hours)")
                .setParameter("hours", hours)
                .executeUpdate();
    }

    @Transactional
    void clear() {
        entities.createNativeMutationQuery("delete from files where id in (select file_id from uploads)")
                .executeUpdate();
    }

    private long count(String question) {
        return entities.createNativeQuery(question, Long.class).getSingleResult();
    }
}
