package dev.portico.portal.forum;

/**
 * What happened in the forum that people may be told of, fired as a CDI event inside the transaction that does it. Persons are ids of
 * {@code persons}. Says nothing about who may know of it: observers look that up themselves, with {@link ForumNews}.
 */
public sealed interface Contributed {
    /** The answer's number. */
    long post();

    /** Somebody answered. */
    record Answered(long post, long by) implements Contributed {}

    /** It was said of an answer that it solved its topic. */
    record Solved(long post, long by) implements Contributed {}

    /** An answer that was hidden is not any more. */
    record Shown(long post) implements Contributed {}
}
