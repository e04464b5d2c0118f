package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Access tokens for this audience, from an accepted client, as long as they live; nothing else. */
@OnTheStack
class WhichTokensCountIT {

    private final SharedStack stack;

    WhichTokensCountIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void anAccessTokenCounts() {
        assertThat(status(stack.tokens().of("ada").accessToken())).isEqualTo(200);
    }

    @Test
    void anIdTokenDoesNot() {
        assertThat(status(stack.tokens().of("ada").json().get("id_token").asText()))
                .isEqualTo(401);
    }

    @Test
    void aRefreshTokenDoesNot() {
        assertThat(status(stack.tokens().of("ada").refreshToken())).isEqualTo(401);
    }

    @Test
    void aTokenForAnotherAudienceDoesNot() {
        String token = tokenOf("elsewhere", false);

        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(200);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenOfAClientThatIsNotAcceptedDoesNot() {
        String token = tokenOf("stranger", true);

        assertThat(Tokens.claims(token).get("aud").toString()).contains("portal-access");
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTamperedTokenDoesNot() {
        String token = stack.tokens().of("ada").accessToken();
        String[] parts = token.split("\\.", -1);

        assertThat(status(parts[0] + "." + parts[1] + "." + parts[2].replace(parts[2].charAt(9), 'x')))
                .isEqualTo(401);
        assertThat(status("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + "."))
                .isEqualTo(401);
    }

    @Test
    void aTokenOfAnEndedSessionDoesNot() {
        People.Person person = stack.people().person("leaving");
        stack.people().join(person, stack.organizationId("umbra"), "portal-member");
        String token = stack.tokens().of(person.username()).accessToken();
        assertThat(status(token)).isEqualTo(200);

        stack.realm().users().get(person.id()).logout();

        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenOfADisabledPersonDoesNot() {
        People.Person person = stack.people().person("disabled");
        stack.people().join(person, stack.organizationId("umbra"), "portal-member");
        String token = stack.tokens().of(person.username()).accessToken();
        var user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(person.id()).update(user);

        assertThat(status(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRhOmFkYQ==", "Bearer", "Bearer ", "Bearer a b", "DPoP x", "x"})
    void nonsenseInTheHeaderIsToldAsAnInvalidToken(String header) throws Exception {
        HttpResponse<String> answer = send(me().header("Authorization", header));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void withoutATokenOneIsAskedForAndCookiesAreNotLookedAt() throws Exception {
        String token = stack.tokens().of("ada").accessToken();

        HttpResponse<String> answer =
                send(me().header("Cookie", "KEYCLOAK_IDENTITY=" + token + "; access_token=" + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aTokenInTheQueryIsNotLookedAt() {
        String token = stack.tokens().of("ada").accessToken();

        assertThat(stack.tokens()
                        .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/me?access_token=" + token)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void answersAreNotKept() throws Exception {
        HttpResponse<String> answer = send(me().header(
                        "Authorization", "Bearer " + stack.tokens().of("ada").accessToken()));

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void settingsAreAskedForAgainAndAnsweredBrieflyWhenNothingChanged() throws Exception {
        HttpRequest.Builder settings = HttpRequest.newBuilder(stack.realmUrl("/portal-access/settings"));
        HttpResponse<String> first = send(settings);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = send(settings.copy().header("If-None-Match", tag));

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void settingsUnderAConditionThatIsNotMetAreRefusedWithoutAFault() throws Exception {
        HttpRequest.Builder settings = HttpRequest.newBuilder(stack.realmUrl("/portal-access/settings"));

        assertThat(send(settings.header("If-Match", "\"another\"")).statusCode())
                .isEqualTo(412);
    }

    private HttpRequest.Builder me() {
        return HttpRequest.newBuilder(stack.realmUrl("/portal-access/me"));
    }

    private int status(String token) {
        return Api.with(stack, token).get("/me").status();
    }

    /** A token for ada by a client of the test's own. */
    private String tokenOf(String prefix, boolean withAudience) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(prefix + "-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(false);
        if (withAudience) {
            ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
            audience.setName("audience");
            audience.setProtocol("openid-connect");
            audience.setProtocolMapper("oidc-audience-mapper");
            audience.setConfig(Map.of("included.client.audience", "portal-access", "access.token.claim", "true"));
            client.setProtocolMappers(List.of(audience));
        }
        try (Response created = stack.realm().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return stack.tokens()
                .password(Map.of(
                        "client_id", client.getClientId(),
                        "username", "ada",
                        "password", "ada-portico",
                        "scope", "openid"))
                .accessToken();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
