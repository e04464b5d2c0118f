package dev.portico.portal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private Instant now = BEGIN;
    private final Recent recent = new Recent(() -> now);

    @Test
    void whatWasToldSinceIsKnown() {
        Instant loaded = after(Duration.ofSeconds(1));
        after(Duration.ofMillis(5));
        recent.keep(7, true, 0);

        assertThat(recent.since(loaded, told -> told.ticket() == 7)).isTrue();
        assertThat(recent.since(loaded, told -> told.ticket() == 8)).isFalse();
        assertThat(recent.since(after(Duration.ofMillis(1)), told -> true)).isFalse();
    }

    @Test
    void whatMayHaveBeenForgottenIsAnsweredWithYes() {
        Instant loaded = after(Duration.ofSeconds(1));
        recent.keep(7, true, 0);
        after(Duration.ofMinutes(2));
        recent.keep(8, true, 0);

        assertThat(recent.since(loaded, told -> false)).isTrue();
        assertThat(recent.since(BEGIN, told -> false)).isTrue();
        assertThat(recent.since(now, told -> false)).isFalse();
    }

    @Test
    void whatCouldNotBeReadIsAnsweredWithYesFromBefore() {
        Instant loaded = after(Duration.ofSeconds(1));
        after(Duration.ofMillis(5));
        recent.forget();

        assertThat(recent.since(loaded, told -> false)).isTrue();
        assertThat(recent.since(after(Duration.ofMillis(1)), told -> false)).isFalse();
    }

    private Instant after(Duration time) {
        now = now.plus(time);
        return now;
    }
}
