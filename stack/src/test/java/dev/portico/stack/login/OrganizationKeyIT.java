package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Bearers;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import dev.portico.stack.Traces;
import dev.portico.stack.account.AccountConsole;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** An organisation's key is asked for in a new browser, and nowhere found again (R35). */
@OnTheStack
class OrganizationKeyIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedStack stack;
    private final Bearers bearers;
    private final String key = "opens-sesame-" + UUID.randomUUID();
    private OrganizationRepresentation organization;
    private People.Person admin;
    private People.Person person;

    OrganizationKeyIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
    }

    @BeforeEach
    void anOrganizationWithAKey() {
        People people = stack.people();
        organization = people.organization("keyed");
        admin = people.person("keeper");
        people.join(admin, organization.getId(), "portal-admin");
        person = people.person("guest");
        people.join(person, organization.getId(), "portal-member");
    }

    @Test
    void aNewBrowserIsAskedOnceAndAgainWhenTheKeyChanges(Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());

        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("Organisation key");
        assertThat(page.locator("#portal-key").innerText())
                .contains(organization.getName() + " asks for its organisation key");
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.picture(page, "login-key");
        visitor.asksFor("prompt", "none");
        assertThat(visitor.error()).as("without a page").isIn("login_required", "interaction_required");

        visitor.asksFor();
        visitor.signsInAs(person.username());
        shows(page, visitor, "not-the-key-at-all");
        assertThat(page.locator("#portal-key-trouble").innerText()).startsWith("That is not the organisation key.");
        assertThat(page.locator("#organization-key").inputValue()).isEmpty();
        assertThat(Browsers.violations(page)).isEmpty();
        assertThat(refusals()).first().satisfies(event -> {
            assertThat(event.getError()).isEqualTo("invalid_user_credentials");
            assertThat(event.getDetails())
                    .containsEntry("reason", "organization-key-required")
                    .containsEntry("org_id", organization.getId());
        });
        shows(page, visitor, " " + key + " ");
        assertThat(visitor.isInThePortal()).isTrue();
        Tokens.Answer tokens = visitor.tokens();
        assertThat(tokens.claims().at("/org_id").asText()).isEqualTo(organization.getId());
        assertThat(visitor.refreshed(tokens).status()).isEqualTo(200);

        forgetSession(page.context());
        visitor.asksFor();
        visitor.signsInAs(person.username());
        assertThat(visitor.isInThePortal()).as("a browser that is known").isTrue();
        Tokens.Answer again = visitor.tokens();

        change("another-" + key);
        assertThat(visitor.refreshed(again).json().path("error_description").asText())
                .isEqualTo("organization-key-required");
        visitor.asksFor();
        assertThat(page.locator("#portal-key").count())
                .as("single sign-on, after a change")
                .isOne();
        shows(page, visitor, key);
        assertThat(page.locator("#portal-key-trouble").count())
                .as("the old one")
                .isOne();
        shows(page, visitor, "another-" + key);
        assertThat(visitor.isInThePortal()).isTrue();
    }

    /** A token from before is bound by the key as it is now: whoever lost their place cannot change it back. */
    @Test
    void aTokenFromBeforeAChangeOpensNothingAndDoesNotChangeItBack(Page page) {
        change(key);
        require();
        People.Person second = stack.people().person("second");
        stack.people().join(second, organization.getId(), "portal-admin");
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(second.username());
        shows(page, visitor, key);
        String token = visitor.tokens().accessToken();
        assertThat(stack.tokens().get(stack.realmUrl(address()), token).status())
                .isEqualTo(200);
        assertThat(told(token)).isEqualTo("true 200");

        change("another-" + key);

        assertThat(stack.tokens().get(stack.realmUrl(address()), token).status())
                .isEqualTo(404);
        assertThat(put(address(), token, Map.of("key", key)).status()).isEqualTo(404);
        assertThat(put(address(), token, Map.of("required", false)).status()).isEqualTo(404);
        assertThat(told(token)).isEqualTo("false 401");
    }

    @Test
    void aTokenFromBeforeAKeyWasAskedForDoesNotLeaveItOff() {
        People.Person second = stack.people().person("second");
        stack.people().join(second, organization.getId(), "portal-admin");
        String token = stack.tokens().of(second.username()).accessToken();
        assertThat(stack.tokens().get(stack.realmUrl(address()), token).status())
                .isEqualTo(200);

        assertThat(put(address(), own(), Map.of("required", true, "key", key)).status())
                .isEqualTo(200);

        assertThat(put(address(), token, Map.of("required", false)).status()).isEqualTo(404);
        assertThat(direct()).as("still asked for").isEqualTo(400);
    }

    /** Whoever changes it is not shut out, and is asked for it like everybody before they get another token. */
    @Test
    void whoChangesItGoesOnAndIsAskedForTheNextToken(Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(admin.username());
        shows(page, visitor, key);
        Tokens.Answer tokens = visitor.tokens();

        assertThat(put(address(), tokens.accessToken(), Map.of("key", "another-" + key))
                        .status())
                .isEqualTo(200);

        assertThat(stack.tokens()
                        .get(stack.realmUrl(address()), tokens.accessToken())
                        .status())
                .isEqualTo(200);
        assertThat(visitor.refreshed(tokens).json().path("error_description").asText())
                .isEqualTo("organization-key-required");
        visitor.asksFor();
        shows(page, visitor, "another-" + key);
        assertThat(visitor.isInThePortal()).isTrue();
    }

    /** By the portal and by a client that lets everybody in, whose tokens name the organisation. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void askingForTheStepByNameDoesNotSkipIt(boolean guarded, Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("client_id", guarded ? "portal" : client(), "kc_action", "portal-access");

        visitor.signsInAs(person.username());

        assertThat(page.locator("#portal-key").count()).isOne();
        shows(page, visitor, key);
        assertThat(visitor.isInThePortal()).isTrue();
    }

    /** Its tokens, introspection and userinfo say the same, before and after a change. */
    @Test
    void aClientThatLetsEverybodyInIsToldTheSameByEverybody(Page page) {
        change(key);
        require();
        String client = client();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("client_id", client);
        visitor.signsInAs(person.username());
        shows(page, visitor, key);
        Tokens.Answer tokens = visitor.tokensOf(client);
        assertThat(tokens.claims().get("org_id").asText()).isEqualTo(organization.getId());
        for (JsonNode shown : shown(tokens.accessToken())) {
            for (String claim : List.of("org_id", "organization", "entitlements")) {
                assertThat(shown.get(claim)).as(claim).isEqualTo(tokens.claims().get(claim));
            }
        }

        change("another-" + key);

        Tokens.Answer next = stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                client,
                                "refresh_token",
                                tokens.refreshToken()));
        List<JsonNode> afterwards = new ArrayList<>(shown(tokens.accessToken()));
        afterwards.addAll(shown(next.accessToken()));
        afterwards.add(next.claims());
        assertThat(afterwards).hasSize(5).allSatisfy(told -> {
            assertThat(told.get("entitlements")).isEmpty();
            assertThat(told.has("org_id")).isFalse();
            assertThat(told.has("organization")).isFalse();
        });
    }

    /** By introspection and userinfo. */
    private List<JsonNode> shown(String token) {
        return List.of(
                stack.tokens().introspect("portal-api", token).json(),
                stack.tokens().userinfo(token).json());
    }

    /** One that lets everybody in. */
    private String client() {
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", "portal-api", "access.token.claim", "true"));
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("open-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setRedirectUris(List.of(Landing.of(stack)));
        client.setDefaultClientScopes(List.of("basic", "portal"));
        client.setProtocolMappers(List.of(audience));
        stack.realm().clients().create(client).close();
        return client.getClientId();
    }

    /** What introspection and userinfo make of a token. */
    private String told(String token) {
        return stack.tokens()
                        .introspect("portal-api", token)
                        .json()
                        .get("active")
                        .asBoolean() + " "
                + stack.tokens().userinfo(token).status();
    }

    @Test
    void whatIsRememberedIsOnePersonsInOneOrganization(Page page) {
        change(key);
        require();
        People people = stack.people();
        OrganizationRepresentation free = people.organization("free");
        OrganizationRepresentation other = people.organization("keyed-too");
        people.join(person, free.getId(), "portal-member");
        people.join(person, other.getId(), "portal-member");
        people.join(admin, other.getId(), "portal-admin");
        change(other, key);
        require(other);
        Visitor visitor = new Visitor(stack, page);

        visitor.asksFor("organization", free.getAlias());
        visitor.signsInAs(person.username());
        assertThat(visitor.isInThePortal()).as("where no key is asked for").isTrue();
        assertThat(visitor.tokens().claims().at("/org_id").asText()).isEqualTo(free.getId());

        visitor.asksFor("organization", organization.getAlias(), "prompt", "none");
        assertThat(visitor.error()).isEqualTo("interaction_required");
        visitor.asksFor("organization", organization.getAlias());
        shows(page, visitor, key);
        assertThat(visitor.isInThePortal()).isTrue();

        visitor.asksFor("organization", other.getAlias());
        assertThat(page.locator("#portal-key").count())
                .as("another organisation")
                .isOne();

        forgetSession(page.context());
        visitor.asksFor("organization", organization.getAlias());
        visitor.signsInAs(admin.username());
        assertThat(page.locator("#portal-key").count()).as("another person").isOne();
    }

    /** Whoever is let in again shows the key again, as in a browser that is new. */
    @ParameterizedTest
    @ValueSource(strings = {"revoked", "deactivated", "left", "taken-in-the-realm"})
    void whatIsRememberedEndsWithAccess(String how, Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());
        shows(page, visitor, key);
        forgetSession(page.context());
        visitor.asksFor();
        visitor.signsInAs(person.username());
        assertThat(visitor.isInThePortal()).as("a browser that is known").isTrue();

        String member = "/portal-access/organizations/" + organization.getAlias() + "/members/" + person.id();
        switch (how) {
            case "deactivated" -> {
                assertThat(does("POST", member + "/deactivate")).isBetween(200, 204);
                assertThat(does("POST", member + "/activate")).isBetween(200, 204);
            }
            case "revoked" -> {
                assertThat(does("DELETE", member)).isEqualTo(204);
                stack.people().join(person, organization.getId(), "portal-member");
            }
            case "taken-in-the-realm" -> {
                RoleScopeResource held =
                        stack.realm().users().get(person.id()).roles().realmLevel();
                List<RoleRepresentation> level =
                        List.of(stack.realm().roles().get("portal-admin").toRepresentation());
                held.add(level);
                held.remove(level);
            }
            default -> {
                stack.realm()
                        .organizations()
                        .get(organization.getId())
                        .members()
                        .member(person.id())
                        .delete()
                        .close();
                stack.people().join(person, organization.getId(), "portal-member");
            }
        }

        forgetSession(page.context());
        visitor.asksFor();
        visitor.signsInAs(person.username());
        assertThat(page.locator("#portal-key").count()).isOne();
        shows(page, visitor, key);
        assertThat(visitor.isInThePortal()).isTrue();
    }

    /** By the vendor's operator. */
    private int does(String method, String path) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(path))
                        .header("Authorization", "Bearer " + bearers.of("olga"))
                        .method(method, BodyPublishers.noBody()))
                .status();
    }

    @Test
    void aForgedCookieOpensNothing(Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());
        shows(page, visitor, key);
        List<com.microsoft.playwright.options.Cookie> known = page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("PORTAL_KNOWN_"))
                .toList();
        assertThat(known).singleElement().satisfies(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.path).isEqualTo("/realms/portico/");
        });
        com.microsoft.playwright.options.Cookie cookie = known.get(0);
        String[] parts = cookie.value.split("\\.", -1);
        String forged = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
        forgetSession(page.context());
        page.context()
                .addCookies(List.of(new com.microsoft.playwright.options.Cookie(cookie.name, forged)
                        .setDomain(cookie.domain)
                        .setPath(cookie.path)));

        visitor.asksFor();
        visitor.signsInAs(person.username());

        assertThat(page.locator("#portal-key").count()).isOne();
    }

    /** As in the portal, who has just chosen it goes on in this session; every other one has to show it. */
    @Test
    void whoHasChosenTheKeyGoesOnReadingInTheAccountConsole(Page page) {
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(admin.username());
        Tokens.Answer chosen = put(address(), visitor.tokens().accessToken(), Map.of("required", true, "key", key));
        assertThat(chosen.status()).as(chosen.json().toString()).isEqualTo(200);

        page.navigate(stack.realmUrl("/account/portal-access").toString());
        assertThat(inTheAccountConsole(page).get("reason").isNull()).isTrue();

        forgetSession(page.context());
        AccountConsole.of(stack, page, admin.username());
        assertThat(inTheAccountConsole(page).get("reason").asText()).isEqualTo("organization-key-required");
    }

    private JsonNode inTheAccountConsole(Page page) {
        AccountConsole console = new AccountConsole(stack, page);
        console.ours().locator("h1").waitFor();
        return stack.tokens()
                .get(stack.realmUrl("/portal-own-access"), console.token())
                .json()
                .at("/items/0");
    }

    @Test
    void nobodyGuessesForLong(Page page) {
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());
        for (int i = 0; i < 10; i++) {
            shows(page, visitor, "wrong-number-" + i);
            String told = page.locator("#portal-key-trouble").innerText();
            if (i < 6) {
                assertThat(told).as("with so many left nobody counts").doesNotContain("left");
            } else {
                assertThat(told).endsWith("Tries left before you have to wait for an hour: " + (9 - i) + ".");
            }
        }
        assertThat(page.locator(
                                ".pf-m-error #organization-key, .pf-v5-c-helper-text__item.pf-m-error #portal-key-trouble")
                        .count())
                .as("as Keycloak shows what is wrong in its own fields")
                .isEqualTo(2);
        assertThat(page.locator(".pf-v5-c-form-control__icon.pf-m-status i").count())
                .isOne();
        Browsers.picture(page, "key-wrong");
        assertThat(Browsers.violations(page)).isEmpty();

        shows(page, visitor, key);

        assertThat(page.locator("#portal-key-trouble").innerText()).startsWith("That was tried too often.");
        assertThat(refusals()).first().satisfies(event -> assertThat(event.getError())
                .isEqualTo("user_temporarily_disabled"));
    }

    @Test
    void directGrantIsRefusedAndAnotherOrganizationsTokenIsNotGoodForThisOne() {
        People people = stack.people();
        OrganizationRepresentation free = people.organization("free");
        people.join(admin, free.getId(), "portal-member");
        String elsewhere = stack.tokens().of(admin.username(), free.getAlias()).accessToken();
        String before =
                stack.tokens().of(admin.username(), organization.getAlias()).accessToken();
        String members = "/portal-access/organizations/" + organization.getAlias() + "/members";
        assertThat(stack.tokens().get(stack.realmUrl(members), elsewhere).status())
                .isEqualTo(200);
        assertThat(stack.tokens().get(stack.realmUrl(members), before).status()).isEqualTo(200);

        change(key);
        require();

        Tokens.Answer refused = stack.tokens().of(admin.username(), organization.getAlias());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error_description").asText()).isEqualTo("organization-key-required");
        assertThat(stack.tokens().get(stack.realmUrl(members), elsewhere).status())
                .isEqualTo(404);
        assertThat(stack.tokens().of(admin.username(), free.getAlias()).status())
                .isEqualTo(200);
        assertThat(stack.tokens()
                        .get(stack.realmUrl("/portal-access/me"), elsewhere)
                        .json()
                        .get("organizations"))
                .as("the portal can still offer to switch")
                .hasSize(2);
    }

    /** With a password alone one has a token for an organisation that asks for none, and it tells of no other. */
    @Test
    void whatHappenedToSomebodyBehindAKeyIsToldToNoTokenWithoutIt() {
        OrganizationRepresentation free = stack.people().organization("free");
        stack.people().join(person, free.getId(), "portal-member");
        String elsewhere = stack.tokens().of(person.username(), free.getAlias()).accessToken();
        String before =
                stack.tokens().of(person.username(), organization.getAlias()).accessToken();
        assertThat(history(elsewhere, 200).toString()).contains(organization.getId(), free.getId());

        change(key);
        require();

        for (String token : List.of(elsewhere, before)) {
            assertThat(history(token, 200).toString()).contains(free.getId()).doesNotContain(organization.getId());
        }
        JsonNode last = history(elsewhere, history(elsewhere, 200).get("items").size());
        assertThat(last.get("next").isNull()).as("nor that there is more").isTrue();
    }

    /** In whichever organisation one is just now. */
    @Test
    void whoHasShownTheKeyIsToldWhatHappenedThere(Page page) {
        OrganizationRepresentation free = stack.people().organization("free");
        stack.people().join(person, free.getId(), "portal-member");
        change(key);
        require();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("organization", organization.getAlias());
        visitor.signsInAs(person.username());
        shows(page, visitor, key);
        assertThat(history(visitor.tokens().accessToken(), 200).toString()).contains(organization.getId());

        visitor.asksFor("organization", free.getAlias());

        Tokens.Answer elsewhere = visitor.tokens();
        assertThat(elsewhere.claims().get("org_id").asText()).isEqualTo(free.getId());
        assertThat(history(elsewhere.accessToken(), 200).toString()).contains(organization.getId());
    }

    private JsonNode history(String token, int limit) {
        return stack.tokens()
                .get(stack.realmUrl("/portal-access/me/history?limit=" + limit), token)
                .json();
    }

    @Test
    void whereNoneIsAskedForNothingIsAskedOfTheDatabase() throws Exception {
        change(key);
        SqlCounter.Statements signIn = stack.sql().during(() -> assertThat(stack.tokens()
                        .of(person.username(), organization.getAlias())
                        .status())
                .isEqualTo(200));
        assertThat(signIn.total()).isPositive();
        assertThat(signIn.calls().keySet())
                .noneMatch(statement ->
                        statement.toLowerCase(java.util.Locale.ROOT).contains("portico_organization_key"));
    }

    /** By whomever: the vendor's operators and the organisation's own admins. */
    @Test
    void nobodyHasAKeyAskedForThatWasNeverMade() {
        Tokens.Answer byTheVendor = put(
                "/portal-access/organizations/" + organization.getAlias() + "/settings",
                bearers.of("olga"),
                Map.of("organizationKeyRequired", true));
        assertThat(byTheVendor.status()).isEqualTo(409);
        assertThat(byTheVendor.json().get("field").asText()).isEqualTo("organizationKeyRequired");
        Tokens.Answer byThemselves = put(address(), own(), Map.of("required", true));
        assertThat(byThemselves.status()).isEqualTo(422);
        assertThat(byThemselves.json().get("field").asText()).isEqualTo("key");

        assertThat(stack.tokens()
                        .get(stack.realmUrl(address()), own())
                        .json()
                        .get("required")
                        .asBoolean())
                .isFalse();
    }

    /** Where the vendor has every organisation ask: nobody could show it, so only who is to make it comes in. */
    @Test
    void whereEveryOrganisationAsksAKeyThatWasNeverMadeLetsInOnlyWhoMayChooseItAndIsNotTheirsToLeaveOff(Page page) {
        People people = stack.people();
        OrganizationRepresentation keyed = people.organization("keyed-too");
        people.join(person, keyed.getId(), "portal-member");
        change(keyed, key);
        String elsewhere =
                stack.tokens().of(person.username(), keyed.getAlias()).accessToken();
        String shown = "/portal-access/organizations/" + organization.getAlias();
        assertThat(stack.tokens().get(stack.realmUrl(shown), elsewhere).status())
                .isEqualTo(200);
        everywhere(true);
        try {
            assertThat(direct()).isEqualTo(400);
            assertThat(stack.tokens().get(stack.realmUrl(shown), elsewhere).status())
                    .as("another organisation's token")
                    .isEqualTo(404);
            Visitor visitor = new Visitor(stack, page);
            visitor.asksFor("organization", organization.getAlias());
            visitor.signsInAs(person.username());
            shows(page, visitor, key);
            assertThat(page.locator("#portal-key-trouble").innerText())
                    .as("a key that does not exist")
                    .startsWith("That is not the organisation key.");

            JsonNode seen = stack.tokens().get(stack.realmUrl(address()), own()).json();
            assertThat(seen.get("required").asBoolean()).isTrue();
            assertThat(seen.get("everywhere").asBoolean()).isTrue();
            assertThat(seen.get("changedAt").isNull()).isTrue();
            Tokens.Answer left = put(address(), own(), Map.of("required", false));
            assertThat(left.status()).isEqualTo(409);
            assertThat(left.json().get("field").asText()).isEqualTo("required");

            change(key);
            assertThat(stack.tokens()
                            .of(admin.username(), organization.getAlias())
                            .status())
                    .as("an admin, from now on")
                    .isEqualTo(400);
            shows(page, visitor, key);
            assertThat(visitor.isInThePortal()).isTrue();
        } finally {
            everywhere(false);
        }
        assertThat(direct()).isEqualTo(200);
    }

    /** Keycloak's own console and API know nothing of keys. */
    @Test
    void theAttributeWrittenByHandLocksEverybodyButWhoMayChooseTheKey() {
        OrganizationRepresentation written =
                stack.realm().organizations().get(organization.getId()).toRepresentation();
        written.setAttributes(Map.of("portal.organization-key-required", List.of("on")));
        try (jakarta.ws.rs.core.Response answer =
                stack.realm().organizations().get(organization.getId()).update(written)) {
            assertThat(answer.getStatus()).isEqualTo(204);
        }

        assertThat(direct()).isEqualTo(400);
        assertThat(put(address(), own(), Map.of("required", false)).status()).isEqualTo(200);
        assertThat(direct()).isEqualTo(200);
    }

    /** R35: an organisation can require it, and that is its admins' to say. */
    @Test
    void itsOwnAdminsHaveItAskedForAndNoLonger() {
        String token = own();
        Tokens.Answer asked = put(address(), token, Map.of("required", true, "key", key));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().get("required").asBoolean()).isTrue();
        assertThat(direct()).isEqualTo(400);

        Tokens.Answer left = put(address(), token, Map.of("required", false));
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.json().get("required").asBoolean()).isFalse();
        assertThat(left.json().get("changedAt"))
                .as("the key stays")
                .isEqualTo(asked.json().get("changedAt"));
        assertThat(direct()).isEqualTo(200);
        JsonNode entry = lastEntry();
        assertThat(entry.get("before").toString()).isEqualTo("{\"organizationKeyRequired\":true}");
        assertThat(entry.get("after").toString()).isEqualTo("{\"organizationKeyRequired\":false}");

        assertThat(put(address(), token, Map.of("required", true)).status()).isEqualTo(200);
        assertThat(direct()).as("the key that was there").isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de-DE, DARK,  Organisationsschlüssel, Das ist nicht der Organisationsschlüssel., ltr",
        "he, he-IL, LIGHT, מפתח הארגון,            זה לא מפתח הארגון.,                        rtl",
    })
    void thePageSpeaksThePersonsLanguage(
            String name, String locale, ColorScheme colours, String title, String wrong, String direction) {
        change(key);
        require();
        try (BrowserContext browser = new Look(name, colours, locale, 390).browser()) {
            Page page = browser.newPage();
            Visitor visitor = new Visitor(stack, page);
            visitor.asksFor();
            visitor.signsInAs(person.username());
            assertThat(page.locator("#kc-page-title").innerText()).isEqualTo(title);
            assertThat(page.locator("#portal-key").innerText()).contains(organization.getName());
            assertThat(page.evaluate("getComputedStyle(document.querySelector('#portal-key')).direction"))
                    .isEqualTo(direction);
            shows(page, visitor, "not-the-key-at-all");
            assertThat(page.locator("#portal-key-trouble").innerText()).startsWith(wrong);
            assertThat(Browsers.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            Browsers.picture(page, "login-key-" + name);

            shows(page, visitor, key);
            assertThat(visitor.isInThePortal()).isTrue();
        }
    }

    @Test
    void onlyAdminsChangeItAndNobodyReadsIt() {
        String token = stack.tokens().of(person.username()).accessToken();
        String address = "/portal-access/organizations/" + organization.getAlias() + "/key";
        assertThat(put(address, token, Map.of("key", key)).status()).isEqualTo(403);
        String olga = bearers.of("olga");
        assertThat(put(address, olga, Map.of("key", "too-short")).status()).isEqualTo(422);
        assertThat(put(address, olga, Map.of("key", "x".repeat(129))).status()).isEqualTo(422);
        assertThat(stack.tokens().get(stack.realmUrl(address), olga).json().toString())
                .isEqualTo("{\"required\":false,\"everywhere\":false,\"changedAt\":null,\"mailsFrom\":\""
                        + stack.realm().toRepresentation().getSmtpServer().get("from") + "\"}");

        Tokens.Answer changed = put(address, stack.tokens().of(admin.username()).accessToken(), Map.of("key", key));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().toString()).doesNotContain(key);
        assertThat(changed.json().get("changedAt").isTextual()).isTrue();
        assertThat(lastEntry().at("/after/organizationKeyChangedAt"))
                .isEqualTo(changed.json().get("changedAt"));

        Tokens.Answer again = put(address, olga, Map.of("key", key));
        assertThat(again.status()).as("the present key is no change").isEqualTo(409);
        assertThat(again.json().get("field").asText()).isEqualTo("key");
        assertThat(stack.tokens().get(stack.realmUrl(address), olga).json().get("changedAt"))
                .isEqualTo(changed.json().get("changedAt"));
    }

    @Test
    void theKeyIsNowhereToBeFound(Page page) throws Exception {
        change(key);
        require();
        List<String> seen = new ArrayList<>();
        page.onResponse(response -> seen.addAll(told(response)));
        page.onRequest(request -> seen.addAll(asked(request)));
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());
        shows(page, visitor, "wrong-" + key);
        seen.add(page.content());
        shows(page, visitor, key);
        assertThat(visitor.isInThePortal()).isTrue();
        seen.add(page.content());
        page.context().cookies().forEach(cookie -> seen.add(cookie.value));
        seen.add(visitor.tokens().json().toString());

        assertThat(seen).hasSizeGreaterThan(10).noneMatch(text -> text.contains(key));
        assertThat(Traces.logs(stack)).isNotEmpty().noneMatch(text -> text.contains(key));
        assertThat(Traces.rows(stack, PostgresServer.KEYCLOAK))
                .anyMatch(row -> row.contains("portico_organization_key ") && row.contains(organization.getId()))
                .noneMatch(row -> row.contains(key));
    }

    private static List<String> told(Response response) {
        List<String> told = new ArrayList<>(response.headers().values());
        told.add(response.url());
        return told;
    }

    /** The address and the headers, Referer among them; the form that carries the key is the one place where it is. */
    private static List<String> asked(Request request) {
        List<String> asked = new ArrayList<>(request.headers().values());
        asked.add(request.url());
        return asked;
    }

    private static void shows(Page page, Visitor visitor, String key) {
        page.locator("#organization-key").fill(key);
        visitor.clicks("#portal-key-submit");
    }

    /** All but what knows the browser. */
    private static void forgetSession(BrowserContext context) {
        List<com.microsoft.playwright.options.Cookie> known = context.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("PORTAL_KNOWN_"))
                .toList();
        context.clearCookies();
        context.addCookies(known);
    }

    private List<EventRepresentation> refusals() {
        return stack.realm().getEvents(List.of("LOGIN_ERROR"), null, person.id(), null, null, null, 0, 20);
    }

    private String address() {
        return "/portal-access/organizations/" + organization.getAlias() + "/key";
    }

    /** The admin's own token. */
    private String own() {
        return stack.tokens().of(admin.username()).accessToken();
    }

    /** How a login without a page ends. */
    private int direct() {
        return stack.tokens().of(person.username(), organization.getAlias()).status();
    }

    private JsonNode lastEntry() {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access/organizations/" + organization.getAlias() + "/journal?limit=1"),
                        bearers.of("olga"))
                .json()
                .at("/items/0");
    }

    private void everywhere(boolean asked) {
        assertThat(put("/portal-access/settings", bearers.of("olga"), Map.of("organizationKeyRequired", asked))
                        .status())
                .isEqualTo(200);
    }

    private void change(String to) {
        change(organization, to);
    }

    private void change(OrganizationRepresentation of, String to) {
        assertThat(put("/portal-access/organizations/" + of.getAlias() + "/key", bearers.of("olga"), Map.of("key", to))
                        .status())
                .isEqualTo(200);
    }

    private void require() {
        require(organization);
    }

    private void require(OrganizationRepresentation of) {
        assertThat(put(
                                "/portal-access/organizations/" + of.getAlias() + "/settings",
                                bearers.of("olga"),
                                Map.of("organizationKeyRequired", true))
                        .status())
                .isEqualTo(200);
    }

    private Tokens.Answer put(String path, String token, Map<String, Object> body) {
        try {
            return stack.tokens()
                    .send(HttpRequest.newBuilder(stack.realmUrl(path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("If-Match", "*")
                            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
