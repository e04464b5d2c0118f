package dev.portico.extension.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final Clock clock = new Clock();
    private final Retries retries = new Retries(clock, () -> {});

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void howeverOftenItFailsOneRetryIsPending() {
        fail(500, 0);

        assertThat(clock.pauses).containsExactly(500L);
    }

    @Test
    void onlyRetriesMakeTheNextOneWaitForLonger() {
        for (int i = 0; i < 7; i++) {
            fail(50, i);
            clock.pending.get(i).run();
        }

        assertThat(clock.pauses).containsExactly(500L, 1000L, 2000L, 4000L, 5000L, 5000L, 5000L);
    }

    @Test
    void itIsTriedForAQuarterOfAnHourAndAnewWhenItWorkedInBetween() {
        assertThat(retries.failed(0)).isTrue();
        clock.pending.get(0).run();
        assertThat(retries.failed(Retries.HOPE - 1)).isFalse();
        clock.pending.get(1).run();
        assertThat(retries.failed(Retries.HOPE)).isFalse();
        assertThat(clock.pauses).containsExactly(500L, 1000L);

        assertThat(retries.worked()).isTrue();
        assertThat(retries.worked()).isFalse();
        assertThat(retries.failed(Retries.HOPE + 1)).isTrue();

        assertThat(clock.pauses).containsExactly(500L, 1000L, 500L);
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            retries.failed(now);
        }
    }

    /** Rings when the test says so. */
    private static final class Clock extends ScheduledThreadPoolExecutor {

        private final List<Runnable> pending = new ArrayList<>();
        private final List<Long> pauses = new ArrayList<>();

        private Clock() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            pending.add(task);
            pauses.add(unit.toMillis(delay));
            return super.schedule(task, 1, TimeUnit.DAYS);
        }
    }
}
