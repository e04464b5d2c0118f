package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import org.junit.jupiter.api.Test;

/** The same resources for realm admins, by Keycloak's own admin roles. */
@OnTheStack
class RealmAdminsIT {

    private final SharedStack stack;

    RealmAdminsIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void theConsolesAdministratorSeesEverything() {
        String token = stack.admin().tokenManager().getAccessTokenString();

        assertThat(get(token, "/organizations/acme/members")
                        .json()
                        .at("/items/0/username")
                        .asText())
                .isEqualTo("ada");
        assertThat(get(token, "/settings").json().has("defaultLevel")).isTrue();
        assertThat(get(token, "/agents").status()).isEqualTo(200);
        assertThat(get(token, "/me").status()).isEqualTo(404);
    }

    @Test
    void viewOrganizationsReadsAndAssignsNothing() {
        String token = adminWith("view-organizations");

        assertThat(get(token, "/organizations?limit=200").status()).isEqualTo(200);
        Tokens.Answer members = get(token, "/organizations/acme/members");
        assertThat(members.status()).isEqualTo(200);
        assertThat(members.json().at("/items/0/may")).isEmpty();
        assertThat(put(token, "/agents/" + stack.userId("tess") + "/organizations/umbra")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void manageOrganizationsMayDoWhatCustomersAdminsMay() {
        String token = adminWith("manage-organizations");

        assertThat(get(token, "/organizations/acme/members/" + stack.userId("ben"))
                        .json()
                        .get("may")
                        .toString())
                .isEqualTo("[\"assign-levels\",\"edit\",\"deactivate\",\"reset-password\"]");
    }

    @Test
    void anAdminOfOtherThingsSeesNoOrganisation() {
        String token = adminWith("manage-clients");

        assertThat(get(token, "/organizations").status()).isEqualTo(403);
        assertThat(get(token, "/organizations/acme").status()).isEqualTo(404);
        assertThat(get(token, "/agents").status()).isEqualTo(403);
    }

    @Test
    void aCustomersTokenIsNoAdminsToken() {
        String token = stack.tokens().of("ada").accessToken();

        assertThat(get(token, "/organizations").status()).isEqualTo(403);
        assertThat(get(token, "/organizations/acme/members").status()).isEqualTo(404);
        assertThat(stack.tokens().get(stack.adminUrl("/users"), token).status()).isEqualTo(403);
    }

    private Tokens.Answer get(String token, String path) {
        return stack.tokens().get(stack.adminUrl("/portal-access" + path), token);
    }

    private Tokens.Answer put(String token, String path) {
        return stack.tokens()
                .send(java.net.http.HttpRequest.newBuilder(stack.adminUrl("/portal-access" + path))
                        .header("Authorization", "Bearer " + token)
                        .PUT(java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private String adminWith(String role) {
        return new RealmAdmin(stack, role).token();
    }
}
