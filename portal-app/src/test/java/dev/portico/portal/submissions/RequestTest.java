package dev.portico.portal.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.portal.platform.Invalid;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void isReadAsItWasTyped() {
        assertThat(read(Map.of())).isEqualTo(new Request("Zoe Zander", "zoe@new.example", "Help", "It\nsmokes."));
    }

    @Test
    void anAddressIsLowered() {
        assertThat(read(Map.of("email", "  Zoe@New.Example ")).email()).isEqualTo("zoe@new.example");
    }

    /** Attack 23: nothing that starts a line of its own, or hides what it is. */
    @Test
    void linesInNameAndSubjectBecomeBlanks() {
        Request request = read(Map.of("name", "Zoe\r\nBcc: all@x.example", "subject", "Help\r\n\u202Eoops"));

        assertThat(request.name()).isEqualTo("Zoe Bcc: all@x.example");
        assertThat(request.subject()).isEqualTo("Help oops");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe",
                "@new.example",
                "zoe@",
                "zoe@localhost",
                "zoe@new.example\r\nBcc: all@x.example",
                "zoe@new.example, eve@umbra.example",
                "Zoe <zoe@new.example>",
                "zoe @new.example",
                "zoe@new.example\u0000",
                "zo\u00e9@new.example",
                "zoe@-new.example",
                "support@portico.example",
                "\"zoe\"@new.example"
            })
    void whatIsNoAddressOfASinglePersonIsRefused(String email) {
        assertThatThrownBy(() -> read(Map.of("email", email)))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.reasons()).containsOnlyKeys("email"));
    }

    @Test
    void everythingThatIsMissingIsTold() {
        assertThatThrownBy(() -> Request.of(Map.of(), address -> false))
                .isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.reasons())
                        .containsOnly(
                                Map.entry("name", "required"),
                                Map.entry("email", "required"),
                                Map.entry("subject", "required"),
                                Map.entry("description", "required")));
    }

    private static Request read(Map<String, String> other) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "name", "Zoe Zander", "email", "zoe@new.example", "subject", "Help", "description", "It\r\nsmokes."));
        typed.putAll(other);
        return Request.of(typed, "support@portico.example"::equals);
    }
}
