package dev.portico.portal.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Network;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private static final RequestSettings SETTINGS = new RequestSettings() {
        @Override
        public int perAddress() {
            return 4;
        }

        @Override
        public int perEmail() {
            return 2;
        }

        @Override
        public int perHour() {
            return 10;
        }

        @Override
        public Duration fillTime() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration kept() {
            return Duration.ofHours(24);
        }
    };

    private long now = 1;
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };
    private final Throttle throttle = new Throttle(SETTINGS, clock, 1000);

    @Test
    void oneMailboxGetsSoManyMailsWhereverTheyAreAskedForAndNoMore() {
        assertThat(admitted("10.0.0.", "ben@acme.example", 5)).isEqualTo(2);
    }

    @Test
    void oneNetworkAddressSendsSoManyWhateverMailboxesItNames() {
        long admitted = IntStream.range(0, 9)
                .filter(i -> throttle.admits("10.0.0.1", "user" + i + "@acme.example"))
                .count();

        assertThat(admitted).isEqualTo(4);
    }

    @Test
    void allTogetherSendSoMany() {
        long admitted = IntStream.range(0, 50)
                .filter(i -> throttle.admits("10.0.0." + i, "user" + i + "@acme.example"))
                .count();

        assertThat(admitted).isEqualTo(10);
    }

    @Test
    void afterAnHourAllOfItIsBack() {
        assertThat(admitted("10.0.0.", "ben@acme.example", 5)).isEqualTo(2);
        now += Duration.ofHours(1).toNanos();

        assertThat(admitted("10.0.1.", "ben@acme.example", 5)).isEqualTo(2);
    }

    @Test
    void draftsAreCountedToo() {
        assertThat(IntStream.range(0, 9)
                        .filter(i -> throttle.admitsDraft("10.0.0.1"))
                        .count())
                .isEqualTo(4);
    }

    @Test
    void whereThereIsNoRoomLeftWhoIsNewIsRefusedAndWhoIsCountedStaysCounted() {
        Throttle small = new Throttle(SETTINGS, clock, 2);
        assertThat(small.admits("10.0.0.1", "ben@acme.example")).isTrue();

        assertThat(small.admits("10.0.0.2", "cleo@acme.example")).isFalse();
        assertThat(small.admits("10.0.0.1", "ben@acme.example")).isTrue();
        assertThat(small.admits("10.0.0.1", "ben@acme.example")).isFalse();
    }

    @Test
    void whoeverHasEverythingBackMakesRoom() {
        Throttle small = new Throttle(SETTINGS, clock, 2);
        assertThat(small.admits("10.0.0.1", "ben@acme.example")).isTrue();
        now += Duration.ofHours(1).toNanos();

        assertThat(small.admits("10.0.0.2", "cleo@acme.example")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, ::ffff:10.0.0.1, true"
    })
    void anAddressOfTheSixthVersionStandsForItsNetwork(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    private long admitted(String network, String email, int times) {
        return IntStream.range(0, times)
                .filter(i -> throttle.admits(network + i, email))
                .count();
    }
}
