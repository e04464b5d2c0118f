package dev.portico.stack.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who has no access gets no token, by any grant, and is told why (R43). */
@OnTheStack
class RefusalIT {

    private static void isRefused(Tokens.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString())
                .isEqualTo("{\"error\":\"access_denied\",\"error_description\":\"" + reason + "\"}");
    }

    @Test
    void danIsRefusedOnPassword(SharedStack stack) {
        isRefused(stack.tokens().of("dan"), "no-access");
        isRefused(stack.tokens().of("dan", "acme"), "no-access");
    }

    @Test
    void danIsRefusedWhateverTheScope(SharedStack stack) {
        isRefused(
                stack.tokens().password(Map.of("username", "dan", "password", "dan-portico", "scope", "profile")),
                "no-access");
    }

    @Test
    void aRefusalLeavesNoSession(SharedStack stack) {
        People.Person person = stack.people().person("refused");
        stack.people().join(person, stack.people().organization("refusing").getId());
        isRefused(stack.tokens().of(person.username()), "no-access");
        assertThat(stack.realm().users().get(person.id()).getUserSessions()).isEmpty();
    }

    @Test
    void aServiceAccountNeedsAccessLikeAnybody(SharedStack stack) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("robot-" + UUID.randomUUID());
        client.setSecret("robot-secret");
        client.setServiceAccountsEnabled(true);
        client.setAttributes(Map.of("portal.access.required", "true"));
        stack.realm().clients().create(client).close();
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials", "client_id", client.getClientId(), "client_secret", "robot-secret");
        isRefused(stack.tokens().post("/protocol/openid-connect/token", form), "not-a-member");
    }

    @Test
    void aRefusalIsAnEventWithItsReasonAndWithoutNames(SharedStack stack) {
        isRefused(stack.tokens().of("dan"), "no-access");
        List<EventRepresentation> events = stack.realm()
                .getEvents(List.of("LOGIN_ERROR"), "portal-cli", stack.userId("dan"), null, null, null, 0, 1);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("access_denied");
            assertThat(event.getDetails())
                    .containsEntry("reason", "no-access")
                    .containsEntry("org_id", stack.organizationId("acme"))
                    .doesNotContainKey("username");
        });
    }

    /** Keycloak keeps no REFRESH_TOKEN_ERROR unless it is told to. */
    @Test
    void aRefusedRefreshIsKeptToo(SharedStack stack) {
        People people = stack.people();
        String organization = people.organization("kept").getId();
        People.Person person = people.person("kept");
        people.join(person, organization, "portal-member");
        Tokens.Answer before = stack.tokens().of(person.username());
        Instant end = Instant.now().plusMillis(1500);
        until(stack, person, organization + " " + end);
        await().until(() -> Instant.now().isAfter(end));
        isRefused(stack.tokens().refresh(before.refreshToken()), "expired");

        assertThat(stack.realm().getEvents(List.of("LOGIN_ERROR"), "portal-cli", person.id(), null, null, null, 0, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("grant_type", "refresh_token")
                        .containsEntry("reason", "expired")
                        .containsEntry("org_id", organization));
    }

    @Test
    void whoAsksForAForeignOrganizationIsNotedWithIt(SharedStack stack) {
        People.Person person = stack.people().person("foreign");
        isRefused(stack.tokens().of(person.username(), "umbra"), "not-a-member");
        isRefused(stack.tokens().of(person.username(), "nowhere"), "not-a-member");

        assertThat(stack.realm().getEvents(List.of("LOGIN_ERROR"), null, person.id(), null, null, null, 0, 2))
                .extracting(event -> event.getDetails().getOrDefault("org_id", "none"))
                .containsExactly("none", stack.organizationId("umbra"));
    }

    @Test
    void whoLosesTheirLevelIsRefusedOnRefresh(SharedStack stack) {
        People people = stack.people();
        String organization = people.organization("lose").getId();
        People.Person person = people.person("lose");
        people.join(person, organization, "portal-member");
        Tokens.Answer before = stack.tokens().of(person.username());
        assertThat(before.status()).isEqualTo(200);

        people.take(person, organization, "portal-member");
        isRefused(stack.tokens().refresh(before.refreshToken()), "no-access");
    }

    @Test
    void whoLeavesTheOrganizationIsRefusedOnRefreshAndNotMovedToAnother(SharedStack stack) {
        People people = stack.people();
        OrganizationRepresentation left = people.organization("left");
        OrganizationRepresentation kept = people.organization("kept");
        People.Person person = people.person("leaver");
        people.join(person, left.getId(), "portal-admin");
        people.join(person, kept.getId(), "portal-admin");
        Tokens.Answer before = stack.tokens().of(person.username(), left.getAlias());
        assertThat(before.claims().get("org_id").asText()).isEqualTo(left.getId());

        stack.realm()
                .organizations()
                .get(left.getId())
                .members()
                .member(person.id())
                .delete()
                .close();
        isRefused(stack.tokens().refresh(before.refreshToken()), "not-a-member");
    }

    @Test
    void severalOrganizationsWithoutAChoice(SharedStack stack) {
        isRefused(stack.tokens().of("finn"), "organization-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"umbra", "nowhere", "ACME", "acme ", "", "acme' or '1'='1", "../acme", "ac%6De"})
    void aForeignOrganizationAndOneThatDoesNotExistAreTheSame(String alias) {
        isRefused(SharedStack.running().tokens().of("ada", alias), "not-a-member");
    }

    @Test
    void vendorStaffAreInNoOrganization(SharedStack stack) {
        isRefused(stack.tokens().of("sam", "acme"), "not-a-member");
    }

    @Test
    void whoIsInNoOrganization(SharedStack stack) {
        isRefused(stack.tokens().of(stack.people().person("nowhere").username()), "not-a-member");
    }

    @Test
    void aVendorRoleGrantedInAnOrganizationDoesNotCount(SharedStack stack) {
        People people = stack.people();
        People.Person person = people.person("smuggler");
        people.join(person, people.organization("smuggler").getId(), "support-agent");
        isRefused(stack.tokens().of(person.username()), "no-access");
    }

    @Test
    void aDisabledOrganizationRefusesItsMembers(SharedStack stack) {
        People people = stack.people();
        OrganizationRepresentation organization = people.organization("closed");
        People.Person person = people.person("closed");
        people.join(person, organization.getId(), "portal-admin");
        Tokens.Answer before = stack.tokens().of(person.username());
        assertThat(before.status()).isEqualTo(200);

        organization.setEnabled(false);
        stack.realm()
                .organizations()
                .get(organization.getId())
                .update(organization)
                .close();
        isRefused(stack.tokens().of(person.username()), "organization-disabled");
        isRefused(stack.tokens().refresh(before.refreshToken()), "organization-disabled");
    }

    @Test
    void accessEndsOnItsDateAndTheTokenWithIt(SharedStack stack) {
        People people = stack.people();
        String organization = people.organization("until").getId();
        People.Person person = people.person("until");
        people.join(person, organization, "portal-member");
        Instant end = Instant.now().plus(Duration.ofSeconds(20));

        until(stack, person, organization + " " + end);
        Tokens.Answer answer = stack.tokens().of(person.username());
        assertThat(answer.claims().get("exp").asLong()).isEqualTo(end.getEpochSecond());
        assertThat(answer.idClaims().get("exp").asLong()).isEqualTo(end.getEpochSecond());
        assertThat(answer.json().get("refresh_expires_in").asLong()).isLessThanOrEqualTo(20);

        until(stack, person, organization + " " + Instant.now().minusSeconds(1));
        isRefused(stack.tokens().refresh(answer.refreshToken()), "expired");
        isRefused(stack.tokens().of(person.username()), "expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "ORGANIZATION tomorrow", "ORGANIZATION"})
    void anEndDateThatIsNonsenseEndsAccess(String value) {
        SharedStack stack = SharedStack.running();
        People people = stack.people();
        String organization = people.organization("odd").getId();
        People.Person person = people.person("odd");
        people.join(person, organization, "portal-member");
        assertThat(stack.tokens().of(person.username()).status()).isEqualTo(200);

        until(stack, person, value.replace("ORGANIZATION", organization));
        isRefused(stack.tokens().of(person.username()), "expired");
    }

    private static void until(SharedStack stack, People.Person person, String value) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.singleAttribute("portal.until", value);
        stack.realm().users().get(person.id()).update(user);
    }
}
