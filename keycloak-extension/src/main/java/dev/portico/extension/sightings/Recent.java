package dev.portico.extension.sightings;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this node has written within the last hour, and so need not write again. */
final class Recent {

    private static final long AGAIN_AFTER = Duration.ofHours(1).toMillis();

    /** A few megabytes; then it starts over, which writes some sightings once more. */
    private static final int REMEMBERED = 50_000;

    private static final Map<Place, Long> WRITTEN = new ConcurrentHashMap<>();

    private record Place(String person, String organization) {}

    private Recent() {}

    /** Whether to write it; of two at the same moment one is told so. */
    static boolean isNews(String person, String organization, long now) {
        if (WRITTEN.size() >= REMEMBERED) {
            WRITTEN.clear();
        }
        Place place = new Place(person, organization);
        Long last = WRITTEN.get(place);
        if (last == null) {
            return WRITTEN.putIfAbsent(place, now) == null;
        }
        return now - last >= AGAIN_AFTER && WRITTEN.replace(place, last, now);
    }

    static void clear() {
        WRITTEN.clear();
    }
}
