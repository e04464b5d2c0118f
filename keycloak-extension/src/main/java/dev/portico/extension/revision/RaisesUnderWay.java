package dev.portico.extension.revision;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counters that transactions of this node have raised and whose caches they have not cleared yet.
 *
 * <p>Between a commit and the clearing of caches somebody could read the new number from the database and the old rights from
 * a cache, and the token would look newer than it is. So whoever reads meanwhile leaves those raises out: the token looks
 * older than it is, and is refreshed.
 */
final class RaisesUnderWay {

    private static final Map<String, Integer> UNDER_WAY = new ConcurrentHashMap<>();

    private RaisesUnderWay() {}

    static void begin(Counter counter) {
        UNDER_WAY.merge(counter.subject(), 1, Integer::sum);
    }

    static void end(Counter counter) {
        UNDER_WAY.computeIfPresent(counter.subject(), (key, count) -> count > 1 ? count - 1 : null);
    }

    /** To be asked after the number was read. */
    static int of(Counter counter) {
        return UNDER_WAY.getOrDefault(counter.subject(), 0);
    }
}
