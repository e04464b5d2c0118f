package dev.portico.portal.tickets;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a thread to read; without an end it is the newest.
 *
 * @param before the part that ends before this note
 * @param after the part that begins after this one
 * @param from the part that begins with this note
 */
public record ThreadWindow(Optional<Cursor> before, Optional<Cursor> after, Optional<Long> from, int size) {
    static final int PAGE = 50;

    /** What an address asks for; nonsense in it is ignored. */
    public static ThreadWindow of(@Nullable String before, @Nullable String after, @Nullable String from) {
        return new ThreadWindow(
                Optional.ofNullable(before).flatMap(Cursor::read),
                Optional.ofNullable(after).flatMap(Cursor::read),
                Optional.ofNullable(from)
                        .filter(id -> id.matches("[1-9]\\d{0,17}"))
                        .map(Long::parseLong),
                PAGE);
    }

    /** The newest part. */
    public static ThreadWindow newest() {
        return of(null, null, null);
    }

    boolean forwards() {
        return after.isPresent() || from.isPresent();
    }
}
