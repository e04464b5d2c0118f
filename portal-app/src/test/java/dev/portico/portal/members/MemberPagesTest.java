package dev.portico.portal.members;

import static dev.portico.portal.members.Directory.ACME;
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
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class MemberPagesTest {
    private static final String LIST = "/o/acme/settings/members";
    private static final String BEN = LIST + "/ben-id";
    private static final Pattern WAS = Pattern.compile("name=\"((?:was\\.[^\"]+)|etag)\" value=\"([^\"]*)\"");

    private final Browser browser = new Browser();

    @BeforeEach
    void adaInAcme() {
        Cast.signsIn(Cast.ada());
        Directory.levels();
        Directory.lists(Directory.ben());
        Directory.shows(Directory.ben(), "\"1\"");
    }

    @Test
    void theListShowsPeopleAndWhatMayBeDoneWithThem() {
        HttpResponse<String> page = browser.get("/settings/members");

        assertThat(page.uri()).hasPath(LIST);
        assertThat(page.body())
                .contains("<h1>User Management</h1>", "Ben Brandt", "ben@acme.example", "Member", "Show Disabled")
                .contains(BEN + "/deactivate", BEN + "/reset-password")
                .doesNotContain(BEN + "/activate");
    }

    /** R36: a mail server's words, as they are and as nothing else. */
    @Test
    void whatDidNotArriveStandsOnThePersonsPage() {
        assertThat(browser.get(BEN).body()).doesNotContain("Did not arrive");
        Directory.shows(
                Directory.ben()
                        .put(
                                "undelivered",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("kind", "organization-key")
                                                .put("sentAt", "2026-11-23T10:02:00Z")
                                                .put("sentBy", "ada-id")
                                                .put("failedAt", "2026-11-23T10:03:00Z")
                                                .put("answer", "5.1.1 <b>no such mailbox</b>"))
                                        .add(new JsonObject()
                                                .put("kind", "of-another-version")
                                                .put("sentAt", "2026-11-23T10:01:00Z")
                                                .putNull("sentBy")
                                                .put("failedAt", "2026-11-23T10:01:00Z")
                                                .put("answer", ""))),
                "\"1\"");

        assertThat(browser.get(BEN).body())
                .contains("Did not arrive: the link past the organisation key", "datetime=\"2026-11-23T10:02:00Z\"")
                .contains("<bdi>5.1.1 &lt;b&gt;no such mailbox&lt;/b&gt;</bdi>", "Did not arrive: a mail<");
    }

    /** R36. */
    @Test
    void theHistoryTellsOfAMailThatDidNotArrive() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(new JsonObject()
                        .put("id", "1")
                        .put("at", "2026-11-23T10:03:00Z")
                        .put("act", "mail-not-delivered")
                        .put("actor", new JsonObject().put("kind", "system").putNull("id"))
                        .put("organization", "11111111-acme")
                        .putNull("person")
                        .put("before", new JsonObject())
                        .put(
                                "after",
                                new JsonObject()
                                        .put("mail", "invitation")
                                        .put("invitation", "17")
                                        .put("email", "nina@acme.example"))
                        .put("reason", "5.1.1 no such mailbox")));

        assertThat(browser.get("/o/acme/settings/history").body())
                .contains("<strong>Did not arrive: the invitation</strong>", "nina@acme.example")
                .contains("<bdi>5.1.1 no such mailbox</bdi>")
                .doesNotContain("not_arrived", "<bdi>mail</bdi>");
    }

    @Test
    void whoseEyesMayBeLookedThroughHasThatAmongTheActions() {
        assertThat(browser.get(LIST).body()).contains("Actions for Ben Brandt").doesNotContain("User Perspective");
        assertThat(browser.get(BEN).body()).doesNotContain("User Perspective");
        JsonObject ben = Directory.ben().put("may", new JsonArray().add("edit").add("perspective"));
        Directory.lists(ben);
        Directory.shows(ben, "\"1\"");

        assertThat(browser.get(LIST).body())
                .contains("<a href=\"" + BEN
                        + "#eyes\"><i class=\"bi bi-eye\" aria-hidden=\"true\"></i> User Perspective</a>");
        String page = browser.get(BEN).body();
        int label = page.indexOf("<label class=\"form-label\" for=\"eyes-why\">Why (optional)</label>");
        assertThat(page).contains("id=\"eyes\"").doesNotContain("placeholder=\"Why");
        assertThat(label).isPositive().isLessThan(page.indexOf("> User Perspective</button>"));
    }

    @Test
    void theExtensionIsAskedWithTheViewersOwnToken() {
        browser.get(LIST + "?q=Be&level=portal-member");

        JsonObject asked = Directory.asked("GET " + ACME + "/members");
        assertThat(asked.getString("token")).startsWith("Bearer ey");
        assertThat(asked.getString("query")).contains("search=Be", "status=active", "level=portal-member");
    }

    @Test
    void disabledPeopleAreListedWithActivateAndTheLabelSwitchesBack() {
        JsonObject gone = Directory.ben().put("status", "disabled").put("may", new JsonArray().add("activate"));
        Directory.lists(gone);

        String page = browser.get(LIST + "?status=disabled").body();

        assertThat(page).contains("Show Enabled", "Activate<").doesNotContain("Show Disabled");
        assertThat(Directory.asked("GET " + ACME + "/members").getString("query"))
                .contains("status=disabled");
    }

    /** She is the one who could, but for herself. */
    @Test
    void nobodyIsSentToSomebodyElseForNotDeactivatingThemselves() {
        Directory.shows(
                Directory.member("ada-id", "Ada", "Abel", "portal-admin").put("may", new JsonArray().add("edit")),
                "\"1\"");

        assertThat(browser.get(LIST + "/ada-id/deactivate").body())
                .contains("You cannot deactivate yourself")
                .doesNotContain("Somebody who administers your organisation");
    }

    @Test
    void withoutTheRightThereIsNoActivateButton() {
        Directory.lists(Directory.ben().put("status", "disabled").put("may", new JsonArray()));

        assertThat(browser.get(LIST + "?status=disabled").body()).doesNotContain("/activate");
    }

    @Test
    void nobodyYetReadsDifferentlyFromNobodyFound() {
        Directory.lists();

        assertThat(browser.get(LIST).body()).contains("No users yet").doesNotContain("Nobody found");
        assertThat(browser.get(LIST + "?q=zz").body()).contains("Nobody found").doesNotContain("No users yet");
    }

    @Test
    void anExtensionThatDoesNotAnswerIsNeverAnEmptyList() {
        browser.get(LIST);
        Cast.extensionFails();

        HttpResponse<String> page = browser.get(LIST);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Could not ask").doesNotContain("No users yet");
    }

    @Test
    void aKeycloakThatIsAwayIsNeverAnEmptyListEither() {
        browser.get(LIST);
        Cast.realmIsAway();

        HttpResponse<String> page = browser.get(LIST);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Could not ask");
    }

    @Test
    void membersSeeNoUserManagement() {
        Cast.signsIn(Cast.cleo());
        Browser cleos = new Browser();

        assertThat(cleos.get("/o/acme/").body()).doesNotContain("/settings/members");
        assertThat(cleos.get(LIST).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherOrganisationIsNotThere() {
        assertThat(browser.get("/o/acme/settings/organizations/umbra/members").statusCode())
                .isEqualTo(404);
    }

    @Test
    void operatorsChooseAnOrganisation() {
        Cast.signsIn(Cast.olga());
        Cast.extensionSays("GET /organizations", 200, Directory.items(organization()));
        Cast.extensionSays("GET /organizations/acme", 200, organization());
        Directory.lists(Directory.ben());
        Browser olgas = new Browser();

        HttpResponse<String> choice = olgas.get("/settings");

        assertThat(choice.uri()).hasPath("/desk/settings/organizations");
        assertThat(choice.body()).contains("/desk/settings/organizations/acme/members");
        assertThat(olgas.get("/desk/settings/organizations/acme/members").body())
                .contains("Ben Brandt", "/desk/settings/organizations/acme/members/ben-id");
    }

    @Test
    void savingSendsOnlyWhatWasChangedAndTheStateItWasChangedFrom() {
        HttpResponse<String> form = browser.get(BEN);
        Cast.extensionSays("PATCH " + ACME + "/members/ben-id", 200, Directory.ben(), "\"2\"");

        HttpResponse<String> saved = submit(
                form, Map.of("level", "portal-member", "role.enable-in-app-messenger", "on", "until", "2027-01-31"));

        assertThat(saved.body()).contains("Saved.");
        JsonObject asked = Directory.asked("PATCH " + ACME + "/members/ben-id");
        assertThat(asked.getString("ifMatch")).isEqualTo("\"1\"");
        assertThat(new JsonObject(asked.getString("body")))
                .isEqualTo(new JsonObject()
                        .put("roles", new JsonArray().add("enable-in-app-messenger"))
                        .put("until", "2027-02-01T00:00:00Z"));
    }

    @Test
    void savingNothingAsksForNothing() {
        HttpResponse<String> form = browser.get(BEN);

        assertThat(submit(form, Map.of("level", "portal-member")).body()).contains("Nothing was changed.");
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").startsWith("PATCH"));
    }

    @Test
    void whatSomebodyElseSavedIsShownAndNeverOverwritten() {
        HttpResponse<String> form = browser.get(BEN);
        Directory.refuses("PATCH " + ACME + "/members/ben-id", 412, "stale");
        Directory.shows(Directory.ben().put("level", "portal-coordinator"), "\"2\"");

        HttpResponse<String> page =
                submit(form, Map.of("level", "portal-member", "phone", "123", "ownTicketsOnly", "on"));

        assertThat(page.statusCode()).isEqualTo(412);
        assertThat(page.body())
                .contains(
                        "Nothing was overwritten",
                        "Member <span class=\"arrow\">→</span> <strong><bdi>Coordinator",
                        "name=\"etag\" value=\"&quot;2&quot;\"")
                .contains("value=\"portal-coordinator\" selected", "name=\"phone\" maxlength=\"255\"", "value=\"123\"")
                .containsPattern("name=\"ownTicketsOnly\" value=\"on\" checked");
    }

    @Test
    void aRefusalIsToldAndNothingTypedIsLost() {
        HttpResponse<String> form = browser.get(BEN);
        Directory.refuses("PATCH " + ACME + "/members/ben-id", 409, "last-admin");

        HttpResponse<String> page = submit(form, Map.of("level", "none"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Then nobody could administer this organisation any more.", "value=\"none\" selected");
    }

    @Test
    void anUnansweredSaveKeepsWhatWasTyped() {
        HttpResponse<String> form = browser.get(BEN);
        Cast.extensionFails();

        HttpResponse<String> page = submit(form, Map.of("level", "portal-admin"));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("nobody knows whether this was saved", "value=\"portal-admin\" selected");
    }

    @Test
    void whoMayNotEditSeesFactsAndNoForm() {
        Directory.shows(Directory.ben().put("may", new JsonArray()), "\"1\"");

        assertThat(browser.get(BEN).body()).contains("but not change them").doesNotContain("name=\"level\"");
    }

    @Test
    void deactivatingAsksFirstAndNamesThePerson() {
        HttpResponse<String> question = browser.get(BEN + "/deactivate");
        assertThat(question.body())
                .contains("<h1>Deactivate Ben Brandt?</h1>")
                .containsPattern("href=\"" + BEN + "\" autofocus>Cancel");

        Cast.extensionSays("POST " + ACME + "/members/ben-id/deactivate", 204, new JsonObject());
        HttpResponse<String> done = browser.submit(question, BEN + "/deactivate", fields(question));

        assertThat(done.body()).contains("Deactivated. All sessions have ended.");
        assertThat(Directory.asked("POST " + ACME + "/members/ben-id/deactivate")
                        .getString("ifMatch"))
                .isEqualTo("\"1\"");
    }

    @Test
    void aDeedThatIsNotPermittedIsNotOffered() {
        Directory.shows(Directory.ben().put("may", new JsonArray()), "\"1\"");

        assertThat(browser.get(BEN + "/deactivate").statusCode()).isEqualTo(403);
    }

    @Test
    void takingAccessAwayKeepsThePersonInSight() {
        HttpResponse<String> question = browser.get(BEN + "/revoke");
        Cast.extensionSays("DELETE " + ACME + "/members/ben-id", 204, new JsonObject());

        assertThat(browser.submit(question, BEN + "/revoke", fields(question)).body())
                .contains("Access was taken away.");
    }

    @Test
    void somebodyWhoIsNotThereIsNotFound() {
        assertThat(browser.get(LIST + "/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void formsFromElsewhereChangeNothing() {
        browser.get(LIST);
        assertThat(browser.post(BEN + "/deactivate", Map.of(), Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").startsWith("POST"));
    }

    /** The form with one field changed or more; {@code field} is sent as often as there are fields. */
    private HttpResponse<String> submit(HttpResponse<String> form, Map<String, String> typed) {
        Map<String, String> fields = fields(form);
        fields.put("firstName", "Ben");
        fields.put("lastName", "Brandt");
        fields.put("email", "ben@acme.example");
        fields.putAll(typed);
        String names = "email&field=firstName&field=lastName&field=phone&field=level"
                + "&field=role.enable-in-app-messenger&field=ownTicketsOnly&field=until";
        return browser.submit(form, BEN, fields, "&field=" + names);
    }

    private static Map<String, String> fields(HttpResponse<String> form) {
        Map<String, String> fields = new HashMap<>();
        Matcher was = WAS.matcher(form.body());
        while (was.find()) {
            fields.put(was.group(1), was.group(2).replace("&quot;", "\""));
        }
        return fields;
    }

    private static JsonObject organization() {
        return new JsonObject()
                .put("id", "11111111-acme")
                .put("alias", "acme")
                .put("name", "Acme")
                .put("enabled", true);
    }
}
