package dev.portico.portal.articles;

import dev.portico.portal.platform.Network;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one person, or one network of visitors, may answer about articles: forty times an hour on each replica. */
@ApplicationScoped
class FeedbackLimit {
    private static final int AN_HOUR = 40;
    private static final int MOST = 20_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /** @param who a person's id, or the address of somebody who has not signed in */
    synchronized boolean allows(String who) {
        return buckets.computeIfAbsent(Network.of(who), each -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AN_HOUR).refillGreedy(AN_HOUR, Duration.ofHours(1)))
                        .build())
                .tryConsume(1);
    }
}
