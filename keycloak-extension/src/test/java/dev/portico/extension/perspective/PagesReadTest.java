package dev.portico.extension.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages were read, and how often (R31). */
class PagesReadTest {

    private static final PagesRead NONE = PagesRead.of("");

    @Test
    void whatIsToldIsAddedToWhatWasTold() {
        PagesRead first =
                NONE.and(List.of("2 /tickets", "1 /tickets/{number}", "1 /")).orElseThrow();

        PagesRead both = PagesRead.of(first.text())
                .and(List.of("3 /tickets", "1 /tickets"))
                .orElseThrow();

        assertThat(NONE.times()).isEmpty();
        assertThat(both.times())
                .containsEntry("/tickets", 6L)
                .containsEntry("/tickets/{number}", 1L)
                .containsEntry("/", 1L)
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/tickets",
                "0 /tickets",
                "-1 /tickets",
                "1000000 /tickets",
                "1  /tickets",
                "1 tickets",
                "1 *",
                "1 /tickets?q=secret",
                "1 /tickets\n1 /other",
                "1 /tickets <b>",
                "1 /ärger"
            })
    void onlyRoutesAreToldAndNothingElseOfWhatWasRead(String line) {
        assertThat(NONE.and(List.of("1 /tickets"))).isPresent();
        assertThat(NONE.and(List.of("1 /tickets", line))).isEmpty();
    }

    @Test
    void aRouteIsShort() {
        assertThat(NONE.and(List.of("1 /" + "x".repeat(99)))).isPresent();
        assertThat(NONE.and(List.of("1 /" + "x".repeat(100)))).isEmpty();
    }

    @Test
    void howeverManyPagesThereAreItStaysSmallAndNoReadIsLost() {
        PagesRead read = NONE;
        for (int round = 0; round < 3; round++) {
            List<String> lines = IntStream.range(0, 100)
                    .mapToObj(page -> "1 /" + "x".repeat(95) + String.format("%04d", page))
                    .toList();
            read = PagesRead.of(read.text()).and(lines).orElseThrow();
        }

        assertThat(read.times()).hasSize(32).containsEntry(PagesRead.OTHERS, 207L);
        assertThat(read.times().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(300);
        assertThat(read.text()).hasSizeLessThan(4000);
        assertThat(PagesRead.of(read.text())).isEqualTo(read);
    }

    @Test
    void countingEnds() {
        PagesRead read = NONE.and(List.of("999999 /tickets", "999999 /tickets")).orElseThrow();

        assertThat(read.times()).containsEntry("/tickets", 999_999L);
        assertThat(PagesRead.of(read.text())).isEqualTo(read);
    }
}
