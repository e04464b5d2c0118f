package dev.portico.stack.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.portico.stack.AskedKey;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import dev.portico.stack.perspective.Onlooker;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** {@code /portal-own-access} tells one's own access to the account console's token and to no other, and that token opens nothing else. */
@OnTheStack
class AccountAccessIT {

    private final SharedStack stack;
    private final URI account;
    private OrganizationRepresentation company;
    private People.Person boss;
    private People.Person worker;

    AccountAccessIT(SharedStack stack) {
        this.stack = stack;
        this.account = stack.realmUrl("/portal-own-access");
    }

    @BeforeEach
    void anAdminAndAMember() {
        company = stack.people().organization("own");
        boss = somebody("boss", "portal-admin");
        worker = somebody("worker", "portal-member");
    }

    @AfterEach
    void nobodyLooksOn() {
        Onlooker.endAll(stack);
    }

    @Test
    void itTellsOfOneselfAlone(Page page) {
        OrganizationRepresentation other = stack.people().organization("other");
        stack.people().join(boss, other.getId(), "portal-admin");

        Tokens.Answer told = asked(account, token(worker, page));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().get("items")).hasSize(1);
        JsonNode place = told.json().at("/items/0");
        assertThat(place.get("id").asText()).isEqualTo(company.getId());
        assertThat(place.at("/level/name").asText()).isEqualTo("portal-member");
        assertThat(place.at("/level/title").asText()).isEqualTo("Member");
        assertThat(place.get("reason").isNull()).isTrue();
        assertThat(texts(place.get("admins"))).containsExactly("boss Test");
        assertThat(told.json().get("vendor")).isEmpty();
    }

    /** R48: who may assign levels and is below somebody cannot change them, nor can who is deactivated. */
    @Test
    void onlyThoseAreNamedWhoCanChangeIt(Page page) {
        People.Person richer = somebody("richer", "portal-admin", "enable-in-app-messenger");
        somebody("poorer", "portal-admin");
        stack.people().join(worker, company.getId(), "enable-in-app-messenger");
        String token = token(worker, page);

        assertThat(texts(asked(account, token).json().at("/items/0/admins"))).containsExactly("richer Test");

        var user = stack.realm().users().get(richer.id());
        var disabled = user.toRepresentation();
        disabled.setEnabled(false);
        user.update(disabled);

        assertThat(asked(account, token).json().at("/items/0/admins")).isEmpty();
    }

    @Test
    void theHistoryNamesWhoDidItThingsAndOrganisations(Page page) {
        String token = token(worker, page);

        Tokens.Answer told = asked(URI.create(account + "/history?limit=1"), token);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().get("items")).hasSize(1);
        assertThat(told.json().at("/items/0/person").asText()).isEqualTo(worker.id());
        assertThat(told.json().get("organizations").path(company.getId()).asText())
                .isEqualTo(company.getName());
        String next = told.json().get("next").asText();
        assertThat(asked(URI.create(account + "/history?after=" + next), token)
                        .json()
                        .get("items"))
                .isNotEmpty();
        assertThat(asked(URI.create(account + "/history?after=forged"), token).status())
                .isEqualTo(422);
        assertThat(asked(URI.create(account + "/organizations"), token).status())
                .isEqualTo(404);
    }

    /** The vendor's people are told by no name that they log in with, and who has left by none (R31). */
    @Test
    void thoseOfTheOrganisationAreNamedAndNobodyElse(Page page) {
        People.Person gone = somebody("gone", "portal-admin");
        People.Person agent = somebody("agent", "portal-admin");
        calledBy(agent, "Anna", "Agent");
        changes(boss, "{\"level\":\"portal-admin\"}");
        changes(gone, "{\"level\":\"portal-member\"}");
        changes(agent, "{\"ownTicketsOnly\":true}");
        changes(new People.Person("olga", "olga"), "{\"ownTicketsOnly\":false}");
        String token = token(worker, page);
        assertThat(asked(account, token).json().at("/items/0/admins").toString())
                .contains("Anna Agent");
        JsonNode before = asked(URI.create(account + "/history"), token).json();
        assertThat(texts(before.get("people"))).containsExactlyInAnyOrder("boss Test", "gone Test", "Anna Agent");
        assertThat(before.at("/roles/portal-admin").asText()).isEqualTo("Admin");
        assertThat(before.at("/roles/portal-member").asText()).isEqualTo("Member");

        calledBy(agent, "", "");
        assertThat(asked(URI.create(account + "/history"), token)
                        .json()
                        .get("people")
                        .path(agent.id())
                        .asText())
                .isEqualTo(agent.username());
        stack.realm()
                .users()
                .get(agent.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));
        leaves(gone);

        Tokens.Answer access = asked(account, token);
        Tokens.Answer history = asked(URI.create(account + "/history"), token);

        assertThat(texts(access.json().at("/items/0/admins"))).containsExactly("boss Test");
        assertThat(access.json().toString()).doesNotContain(agent.username());
        assertThat(texts(history.json().get("people"))).containsExactly("boss Test");
        assertThat(history.json().toString()).contains(agent.id()).doesNotContain(agent.username());
        assertThat(history.json().get("items").findValuesAsText("kind")).contains("vendor", "person");
    }

    /** What was done to somebody stays theirs to read; the people of an organisation are not. */
    @Test
    void whoHasLeftReadsNobodysName(Page page) {
        changes(boss, "{\"ownTicketsOnly\":true}");
        String token = token(worker, page);
        assertThat(texts(asked(URI.create(account + "/history"), token).json().get("people")))
                .containsExactly("boss Test");

        leaves(worker);

        JsonNode history = asked(URI.create(account + "/history"), token).json();
        assertThat(history.get("items").findValuesAsText("act")).contains("own-only-set");
        assertThat(history.get("people")).isEmpty();
        assertThat(history.get("organizations")).isEmpty();
    }

    /** Where not all were tried it is not said that nobody but Support can. */
    @Test
    void whereThereAreManyAdminsItIsToldThatThereMayBeOthers(Page page) {
        stack.people().join(worker, company.getId(), "enable-in-app-messenger");
        for (int i = 0; i < 19; i++) {
            somebody("admin", "portal-admin");
        }
        String token = token(worker, page);
        JsonNode all = asked(account, token).json().at("/items/0");
        assertThat(all.get("admins")).isEmpty();
        assertThat(all.get("more").asBoolean()).isFalse();

        somebody("zoe", "portal-admin", "enable-in-app-messenger");

        JsonNode some = asked(account, token).json().at("/items/0");
        assertThat(some.get("admins")).isEmpty();
        assertThat(some.get("more").asBoolean()).isTrue();
    }

    @Test
    void whereNothingIsHeldNothingEnds(Page page) {
        changes(boss, "{\"until\":\"2039-01-31T00:00:00Z\"}");
        String token = token(worker, page);
        assertThat(asked(account, token).json().at("/items/0/until").asText()).isEqualTo("2039-01-31T00:00:00Z");

        stack.people().take(worker, company.getId(), "portal-member");

        JsonNode place = asked(account, token).json().at("/items/0");
        assertThat(place.get("reason").asText()).isEqualTo("no-access");
        assertThat(place.get("until").isNull()).isTrue();
    }

    /** Not to the account console, where one is already. */
    @Test
    void whereThereIsNoPortalNoWayToItIsTold(Page page) {
        String token = token(worker, page);
        assertThat(asked(account, token).json().get("portal").asText()).endsWith("/login");
        ClientRepresentation portal =
                stack.realm().clients().findByClientId("portal").get(0);
        String address = portal.getBaseUrl();
        try {
            portal.setBaseUrl("");
            stack.realm().clients().get(portal.getId()).update(portal);

            assertThat(asked(account, token).json().get("portal").isNull()).isTrue();
        } finally {
            portal.setBaseUrl(address);
            stack.realm().clients().get(portal.getId()).update(portal);
        }
    }

    /** A password alone does not do where a key is asked for (R35). */
    @Test
    void behindAKeyThatWasNotShownNothingOfTheOrganisationIsTold(Page page) {
        String token = token(worker, page);
        assertThat(texts(asked(account, token).json().at("/items/0/admins"))).isNotEmpty();
        assertThat(asked(URI.create(account + "/history"), token).json().toString())
                .contains(company.getId());

        AskedKey.in(stack, company.getAlias());

        JsonNode place = asked(account, token).json().at("/items/0");
        assertThat(place.get("name").asText()).isEqualTo(company.getName());
        assertThat(place.get("reason").asText()).isEqualTo("organization-key-required");
        assertThat(place.get("level").isNull()).isTrue();
        assertThat(place.get("admins")).isEmpty();
        JsonNode history = asked(URI.create(account + "/history"), token).json();
        assertThat(history.toString()).doesNotContain(company.getId(), boss.id());
        assertThat(asked(URI.create(account + "/history?limit=1"), token)
                        .json()
                        .get("next")
                        .isNull())
                .as("where a page ends tells of the entry that it ends with: when it was made, and which it is")
                .isTrue();
        for (String names : List.of("people", "organizations", "roles")) {
            assertThat(history.get(names)).as(names).isEmpty();
        }
    }

    /** By default every client's tokens are for the account, too: those of another client are not let in. */
    @Test
    void noOtherTokenOpensIt(Page page) {
        String own = token(worker, page);
        assertThat(asked(account, own).status()).isEqualTo(200);
        Map<String, String> others = new LinkedHashMap<>();
        Tokens.Answer cli = stack.tokens().of(worker.username());
        others.put("of the portal's command line", cli.accessToken());
        others.put("a refresh token", cli.refreshToken());
        others.put("of a perspective", perspective());
        Tokens.Answer any = anyClients();
        assertThat(any.claims().get("aud").toString()).contains("account");
        others.put("of any client", any.accessToken());
        others.put("an ID token", any.json().get("id_token").asText());
        others.put("tampered with", own.substring(0, own.length() - 4) + "AAAA");
        others.put("none", "none");

        others.forEach((name, token) -> {
            assertThat(asked(account, token).status()).as(name).isEqualTo(401);
            assertThat(asked(URI.create(account + "/history"), token).status())
                    .as(name)
                    .isEqualTo(401);
        });
        assertThat(stack.tokens().send(HttpRequest.newBuilder(account)).status())
                .isEqualTo(401);
    }

    /** Signed in as one is, with the browser's cookies and without a token. */
    @Test
    void cookiesAreNotLookedAt(Page page) {
        assertThat(asked(account, token(worker, page)).status()).isEqualTo(200);

        assertThat(page.request().get(account.toString()).status()).isEqualTo(401);
    }

    /** As of Keycloak's Account API: the console's client names no origins, so only pages of Keycloak's own have an answer. */
    @Test
    void pagesOfOtherOriginsHaveNoAnswer(Page page) throws Exception {
        String own = token(worker, page);
        String keycloak = stack.keycloakUrl().toString();
        for (String path : List.of("", "/history")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(account + path))
                    .header("Authorization", "Bearer " + own)
                    .header("Accept", "application/json");

            assertThat(from(keycloak, request).statusCode()).isEqualTo(200);
            HttpResponse<String> elsewhere = from("https://elsewhere.example", request);

            assertThat(elsewhere.statusCode()).isEqualTo(403);
            assertThat(elsewhere.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(elsewhere.body()).doesNotContain(company.getName()).doesNotContain(worker.id());
            assertThat(from("https://elsewhere.example", request.uri(stack.realmUrl("/account")))
                            .statusCode())
                    .as("Keycloak's own")
                    .isEqualTo(403);

            HttpResponse<String> before = from(
                    keycloak,
                    HttpRequest.newBuilder(URI.create(account + path))
                            .header("Access-Control-Request-Method", "GET")
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

            assertThat(before.statusCode()).isEqualTo(200);
            assertThat(before.headers().allValues("access-control-allow-methods"))
                    .containsExactly("GET");
        }
    }

    @Test
    void itsTokenOpensNothingOfTheAccessApi(Page page) {
        String own = token(boss, page);
        assertThat(asked(account, own).status()).isEqualTo(200);

        for (String path : List.of(
                "/portal-access/me",
                "/portal-access/me/history",
                "/portal-access/organizations",
                "/portal-access/organizations/" + company.getAlias() + "/members",
                "/portal-access/organizations/" + company.getAlias() + "/journal")) {
            assertThat(asked(stack.realmUrl(path), own).status()).as(path).isEqualTo(401);
        }
        assertThat(asked(stack.adminUrl("/portal-access/organizations"), own).status())
                .isIn(401, 403);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(stack.tokens()
                            .send(HttpRequest.newBuilder(account)
                                    .header("Authorization", "Bearer " + own)
                                    .method(method, HttpRequest.BodyPublishers.ofString("{}")))
                            .status())
                    .as(method)
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void itEndsWithTheSession(Page page) {
        String own = token(worker, page);
        assertThat(asked(account, own).status()).isEqualTo(200);

        stack.realm().users().get(worker.id()).logout();

        assertThat(asked(account, own).status()).isEqualTo(401);
    }

    /** When what is kept of the person is there and when it is not, with keys and without. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void itAsksTheDatabaseNoMoreForManyOrganisationsThanForFew(boolean cold, boolean keys, Page page) throws Exception {
        for (int i = 0; i < 2; i++) {
            another(keys);
        }
        AccountConsole console = AccountConsole.of(stack, page, worker.username());
        SqlCounter.Statements few = statements(console, cold);
        for (int i = 0; i < 8; i++) {
            another(keys);
        }

        SqlCounter.Statements many = statements(console, cold);

        JsonNode items = asked(account, console.token()).json().get("items");
        assertThat(items).hasSize(11);
        assertThat(items.findValuesAsText("reason").stream().filter("organization-key-required"::equals))
                .hasSize(keys ? 10 : 0);
        assertThat(many.total()).as(few + "\n" + many).isLessThanOrEqualTo(few.total());
    }

    /** Where the worker is a member, and others than elsewhere are admins. */
    private void another(boolean key) {
        OrganizationRepresentation another = stack.people().organization("own");
        stack.people().join(worker, another.getId(), "portal-member");
        stack.people().join(somebody("admin", "portal-admin"), another.getId(), "portal-admin");
        if (key) {
            AskedKey.in(stack, another.getAlias());
        }
    }

    @Test
    void thePagesGoOnThoughTheLastOfOneWasLeft(Page page) {
        for (String name : List.of("xxx", "yyy", "zzz")) {
            stack.people().join(worker, stack.people().organization(name).getId());
        }
        String token = token(worker, page);
        JsonNode first = asked(URI.create(account + "?limit=1"), token).json();
        assertThat(first.at("/items/0/id").asText()).isEqualTo(company.getId());

        leaves(worker);

        JsonNode rest = asked(URI.create(account + "?after=" + first.get("next").asText()), token)
                .json();
        assertThat(StreamSupport.stream(rest.get("items").spliterator(), false)
                        .map(place -> place.get("name").asText().substring(0, 3)))
                .containsExactly("xxx", "yyy", "zzz");
        assertThat(asked(URI.create(account + "?after=MTpmb3JnZWQ"), token).status())
                .isEqualTo(422);
    }

    @Test
    void manyOrganisationsComeInPages(Page page) {
        OrganizationRepresentation second = stack.people().organization("zzz");
        stack.people().join(worker, second.getId());
        String token = token(worker, page);

        JsonNode first = asked(URI.create(account + "?limit=1"), token).json();
        JsonNode rest = asked(
                        URI.create(
                                account + "?limit=1&after=" + first.get("next").asText()),
                        token)
                .json();

        assertThat(first.at("/items/0/id").asText()).isEqualTo(company.getId());
        assertThat(rest.at("/items/0/id").asText()).isEqualTo(second.getId());
        assertThat(rest.at("/items/0/reason").asText()).isEqualTo("no-access");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    /** Of the second of two requests, when what is kept is there, but for what is kept of people where it is to be cold. */
    private SqlCounter.Statements statements(AccountConsole console, boolean cold) throws Exception {
        String token = console.token();
        assertThat(asked(account, token).status()).isEqualTo(200);
        if (cold) {
            stack.realm().clearUserCache();
        }
        return stack.sql().during(() -> asked(account, token));
    }

    private void calledBy(People.Person person, String first, String last) {
        var user = stack.realm().users().get(person.id());
        var named = user.toRepresentation();
        named.setFirstName(first);
        named.setLastName(last);
        user.update(named);
    }

    /** Changes the worker's access as somebody does it in the portal. */
    private void changes(People.Person admin, String body) {
        Tokens tokens = stack.tokens();
        Tokens.Answer signedIn = admin.username().equals("olga")
                ? tokens.of(admin.username())
                : tokens.of(admin.username(), company.getAlias());
        Tokens.Answer answer = tokens.send(HttpRequest.newBuilder(stack.realmUrl(
                        "/portal-access/organizations/" + company.getAlias() + "/members/" + worker.id()))
                .header("Authorization", "Bearer " + signedIn.accessToken())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }

    private void leaves(People.Person person) {
        stack.realm()
                .organizations()
                .get(company.getId())
                .members()
                .member(person.id())
                .delete()
                .close();
    }

    private People.Person somebody(String name, String... roles) {
        People.Person person = stack.people().person(name);
        stack.people().join(person, company.getId(), roles);
        return person;
    }

    private String token(People.Person person, Page page) {
        return AccountConsole.of(stack, page, person.username()).token();
    }

    private Tokens.Answer asked(URI address, String token) {
        return stack.tokens().get(address, token);
    }

    private static HttpResponse<String> from(String origin, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.copy().header("Origin", origin).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String perspective() {
        String token =
                Onlooker.named(stack, boss).looks(worker.id(), company.getId()).accessToken();
        assertThat(asked(stack.realmUrl("/portal-access/me"), token).status()).isEqualTo(200);
        return token;
    }

    /** As Keycloak makes them by default. */
    private Tokens.Answer anyClients() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("any-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(true);
        try (Response created = stack.realm().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return stack.tokens()
                .password(Map.of(
                        "client_id",
                        client.getClientId(),
                        "scope",
                        "openid",
                        "username",
                        worker.username(),
                        "password",
                        worker.username() + "-portico"));
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
