package dev.portico.stack.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token contract, on the whole cast. */
@OnTheStack
class TokenClaimsIT {

    static Stream<ClaimSets.Golden> cast() {
        SharedStack stack = SharedStack.running();
        return ClaimSets.ofTheCast(stack.organizationId("acme"), stack.organizationId("umbra"));
    }

    static Stream<ClaimSets.Golden> customers() {
        return cast().filter(golden -> golden.claims().containsKey("org_id"));
    }

    private static Tokens.Answer signIn(SharedStack stack, ClaimSets.Golden golden) {
        Tokens.Answer answer = golden.organization().isEmpty()
                ? stack.tokens().of(golden.person())
                : stack.tokens().of(golden.person(), golden.organization());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer;
    }

    @ParameterizedTest
    @MethodSource("cast")
    void accessAndIdTokenCarryTheDecision(ClaimSets.Golden golden) {
        Tokens.Answer answer = signIn(SharedStack.running(), golden);
        assertThat(ClaimSets.in(answer.claims())).isEqualTo(golden.claims());
        assertThat(ClaimSets.in(answer.idClaims())).isEqualTo(golden.claims());
    }

    @ParameterizedTest
    @MethodSource("cast")
    void introspectionAndUserinfoSayTheSame(ClaimSets.Golden golden) {
        SharedStack stack = SharedStack.running();
        String token = signIn(stack, golden).accessToken();
        JsonNode introspection = stack.tokens().introspect("portal-api", token).json();
        assertThat(introspection.get("active").asBoolean()).isTrue();
        assertThat(ClaimSets.in(introspection)).isEqualTo(golden.claims());
        assertThat(ClaimSets.in(stack.tokens().userinfo(token).json())).isEqualTo(golden.claims());
    }

    @ParameterizedTest
    @MethodSource("cast")
    void aRefreshSaysTheSame(ClaimSets.Golden golden) {
        SharedStack stack = SharedStack.running();
        Tokens.Answer refreshed = stack.tokens().refresh(signIn(stack, golden).refreshToken());
        assertThat(ClaimSets.in(refreshed.claims())).isEqualTo(golden.claims());
        assertThat(ClaimSets.in(stack.tokens().refresh(refreshed.refreshToken()).claims()))
                .isEqualTo(golden.claims());
    }

    /** What vendor staff hold directly does appear in realm_access, as any realm role does. */
    @ParameterizedTest
    @MethodSource("customers")
    void thePortalsRolesAreNowhereElse(ClaimSets.Golden golden) {
        JsonNode claims = signIn(SharedStack.running(), golden).claims();
        String elsewhere = ((ObjectNode) claims.deepCopy())
                .without(List.of("organization", "org_id", "entitlements", "scope", "aud", "azp"))
                .toString();
        assertThat(elsewhere).doesNotContain("realm_access", "portal-", "enable-in-app-messenger", "tickets.");
        assertThat(claims.get("aud").toString()).contains("portal-api", "portal-access");
    }

    @Test
    void twoTokenFamiliesHoldTwoOrganizationsAtOnce(SharedStack stack) {
        String acme = stack.tokens().of("finn", "acme").refreshToken();
        String umbra = stack.tokens().of("finn", "umbra").refreshToken();
        for (int round = 0; round < 3; round++) {
            Tokens.Answer inAcme = stack.tokens().refresh(acme);
            Tokens.Answer inUmbra = stack.tokens().refresh(umbra);
            assertThat(inAcme.claims().get("org_id").asText()).isEqualTo(stack.organizationId("acme"));
            assertThat(inUmbra.claims().get("org_id").asText()).isEqualTo(stack.organizationId("umbra"));
            acme = inAcme.refreshToken();
            umbra = inUmbra.refreshToken();
        }
    }

    @Test
    void aRefreshCannotBeTalkedIntoAnotherOrganization(SharedStack stack) {
        String acme = stack.tokens().of("finn", "acme").refreshToken();
        Tokens.Answer answer = stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "refresh_token",
                                "client_id", "portal-cli",
                                "refresh_token", acme,
                                "organization", "umbra"));
        assertThat(answer.claims().get("org_id").asText()).isEqualTo(stack.organizationId("acme"));
    }

    @Test
    void introspectionCannotBeTalkedIntoAnotherOrganization(SharedStack stack) {
        String acme = stack.tokens().of("finn", "acme").accessToken();
        Tokens.Answer answer = stack.tokens()
                .post(
                        "/protocol/openid-connect/token/introspect",
                        Map.of(
                                "client_id",
                                "portal-api",
                                "client_secret",
                                stack.secret("portal-api"),
                                "token",
                                acme,
                                "organization",
                                "umbra"));
        assertThat(answer.json().get("org_id").asText()).isEqualTo(stack.organizationId("acme"));
    }

    @Test
    void aMemberOfAHundredOrganizationsHasLessThanAKilobyteOfClaims(SharedStack stack) {
        People people = stack.people();
        People.Person person = people.person("hundred");
        String first = people.organization("hundred").getId();
        people.join(person, first, "portal-admin", "enable-in-app-messenger");
        for (int more = 1; more < 100; more++) {
            people.join(person, people.organization("hundred").getId());
        }
        String alias =
                stack.realm().organizations().get(first).toRepresentation().getAlias();
        JsonNode claims = stack.tokens().of(person.username(), alias).claims();
        ObjectNode ours =
                ((ObjectNode) claims.deepCopy()).retain("org_id", "organization", "entitlements", "portal_rev");
        assertThat(ours.toString().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200, 1023);
    }

    @Test
    void aRoleChangesTheNextTokenAndIntrospectionAtOnce(SharedStack stack) {
        People people = stack.people();
        String organization = people.organization("change").getId();
        People.Person person = people.person("change");
        people.join(person, organization, "portal-member");
        Tokens.Answer before = stack.tokens().of(person.username());
        assertThat(ClaimSets.entitlements(before.claims())).doesNotContain("messenger.contact");

        people.join(person, organization, "enable-in-app-messenger");

        assertThat(ClaimSets.entitlements(stack.tokens()
                        .introspect("portal-api", before.accessToken())
                        .json()))
                .contains("messenger.contact");
        Tokens.Answer after = stack.tokens().refresh(before.refreshToken());
        assertThat(ClaimSets.entitlements(after.claims())).contains("messenger.contact");

        people.take(person, organization, "enable-in-app-messenger");
        assertThat(ClaimSets.entitlements(
                        stack.tokens().refresh(after.refreshToken()).claims()))
                .doesNotContain("messenger.contact");
    }

    @Test
    void ownTicketsOnlyWinsInTheTokenToo(SharedStack stack) {
        People people = stack.people();
        String organization = people.organization("own").getId();
        People.Person person = people.person("own");
        people.join(person, organization, "portal-coordinator");
        assertThat(ClaimSets.entitlements(stack.tokens().of(person.username()).claims()))
                .contains("tickets.organization");

        people.join(person, organization, "portal-own-tickets-only");
        assertThat(ClaimSets.entitlements(stack.tokens().of(person.username()).claims()))
                .doesNotContain("tickets.organization");
    }
}
