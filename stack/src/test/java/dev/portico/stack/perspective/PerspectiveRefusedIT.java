package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who may not look through whose eyes, and what is told (R26, R31). */
@OnTheStack
class PerspectiveRefusedIT {

    private final SharedStack stack;

    PerspectiveRefusedIT(SharedStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @ParameterizedTest
    @CsvSource({
        "ada,  ben,  acme,    ''",
        "finn@umbra, eve, umbra, ''",
        "sam,  ben,  acme,    ''",
        "sam,  ada,  acme,    ''",
        "ada,  ada,  acme,    invalid-value",
        "ada,  dan,  acme,    no-access",
        "ada,  eve,  acme,    not-a-member",
        "ada,  eve,  umbra,   not-a-member",
        "ada,  ben,  nowhere, not-a-member",
        "ben,  cleo, acme,    missing-permission",
        "ben,  eve,  acme,    missing-permission",
        "gil,  ben,  acme,    missing-permission",
        "tess, ben,  acme,    missing-permission",
        "olga, ben,  acme,    missing-permission",
        "sam,  olga, acme,    not-a-member",
    })
    void whoMayLookThroughWhoseEyes(String viewer, String person, String organization, String reason) {
        String[] parts = viewer.split("@", 2);
        Tokens.Answer own =
                parts.length == 1 ? stack.tokens().of(viewer) : stack.tokens().of(parts[0], parts[1]);

        Tokens.Answer answer =
                new Onlooker(stack, viewer, own).looks(stack.userId(person), organization, "Somebody asked for help");

        if (reason.isEmpty()) {
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        } else {
            refused(answer, "access_denied", reason);
        }
    }

    @Test
    void whoHoldsMoreThanTheViewerIsNotLookedThrough() {
        String organization = stack.people().organization("looking").getId();
        String level =
                level("portal.enter", "tickets.own", "tickets.organization", "members.view", "members.perspective");
        People.Person viewer = somebody(organization, level);
        People.Person above = somebody(organization, "portal-admin");
        People.Person below = somebody(organization, level);

        Onlooker onlooker = Onlooker.named(stack, viewer);

        assertThat(onlooker.looks(below.id(), organization).status()).isEqualTo(200);
        refused(onlooker.looks(above.id(), organization), "access_denied", "above-own-rights");
    }

    @Test
    void withoutSeeingTheOrganisationsTicketsNobodyLooks() {
        String organization = stack.people().organization("looking").getId();
        String level = level("portal.enter", "tickets.own", "members.view", "members.perspective");
        People.Person viewer = somebody(organization, level);
        People.Person member = somebody(organization, level);

        refused(Onlooker.named(stack, viewer).looks(member.id(), organization), "access_denied", "missing-permission");
    }

    @Test
    void theVendorsPeopleAreNotLookedThroughEvenWhereTheyAreMembers() {
        String organization = stack.people().organization("looking").getId();
        People.Person admin = somebody(organization, "portal-admin");
        People.Person member = somebody(organization, "portal-member");
        assertThat(Onlooker.named(stack, "sam")
                        .looks(member.id(), organization, "help")
                        .status())
                .isEqualTo(200);

        stack.realm()
                .users()
                .get(member.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));

        refused(
                Onlooker.named(stack, "sam").looks(member.id(), organization, "help"),
                "access_denied",
                "above-own-rights");
        refused(Onlooker.named(stack, admin).looks(member.id(), organization), "access_denied", "above-own-rights");
    }

    @Test
    void whoIsDisabledIsNotLookedThrough() {
        String organization = stack.people().organization("looking").getId();
        People.Person admin = somebody(organization, "portal-admin");
        People.Person member = somebody(organization, "portal-member");
        enable(member, false);

        refused(Onlooker.named(stack, admin).looks(member.id(), organization), "access_denied", "user-disabled");
    }

    @Test
    void theVendorGivesAReason() {
        Onlooker sam = Onlooker.named(stack, "sam");

        refused(sam.looks(stack.userId("ben"), "acme"), "invalid_request", "Missing parameter: reason");
        refused(sam.looks(stack.userId("ben"), "acme", "  "), "invalid_request", "Missing parameter: reason");
    }

    @Test
    void nobodyLooksThroughTheEyesOfSomebodyThroughWhoseEyesTheyLook() {
        String organization = stack.people().organization("looking").getId();
        People.Person first = somebody(organization, "portal-admin");
        People.Person second = somebody(organization, "portal-admin");
        People.Person third = somebody(organization, "portal-member");
        Onlooker onlooker = Onlooker.named(stack, first);
        Tokens.Answer asSecond = onlooker.looks(second.id(), organization);
        assertThat(asSecond.status()).isEqualTo(200);

        refused(
                onlooker.asks(Map.of(
                        "subject_token", asSecond.accessToken(),
                        "requested_subject", third.id(),
                        "organization", organization)),
                "access_denied",
                "missing-permission");
    }

    @Test
    void onlyAnAccessTokenOfTheViewersOwnCounts() {
        Onlooker ada = Onlooker.named(stack, "ada");
        String[] parts = ada.own().accessToken().split("\\.", -1);

        for (String token : List.of(
                ada.own().json().get("id_token").asText(),
                ada.own().refreshToken(),
                "nonsense",
                "a.b.c",
                "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].replace(parts[2].charAt(9), 'x'))) {
            refused(
                    ada.asks(Map.of(
                            "subject_token", token, "requested_subject", stack.userId("ben"), "organization", "acme")),
                    "invalid_request",
                    "subject_token is not valid here");
        }
    }

    @ParameterizedTest
    @CsvSource({"subject_token", "requested_subject", "organization"})
    void everythingIsSaid(String parameter) {
        Onlooker ada = Onlooker.named(stack, "ada");
        Map<String, String> parameters =
                new HashMap<>(Map.of("requested_subject", stack.userId("ben"), "organization", "acme"));
        parameters.put(parameter, "");

        refused(ada.asks(parameters), "invalid_request", "Missing parameter: " + parameter);
    }

    @Test
    void onlyThePortalAsks() {
        Onlooker ada = Onlooker.named(stack, "ada");
        Map<String, String> asked = Map.of("requested_subject", stack.userId("ben"), "organization", "acme");

        for (String client : List.of("portal-api", "reports-api")) {
            Map<String, String> byAnother = new HashMap<>(asked);
            byAnother.put("client_id", client);
            byAnother.put("client_secret", stack.secret(client));
            refused(ada.asks(byAnother), "unauthorized_client", "This grant is for the portal alone");
        }
        Map<String, String> byTheCli = new HashMap<>(asked);
        byTheCli.put("client_id", "portal-cli");
        byTheCli.put("client_secret", "");
        refused(ada.asks(byTheCli), "unauthorized_client", "This grant is for the portal alone");
        Map<String, String> withoutSecret = new HashMap<>(asked);
        withoutSecret.put("client_secret", "");
        assertThat(ada.asks(withoutSecret).status()).isEqualTo(401);
    }

    @Test
    void noClientExchangesTheTokenForAnother() {
        String token =
                Onlooker.named(stack, "ada").looks(stack.userId("ben"), "acme").accessToken();
        String own = stack.tokens().of("ben").accessToken();
        try (Exchanging exchanging = new Exchanging("portal-access")) {
            assertThat(exchanging.exchange(own).status()).isEqualTo(200);

            refused(exchanging.exchange(token), "access_denied", "missing-permission");
        }
    }

    /** A client that may exchange tokens, for as long as a test needs it to (RFC 8693). */
    private final class Exchanging implements AutoCloseable {

        private final String client;

        Exchanging(String client) {
            this.client = client;
            allow(true);
        }

        private void allow(boolean allowed) {
            ClientRepresentation known =
                    stack.realm().clients().findByClientId(client).get(0);
            known.getAttributes().put("standard.token.exchange.enabled", String.valueOf(allowed));
            stack.realm().clients().get(known.getId()).update(known);
        }

        Tokens.Answer exchange(String token) {
            return stack.tokens()
                    .post(
                            "/protocol/openid-connect/token",
                            Map.of(
                                    "grant_type",
                                    "urn:ietf:params:oauth:grant-type:token-exchange",
                                    "client_id",
                                    client,
                                    "client_secret",
                                    stack.secret(client),
                                    "subject_token",
                                    token,
                                    "subject_token_type",
                                    "urn:ietf:params:oauth:token-type:access_token"));
        }

        @Override
        public void close() {
            allow(false);
        }
    }

    private static void refused(Tokens.Answer answer, String error, String description) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo(error);
        assertThat(answer.json().get("error_description").asText()).isEqualTo(description);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    private People.Person somebody(String organization, String role) {
        People.Person person = stack.people().person("onlooker");
        stack.people().join(person, organization, role);
        return person;
    }

    private void enable(People.Person person, boolean enabled) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(enabled);
        stack.realm().users().get(person.id()).update(user);
    }

    /** A level of the test's own. */
    private String level(String... permissions) {
        String name = "looking-" + UUID.randomUUID().toString().substring(0, 8);
        Tokens.Answer made = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/levels"))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name
                                + "\",\"title\":\"Looking\",\"permissions\":[\"" + String.join("\",\"", permissions)
                                + "\"]}")));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return name;
    }
}
