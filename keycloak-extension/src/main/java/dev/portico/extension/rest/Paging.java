package dev.portico.extension.rest;

import dev.portico.extension.access.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: keyset paging, so that a page costs the same wherever it lies and nothing is shown twice.
 *
 * @param limit 1 to {@link #MOST}
 * @param after the key after which the page begins; the empty string for the first, which sorts before every key
 */
public record Paging(int limit, String after) {

    public static final int MOST = 200;

    private static final int USUAL = 50;
    private static final String MARK = "1:";

    /** A page; {@code next} is the cursor of the following one, or null on the last. */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /** Reads {@code limit} and {@code after}. */
    public static Paging of(@Nullable String limit, @Nullable String after) {
        return new Paging(limit == null ? USUAL : limit(limit), after == null ? "" : key(after));
    }

    /** How many rows to ask for: one more than shown tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** Makes a page of what was found for {@link #rows()}, which is in the order of its keys. */
    public <R, T> Page<T> page(List<R> found, Function<R, String> key, Function<List<R>, List<T>> shown) {
        boolean more = found.size() > limit;
        List<R> kept = more ? new ArrayList<>(found.subList(0, limit)) : found;
        return new Page<>(shown.apply(kept), more ? cursor(key.apply(kept.get(kept.size() - 1))) : null);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.invalid(Reason.INVALID_VALUE, "limit must be a whole number from 1 to " + MOST);
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String cursor) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
            if (text.startsWith(MARK)
                    && text.length() > MARK.length()
                    && Input.isPlain(text.substring(MARK.length()))) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException | CharacterCodingException forged) {
            // told below
        }
        throw Problem.invalid(Reason.INVALID_VALUE, "after must be the next of an earlier page");
    }
}
