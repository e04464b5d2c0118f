package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is told, with what would; never a 500, never what was sent. */
@OnTheStack
class BadInputIT {

    private final SharedStack stack;

    BadInputIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=abc | invalid-value | limit must be a whole number from 1 to 200",
                "limit=0 | invalid-value | limit must be a whole number from 1 to 200",
                "limit=-1 | invalid-value | limit must be a whole number from 1 to 200",
                "limit=201 | invalid-value | limit must be a whole number from 1 to 200",
                "limit=1e2 | invalid-value | limit must be a whole number from 1 to 200",
                "limit=99999999999 | invalid-value | limit must be a whole number from 1 to 200",
                "after=nonsense | invalid-value | after must be the next of an earlier page",
                "after=MTo | invalid-value | after must be the next of an earlier page",
                "after=MToA | invalid-value | after must be the next of an earlier page",
                "after=%3Cscript%3E | invalid-value | after must be the next of an earlier page",
                "status=gone | invalid-value | status must be one of active, disabled, all",
                "status=ACTIVE | invalid-value | status must be one of active, disabled, all",
                "level=king | invalid-level | level must be none or the name of an access level",
                "level=support-agent | invalid-level | level must be none or the name of an access level",
                "search=a%0Ab | invalid-value | search must have at most 255 characters and no control characters",
            })
    void nonsenseIsTold(String query, String reason, String detail) {
        Tokens.Answer answer = Api.as(stack, "ada").get("/organizations/acme/members?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").asText()).isEqualTo(reason);
        assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void anEndlessSearchIsTold() {
        assertThat(Api.as(stack, "ada")
                        .get("/organizations/acme/members?search=" + "a".repeat(300))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organizations/a%00b",
                "/organizations/%20",
                "/organizations/umbra%2Fmembers",
                "/organizations/acme/members/a%00b",
                "/organizations/acme/members/..",
                "/organizations/acme;x=1/members/%2e%2e",
                "/organizations/acme/..;/umbra",
                "/organizations/acme/%2e%2e/umbra",
                "/nothing",
                "/me/nothing",
            })
    void tricksWithPathsLeadNowhere(String path) {
        assertThat(Api.as(stack, "ada").get(path).status()).isIn(400, 404);
    }

    @Test
    void whoIsRefusedIsNotToldWhatWouldBeWrongBesides() {
        assertThat(Api.as(stack, "eve")
                        .get("/organizations/acme/members?limit=abc")
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(stack, "ben")
                        .get("/organizations/acme/members?limit=abc")
                        .status())
                .isEqualTo(403);
    }
}
