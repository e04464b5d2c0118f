package dev.portico.portal.forum;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wrote in a topic.
 *
 * @param author by name; empty when they are gone
 * @param authorId 0 when they are gone
 * @param opening the topic's own text
 * @param vendor written as Support
 */
public record Post(
        long id,
        long topicId,
        String author,
        long authorId,
        boolean opening,
        boolean vendor,
        String text,
        Instant created,
        Optional<Instant> edited,
        boolean hidden) {}
