package dev.portico.stack.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.AskedKey;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A token that was made while there was access is worth nothing without it, before its time is over (R43, R65). */
@OnTheStack
class ShownTokenIT {

    private final SharedStack stack;
    private String organization = "";
    private People.Person person;

    ShownTokenIT(SharedStack stack) {
        this.stack = stack;
        this.person = new People.Person("", "");
    }

    @BeforeEach
    void somebodyWithAccess() {
        People people = stack.people();
        organization = people.organization("shown").getId();
        person = people.person("shown");
        people.join(person, organization, "portal-member");
    }

    @Test
    void anEndDateThatPassesMakesItInactiveAlthoughItsTimeIsNotOver() throws Exception {
        String token = stack.tokens().of(person.username()).accessToken();
        assertThat(introspected(token).get("active").asBoolean()).isTrue();
        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(200);

        accessEnds();

        assertThat(introspected(token).toString()).isEqualTo("{\"active\":false}");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stack.realmUrl("/protocol/openid-connect/userinfo"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"invalid_token\"", "error_description=\"expired\"");
    }

    @Test
    void whoAsksInVainLeavesAnEventWhereTheRealmKeepsThem() {
        RealmEventsConfigRepresentation before = stack.realm().getRealmEventsConfig();
        RealmEventsConfigRepresentation more = stack.realm().getRealmEventsConfig();
        List<String> types = new ArrayList<>(List.of("INTROSPECT_TOKEN_ERROR", "USER_INFO_REQUEST_ERROR"));
        more.setEnabledEventTypes(types);
        stack.realm().updateRealmEventsConfig(more);
        try {
            String token = stack.tokens().of(person.username()).accessToken();
            accessEnds();
            introspected(token);
            stack.tokens().userinfo(token);
        } finally {
            stack.realm().updateRealmEventsConfig(before);
        }

        assertThat(stack.realm().getEvents(types, null, person.id(), null, null, null, 0, 10))
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.getError()).isEqualTo("access_denied");
                    assertThat(event.getDetails())
                            .containsEntry("reason", "expired")
                            .containsEntry("org_id", organization);
                });
    }

    @Test
    void aClientThatLetsEverybodyInKeepsItsTokensAndTheyShowNoRights() {
        String client = client(Map.of(), List.of("basic", "portal"));
        String token = signedIn(client, "").accessToken();
        assertThat(introspected(token).get("org_id").asText()).isEqualTo(organization);

        accessEnds();

        JsonNode shown = introspected(token);
        assertThat(shown.get("active").asBoolean()).isTrue();
        assertThat(shown.get("entitlements")).isEmpty();
        assertThat(shown.has("org_id")).isFalse();
    }

    /** R35: introspection and userinfo say no more than a token that is made of the same session. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheKeyWasNotShownEverybodyIsToldTheSame(boolean before) {
        String client = client(Map.of(), List.of("basic", "portal"));
        String token = before ? signedIn(client, "").accessToken() : "";
        assertThat(signedIn(client, "").claims().get("org_id").asText())
                .as("there is something to see")
                .isEqualTo(organization);
        AskedKey.in(stack, organization);
        Tokens.Answer now = signedIn(client, "");
        String shown = before ? token : now.accessToken();

        assertThat(introspected(shown).get("active").asBoolean()).isTrue();
        assertThat(stack.tokens().userinfo(shown).status()).isEqualTo(200);
        for (JsonNode told : List.of(
                now.claims(),
                introspected(shown),
                stack.tokens().userinfo(shown).json())) {
            assertThat(told.get("entitlements")).isEmpty();
            assertThat(told.has("org_id")).isFalse();
            assertThat(told.has("organization")).isFalse();
        }
    }

    @Test
    void aTokenOfAGuardedClientIsWorthNothingWhereTheKeyWasNotShown() {
        String token = stack.tokens().of(person.username()).accessToken();
        assertThat(introspected(token).get("active").asBoolean()).isTrue();

        AskedKey.in(stack, organization);

        assertThat(introspected(token).toString()).isEqualTo("{\"active\":false}");
        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(401);
    }

    @Test
    void aTokenWithoutTheClaimsIsNotHeldAgainstAMemberOfSeveralOrganisations() {
        String client = client(Map.of("portal.access.required", "true"), List.of("basic"));
        String alias = stack.realm()
                .organizations()
                .get(organization)
                .toRepresentation()
                .getAlias();
        stack.people().join(person, stack.people().organization("second").getId(), "portal-admin");

        assertThat(introspected(signedIn(client, alias).accessToken())
                        .get("active")
                        .asBoolean())
                .isTrue();
    }

    private Tokens.Answer signedIn(String client, String alias) {
        Map<String, String> form = new HashMap<>(Map.of(
                "client_id",
                client,
                "username",
                person.username(),
                "password",
                person.username() + "-portico",
                "scope",
                "openid"));
        if (!alias.isEmpty()) {
            form.put("organization", alias);
        }
        return stack.tokens().password(form);
    }

    private String client(Map<String, String> attributes, List<String> scopes) {
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", "portal-api", "access.token.claim", "true"));
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("shows-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(attributes);
        client.setDefaultClientScopes(scopes);
        client.setProtocolMappers(List.of(audience));
        stack.realm().clients().create(client).close();
        return client.getClientId();
    }

    private JsonNode introspected(String token) {
        return stack.tokens().introspect("portal-api", token).json();
    }

    /** By itself, on its date: nobody is there who could end a session. */
    private void accessEnds() {
        Instant end = Instant.now().plusMillis(1500);
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.singleAttribute("portal.until", organization + " " + end);
        stack.realm().users().get(person.id()).update(user);
        await().until(() -> Instant.now().isAfter(end));
    }
}
