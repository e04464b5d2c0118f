package dev.portico.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings › Portal: nothing is saved before it was shown what it means, and nobody overwrites what they have not seen. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class SettingsPagesTest {
    private static final String PORTAL = "/desk/settings/portal";
    private static final String ACME = "/desk/settings/organizations/acme/portal";

    private final Browser browser = new Browser();

    @BeforeEach
    void olga() {
        Cast.signsIn(Cast.olga());
        Cast.extensionSays("GET /settings", 200, settings(), "\"s1\"");
        Cast.extensionSays("PUT /settings", 200, settings(), "\"s2\"");
        Cast.extensionSays(
                "GET /organizations/acme",
                200,
                new JsonObject()
                        .put("id", "11111111-acme")
                        .put("alias", "acme")
                        .put("name", "Acme")
                        .put("enabled", true));
        Cast.extensionSays(
                "GET /organizations/11111111-acme/settings",
                200,
                new JsonObject()
                        .putNull("accountWideViewing")
                        .put("organizationKeyRequired", true)
                        .putNull("defaultLevel"),
                "\"o1\"");
        Cast.extensionSays("PUT /organizations/11111111-acme/settings", 200, new JsonObject(), "\"o2\"");
        preview(List.of(), List.of());
    }

    @Test
    void whatHoldsIsShown() {
        assertThat(browser.get(PORTAL).body())
                .contains(
                        "id=\"mode-everyone\" name=\"mode\" value=\"everyone\" checked",
                        "id=\"ticketing\" name=\"ticketing\" value=\"on\" checked",
                        "<option value=\"registered\" selected>",
                        "name=\"etag\" value=\"&quot;s1&quot;\"")
                .doesNotContain("id=\"signInToSubmit\" name=\"signInToSubmit\" value=\"on\" checked", "value=\"save\"");
    }

    @Test
    void aChangeIsSavedOnlyAfterItWasShownWhatItMeans() {
        preview(List.of("Ben Brandt"), List.of("Cleo Castro"));
        HttpResponse<String> page = browser.get(PORTAL);

        HttpResponse<String> shown = send(page, Map.of("step", "save", "forum", "everyone"), "ticketing");
        assertThat(shown.body())
                .contains(
                        "Ticketing: On <span class=\"arrow\" aria-hidden=\"true\">→</span> <strong>Off</strong>",
                        "Forum: Registered customers only",
                        "<strong>Everyone</strong>",
                        "People this concerns: 2",
                        "<bdi>Ben Brandt</bdi>",
                        "<bdi>Cleo Castro</bdi>",
                        "value=\"save\"");
        assertThat(questions()).doesNotContain("PUT /settings");
        assertThat(new JsonObject(asked("POST /preview").getString("body")))
                .isEqualTo(new JsonObject()
                        .put("method", "PUT")
                        .put("path", "/settings")
                        .put("body", new JsonObject().put("ticketing", false).put("forum", "everyone")));

        HttpResponse<String> saved = send(shown, Map.of("step", "save"));
        assertThat(saved.body()).contains("Saved. It holds from now on.");
        JsonObject put = asked("PUT /settings");
        assertThat(put.getString("ifMatch")).isEqualTo("\"s1\"");
        assertThat(new JsonObject(put.getString("body")))
                .isEqualTo(new JsonObject().put("ticketing", false).put("forum", "everyone"));
    }

    @Test
    void whatGivesNobodyARightSaysSo() {
        assertThat(send(browser.get(PORTAL), Map.of("step", "preview", "mode", "registered"))
                        .body())
                .contains("<strong>Registered customers only</strong>", "Nobody gains or loses a right.");
    }

    /** R15, R17: nobody holds what visitors may, and it is told before it is saved. */
    @Test
    void whatVisitorsLoseIsSaidThoughNobodyWithAnAccountIsConcerned() {
        visitors(List.of(), List.of("articles.read"));

        assertThat(send(browser.get(PORTAL), Map.of("step", "preview", "mode", "registered"))
                        .body())
                .contains(
                        "Nobody who has an account gains or loses a right.",
                        "<strong>They no longer may:</strong> search and read the articles written for everyone</li>")
                .doesNotContain("Nobody gains or loses a right.", "forum-public", "From then on they may:");
    }

    /** R24: this portal sends no mails, so that visitors are asked to sign in either way; with mails see {@code SubmittingPagesTest}. */
    @Test
    void whereNoMailIsSentVisitorsGainAndLoseNoRequests() {
        visitors(List.of("articles.read", "requests.submit"), List.of());
        assertThat(send(browser.get(PORTAL), Map.of("step", "preview", "mode", "registered"))
                        .body())
                .contains(
                        "<strong>From then on they may:</strong> search and read the articles written for everyone</li>",
                        "visitors are asked to sign in either way")
                .doesNotContain("submit requests without an account");

        visitors(List.of(), List.of("requests.submit"));
        assertThat(send(browser.get(PORTAL), Map.of("step", "preview", "signInToSubmit", "on"))
                        .body())
                .contains("Nobody gains or loses a right.")
                .doesNotContain("submit requests without an account");
    }

    /** R19: what customers wrote for each other becomes everybody's to read, with their names. */
    @Test
    void whoOpensTheForumToEveryoneIsWarnedOfTheNamesInIt() {
        visitors(List.of("forum.read"), List.of());

        assertThat(send(browser.get(PORTAL), Map.of("step", "preview", "forum", "everyone"))
                        .body())
                .contains(
                        "<strong>From then on they may:</strong> read the forum</li>",
                        "<p class=\"alert-box\" id=\"forum-public\">Everyone on the internet, search engines too,")
                .doesNotContain("Nobody gains or loses a right.");
    }

    @Test
    void withoutAChangeNothingIsAskedOrSaved() {
        assertThat(send(browser.get(PORTAL), Map.of("step", "save")).body()).contains("Nothing was changed.");
        assertThat(questions()).doesNotContain("PUT /settings", "POST /preview");
    }

    /** What somebody else changed meanwhile, and she did not touch, stays as they made it. */
    @Test
    void whoIsOvertakenSeesWhatHoldsNowAndDecidesAgain() {
        HttpResponse<String> shown = send(browser.get(PORTAL), Map.of("step", "preview", "mode", "registered"));
        Cast.extensionSays(
                "PUT /settings", 412, new JsonObject().put("status", 412).put("reason", "stale"));
        Cast.extensionSays("GET /settings", 200, settings().put("submitTab", false), "\"s9\"");

        HttpResponse<String> stale = send(shown, Map.of("step", "save", "mode", "registered"));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body())
                .contains(
                        "role=\"alert\"",
                        "Somebody else changed the settings",
                        "name=\"etag\" value=\"&quot;s9&quot;\"",
                        "value=\"registered\" checked",
                        "<strong>Registered customers only</strong>")
                .doesNotContain("id=\"submitTab\" name=\"submitTab\" value=\"on\" checked", "value=\"save\"");

        Cast.extensionSays("PUT /settings", 200, settings(), "\"s10\"");
        HttpResponse<String> again = send(stale, Map.of("step", "preview", "mode", "registered"));
        send(again, Map.of("step", "save", "mode", "registered"));
        assertThat(new JsonObject(asked("PUT /settings").getString("body")))
                .isEqualTo(new JsonObject().put("mode", "registered"));
        assertThat(asked("PUT /settings").getString("ifMatch")).isEqualTo("\"s9\"");
    }

    @Test
    void whenItIsNotAnsweredNobodySaysThatItWasSaved() {
        HttpResponse<String> shown = send(browser.get(PORTAL), Map.of("step", "preview", "mode", "registered"));
        Cast.extensionSays("PUT /settings", 500, new JsonObject());

        HttpResponse<String> unsure = send(shown, Map.of("step", "save", "mode", "registered"));

        assertThat(unsure.statusCode()).isEqualTo(503);
        assertThat(unsure.body())
                .contains("nobody knows whether this was saved", "value=\"registered\" checked")
                .doesNotContain("Saved.");
    }

    @Test
    void anOrganisationCanDifferAndGoBack() {
        HttpResponse<String> page = browser.get(ACME);
        assertThat(page.body()).contains("<bdi>Acme</bdi>", "<option value=\"inherit\" selected>");

        HttpResponse<String> shown = send(page, Map.of("step", "preview", "accountWideViewing", "on"));
        assertThat(shown.body()).contains("As set for everybody", "<strong>On</strong>");
        send(shown, Map.of("step", "save", "accountWideViewing", "on"));
        JsonObject put = asked("PUT /organizations/11111111-acme/settings");
        assertThat(put.getString("ifMatch")).isEqualTo("\"o1\"");
        assertThat(new JsonObject(put.getString("body"))).isEqualTo(new JsonObject().put("accountWideViewing", true));

        Cast.extensionSays(
                "GET /organizations/11111111-acme/settings", 200, new JsonObject().put("accountWideViewing", true));
        HttpResponse<String> back = send(browser.get(ACME), Map.of("step", "preview", "accountWideViewing", "inherit"));
        send(back, Map.of("step", "save", "accountWideViewing", "inherit"));
        assertThat(new JsonObject(
                        asked("PUT /organizations/11111111-acme/settings").getString("body")))
                .isEqualTo(new JsonObject().putNull("accountWideViewing"));
    }

    @Test
    void whoMayNotChangeSettingsFindsNoWayThereAndIsRefused() {
        Cast.signsIn(Cast.ada());
        Browser adas = new Browser();
        assertThat(adas.get("/o/acme/settings/portal").statusCode()).isEqualTo(403);
        assertThat(adas.get("/o/acme/settings/organizations/acme/portal").statusCode())
                .isEqualTo(403);
        assertThat(adas.get("/o/acme/").body()).doesNotContain("/settings/portal");

        Cast.signsIn(Cast.sam());
        assertThat(new Browser().get("/desk/settings/portal").statusCode()).isEqualTo(403);
    }

    @Test
    void theWayThereIsInTheMenuAndOnTheStartPage() {
        assertThat(browser.get("/desk/").body()).contains("class=\"card-like\" href=\"/desk/settings/portal\"");
        assertThat(browser.get(PORTAL).body()).contains("href=\"/desk/settings/portal\" aria-current=\"page\"");
    }

    /** Sends the form as the page shows it, with what somebody changes; switches named are switched. */
    private HttpResponse<String> send(HttpResponse<String> page, Map<String, String> typed, String... switched) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([\\w.]+)\" value=\"([^\"]*)\"")
                .matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&quot;", "\""));
        }
        Matcher checked =
                Pattern.compile("name=\"(\\w+)\" value=\"(\\w+)\" checked").matcher(page.body());
        while (checked.find()) {
            fields.put(checked.group(1), checked.group(2));
        }
        Matcher chosen = Pattern.compile("<select[^>]* name=\"(\\w+)\".*?value=\"(\\w+)\" selected", Pattern.DOTALL)
                .matcher(page.body());
        while (chosen.find()) {
            fields.put(chosen.group(1), chosen.group(2));
        }
        for (String each : switched) {
            if (fields.remove(each) == null) {
                fields.put(each, "on");
            }
        }
        fields.putAll(typed);
        return browser.submit(page, page.uri().getPath(), fields);
    }

    private static void preview(List<String> gains, List<String> loses) {
        Cast.extensionSays(
                "POST /preview",
                200,
                new JsonObject()
                        .put("gains", shares(gains))
                        .put("loses", shares(loses))
                        .put("total", gains.size() + loses.size()));
    }

    private static void visitors(List<String> gains, List<String> loses) {
        Cast.extensionSays(
                "POST /preview",
                200,
                new JsonObject()
                        .put("gains", new JsonArray())
                        .put("loses", new JsonArray())
                        .put("total", 0)
                        .put("visitors", new JsonObject().put("gains", gains).put("loses", loses)));
    }

    private static JsonArray shares(List<String> names) {
        JsonArray shares = new JsonArray();
        names.forEach(name -> shares.add(new JsonObject()
                .put("user", name + "-id")
                .put("name", name)
                .put("permissions", new JsonArray().add("tickets.organization"))));
        return shares;
    }

    private static JsonObject settings() {
        return new JsonObject()
                .put("mode", "everyone")
                .put("ticketing", true)
                .put("accountWideViewing", false)
                .put("addRequestBox", true)
                .put("submitTab", true)
                .put("signInToSubmit", false)
                .put("forum", "registered")
                .put("organizationKeyRequired", false)
                .put("defaultLevel", "none");
    }

    private static List<String> questions() {
        return new ArrayList<>(
                Cast.asked().stream().map(each -> each.getString("question")).toList());
    }

    private static JsonObject asked(String question) {
        return Cast.asked().stream()
                .filter(each -> each.getString("question").equals(question))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("never asked: " + question));
    }
}
