package dev.portico.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long the demo says that one has waited for it. */
class DemoTimeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    @Test
    void isCountedFromTheBeginningOfTheScriptThatBuildsFirst() {
        assertThat(Demo.begun(Map.of("PORTICO_DEMO_BEGUN", "999700"), NOW)).isEqualTo(Instant.ofEpochSecond(999_700));
    }

    @Test
    void isCountedFromNowWhereNothingSaysWhenItBegan() {
        assertThat(Demo.begun(Map.of(), NOW)).isEqualTo(NOW);
        for (String odd : new String[] {"", "soon", "-5", "1000001", "999999999999"}) {
            assertThat(Demo.begun(Map.of("PORTICO_DEMO_BEGUN", odd), NOW))
                    .as(odd)
                    .isEqualTo(NOW);
        }
    }
}
