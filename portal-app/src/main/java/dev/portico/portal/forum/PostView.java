package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;

/**
 * A post as somebody sees it, with what they can do about it.
 *
 * @param mayChange edit or delete it as its author
 * @param maySolve say that it solved the topic, or that it did not
 */
public record PostView(Post post, boolean solution, boolean mayChange, boolean maySolve, boolean mayModerate) {

    static PostView of(Post post, TopicRow topic, ForumSight sight, long viewer) {
        boolean open = sight.writes() && (!topic.locked() || sight.moderates());
        boolean own = viewer != 0 && post.authorId() == viewer;
        boolean solves = sight.agent() || (viewer != 0 && topic.authorId() == viewer);
        return new PostView(
                post,
                topic.solution() == post.id(),
                open && own,
                open && solves && !post.opening() && !post.hidden(),
                sight.moderates());
    }

    /** The text, harmless; made when the page is written, when no connection to the database waits for it (attack 29). */
    public String html() {
        return PostHtml.of(post.text());
    }
}
