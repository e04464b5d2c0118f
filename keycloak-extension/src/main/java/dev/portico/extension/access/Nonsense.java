package dev.portico.extension.access;

/**
 * A value that could not be read, and what counts in its place: always the narrower choice.
 *
 * <p>The value itself is not kept: it may be anything, and this ends up in a log.
 *
 * @param attribute name of the attribute, e.g. {@code portal.mode}
 * @param used what is used instead, e.g. {@code registered}
 */
public record Nonsense(String attribute, String used) {}
