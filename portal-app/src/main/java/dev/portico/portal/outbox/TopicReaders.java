package dev.portico.portal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Who mails about the forum are to. */
@ApplicationScoped
class TopicReaders {
    private static final int REFERENCES = 10;

    private final Session entities;
    private final Preferences preferences;

    TopicReaders(Session entities, Preferences preferences) {
        this.entities = entities;
        this.preferences = preferences;
    }

    /**
     * Somebody who takes part in a topic.
     *
     * @param user Keycloak's id; empty for a person known by an address only
     * @param references ids of mails about this topic that they have been sent, oldest first
     */
    record Reader(Optional<String> user, Optional<String> email, List<String> references) {}

    /** Empty when they are gone, or want no such mail. */
    @Transactional
    Optional<Reader> of(Job job) {
        if (!preferences.of(job.person()).wants(job.kind())) {
            return Optional.empty();
        }
        return entities.createNativeQuery(
                        "select subject, email from persons where id = :person and erased_at is null", Tuple.class)
                .setParameter("person", job.person())
                .getResultStream()
                .findFirst()
                .map(row -> new Reader(
                        Optional.ofNullable(row.get(0, String.class)),
                        Optional.ofNullable(row.get(1, String.class)),
                        references(job)));
    }

    private List<String> references(Job job) {
        List<String> newest = entities.createNativeQuery(
                        "select o.message_id from outgoing o join forum_posts p on p.id = o.post_id where o.person_id = :person"
                                + " and o.id <> :id and o.state in ('sent', 'unsure', 'bounced') and p.topic_id = (select topic_id"
                                + " from forum_posts where id = :post) order by o.id desc limit " + REFERENCES,
                        String.class)
                .setParameter("person", job.person())
                .setParameter("id", job.id())
                .setParameter("post", job.post().orElse(0L))
                .getResultList();
        List<String> oldestFirst = new ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }
}
