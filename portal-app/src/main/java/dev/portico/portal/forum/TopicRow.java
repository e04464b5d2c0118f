package dev.portico.portal.forum;

import java.time.Instant;

/**
 * A topic in a list, or at the head of its page.
 *
 * @param narrowed in a section for some of those who read the forum
 * @param author by name; empty when they are gone
 * @param authorId 0 when they are gone
 * @param vendor opened by Support
 * @param answers how many whoever asks sees
 * @param solution the post that solved it; 0 for none
 */
public record TopicRow(
        long id,
        String title,
        long sectionId,
        String section,
        boolean narrowed,
        String author,
        long authorId,
        boolean vendor,
        Instant created,
        Instant active,
        long answers,
        long solution,
        boolean locked,
        boolean hidden) {

    public boolean solved() {
        return solution != 0;
    }
}
