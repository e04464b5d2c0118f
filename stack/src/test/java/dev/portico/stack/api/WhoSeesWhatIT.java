package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route with everybody: what they may see is there, what they may not is 403 or does not exist. */
@OnTheStack
class WhoSeesWhatIT {

    private final SharedStack stack;

    WhoSeesWhatIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "ada,        /organizations/acme,          200",
        "ben,        /organizations/acme,          200",
        "eve,        /organizations/acme,          404",
        "sam,        /organizations/acme,          200",
        "tess,       /organizations/acme,          200",
        "tess,       /organizations/umbra,         404",
        "olga,       /organizations/umbra,         200",
        "ada,        /organizations/ACME,          404",
        "ada,        /organizations/acm,           404",
        "ada,        /organizations/acme/members,  200",
        "ben,        /organizations/acme/members,  403",
        "gil,        /organizations/acme/members,  403",
        "eve,        /organizations/acme/members,  404",
        "finn@acme,  /organizations/acme/members,  403",
        "finn@acme,  /organizations/umbra/members, 200",
        "sam,        /organizations/acme/members,  403",
        "tess,       /organizations/acme/members,  403",
        "tess,       /organizations/umbra/members, 404",
        "olga,       /organizations/acme/members,  200",
        "ada,        /organizations/none/members,  404",
        "ada,        /agents,                      403",
        "sam,        /agents,                      403",
        "olga,       /agents,                      200",
        "tess,       /me/assigned-organizations,   200",
        "sam,        /me/assigned-organizations,   403",
        "ada,        /me/assigned-organizations,   403",
        "ada,        /me,                          200",
        "sam,        /me,                          200",
    })
    void routes(String who, String path, int status) {
        assertThat(Api.as(stack, who).get(path).status()).isEqualTo(status);
    }

    @Test
    void aProblemHasAReason() {
        JsonNode problem =
                Api.as(stack, "ben").get("/organizations/acme/members").json();

        assertThat(problem.toString())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                                + "\"reason\":\"missing-permission\",\"detail\":\"This needs members.view in the organisation\"}");
    }

    @Test
    void anOrganisationIsFoundByIdAsWell() {
        Tokens.Answer found = Api.as(stack, "ada").get("/organizations/" + stack.organizationId("acme"));

        assertThat(found.json().get("alias").asText()).isEqualTo("acme");
    }

    @Test
    void anotherRealmsOrganisationDoesNotExist() {
        People.Person operator = stack.people().person("realms");
        assertThat(operator.id()).isNotEmpty();
        assertThat(Api.as(stack, "olga")
                        .get("/organizations/" + stack.organizationId("umbra"))
                        .status())
                .isEqualTo(200);
        String elsewhere = Organizations.inAnotherRealm(stack);
        try {
            assertThat(Api.as(stack, "olga").get("/organizations/" + elsewhere).status())
                    .isEqualTo(404);
        } finally {
            Organizations.removeTheOtherRealm(stack);
        }
    }

    @Test
    void everybodySeesTheOrganisationsOfTheirOwn() {
        assertThat(Api.each(Api.as(stack, "ada").get("/organizations"), "alias"))
                .containsExactly("acme");
        assertThat(Api.each(Api.as(stack, "finn@umbra").get("/organizations"), "alias"))
                .containsExactly("acme", "umbra");
        assertThat(Api.each(Api.as(stack, "tess").get("/organizations"), "alias"))
                .containsExactly("acme");
        // By name: other tests leave more organisations than a page has.
        for (String alias : List.of("acme", "umbra")) {
            assertThat(Api.each(Api.as(stack, "olga").get("/organizations?search=" + alias), "alias"))
                    .contains(alias);
        }
    }

    @Test
    void organisationsAreSearchedByTheBeginningOfTheirName() {
        assertThat(Api.each(Api.as(stack, "olga").get("/organizations?search=UMB"), "alias"))
                .containsExactly("umbra");
        assertThat(Api.each(Api.as(stack, "olga").get("/organizations?search=mbra"), "alias"))
                .isEmpty();
    }

    @Test
    void aMemberOfTwoSeesBothWithTheirLevels() {
        JsonNode me = Api.as(stack, "finn@acme").get("/me").json();

        assertThat(me.at("/organizations/0/alias").asText()).isEqualTo("acme");
        assertThat(me.at("/organizations/0/level").asText()).isEqualTo("portal-member");
        assertThat(me.at("/organizations/1/alias").asText()).isEqualTo("umbra");
        assertThat(me.at("/organizations/1/level").asText()).isEqualTo("portal-admin");
        assertThat(me.at("/organizations/1/entitlements").toString())
                .contains("members.view")
                .doesNotContain("messenger.contact");
        assertThat(me.at("/organizations/0/entitlements").toString()).doesNotContain("members.view");
    }

    @Test
    void theVendorsPeopleBelongNowhere() {
        assertThat(Api.as(stack, "sam").get("/me").json().toString()).isEqualTo("{\"organizations\":[]}");
    }

    @Test
    void settingsAreThereForEverybodyAsFarAsTheyArePublic() {
        Tokens.Answer answer = stack.tokens().send(java.net.http.HttpRequest.newBuilder(settings()));

        assertThat(answer.json().toString())
                .isEqualTo("{\"mode\":\"everyone\",\"ticketing\":true,\"addRequestBox\":true,\"submitTab\":true,"
                        + "\"signInToSubmit\":false,\"forum\":\"registered\"}");
    }

    @Test
    void whoMayChangeTheSettingsSeesThemAll() {
        assertThat(Api.as(stack, "ada").get("/settings").json().has("defaultLevel"))
                .isFalse();
        assertThat(Api.as(stack, "olga")
                        .get("/settings")
                        .json()
                        .get("defaultLevel")
                        .asText())
                .isEqualTo("none");
    }

    private java.net.URI settings() {
        return stack.realmUrl("/portal-access/settings");
    }
}
