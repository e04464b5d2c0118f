package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @Test
    void whatWasSentIsRead() {
        Body body = body(
                "{\"a\":\" x \",\"b\":true,\"c\":[\"one\",\"two\",\"one\"],\"d\":\"2027-01-31T01:00:00+01:00\",\"e\":null}");

        assertThat(body.text("a")).contains("x");
        assertThat(body.flag("b")).contains(true);
        assertThat(body.texts("c").orElseThrow()).containsExactly("one", "two");
        assertThat(body.instant("d")).contains(Instant.parse("2027-01-31T00:00:00Z"));
        assertThat(body.text("e")).isEmpty();
        assertThat(body.clears("e")).isTrue();
        assertThat(body.has("e")).isTrue();
        assertThat(body.clears("f")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}", "{/**/}", "{'a':1}"
            })
    void whatIsNotOneObjectIsRefused(String text) {
        assertThat(problem(() -> body(text))).startsWith("422").contains("invalid-value");
    }

    @Test
    void anObjectTooDeepIsRefused() {
        assertThat(problem(() -> body("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")))
                .startsWith("422");
    }

    @Test
    void moreThanIsReasonableIsNotRead() {
        assertThat(problem(() -> Body.read(new ByteArrayInputStream(new byte[101]), 100)))
                .startsWith("413");
        assertThat(Body.read(new ByteArrayInputStream(new byte[100]), 100)).hasSize(100);
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThat(problem(() -> body("{\"a\":1,\"is_admin\":true}").only("a"))).contains("\"field\":\"is_admin\"");
    }

    @Test
    void aNameThatCouldBeAnythingIsNotRepeated() {
        assertThat(problem(() -> body("{\"<script>\":1}").only("a"))).doesNotContain("script");
    }

    @Test
    void aFieldOfAnotherTypeIsNamed() {
        Body body = body("{\"a\":1,\"b\":\"true\",\"c\":\"one\",\"d\":\"tomorrow\",\"e\":[1],\"f\":\"x\\ny\"}");

        assertThat(problem(() -> body.text("a"))).contains("\"field\":\"a\"");
        assertThat(problem(() -> body.flag("b"))).contains("\"field\":\"b\"");
        assertThat(problem(() -> body.texts("c"))).contains("\"field\":\"c\"");
        assertThat(problem(() -> body.instant("d"))).contains("\"field\":\"d\"");
        assertThat(problem(() -> body.texts("e"))).contains("\"field\":\"e\"");
        assertThat(problem(() -> body.text("f"))).contains("\"field\":\"f\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-31", "2027-01-31T00:00:00", "+10000-01-01T00:00:00Z", "1969-12-31T23:00:00Z", "0"})
    void onlyAMomentWithItsOffsetIsAMoment(String text) {
        assertThat(problem(() -> Body.instant("until", text))).contains("\"field\":\"until\"");
    }

    private static Body body(String text) {
        return Body.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static String problem(ThrowingCallable call) {
        String[] told = {""};
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(call)
                .satisfies(thrown -> told[0] = thrown.getResponse().getStatus() + " "
                        + thrown.getResponse().getEntity());
        return told[0];
    }
}
