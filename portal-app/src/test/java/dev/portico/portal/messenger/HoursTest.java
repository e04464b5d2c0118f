package dev.portico.portal.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "'', 2026-11-22T03:00, ",
        "Mon-Fri 09:00-17:00, 2026-11-20T16:59, ",
        "Mon-Fri 09:00-17:00, 2026-11-20T17:00, 2026-11-23T09:00",
        "Mon-Fri 09:00-17:00, 2026-11-23T08:59, 2026-11-23T09:00",
        "'Mon-Fri 09:00-17:00, Sat 10:00-14:00', 2026-11-20T18:00, 2026-11-21T10:00",
        "Fri-Mon 09:00-17:00, 2026-11-22T12:00, ",
        "Sun 20:00-24:00, 2026-11-22T23:59, ",
        "Wed 09:00-10:00, 2026-11-25T10:00, 2026-12-02T09:00",
        "Sun 02:30-03:30, 2026-03-28T12:00, 2026-03-29T03:30"
    })
    void somebodyIsThereOrAtThatTimeNext(String hours, LocalDateTime at, LocalDateTime next) {
        Hours read = Hours.of(hours, BERLIN);
        Instant now = at.atZone(BERLIN).toInstant();

        assertThat(read.next(now)
                        .map(instant -> instant.atZone(BERLIN).toLocalDateTime())
                        .orElse(null))
                .isEqualTo(next);
        assertThat(read.open(now)).isEqualTo(next == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "Mon 9-17", "Mon 17:00-09:00", "Foo 09:00-17:00", "Mon-Fri", "Mon 09:00-29:00"})
    void whatCannotBeUnderstoodIsNotGuessed(String hours) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.of(hours, BERLIN));
    }
}
