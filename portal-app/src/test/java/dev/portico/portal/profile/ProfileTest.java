package dev.portico.portal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people find about themselves, and that it is about nobody else (R23). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ProfileTest {
    private static final String PROFILE = "/o/acme/profile";
    private static final String SESSIONS = PROFILE + "/sessions";
    private static final String DEVICES = "GET /account/sessions/devices";

    @Inject
    Tables tables;

    private final Browser browser = new Browser();

    @BeforeEach
    void benInAcme() {
        tables.empty();
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void back() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void visitorsHaveNone() {
        assertThat(browser.get("/profile").uri()).hasPath(PROFILE);
        Cast.mode("everyone");
        assertThat(new Browser().get("/").body()).doesNotContain("/profile");
    }

    @Test
    void showsNameAddressAndOrganisationsOfTheToken() {
        Cast.signsIn(Cast.finn(), Cast.finnInUmbra());

        assertThat(browser.get(PROFILE).body())
                .contains("<h1>Your profile</h1>", "<bdi>Finn</bdi>", "<bdi>finn@acme.example</bdi>", "<bdi>Acme</bdi>")
                .contains("<a href=\"/o/umbra/\"><bdi>Umbra</bdi></a>", "href=\"/o/acme/preferences\"")
                .contains("href=\"" + Cast.issuer() + "/account/\"");
    }

    @Test
    void anAddressThatIsNotVerifiedIsNotShownAsOnes() {
        Cast.signsIn(Cast.ben().put("email_verified", false));

        assertThat(browser.get(PROFILE).body()).contains("No verified address").doesNotContain("<bdi>ben@acme.example");
    }

    @Test
    void aNameIsWordsAndNeverMarkup() {
        Cast.signsIn(Cast.ben().put("name", "<script>alert(1)</script>"));

        assertThat(browser.get(PROFILE).body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void recentTicketsAreOnesOwnAlsoOfWhomSeesAll() {
        tables.ticket(Cast.ben(), "Bens lantern");
        tables.ticket(Cast.ada(), "Adas lantern");
        Cast.signsIn(Cast.ada());
        assertThat(browser.get("/o/acme/tickets").body()).contains("Bens lantern", "Adas lantern");

        assertThat(browser.get(PROFILE).body()).contains("Adas lantern").doesNotContain("Bens lantern");
    }

    @Test
    void whoSawThePortalThroughOnesEyesIsTold() {
        Cast.extensionSays(
                "GET /me/history",
                200,
                new JsonObject()
                        .put(
                                "items",
                                new JsonArray()
                                        .add(looked("perspective-started", "vendor", "p2", "2026-11-23T11:00:00Z"))
                                        .add(looked(
                                                "perspective-ended", "system", "p1", "2026-11-23T10:04:00Z", pages()))
                                        .add(new JsonObject().put("act", "level-changed"))
                                        .add(looked("perspective-started", "person", "p1", "2026-11-23T10:02:00Z"))
                                        .add(named("Ada Adler", "Acme"))));

        assertThat(browser.get(PROFILE).body())
                .containsPattern("(?s)Support viewed the portal as you.*2026-11-23T11:00:00Z.*still looking"
                        + ".*An administrator of your organisation viewed the portal as you"
                        + ".*2026-11-23T10:02:00Z.*2026-11-23T10:04:00Z"
                        + ".*Pages seen: Tickets ×3,"
                        + " A ticket ×2, A topic in the forum ×1, Other pages ×2</span>"
                        + ".*Ada Adler viewed the portal as you</span>")
                .doesNotContain("could not be asked");
    }

    /** Whenever the portal told of them. */
    @Test
    void allThatWasSeenIsToldOfALook() {
        JsonObject later = new JsonObject().put("/tickets", 4).put("/profile", 1);
        Cast.extensionSays(
                "GET /me/history",
                200,
                new JsonObject()
                        .put(
                                "items",
                                new JsonArray()
                                        .add(looked("perspective-pages", "system", "p1", "2026-11-23T10:04:09Z", later))
                                        .add(looked(
                                                "perspective-ended", "person", "p1", "2026-11-23T10:04:00Z", pages()))
                                        .add(looked("perspective-started", "person", "p1", "2026-11-23T10:02:00Z"))));

        assertThat(browser.get(PROFILE).body())
                .containsPattern("(?s)2026-11-23T10:02:00Z.*2026-11-23T10:04:00Z.*Pages seen: Tickets ×7,")
                .contains("Profile ×1")
                .doesNotContain("2026-11-23T10:04:09Z");
    }

    @Test
    void whereItCannotBeAskedWhoLookedThePageSaysSo() {
        assertThat(browser.get(PROFILE).body()).contains("That could not be asked just now.");

        Cast.extensionSays("GET /me/history", 200, new JsonObject().put("items", new JsonArray()));
        assertThat(browser.get(PROFILE).body()).doesNotContain("could not be asked", "Who saw the portal as you");
    }

    /** Who belongs to several organisations has to know where it was (R31). */
    @Test
    void whoIsInSeveralOrganisationsIsToldInWhichItWas() {
        Cast.signsIn(Cast.finn(), Cast.finnInUmbra());
        Cast.extensionSays(
                "GET /me/history", 200, new JsonObject().put("items", new JsonArray().add(named("Ada Adler", "Acme"))));

        assertThat(browser.get(PROFILE).body()).contains("Ada Adler viewed the portal as you · <bdi>Acme</bdi></span>");
    }

    private static JsonObject named(String viewer, String organization) {
        JsonObject entry = looked("perspective-started", "person", "p0", "2026-11-22T10:02:00Z");
        entry.getJsonObject("actor").put("name", viewer);
        return entry.put("organizationName", organization);
    }

    private static JsonObject pages() {
        return new JsonObject()
                .put("*", 1)
                .put("/something/new", 1)
                .put("/forum/topics/{id}", 1)
                .put("/tickets/{number}/live", 1)
                .put("/tickets", 3)
                .put("/tickets/{number}", 1);
    }

    private static JsonObject looked(String act, String kind, String perspective, String at, JsonObject pages) {
        JsonObject entry = looked(act, kind, perspective, at);
        entry.getJsonObject("after").put("pages", pages);
        return entry;
    }

    private static JsonObject looked(String act, String kind, String perspective, String at) {
        return new JsonObject()
                .put("act", act)
                .put("at", at)
                .put("actor", new JsonObject().put("kind", kind).put("id", "somebody"))
                .put("after", new JsonObject().put("perspective", perspective));
    }

    @Test
    void agentsHaveAProfileAtTheDesk() {
        Cast.signsIn(Cast.sam());

        assertThat(browser.get("/desk/profile").body())
                .contains("<bdi>Sam</bdi>", "/desk/profile/sessions")
                .doesNotContain("Your latest tickets");
    }

    @Test
    void aLanguageIsKeptInTheAccountAndCountsFromTheNextPageOn() {
        HttpResponse<String> page = browser.get(PROFILE);
        Cast.accountSays("GET /account", 200, account());
        Cast.accountSays("POST /account", 200, new JsonObject());

        HttpResponse<String> saved = browser.submit(page, PROFILE + "/language", Map.of("language", "de"));

        assertThat(saved.body())
                .contains(
                        "lang=\"de\"",
                        "Ab jetzt sprechen wir diese Sprache",
                        "<option value=\"de\" lang=\"de\" selected>");
        JsonObject told = asked("POST /account");
        assertThat(told.getString("token")).startsWith("Bearer account of ey");
        assertThat(new JsonObject(told.getString("body")))
                .isEqualTo(account()
                        .put(
                                "attributes",
                                new JsonObject()
                                        .put("phone", new JsonArray().add("123"))
                                        .put("locale", new JsonArray().add("de"))));
        assertThat(browser.get("/o/acme/").body()).contains("lang=\"de\"");
    }

    @Test
    void whereTheAccountCannotBeChangedTheLanguageCountsInThisBrowser() {
        HttpResponse<String> page = browser.get(PROFILE);

        assertThat(browser.submit(page, PROFILE + "/language", Map.of("language", "he"))
                        .body())
                .contains("dir=\"rtl\"", "נשמר בדפדפן הזה בלבד");
        assertThat(new Browser().get(PROFILE).body()).contains("dir=\"ltr\"");
    }

    @Test
    void aLanguageNobodySpeaksHereIsRefused() {
        HttpResponse<String> page = browser.get(PROFILE);

        for (String tag : List.of("tlh", "", "de\r\nX: y", "EN")) {
            assertThat(browser.submit(page, PROFILE + "/language", Map.of("language", tag))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().equals("portico_language"));
    }

    @Test
    void aCookieWithNonsenseIsNoLanguage() {
        assertThat(io.restassured.RestAssured.given()
                        .cookie("portico_language", "\"><script>")
                        .get("/")
                        .body()
                        .asString())
                .contains("lang=\"en\"");
    }

    @Test
    void sessionsAreShownWithTheOneAskedFromFirst() {
        browser.get(PROFILE);
        devices();

        String page = browser.get(SESSIONS).body();

        assertThat(page)
                .containsSubsequence("Firefox, Linux", "This browser", "Chrome Mobile, Android", "192.0.2.7")
                .contains("In use: Support portal, account-console", "Sign out everywhere else")
                .contains("name=\"session\" value=\"elsewhere\"")
                .doesNotContain("value=\"session-of-ben-id\"");
        assertThat(asked(DEVICES).getString("token")).startsWith("Bearer account of ey");
    }

    /** What opens the account stays between the portal and Keycloak. */
    @Test
    void theTokenForTheAccountNeverReachesTheBrowser() {
        browser.get(PROFILE);
        devices();
        HttpResponse<String> page = browser.get(SESSIONS);
        String token = asked(DEVICES).getString("token").replace("Bearer ", "");
        assertThat(token).startsWith("account of ey");

        assertThat(page.body() + page.headers().map())
                .contains("Firefox")
                .doesNotContain("account of", token.substring(11));
        assertThat(browser.cookies())
                .isNotEmpty()
                .noneMatch(cookie -> cookie.getValue().contains("account of")
                        || cookie.getValue().contains(token.substring(11)));
    }

    @Test
    void oneIsEndedOrAllButThisOne() {
        browser.get(PROFILE);
        devices();
        HttpResponse<String> page = browser.get(SESSIONS);
        Cast.accountSays("DELETE /account/sessions/elsewhere", 200, new JsonObject());
        Cast.accountSays("DELETE /account/sessions", 200, new JsonObject());

        assertThat(browser.submit(page, SESSIONS + "/end", Map.of("session", "elsewhere"))
                        .body())
                .contains("That session has ended.");
        assertThat(browser.submit(page, SESSIONS + "/end-others", Map.of()).body())
                .contains("You are signed out everywhere but here.");
        assertThat(asked("DELETE /account/sessions").getString("query")).isNull();
    }

    /** What is sent becomes part of an address at Keycloak. */
    @Test
    void aSessionIsNamedByAnIdAndNothingElse() {
        browser.get(PROFILE);
        devices();
        HttpResponse<String> page = browser.get(SESSIONS);

        for (String id : List.of("../../users", "a/b", "a?current=true", "", "x".repeat(65))) {
            assertThat(browser.submit(page, SESSIONS + "/end", Map.of("session", id))
                            .statusCode())
                    .as(id)
                    .isEqualTo(422);
        }
        assertThat(Cast.asked()).noneMatch(each -> each.getString("question").startsWith("DELETE"));
    }

    @Test
    void couldNotAskIsNotNowhere() {
        browser.get(PROFILE);
        Cast.extensionFails();
        HttpResponse<String> page = browser.get(SESSIONS);
        assertThat(page.statusCode()).isEqualTo(503);

        Cast.realmIsAway();
        assertThat(browser.get(SESSIONS).statusCode()).isEqualTo(503);
        assertThat(browser.get(PROFILE).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerNobodyCanReadIsNotNowhereEither() {
        browser.get(PROFILE);
        Cast.accountSays(DEVICES, 200, new JsonObject().put("items", 1));

        assertThat(browser.get(SESSIONS).statusCode()).isEqualTo(503);
    }

    @Test
    void aRealmThatDoesNotLetThePortalAskLeadsToTheAccount() {
        Cast.signsInWithoutAccount(Cast.ben());

        assertThat(browser.get(SESSIONS).body())
                .contains("does not let this portal show your sessions", "href=\"" + Cast.issuer() + "/account/\"")
                .doesNotContain("signed in nowhere else");
        HttpResponse<String> page = browser.get(SESSIONS);
        for (String deed : List.of("/end", "/end-others")) {
            assertThat(browser.submit(page, SESSIONS + deed, Map.of("session", "elsewhere"))
                            .body())
                    .as(deed)
                    .contains("does not let this portal show your sessions")
                    .doesNotContain("has ended", "signed out everywhere");
        }
    }

    @Test
    void inPerspectiveNobodySeesOrEndsSessionsNorChoosesALanguage() {
        Cast.signsIn(Cast.ben()
                .put("act", new JsonObject().put("sub", "ada-id"))
                .put("act_rev", "0.0.0")
                .put("shown_entitlements", Cast.ben().getJsonArray("entitlements")));
        HttpResponse<String> page = browser.get(PROFILE);
        assertThat(page.body()).contains("<bdi>Ben</bdi>").doesNotContain(SESSIONS);

        assertThat(browser.get(SESSIONS).statusCode()).isEqualTo(403);
        for (String deed : List.of("/sessions/end", "/sessions/end-others", "/language")) {
            assertThat(browser.submit(page, PROFILE + deed, Map.of("language", "de", "session", "elsewhere"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(403);
        }
        assertThat(Cast.asked()).isEmpty();
    }

    @Test
    void formsFromElsewhereChangeNothing() {
        browser.get(PROFILE);
        for (String deed : List.of("/sessions/end", "/sessions/end-others", "/language")) {
            assertThat(browser.post(
                                    PROFILE + deed,
                                    Map.of("language", "de", "session", "elsewhere"),
                                    Map.of("Origin", "https://evil.example"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(Cast.asked()).noneMatch(each -> each.getString("question").contains("account"));
    }

    private static JsonObject account() {
        return new JsonObject()
                .put("username", "ben")
                .put("email", "ben@acme.example")
                .put("attributes", new JsonObject().put("phone", new JsonArray().add("123")));
    }

    private static void devices() {
        Cast.accountSays(
                DEVICES,
                200,
                new JsonArray()
                        .add(new JsonObject()
                                .put("os", "Android")
                                .put("mobile", true)
                                .put(
                                        "sessions",
                                        new JsonArray()
                                                .add(session(
                                                        "elsewhere",
                                                        "Chrome Mobile/131",
                                                        "192.0.2.7",
                                                        1_900_000_000L))))
                        .add(new JsonObject()
                                .put("os", "Linux")
                                .put("current", true)
                                .put(
                                        "sessions",
                                        new JsonArray()
                                                .add(session(
                                                        "session-of-ben-id",
                                                        "Firefox/140",
                                                        "192.0.2.8",
                                                        1_800_000_000L)))));
    }

    private static JsonObject session(String id, String browser, String address, long last) {
        return new JsonObject()
                .put("id", id)
                .put("browser", browser)
                .put("ipAddress", address)
                .put("started", last - 60)
                .put("lastAccess", last)
                .put(
                        "clients",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("clientId", "account-console")
                                        .put("clientName", "${client_account-console}"))
                                .add(new JsonObject().put("clientId", "portal").put("clientName", "Support portal")));
    }

    private static JsonObject asked(String question) {
        return Cast.asked().stream()
                .filter(each -> each.getString("question").equals(question))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("never asked: " + question));
    }
}
