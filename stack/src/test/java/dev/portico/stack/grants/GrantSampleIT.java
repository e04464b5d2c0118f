package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One cell of each grant, a different state each time: what is asked of a Keycloak in a container where time is short. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantSampleIT {

    /** All in which something is refused. */
    private static final List<State> STATES = Arrays.stream(State.values())
            .filter(state -> state != State.WITH_ACCESS)
            .toList();

    private static final List<Way> WAYS = List.of(Way.values());

    private Matrix matrix;

    private static State stateFor(Way way) {
        return STATES.get(WAYS.indexOf(way) % STATES.size());
    }

    @BeforeAll
    void askTheSample(SharedStack stack) {
        matrix = Matrix.asked(stack, (way, state) -> stateFor(way) == state);
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsTheExpectedOne(Way way) {
        assertThat(matrix.answer(way, stateFor(way))).isEqualTo(Expected.of(way, stateFor(way)));
    }
}
