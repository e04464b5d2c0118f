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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AccessCheckPagesTest {
    private static final String CHECK = "/o/acme/settings/access-check";
    private static final String HISTORY = "/o/acme/settings/history";

    private final Browser browser = new Browser();

    @BeforeEach
    void adaInAcme() {
        Cast.signsIn(Cast.ada());
        Directory.lists(Directory.ben());
        Directory.shows(Directory.ben(), "\"1\"");
    }

    @Test
    void aNoNamesTheRuleThatDecidedAndTheWayToAYes() {
        Cast.extensionSays(
                "GET " + ACME + "/explain",
                200,
                new JsonObject()
                        .put("allowed", false)
                        .put("reason", "missing-permission")
                        .put("because", new JsonArray().add(because("levels-add-up", "roles", "portal-member")))
                        .put(
                                "remedy",
                                new JsonObject()
                                        .put("method", "PATCH")
                                        .put("path", "/realms/portico/portal-access" + ACME + "/members/ben-id")
                                        .put(
                                                "body",
                                                new JsonObject()
                                                        .put("roles", new JsonArray().add("enable-in-app-messenger")))
                                        .put("who", new JsonArray().add("customer-admin"))));

        String page =
                browser.get(CHECK + "?user=ben-id&permission=messenger.contact").body();

        assertThat(page)
                .contains("No: Contacts Support in the messenger", "Nothing they hold includes this.")
                .contains("An access level is held", "Member", "decided")
                .contains("This can be done by: an Admin of the organisation")
                .contains("href=\"/o/acme/settings/members/ben-id\">Go there");
        assertThat(Directory.asked("GET " + ACME + "/explain").getString("query"))
                .contains("user=ben-id", "permission=messenger.contact");
    }

    @Test
    void aYesTellsWhy() {
        Cast.extensionSays(
                "GET " + ACME + "/explain",
                200,
                new JsonObject()
                        .put("allowed", true)
                        .putNull("reason")
                        .put("because", new JsonArray().add(because("a-rule-of-tomorrow", "somewhere", "x<y")))
                        .putNull("remedy"));

        assertThat(browser.get(CHECK + "?user=ben-id&permission=tickets.own").body())
                .contains("Yes: Sees and answers their own tickets", "a-rule-of-tomorrow", "x&lt;y")
                .doesNotContain("What would change this");
    }

    @Test
    void withoutAPersonOneIsSearchedFor() {
        assertThat(browser.get(CHECK + "?q=be").body()).contains("Ben Brandt", CHECK + "?user=ben-id");
    }

    @Test
    void theHistoryTellsWhoDidWhatInWords() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(
                        entry("level-changed", "person", "ada-id")
                                .put("before", new JsonObject().put("level", "portal-member"))
                                .put("after", new JsonObject().put("level", "portal-admin")),
                        entry("invitation-accepted", "person", "ben-id")
                                .put("after", new JsonObject().put("invitedBy", "ada-id")),
                        entry("deactivated", "console", "realm-admin-id")));

        String page = browser.get(HISTORY + "?user=ben-id").body();

        assertThat(page)
                .contains("History of Ben Brandt", "Access level changed", "Member", "<strong>Admin</strong>", "Ada");
        assertThat(page).contains("Invited by: <strong><bdi>Ada</bdi></strong>").doesNotContain("ada-id");
        assertThat(page).contains("Deactivated", "System administrator").doesNotContain("realm-admin-id");
    }

    @Test
    void theReviewTellsWhoGaveWhatAndIsAFile() {
        Cast.extensionSays(
                "GET " + ACME + "/review",
                200,
                Directory.items(Directory.ben()
                        .put("since", "2026-11-01T09:00:00Z")
                        .put("grantedBy", new JsonObject().put("kind", "vendor").put("id", "olga-id"))));
        assertThat(browser.get("/o/acme/settings/review").body())
                .contains("Ben Brandt", "1 Nov 2026", "Support")
                .doesNotContain("olga-id");

        Cast.extensionWrites("GET " + ACME + "/review", "username,level\r\nben,portal-member\r\n");
        var file = browser.get("/o/acme/settings/review/file.csv");
        assertThat(file.body()).isEqualTo("username,level\r\nben,portal-member\r\n");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"review.csv\"");
    }

    @Test
    void whoMayNotReviewSeesNoHistory() {
        JsonObject reader = Cast.ada();
        reader.getJsonArray("entitlements").remove("members.review");
        Cast.signsIn(reader);

        assertThat(new Browser().get(HISTORY).statusCode()).isEqualTo(403);
    }

    private static JsonObject because(String rule, String input, String value) {
        return new JsonObject().put("rule", rule).put("input", input).put("value", value);
    }

    private static JsonObject entry(String act, String kind, String doer) {
        return new JsonObject()
                .put("id", "1")
                .put("at", "2026-11-20T10:00:00Z")
                .put("act", act)
                .put("actor", new JsonObject().put("kind", kind).put("id", doer))
                .put("organization", "11111111-acme")
                .put("person", "ben-id")
                .put("before", new JsonObject())
                .put("after", new JsonObject())
                .putNull("reason")
                .put("requestId", "r");
    }
}
