package dev.portico.extension.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerspectiveRequestTest {

    private final MultivaluedMap<String, String> form = form();

    private static MultivaluedMap<String, String> form() {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle("subject_token", "token");
        form.putSingle("requested_subject", "ben-id");
        form.putSingle("organization", "acme");
        return form;
    }

    @Test
    void aReasonIsSaidOrNot() throws PerspectiveRequest.Malformed {
        assertThat(PerspectiveRequest.of(form).reason()).isEmpty();
        form.putSingle("reason", " He cannot find it ");
        assertThat(PerspectiveRequest.of(form).reason()).contains("He cannot find it");
        form.putSingle("reason", " ");
        assertThat(PerspectiveRequest.of(form).reason()).isEmpty();
    }

    @Test
    void aReasonIsNoLetter() throws PerspectiveRequest.Malformed {
        form.putSingle("reason", "x".repeat(500));
        assertThat(PerspectiveRequest.of(form).reason()).isPresent();
        form.putSingle("reason", "x".repeat(501));
        isRefused("reason must have at most 500 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_token", "requested_subject", "organization"})
    void theRestIsNeeded(String parameter) {
        form.putSingle(parameter, "  ");
        isRefused("Missing parameter: " + parameter);
        form.remove(parameter);
        isRefused("Missing parameter: " + parameter);
    }

    @ParameterizedTest
    @CsvSource({"requested_subject", "organization"})
    void whatNamesSomethingIsShort(String parameter) {
        form.putSingle(parameter, "x".repeat(256));
        isRefused("Invalid parameter: " + parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_token_type", "requested_token_type"})
    void whereATypeIsNamedItIsThatOfAccessTokens(String parameter) throws PerspectiveRequest.Malformed {
        form.putSingle(parameter, "urn:ietf:params:oauth:token-type:access_token");
        assertThat(PerspectiveRequest.of(form).organization()).isEqualTo("acme");
        form.putSingle(parameter, "urn:ietf:params:oauth:token-type:refresh_token");
        isRefused(parameter + " must be urn:ietf:params:oauth:token-type:access_token");
    }

    private void isRefused(String sentence) {
        assertThatThrownBy(() -> PerspectiveRequest.of(form))
                .isInstanceOf(PerspectiveRequest.Malformed.class)
                .hasMessage(sentence);
    }
}
