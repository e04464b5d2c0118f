package dev.portico.portal.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The forum's quiet journal: what moderators did, and what people took back. For moderators to read; nothing in it is what somebody wrote. */
@ApplicationScoped
class Deeds {
    private static final int SHOWN = 20;

    private final Session entities;
    private final InstantSource clock = InstantSource.system();

    Deeds(Session entities) {
        this.entities = entities;
    }

    /** Of what, by number; 0 where there is none. */
    record Of(long section, long topic, long post) {
        static Of section(long id) {
            return new Of(id, 0, 0);
        }

        static Of topic(long id) {
            return new Of(0, id, 0);
        }

        static Of post(Post post) {
            return new Of(0, post.topicId(), post.id());
        }
    }

    void note(long by, String kind, Of of, @Nullable String before, @Nullable String after) {
        entities.createNativeMutationQuery(
                        "insert into forum_deeds (at, by_id, kind, section, topic, post, before, after)"
                                + " values (:at, :by, :kind, nullif(:section, 0), nullif(:topic, 0), nullif(:post, 0), :before, :after)")
                .setParameter("at", clock.instant())
                .setParameter("by", by)
                .setParameter("kind", kind)
                .setParameter("section", of.section())
                .setParameter("topic", of.topic())
                .setParameter("post", of.post())
                .setParameter("before", before, String.class)
                .setParameter("after", after, String.class)
                .executeUpdate();
    }

    List<DeedLine> ofTopic(long topic) {
        return latest("topic", topic);
    }

    List<DeedLine> ofSection(long section) {
        return latest("section", section);
    }

    private List<DeedLine> latest(String what, long id) {
        return entities.createNativeQuery(
                        "select d.at, coalesce(p.name, ''), d.kind, d.before, d.after from forum_deeds d"
                                + " left join persons p on p.id = d.by_id where d." + what
                                + " = :id order by d.id desc",
                        Tuple.class)
                .setParameter("id", id)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(row -> new DeedLine(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        Optional.ofNullable(row.get(3, String.class)).orElse(""),
                        Optional.ofNullable(row.get(4, String.class)).orElse("")))
                .toList();
    }
}
