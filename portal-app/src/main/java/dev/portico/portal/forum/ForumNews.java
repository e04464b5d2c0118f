package dev.portico.portal.forum;

import dev.portico.portal.access.Forum;
import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;

/** One answer, for who tells people of it: looked up through them, by the rule of the forum's own pages. */
@ApplicationScoped
public class ForumNews {
    private final Discussions discussions;

    ForumNews(Discussions discussions) {
        this.discussions = discussions;
    }

    /**
     * An answer and its topic.
     *
     * @param title what the topic is called
     * @param vendor written as Support
     * @param solution it is what solved the topic
     */
    public record Answer(
            long topic,
            long post,
            String title,
            String author,
            long authorId,
            boolean vendor,
            String text,
            boolean solution) {}

    /**
     * The answer, if this person reads it now with what they may themselves, not as a visitor. What is hidden is told to nobody,
     * moderators neither, and nothing of who is gone.
     */
    @Transactional
    public Optional<Answer> seenBy(Viewer viewer, Forum forum, long post) {
        try {
            ForumSight sight = ForumSight.of(viewer, forum, viewer.groups().orElse(Set.of()));
            Discussions.Visible visible = discussions.visibleTo(sight);
            return visible.post(post)
                    .filter(found -> !found.hidden() && !found.opening() && found.authorId() != 0)
                    .flatMap(found -> visible.topic(found.topicId())
                            .filter(topic -> !topic.hidden())
                            .map(topic -> of(topic, found)));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static Answer of(TopicRow topic, Post post) {
        return new Answer(
                topic.id(),
                post.id(),
                topic.title(),
                post.author(),
                post.authorId(),
                post.vendor(),
                post.text(),
                topic.solution() == post.id());
    }
}
