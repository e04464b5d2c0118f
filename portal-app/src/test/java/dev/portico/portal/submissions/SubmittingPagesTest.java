package dev.portico.portal.submissions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.inbox.Post;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R22's rows over HTTP, for both elements and the form; and what becomes of what was typed before signing in (R16, R21, R23). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class SubmittingPagesTest {
    private static final String BOX = "id=\"add-request\"";
    private static final String TAB = "/submit\">Submit a Request</a>";

    @Inject
    Session entities;

    private final Browser browser = new Browser();

    @BeforeEach
    void ben() {
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void usual() {
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
    }

    @ParameterizedTest(name = "{0}, {1}, sign in to submit {2}, box {3}, tab {4}")
    @CsvSource({
        // mode, visitor, sign in to submit, box on, tab on -> box, tab, what the form's address shows
        "everyone, anonymous, false, true, true, true, true, request",
        "everyone, anonymous, true, true, true, true, true, login",
        "everyone, ben, false, true, true, true, true, ticket",
        "everyone, ben, true, true, true, true, true, ticket",
        "registered, anonymous, false, true, true, false, false, login",
        "registered, ben, true, true, true, true, true, ticket",
        "everyone, reader, false, true, true, false, false, refused",
        "registered, reader, true, true, true, false, false, refused",
        "everyone, anonymous, false, false, true, false, true, request",
        "everyone, anonymous, false, true, false, true, false, request",
        "everyone, ben, false, false, true, false, true, ticket",
        "registered, ben, false, true, false, true, false, ticket",
        "everyone, anonymous, true, false, false, false, false, login",
        "registered, anonymous, false, false, false, false, false, login"
    })
    void whoIsOfferedWhat(
            String mode,
            String visitor,
            boolean signInToSubmit,
            boolean boxOn,
            boolean tabOn,
            boolean box,
            boolean tab,
            String form) {
        Cast.settings(new JsonObject()
                .put("mode", mode)
                .put("signInToSubmit", signInToSubmit)
                .put("addRequestBox", boxOn)
                .put("submitTab", tabOn));
        if (visitor.equals("anonymous")) {
            io.restassured.response.Response home =
                    given().redirects().follow(false).get("/");
            assertThat(home.statusCode()).isEqualTo(mode.equals("everyone") ? 200 : 303);
            assertThat(home.body().asString().contains(BOX)).as("box").isEqualTo(box);
            assertThat(home.body().asString().contains(TAB)).as("tab").isEqualTo(tab);
            io.restassured.response.Response submit =
                    given().redirects().follow(false).get("/submit");
            if (form.equals("login")) {
                assertThat(submit.statusCode()).isEqualTo(303);
                assertThat(submit.header("Location")).isEqualTo("/login?to=%2Fsubmit");
            } else {
                assertThat(submit.statusCode()).isEqualTo(200);
                assertThat(submit.body().asString()).contains("name=\"email\"");
            }
            return;
        }
        Cast.signsIn(visitor.equals("ben") ? Cast.ben() : reader());
        HttpResponse<String> home = browser.get("/o/acme/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body().contains(BOX)).as("box").isEqualTo(box);
        assertThat(home.body().contains(TAB)).as("tab").isEqualTo(tab);
        HttpResponse<String> submit = browser.get("/o/acme/submit");
        assertThat(submit.statusCode()).isEqualTo(form.equals("refused") ? 403 : 200);
        assertThat(submit.body().contains("id=\"subject\"")).isEqualTo(form.equals("ticket"));
    }

    @Test
    void agentsAreOfferedNothingAndTheFormRefusesThem() {
        Cast.signsIn(Cast.sam());

        assertThat(browser.get("/desk/queue").body()).doesNotContain(TAB);
        assertThat(browser.get("/desk/").body()).doesNotContain(BOX);
        assertThat(browser.get("/desk/submit").statusCode()).isEqualTo(403);
    }

    @Test
    void aSwitchOfASettingShowsOnTheNextRequest() {
        assertThat(given().get("/").body().asString()).contains(BOX, TAB);
        Cast.settings(new JsonObject().put("addRequestBox", false).put("submitTab", false));

        assertThat(given().get("/").body().asString()).doesNotContain(BOX, TAB);
    }

    @Test
    void whereTicketingIsOffThePortalSaysSoPolitely() {
        Cast.settings(new JsonObject().put("ticketing", false));

        for (String path : List.of("/", "/submit", "/articles", "/submit/confirm?request=x")) {
            given().redirects().follow(false).get(path).then().statusCode(403);
        }
        assertThat(given().get("/").body().asString())
                .contains("The portal is closed", "Nothing is lost", "/login?to=")
                .doesNotContain(BOX, TAB, "/articles");
        for (String path : List.of("/", "/articles")) {
            assertThat(given().get(path).body().asString())
                    .as("no way to where one is")
                    .contains("when it opens again, everything is there")
                    .doesNotContain("To the home page", "Ticketing is switched off");
        }
        Cast.usualSettings();
        assertThat(given().get("/nowhere").body().asString()).contains("To the home page");
    }

    @Test
    void fromTheBoxOneGoesOnWithWhatOneTyped() {
        HttpResponse<String> home = browser.get("/");

        HttpResponse<String> form = browser.submit(
                home, "/submit", Map.of("step", "begin", "subject", "Help <me>", "description", "It \"smokes\"."));

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.uri()).hasPath("/submit");
        assertThat(form.body()).contains("value=\"Help &lt;me&gt;\"", ">It &quot;smokes&quot;.</textarea>");
    }

    @Test
    void whatWasTypedIsThereAfterSigningInUntilATicketIsOpened() {
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        HttpResponse<String> form = begun();

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.uri()).hasPath("/o/acme/submit");
        assertThat(form.body()).contains("value=\"Kept\"", ">Typed before.</textarea>", "value=\"ben@acme.example\"");
        assertThat(browser.get("/o/acme/submit").body()).contains("value=\"Kept\"");

        HttpResponse<String> ticket =
                browser.submit(form, "/o/acme/tickets", Map.of("subject", "Kept", "description", "Typed before."));
        assertThat(ticket.body()).contains("Typed before.");
        assertThat(browser.get("/o/acme/submit").body()).doesNotContain("Kept", "Typed before.");
    }

    /** As private notes do (R29): first as the browser's, then as the person's, and as nobody else's. */
    @Test
    void whatWasTypedLiesSealed() {
        execute("delete from request_drafts");
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        String csrf = given().get("/").htmlPath().getString("**.find { it.@name == 'csrf' }.@value");
        given().redirects()
                .follow(false)
                .formParam("csrf", csrf)
                .formParam("step", "begin")
                .formParam("subject", "Kept")
                .formParam("description", "Typed before.")
                .post("/submit")
                .then()
                .statusCode(303);
        assertThat(drafts()).hasSize(1).allSatisfy(SubmittingPagesTest::hasNoWord);

        assertThat(begun().body()).contains("value=\"Kept\"", ">Typed before.</textarea>");

        assertThat(drafts()).hasSize(2).allSatisfy(SubmittingPagesTest::hasNoWord);
        assertThat(browser.get("/o/acme/submit").body()).contains("value=\"Kept\"");
        execute("update request_drafts set person_id = null");
        assertThat(browser.get("/o/acme/submit").body()).doesNotContain("Kept", "Typed before.");
    }

    private List<String> drafts() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select cast(d as text) from request_drafts d", String.class)
                        .getResultList());
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeMutationQuery(sql).executeUpdate());
    }

    /** In letters or as bytes. */
    private static void hasNoWord(String row) {
        assertThat(row).doesNotContain("Kept", "Typed", "4b657074", "5479706564");
    }

    @Test
    void whoeverBeginsAnewIsToldOfTheirDraftAndCanDiscardIt() {
        assertThat(new Browser().get("/o/acme/tickets/new").body()).doesNotContain("unsent draft");
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        assertThat(begun().body()).contains("value=\"Kept\"");

        HttpResponse<String> anew = browser.get("/o/acme/tickets/new");
        assertThat(anew.body())
                .contains("You have an unsent draft", "href=\"/o/acme/submit\"", "action=\"/o/acme/submit/discard\"")
                .doesNotContain("value=\"Kept\"");
        HttpResponse<String> without = browser.submit(anew, "/o/acme/submit/discard", Map.of());

        assertThat(without.uri()).hasPath("/o/acme/tickets/new");
        assertThat(without.body()).doesNotContain("unsent draft");
        assertThat(browser.get("/o/acme/submit").body()).doesNotContain("Kept", "Typed before.");
    }

    @Test
    void nobodyElseIsToldOfADraftOrDiscardsIt() {
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        assertThat(begun().body()).contains("value=\"Kept\"");
        browser.submit(browser.get("/o/acme/"), "/o/acme/logout", Map.of());
        Cast.signsIn(Cast.cleo());
        HttpResponse<String> cleos = browser.get("/o/acme/tickets/new");
        assertThat(cleos.body()).contains("value=\"cleo@acme.example\"").doesNotContain("unsent draft");

        browser.submit(cleos, "/o/acme/submit/discard", Map.of());

        browser.submit(browser.get("/o/acme/"), "/o/acme/logout", Map.of());
        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/acme/tickets/new").body()).contains("You have an unsent draft");
        assertThat(browser.get("/o/acme/submit").body()).contains("value=\"Kept\"");
    }

    @Test
    void aDraftIsWhosSignedInFirstAndNobodyElses() {
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        assertThat(begun().body()).contains("value=\"Kept\"");
        browser.submit(browser.get("/o/acme/"), "/o/acme/logout", Map.of());
        Cast.signsIn(Cast.cleo());

        HttpResponse<String> cleos = browser.get("/o/acme/submit");

        assertThat(cleos.body()).contains("value=\"cleo@acme.example\"").doesNotContain("Kept", "Typed before.");
    }

    @Test
    void aDraftsKeyIsKeptFromScriptsAndOtherSites() {
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        String csrf = given().get("/").htmlPath().getString("**.find { it.@name == 'csrf' }.@value");

        String cookie = given().redirects()
                .follow(false)
                .formParam("csrf", csrf)
                .formParam("step", "begin")
                .formParam("subject", "Kept")
                .formParam("description", "Typed before.")
                .post("/submit")
                .then()
                .statusCode(303)
                .extract()
                .header("Set-Cookie");

        assertThat(cookie)
                .startsWith("portal_draft=")
                .contains("HTTPOnly", "SameSite=Lax")
                .doesNotContain("Kept");
    }

    @Test
    void fromTheBoxASignedInPersonOpensATicketAtOnce() {
        HttpResponse<String> home = browser.get("/o/acme/");
        assertThat(home.body()).contains("action=\"/o/acme/tickets\"");

        HttpResponse<String> ticket =
                browser.submit(home, "/o/acme/tickets", Map.of("subject", "From the box", "description", "At once."));

        assertThat(ticket.body()).contains("From the box", "At once.");
        assertThat(browser.get("/o/acme/").body()).contains("Recent activity", "From the box");
    }

    /** Settings › Portal tells that visitors gain requests where an address can be verified: here mails are sent (R24). */
    @Test
    void whereMailIsSentAPreviewSaysThatVisitorsGainRequests() {
        JsonObject settings = new JsonObject()
                .put("mode", "registered")
                .put("ticketing", true)
                .put("accountWideViewing", false)
                .put("addRequestBox", true)
                .put("submitTab", true)
                .put("signInToSubmit", false)
                .put("forum", "registered")
                .put("organizationKeyRequired", false)
                .put("defaultLevel", "none");
        Cast.signsIn(Cast.olga());
        Cast.extensionSays("GET /settings", 200, settings, "\"s1\"");
        Cast.extensionSays(
                "POST /preview",
                200,
                new JsonObject()
                        .put("gains", new JsonArray())
                        .put("loses", new JsonArray())
                        .put("total", 0)
                        .put(
                                "visitors",
                                new JsonObject()
                                        .put("gains", List.of("articles.read", "requests.submit"))
                                        .put("loses", List.of())));
        HttpResponse<String> page = browser.get("/desk/settings/portal");
        Map<String, String> form = new LinkedHashMap<>(Map.of("step", "preview", "etag", "\"s1\""));
        settings.forEach(each -> {
            String word = each.getValue() instanceof Boolean on ? (on ? "on" : "off") : String.valueOf(each.getValue());
            form.put("was." + each.getKey(), word);
            if (!word.equals("off")) {
                form.put(each.getKey(), word);
            }
        });
        form.put("mode", "everyone");

        HttpResponse<String> shown = browser.submit(page, "/desk/settings/portal", form);

        assertThat(shown.body())
                .contains("<strong>From then on they may:</strong> search and read the articles written for everyone;"
                        + " submit requests without an account</li>")
                .doesNotContain("visitors are asked to sign in either way");
    }

    @Test
    void aFormOfAnotherSiteIsNotTaken() {
        given().redirects()
                .follow(false)
                .header("Origin", "https://evil.example")
                .formParam("subject", "x")
                .post("/submit")
                .then()
                .statusCode(403);
    }

    private HttpResponse<String> begun() {
        return browser.submit(
                browser.get("/"),
                "/submit",
                Map.of("step", "begin", "subject", "Kept", "description", "Typed before."));
    }

    private static JsonObject reader() {
        return Cast.ben().put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read")));
    }
}
