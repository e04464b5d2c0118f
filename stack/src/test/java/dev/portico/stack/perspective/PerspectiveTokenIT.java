package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token for looking through somebody's eyes says, and that whoever asks about it hears the same (R30, R31). */
@OnTheStack
class PerspectiveTokenIT {

    private static final List<String> READING = List.of("portal.enter", "tickets.own", "articles.read", "forum.read");

    private final SharedStack stack;
    private Onlooker ada;
    private String ben;
    private Tokens.Answer answer;

    PerspectiveTokenIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void adaLooksThroughBensEyes() {
        ada = Onlooker.named(stack, "ada");
        ben = stack.userId("ben");
        answer = ada.looks(ben, "acme");
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void theTokenIsThePersonsAndNamesTheViewer() {
        JsonNode claims = answer.claims();

        assertThat(claims.get("sub").asText()).isEqualTo(ben);
        assertThat(claims.get("act").toString()).isEqualTo("{\"sub\":\"" + stack.userId("ada") + "\"}");
        assertThat(claims.get("act_rev")).isEqualTo(ada.own().claims().get("portal_rev"));
        assertThat(claims.get("org_id").asText()).isEqualTo(stack.organizationId("acme"));
        assertThat(claims.get("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.get("azp").asText()).isEqualTo("portal");
    }

    @Test
    void itSaysWhatThePersonMayReadAndShowsWhatTheyMayDo() {
        JsonNode own = stack.tokens().of("ben").claims();

        assertThat(Onlooker.words(answer.claims().get("entitlements"))).isEqualTo(READING);
        assertThat(answer.claims().get("shown_entitlements")).isEqualTo(own.get("entitlements"));
        assertThat(answer.claims().get("organization")).isEqualTo(own.get("organization"));
        assertThat(Onlooker.words(answer.claims().get("shown_entitlements")))
                .contains("tickets.create", "messenger.contact");
    }

    @Test
    void itIsForTheTwoApisAndCarriesNoRole() {
        assertThat(Onlooker.words(answer.claims().get("aud"))).containsExactlyInAnyOrder("portal-api", "portal-access");
        assertThat(answer.claims().has("realm_access")).isFalse();
        assertThat(answer.claims().has("resource_access")).isFalse();
    }

    @Test
    void itIsAnsweredAsAnExchangeWithNothingToRenewItBy() {
        JsonNode json = answer.json();

        assertThat(json.get("issued_token_type").asText()).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
        assertThat(json.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.get("expires_in").asInt()).isBetween(290, 300);
        assertThat(answer.claims().get("exp").asLong()
                        - answer.claims().get("iat").asLong())
                .isLessThanOrEqualTo(300);
        assertThat(json.has("refresh_token")).isFalse();
        assertThat(json.has("id_token")).isFalse();
    }

    @Test
    void introspectionAndUserinfoTellTheSame() {
        JsonNode claims = answer.claims();
        JsonNode introspected =
                stack.tokens().introspect("portal-api", answer.accessToken()).json();
        JsonNode userinfo = stack.tokens().userinfo(answer.accessToken()).json();

        assertThat(introspected.get("active").asBoolean()).isTrue();
        for (String claim : List.of(
                "sub",
                "act",
                "act_rev",
                "org_id",
                "organization",
                "entitlements",
                "shown_entitlements",
                "portal_rev")) {
            assertThat(introspected.get(claim)).as("introspection: " + claim).isEqualTo(claims.get(claim));
            assertThat(userinfo.get(claim)).as("userinfo: " + claim).isEqualTo(claims.get(claim));
        }
        assertThat(introspected.get("aud")).isEqualTo(claims.get("aud"));
        assertThat(List.of(introspected, userinfo))
                .noneMatch(told -> told.has("realm_access") || told.has("resource_access"));
    }

    @Test
    void aServiceItIsNotForHearsThatItIsNotActive() {
        assertThat(stack.tokens()
                        .introspect("reports-api", answer.accessToken())
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
    }

    /** For the banner: a token names roles. */
    @Test
    void whatTheLevelIsCalledIsTold() {
        String gil = ada.looks(stack.userId("gil"), "acme").accessToken();
        JsonNode there = get("/me", gil).json().at("/organizations/0");

        assertThat(there.get("level").asText()).isEqualTo("portal-coordinator");
        assertThat(there.get("levelTitle").asText()).isEqualTo("Coordinator");
    }

    @Test
    void itOpensTheOrganisationLookedAtAndNoOther() {
        String finn = ada.looks(stack.userId("finn"), "acme").accessToken();
        JsonNode me = get("/me", finn).json();

        assertThat(stack.tokens().of("finn", "acme").status()).isEqualTo(200);
        assertThat(me.get("organizations")).hasSize(1);
        assertThat(me.at("/organizations/0/alias").asText()).isEqualTo("acme");
        assertThat(Onlooker.words(me.at("/organizations/0/entitlements"))).isEqualTo(READING);
        assertThat(get("/organizations", finn).json().get("items")).hasSize(1);
        assertThat(get("/organizations/acme", finn).status()).isEqualTo(200);
        assertThat(get("/organizations/umbra", finn).status()).isEqualTo(404);
        assertThat(get("/organizations/umbra/members", finn).status()).isEqualTo(404);
        assertThat(get("/me/history?limit=200", finn).json().get("items"))
                .allMatch(entry -> entry.get("organization").asText().equals(stack.organizationId("acme")));
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,  /organizations/acme/members/{ben}",
        "DELETE, /organizations/acme/members/{ben}",
        "POST,   /organizations/acme/members/{ben}/deactivate",
        "POST,   /organizations/acme/invitations",
        "PUT,    /settings",
        "POST,   /levels",
        "POST,   /preview",
        "DELETE, /perspectives/mine",
        "POST,   /nothing/of/ours",
    })
    void itChangesNothing(String method, String path) {
        Tokens.Answer refused = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access" + path.replace("{ben}", ben)))
                        .header("Authorization", "Bearer " + answer.accessToken())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asText()).isEqualTo("In perspective nothing can be changed");
    }

    @Test
    void theViewersOwnSessionStaysAsItWas() {
        assertThat(Onlooker.isActive(stack, ada.own().accessToken())).isTrue();
        assertThat(stack.tokens()
                        .refresh(ada.own().refreshToken())
                        .claims()
                        .get("sub")
                        .asText())
                .isEqualTo(stack.userId("ada"));
    }

    @Test
    void whoAsksAgainGoesOnWithTheSame() {
        Tokens.Answer again = ada.looks(ben, stack.organizationId("acme"));

        assertThat(again.claims().get("sid")).isEqualTo(answer.claims().get("sid"));
        assertThat(again.claims().get("jti")).isNotEqualTo(answer.claims().get("jti"));
        assertThat(Onlooker.isActive(stack, again.accessToken())).isTrue();
    }

    @Test
    void whatHasEndedIsNotBegunAgainByWhoMeansToGoOn() {
        String sid = answer.claims().get("sid").asText();
        Map<String, String> goingOn = Map.of("requested_subject", ben, "organization", "acme", "perspective", sid);
        assertThat(ada.asks(goingOn).claims().get("sid").asText()).isEqualTo(sid);

        ada.looks(stack.userId("cleo"), "acme");
        Tokens.Answer refused = ada.asks(goingOn);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error_description").asText()).isEqualTo("stale");
    }

    @Test
    void whoGoesOnToSomebodyElseLeavesTheFirst() {
        Tokens.Answer other = ada.looks(stack.userId("cleo"), "acme");

        assertThat(Onlooker.isActive(stack, other.accessToken())).isTrue();
        assertThat(Onlooker.isActive(stack, answer.accessToken())).isFalse();
        assertThat(Onlooker.me(stack, answer.accessToken())).isEqualTo(401);
    }

    private Tokens.Answer get(String path, String token) {
        return stack.tokens().get(stack.realmUrl("/portal-access" + path), token);
    }
}
