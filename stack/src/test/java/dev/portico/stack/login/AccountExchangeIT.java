package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The portal's exchange of a token for one of the account (R23), straight at Keycloak: what comes of it is good for the account alone,
 * nothing else changes by it, and nobody else can do it.
 */
@OnTheStack
class AccountExchangeIT {
    private static final String TYPE = "urn:ietf:params:oauth:token-type:";
    /** What differs from token to token; and how sure Keycloak is of a login, which no service of ours asks for. */
    private static final List<String> OF_THE_MOMENT = List.of("exp", "iat", "jti", "at_hash", "acr");

    private final SharedStack stack;

    AccountExchangeIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void thePortalsOwnSessionStaysWhatItWas(Page page) {
        Visitor finn = new Visitor(stack, page);
        finn.asksFor("organization", "umbra");
        finn.signsInAs("finn");
        Tokens.Answer tokens = finn.tokens();
        Tokens.Answer before = finn.refreshed(tokens);

        Tokens.Answer exchanged = exchange(before.accessToken(), Map.of());
        Tokens.Answer after = finn.refreshed(before);

        assertThat(exchanged.status()).isEqualTo(200);
        assertThat(settled(after.claims())).isEqualTo(settled(before.claims()));
        assertThat(after.claims().at("/org_id").asText()).isEqualTo(stack.organizationId("umbra"));
        assertThat(after.json().get("scope")).isEqualTo(before.json().get("scope"));
        assertThat(settled(finn.refreshed(after).idClaims())).isEqualTo(settled(before.idClaims()));
        assertThat(session(after)).isEqualTo(session(before)).isEqualTo(session(exchanged));
    }

    @Test
    void whatComesOfItIsGoodForTheAccountAlone(Page page) {
        String own = portals("ada", page);

        Tokens.Answer exchanged = exchange(own, Map.of());
        String token = exchanged.accessToken();

        assertThat(exchanged.json().has("refresh_token")).isFalse();
        assertThat(audiences(exchanged.claims())).containsExactly("account");
        assertThat(texts(exchanged.claims().at("/resource_access/account/roles")))
                .containsExactlyInAnyOrder("manage-account", "manage-account-links", "view-profile");
        assertThat(texts(exchanged.claims().at("/realm_access/roles"))).isEmpty();
        assertThat(account(token)).isEqualTo(200);
        assertThat(stack.tokens().get(stack.realmUrl("/portal-access/me"), own).status())
                .isEqualTo(200);
        assertThat(stack.tokens()
                        .get(stack.realmUrl("/portal-access/me"), token)
                        .status())
                .isEqualTo(401);
        assertThat(stack.tokens()
                        .get(stack.portalUrl().resolve("/api/tickets"), token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void withoutItNoTokenOpensTheAccount(Page page) {
        String own = portals("ben", page);

        assertThat(account(own)).isEqualTo(401);
        assertThat(account(stack.tokens().of("ben").accessToken())).isEqualTo(401);
        assertThat(account(exchange(own, Map.of()).accessToken())).isEqualTo(200);
    }

    @Test
    void nobodyElseExchanges(Page page) {
        String token = portals("ada", page);
        assertThat(exchange(token, Map.of()).status()).isEqualTo(200);

        for (String client : List.of("portal-api", "portal-access", "reports-api")) {
            refused(exchange(token, Map.of("client_id", client, "client_secret", stack.secret(client))));
        }
        refused(exchange(token, Map.of("client_id", "portal-cli", "client_secret", "")));
        refused(exchange(token, Map.of("client_secret", "guessed")));
    }

    /** The secret alone opens nobody's account: the token has to be one that was made for the portal. */
    @Test
    void nothingElseIsExchanged(Page page) {
        Visitor ada = new Visitor(stack, page);
        ada.asksFor();
        ada.signsInAs("ada");
        Tokens.Answer tokens = ada.tokens();
        assertThat(exchange(tokens.accessToken(), Map.of()).status()).isEqualTo(200);

        refused(exchange(stack.tokens().of("ada").accessToken(), Map.of()));
        refused(exchange(tokens.json().get("id_token").asText(), Map.of()));
        refused(exchange(tokens.json().get("id_token").asText(), Map.of("subject_token_type", TYPE + "id_token")));
        refused(exchange(tokens.refreshToken(), Map.of()));
        refused(exchange(tokens.accessToken() + "x", Map.of()));
    }

    @Test
    void itIsForNothingElseAndForNobodyElse(Page page) {
        String token = portals("ada", page);
        assertThat(exchange(token, Map.of()).status()).isEqualTo(200);

        refused(exchange(token, Map.of("requested_token_type", TYPE + "refresh_token")));
        refused(exchange(token, Map.of("requested_subject", stack.userId("olga"))));
        refused(exchange(token, Map.of("audience", "reports-api")));
        refused(exchange(token, Map.of("audience", "realm-management")));
        refused(exchange(token, Map.of("scope", "openid portal-account offline_access")));
    }

    @Test
    void whoHasNoAccessAnyMoreExchangesNothing(Page page) {
        People.Person person = stack.people().person("leaves");
        String acme = stack.organizationId("acme");
        stack.people().join(person, acme, "portal-member");
        String token = portals(person.username(), page);
        assertThat(exchange(token, Map.of()).status()).isEqualTo(200);

        stack.people().take(person, acme, "portal-member");

        refused(exchange(token, Map.of()));
    }

    /** What the API answers; a browser would get the console's page, which asks for a login of its own. */
    private int account(String token) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/account/sessions/devices"))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token))
                .status();
    }

    private String portals(String username, Page page) {
        page.context().clearCookies();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(username);
        return visitor.tokens().accessToken();
    }

    private Tokens.Answer exchange(String token, Map<String, String> otherwise) {
        Map<String, String> form = new HashMap<>(Map.of(
                "client_id", "portal",
                "client_secret", stack.secret("portal"),
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token_type", TYPE + "access_token",
                "subject_token", token,
                "audience", "account",
                "scope", "openid portal-account"));
        form.putAll(otherwise);
        return stack.tokens().post("/protocol/openid-connect/token", form);
    }

    private static void refused(Tokens.Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isIn(400, 401, 403);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    private static JsonNode settled(JsonNode claims) {
        return ((ObjectNode) claims).without(OF_THE_MOMENT);
    }

    private static String session(Tokens.Answer tokens) {
        return tokens.claims().get("sid").asText();
    }

    private static Stream<String> audiences(JsonNode claims) {
        JsonNode audience = claims.get("aud");
        return audience.isArray() ? texts(audience).stream() : Stream.of(audience.asText());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
