package dev.portico.portal.forum;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Dictionaries;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * What people write, and do with what they wrote themselves. All of it is judged by what they may do at this moment: whoever lost the
 * right to write, or to see where it is, changes nothing there any more, their own words included.
 */
@ApplicationScoped
class Contributions {
    static final String TOO_MUCH = "too_much";
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Session entities;
    private final Discussions discussions;
    private final Persons persons;
    private final Deeds deeds;
    private final Event<Contributed> contributed;
    private final int most;
    private final InstantSource clock = InstantSource.system();

    Contributions(
            Session entities,
            Discussions discussions,
            Persons persons,
            Deeds deeds,
            Event<Contributed> contributed,
            @ConfigProperty(name = "portico.forum.posts-in-ten-minutes") int most) {
        this.entities = entities;
        this.discussions = discussions;
        this.persons = persons;
        this.deeds = deeds;
        this.contributed = contributed;
        this.most = most;
    }

    /** Whoever writes: their number, what they see, and the language they are spoken to in, which they will write. */
    record Author(long id, ForumSight sight, String language) {}

    /** @throws Refused where the viewer may not write */
    @Transactional
    Author author(Viewer viewer, ForumSight sight, String language) {
        Account account = viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (!sight.writes()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return new Author(persons.of(account).id(), sight, language);
    }

    /**
     * A new topic; the one there is where this form was sent before.
     *
     * @throws Invalid {@value #TOO_MUCH} from somebody who writes more than people do
     */
    @Transactional
    long open(Author author, long section, String title, String text, Optional<UUID> submission) {
        Optional<Post> sent = sentBefore(author, submission);
        if (sent.isPresent()) {
            return sent.get().topicId();
        }
        if (discussions.visibleTo(author.sight()).section(section).isEmpty()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        Instant now = clock.instant();
        long topic = entities.createNativeQuery(
                        "insert into forum_topics (section_id, author_id, title, title_words, created_at, active_at, config)"
                                + " values (:section, :author, :title, cast(:words as text[]), :now, :now, cast(:config as regconfig))"
                                + " returning id",
                        Long.class)
                .setParameter("section", section)
                .setParameter("author", author.id())
                .setParameter("title", title)
                .setParameter("words", TitleWords.of(title))
                .setParameter("config", Dictionaries.of(author.language()))
                .setParameter("now", now)
                .getSingleResult();
        write(author, topic, true, text, submission, now);
        return topic;
    }

    /**
     * An answer; the one there is where this form was sent before.
     *
     * @throws Invalid as above, and {@code locked} where nobody answers any more
     */
    @Transactional
    Post answer(Author author, long id, String text, Optional<UUID> submission) {
        Optional<Post> sent = sentBefore(author, submission);
        if (sent.isPresent()) {
            return sent.get();
        }
        TopicRow topic = held(author, id);
        if (topic.locked() && !author.sight().moderates()) {
            throw new Invalid(Map.of("text", "locked"));
        }
        Instant now = clock.instant();
        long post = write(author, id, false, text, submission, now);
        entities.createNativeMutationQuery("update forum_topics set active_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        contributed.fire(new Contributed.Answered(post, author.id()));
        return discussions.visibleTo(author.sight()).post(post).orElseThrow();
    }

    /** One's own, where nothing is closed. */
    @Transactional
    Post own(Author author, long id) {
        Post post = discussions.visibleTo(author.sight()).post(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        TopicRow topic = held(author, post.topicId());
        if (post.authorId() != author.id() || (topic.locked() && !author.sight().moderates())) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return post;
    }

    @Transactional
    Post edit(Author author, long id, String text) {
        Post post = own(author, id);
        if (!post.text().equals(text)) {
            entities.createNativeMutationQuery("update forum_posts set text = :text, edited_at = :now where id = :id")
                    .setParameter("text", text)
                    .setParameter("now", clock.instant())
                    .setParameter("id", id)
                    .executeUpdate();
        }
        return post;
    }

    /**
     * Takes back what one wrote; with a topic's own text the whole topic.
     *
     * @throws Invalid {@code answered} where others have answered it
     */
    @Transactional
    Post delete(Author author, long id) {
        Post post = own(author, id);
        if (post.opening()) {
            if (answeredByOthers(author, post.topicId())) {
                throw new Invalid(Map.of("text", "answered"));
            }
            run("delete from forum_topics where id = :id", post.topicId());
            deeds.note(author.id(), "topic-taken-back", Deeds.Of.post(post), null, null);
        } else {
            run("delete from forum_posts where id = :id", id);
            Topics.settle(entities, post.topicId());
            deeds.note(author.id(), "post-taken-back", Deeds.Of.post(post), null, null);
        }
        return post;
    }

    /** Says which answer solved a topic, or that none did; for whoever opened it, and for agents. */
    @Transactional
    void solve(Author author, long id, Optional<Long> answer) {
        TopicRow topic = held(author, id);
        if (!author.sight().agent() && topic.authorId() != author.id()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        if (topic.locked() && !author.sight().moderates()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        if (answer.isPresent() && !solves(author, id, answer.get())) {
            throw new Refused(Reason.NOT_FOUND);
        }
        entities.createNativeMutationQuery("update forum_topics set solution_id = nullif(:answer, 0) where id = :id")
                .setParameter("answer", answer.orElse(0L))
                .setParameter("id", id)
                .executeUpdate();
        answer.filter(post -> post != topic.solution())
                .ifPresent(post -> contributed.fire(new Contributed.Solved(post, author.id())));
    }

    private boolean solves(Author author, long topic, long id) {
        return discussions
                .visibleTo(author.sight())
                .post(id)
                .filter(post -> post.topicId() == topic && !post.opening() && !post.hidden())
                .isPresent();
    }

    /** The topic, which nobody locks, hides or deletes before this transaction ends. */
    private TopicRow held(Author author, long id) {
        Topics.hold(entities, id);
        return discussions.visibleTo(author.sight()).topic(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private long write(
            Author author, long topic, boolean opening, String text, Optional<UUID> submission, Instant now) {
        return entities.createNativeQuery(
                        "insert into forum_posts (topic_id, author_id, opening, vendor, text, created_at, submission, config)"
                                + " values (:topic, :author, :opening, :vendor, :text, :now, :submission, cast(:config as regconfig))"
                                + " returning id",
                        Long.class)
                .setParameter("topic", topic)
                .setParameter("author", author.id())
                .setParameter("opening", opening)
                .setParameter("vendor", author.sight().agent())
                .setParameter("text", text)
                .setParameter("now", now)
                .setParameter("submission", submission.orElse(null), UUID.class)
                .setParameter("config", Dictionaries.of(author.language()))
                .getSingleResult();
    }

    /** One thing at a time of one author, so that twice is once and many are counted. */
    private Optional<Post> sentBefore(Author author, Optional<UUID> submission) {
        entities.createNativeQuery("select 1 from persons where id = :id for no key update", Integer.class)
                .setParameter("id", author.id())
                .getResultList();
        Optional<Long> sent = submission.flatMap(id -> entities.createNativeQuery(
                        "select id from forum_posts where author_id = :author and submission = :submission", Long.class)
                .setParameter("author", author.id())
                .setParameter("submission", id)
                .getResultStream()
                .findFirst());
        if (sent.isPresent()) {
            return Optional.of(discussions
                    .visibleTo(author.sight())
                    .post(sent.get())
                    .orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
        }
        long lately = entities.createNativeQuery(
                        "select (select count(*) from forum_posts where author_id = :author and created_at > :since)"
                                + " + (select count(*) from forum_deeds where by_id = :author and at > :since"
                                + " and kind in ('topic-taken-back', 'post-taken-back'))",
                        Long.class)
                .setParameter("author", author.id())
                .setParameter("since", clock.instant().minus(WINDOW))
                .getSingleResult();
        if (lately >= most) {
            throw new Invalid(Map.of("text", TOO_MUCH));
        }
        return Optional.empty();
    }

    private boolean answeredByOthers(Author author, long topic) {
        return entities.createNativeQuery(
                        "select exists(select 1 from forum_posts where topic_id = :topic and not opening"
                                + " and author_id is distinct from :author)",
                        Boolean.class)
                .setParameter("topic", topic)
                .setParameter("author", author.id())
                .getSingleResult();
    }

    private void run(String change, long id) {
        entities.createNativeMutationQuery(change).setParameter("id", id).executeUpdate();
    }
}
