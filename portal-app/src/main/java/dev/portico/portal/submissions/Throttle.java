package dev.portico.portal.submissions;

import dev.portico.portal.platform.Network;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much strangers can make us do: an hour's worth for each network address, for each e-mail address and for all together, coming back
 * little by little (attack 29). It remembers so many of them and no more; when there is no room it refuses who is new, rather than
 * forgetting whom it counts.
 */
@ApplicationScoped
class Throttle {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final RequestSettings settings;
    private final TimeMeter clock;
    private final int most;
    private final Bucket all;
    private long swept;

    @Inject
    Throttle(RequestSettings settings) {
        this(settings, TimeMeter.SYSTEM_MILLISECONDS, MOST);
    }

    Throttle(RequestSettings settings, TimeMeter clock, int most) {
        this.settings = settings;
        this.clock = clock;
        this.most = most;
        this.all = bucket(settings.perHour());
    }

    /** Whether a request from there for that mailbox is taken. */
    synchronized boolean admits(String address, String email) {
        return one("address " + Network.of(address), settings.perAddress())
                && one("email " + email, settings.perEmail())
                && all.tryConsume(1);
    }

    /** Whether what somebody typed there is kept for them. */
    synchronized boolean admitsDraft(String address) {
        return one("draft " + Network.of(address), settings.perAddress()) && all.tryConsume(1);
    }

    private boolean one(String key, int perHour) {
        Bucket known = buckets.get(key);
        if (known == null) {
            if (buckets.size() >= most && !sweep()) {
                return false;
            }
            known = bucket(perHour);
            buckets.put(key, known);
        }
        return known.tryConsume(1);
    }

    /** Forgets whoever has everything back, at most once a minute: it looks at all of them. */
    private boolean sweep() {
        long now = clock.currentTimeNanos();
        if (swept == 0 || now - swept > Duration.ofMinutes(1).toNanos()) {
            swept = now;
            buckets.entrySet()
                    .removeIf(each -> each.getValue().getAvailableTokens()
                            >= (each.getKey().startsWith("email ") ? settings.perEmail() : settings.perAddress()));
        }
        return buckets.size() < most;
    }

    private Bucket bucket(int perHour) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }
}
