package dev.portico.extension.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @BeforeEach
    void forget() {
        Recent.clear();
    }

    @Test
    void aSightingIsWrittenOnceAnHour() {
        assertThat(Recent.isNews("ben", "acme", 0)).isTrue();
        assertThat(Recent.isNews("ben", "acme", HOUR - 1)).isFalse();
        assertThat(Recent.isNews("ben", "acme", HOUR)).isTrue();
        assertThat(Recent.isNews("ben", "acme", HOUR + 1)).isFalse();
    }

    @Test
    void everyOrganizationIsSeenApart() {
        assertThat(Recent.isNews("finn", "acme", 0)).isTrue();
        assertThat(Recent.isNews("finn", "umbra", 0)).isTrue();
    }
}
