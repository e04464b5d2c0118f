package dev.portico.portal.forum;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What moderators do: hide, lock, move, and the list of sections. Each deed is noted in the transaction that does it. */
@ApplicationScoped
class Moderation {
    private final Session entities;
    private final Discussions discussions;
    private final Deeds deeds;
    private final Event<Contributed> contributed;

    Moderation(Session entities, Discussions discussions, Deeds deeds, Event<Contributed> contributed) {
        this.contributed = contributed;
        this.entities = entities;
        this.discussions = discussions;
        this.deeds = deeds;
    }

    /** What can be done to a topic by a word. */
    enum Deed {
        HIDE("hidden = true", "topic-hidden"),
        SHOW("hidden = false", "topic-shown"),
        LOCK("locked = true", "topic-locked"),
        UNLOCK("locked = false", "topic-unlocked");

        private final String change;
        private final String kind;

        Deed(String change, String kind) {
            this.change = change;
            this.kind = kind;
        }

        static Optional<Deed> of(String word) {
            return List.of(values()).stream()
                    .filter(deed -> deed.name().equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    @Transactional
    void topic(Contributions.Author by, long id, Deed deed) {
        held(by, id);
        int done = entities.createNativeMutationQuery(
                        "update forum_topics set " + deed.change + " where id = :id and not (" + deed.change + ")")
                .setParameter("id", id)
                .executeUpdate();
        if (done > 0) {
            deeds.note(by.id(), deed.kind, Deeds.Of.topic(id), null, null);
        }
    }

    @Transactional
    void move(Contributions.Author by, long id, long to) {
        TopicRow topic = held(by, id);
        Section target = section(by, to);
        if (topic.sectionId() != to) {
            entities.createNativeMutationQuery("update forum_topics set section_id = :to where id = :id")
                    .setParameter("to", to)
                    .setParameter("id", id)
                    .executeUpdate();
            deeds.note(by.id(), "topic-moved", Deeds.Of.topic(id), topic.section(), target.name());
        }
    }

    /** Hides an answer or shows it again; a topic's own text goes with its topic. */
    @Transactional
    Post post(Contributions.Author by, long id, boolean hidden) {
        require(by);
        Post post = discussions.visibleTo(by.sight()).post(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (post.opening()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        held(by, post.topicId());
        int done = entities.createNativeMutationQuery(
                        "update forum_posts set hidden = :hidden where id = :id and hidden <> :hidden")
                .setParameter("hidden", hidden)
                .setParameter("id", id)
                .executeUpdate();
        if (done > 0) {
            Topics.settle(entities, post.topicId());
            deeds.note(by.id(), hidden ? "post-hidden" : "post-shown", Deeds.Of.post(post), null, null);
            if (!hidden) {
                contributed.fire(new Contributed.Shown(id));
            }
        }
        return post;
    }

    /** Makes a section. */
    @Transactional
    long make(Contributions.Author by, SectionForm.Wanted wanted) {
        require(by);
        long id = written(
                        entities.createNativeQuery(
                                "insert into forum_sections (name, description, position, groups, group_names)"
                                        + " values (:name, :description, :position, cast(:groups as text[]), cast(:names as text[])) returning id",
                                Long.class),
                        wanted)
                .getSingleResult();
        deeds.note(by.id(), "section-made", Deeds.Of.section(id), null, wanted.name());
        return id;
    }

    @Transactional
    void change(Contributions.Author by, long id, SectionForm.Wanted wanted) {
        require(by);
        Section before = section(by, id);
        written(
                        entities.createNativeQuery(
                                "update forum_sections set name = :name, description = :description, position = :position,"
                                        + " groups = cast(:groups as text[]), group_names = cast(:names as text[]) where id = :id returning id",
                                Long.class),
                        wanted)
                .setParameter("id", id)
                .getSingleResult();
        if (!before.name().equals(wanted.name())) {
            deeds.note(by.id(), "section-renamed", Deeds.Of.section(id), before.name(), wanted.name());
        }
        if (!before.groups().keySet().equals(wanted.groups().keySet())) {
            deeds.note(
                    by.id(),
                    "section-narrowed",
                    Deeds.Of.section(id),
                    before.groupNames(),
                    String.join(", ", wanted.groups().values()));
        }
    }

    private static NativeQuery<Long> written(NativeQuery<Long> query, SectionForm.Wanted wanted) {
        return query.setParameter("name", wanted.name())
                .setParameter("description", wanted.description())
                .setParameter("position", wanted.position())
                .setParameter("groups", wanted.groups().keySet().toArray(String[]::new))
                .setParameter("names", wanted.groups().values().toArray(String[]::new));
    }

    /**
     * Removes a section.
     *
     * @throws Invalid {@code not_empty} while there are topics in it, hidden ones too
     */
    @Transactional
    void remove(Contributions.Author by, long id) {
        require(by);
        Section section = section(by, id);
        if (section.topics() > 0) {
            throw new Invalid(Map.of("name", "not_empty"));
        }
        entities.createNativeMutationQuery("delete from forum_sections where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        deeds.note(by.id(), "section-removed", Deeds.Of.section(id), section.name(), null);
    }

    private TopicRow held(Contributions.Author by, long id) {
        require(by);
        Topics.hold(entities, id);
        return discussions.visibleTo(by.sight()).topic(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private Section section(Contributions.Author by, long id) {
        entities.createNativeQuery("select 1 from forum_sections where id = :id for update", Integer.class)
                .setParameter("id", id)
                .getResultList();
        return discussions.visibleTo(by.sight()).section(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private static void require(Contributions.Author by) {
        if (!by.sight().moderates()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
    }
}
