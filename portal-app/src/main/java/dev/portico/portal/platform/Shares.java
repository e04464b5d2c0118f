package dev.portico.portal.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What many share: so much for each of them, and so much for all together. Nobody waits for their share; they get it or they do not. */
public final class Shares {
    private final long each;
    private final long all;
    private final Map<String, Long> taken = new HashMap<>();
    private long total;

    public Shares(long each, long all) {
        this.each = each;
        this.all = all;
    }

    /**
     * Takes so much for somebody; nothing where there is not as much left.
     *
     * @return gives it back, once, however often it is run
     */
    public synchronized Optional<Runnable> take(String who, long amount) {
        long own = taken.getOrDefault(who, 0L) + amount;
        if (own > each || total + amount > all) {
            return Optional.empty();
        }
        taken.put(who, own);
        total += amount;
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.getAndSet(false)) {
                giveBack(who, amount);
            }
        });
    }

    private synchronized void giveBack(String who, long amount) {
        total -= amount;
        taken.computeIfPresent(who, (same, own) -> own > amount ? own - amount : null);
    }
}
