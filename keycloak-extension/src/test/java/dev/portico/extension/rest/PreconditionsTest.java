package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.core.EntityTag;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final EntityTag CURRENT = new EntityTag("abc");

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "*", "\"x\", \"abc\"", " \"abc\" "})
    void whoHasReadWhatIsThereGoesOn(String sent) {
        assertThatCode(() -> sent(sent).require(CURRENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "abc", "W/\"abc\"", "\"ABC\"", "", "\"abc"})
    void whoHasReadSomethingElseDoesNot(String sent) {
        assertThat(BodyTest.problem(() -> sent(sent).require(CURRENT)))
                .startsWith("412")
                .contains("stale");
        assertThat(BodyTest.problem(() -> sent(sent).respect(CURRENT))).startsWith("412");
    }

    @Test
    void whoSaysNothingDoesNotWhereItIsRequired() {
        Preconditions nothing = new Preconditions(Optional.empty());

        assertThat(BodyTest.problem(() -> nothing.require(CURRENT))).startsWith("428");
        assertThatCode(() -> nothing.respect(CURRENT)).doesNotThrowAnyException();
    }

    private static Preconditions sent(String header) {
        return new Preconditions(Optional.of(header));
    }
}
