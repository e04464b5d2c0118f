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
                .doesNotContain("(<bdi", "roles:")
                .contains("This can be done by: an Admin of the organisation")
                .contains("href=\"/o/acme/settings/members/ben-id?want.role.enable-in-app-messenger=on\">Go there");
        assertThat(Directory.asked("GET " + ACME + "/explain").getString("query"))
                .contains("user=ben-id", "permission=messenger.contact");
    }

    @Test
    void theWayThereIsFilledInAndNotYetSaved() {
        Directory.levels();
        String form = browser.get(
                        "/o/acme/settings/members/ben-id"
                                + "?want.role.enable-in-app-messenger=on&want.level=portal-coordinator&want.email=x@evil.example")
                .body();

        assertThat(form)
                .contains("It is not saved yet.", "value=\"portal-coordinator\" selected")
                .containsPattern("id=\"role.enable-in-app-messenger\"[^>]* checked")
                .contains("name=\"was.level\" value=\"portal-member\"")
                .doesNotContain("x@evil.example");
        assertThat(browser.get("/o/acme/settings/members/ben-id?want.level=no-such-level")
                        .body())
                .contains("value=\"portal-member\" selected")
                .doesNotContain("no-such-level", "It is not saved yet.");
    }

    @Test
    void aKeyThatNobodyMadeIsSaidInWords() {
        Cast.extensionSays(
                "GET " + ACME + "/explain",
                200,
                new JsonObject()
                        .put("allowed", false)
                        .put("reason", "organization-key-required")
                        .put(
                                "because",
                                new JsonArray()
                                        .add(because("levels-add-up", "roles", "portal-member"))
                                        .add(because(
                                                "organization-key-never-made",
                                                "portal.organization-key-required",
                                                "on")))
                        .putNull("remedy"));

        assertThat(browser.get(CHECK + "?user=ben-id&permission=tickets.own").body())
                .contains("No: Sees and answers their own tickets")
                .contains("The organisation asks for a key that nobody has made yet.")
                .contains("Nobody enters before the key is made: an Admin who signs in makes it")
                .doesNotContain("organization-key-never-made", ": <span class=\"muted\">on");
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
    void theHistoryTellsWhichPagesWereReadThroughSomebodysEyes() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(entry("perspective-ended", "person", "ada-id")
                        .put(
                                "after",
                                new JsonObject()
                                        .put("perspective", "the-session")
                                        .put("viewer", "ada-id")
                                        .put(
                                                "pages",
                                                new JsonObject().put("/", 1).put("/tickets/{number}", 2)))));

        assertThat(browser.get(HISTORY).body())
                .contains("Pages seen: A ticket ×2, Home ×1</span>")
                .doesNotContain("the-session", "ada-id", "/tickets/{number}");
    }

    @Test
    void pagesThatWereToldAfterTheEndAreAnEntryOfTheirOwn() {
        JsonObject late = new JsonObject()
                .put("perspective", "the-session")
                .put("viewer", "ada-id")
                .put("pages", new JsonObject().put("/tickets/{number}", 7));
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(entry("perspective-pages", "person", "ada-id").put("after", late)));

        assertThat(browser.get(HISTORY).body())
                .contains("Pages seen before a perspective ended", "A ticket ×7</span>")
                .doesNotContain("the-session", "ada-id", "/tickets/{number}");
    }

    @Test
    void theHistoryTellsHowAPerspectiveEndedAndSinceWhenInWords() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(
                        ended("exit"),
                        ended("replaced"),
                        ended("stopped"),
                        ended("logout"),
                        ended("expired"),
                        ended("revoked")));

        String page = browser.get(HISTORY).body();
        assertThat(page)
                .containsPattern(
                        "(?s)How it ended: .*Left with Exit.*Went on to somebody else.*Stopped by somebody who may"
                                + ".*Signed out.*Nobody went on with it.*Access was taken away")
                .contains("Begun: ", "<time datetime=\"2026-11-23T09:02:17.563Z\">")
                .contains("Pages seen: Files and pictures in a ticket ×1</span>")
                .doesNotContain("<bdi>how</bdi>", "<bdi>started</bdi>", "/attachments", "<code");
        assertThat(page.replaceAll("datetime=\"[^\"]*\"", "")).doesNotContain("09:02:17.563Z");
    }

    private static JsonObject ended(String how) {
        return entry("perspective-ended", "vendor", "sam-id")
                .put(
                        "after",
                        new JsonObject()
                                .put("how", how)
                                .put("started", "2026-11-23T09:02:17.563Z")
                                .put("pages", new JsonObject().put("/tickets/{number}/attachments/{id}/image", 1)));
    }

    /** What an organisation is called is never taken for a level's name. */
    @Test
    void theHistoryTellsOfTheOrganisationItselfInWords() {
        JsonObject auditors = new JsonObject().put("id", "4711-group").put("name", "Auditors");
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(
                        entry("organization-changed", "console", "realm-admin-id")
                                .putNull("person")
                                .put(
                                        "before",
                                        new JsonObject()
                                                .put("name", "Acme")
                                                .put("alias", "acme")
                                                .put("enabled", true))
                                .put(
                                        "after",
                                        new JsonObject()
                                                .put("name", "none")
                                                .put("alias", "acme-ltd")
                                                .put("enabled", false)),
                        entry("settings-changed", "console", "realm-admin-id")
                                .putNull("person")
                                .put(
                                        "before",
                                        new JsonObject()
                                                .putNull("accountWideViewing")
                                                .putNull("defaultLevel"))
                                .put(
                                        "after",
                                        new JsonObject()
                                                .put("accountWideViewing", new JsonArray().add("on"))
                                                .put("defaultLevel", new JsonArray().add("portal-member"))),
                        entry("group-changed", "console", "realm-admin-id")
                                .putNull("person")
                                .put("before", new JsonObject().put("group", auditors))
                                .put(
                                        "after",
                                        new JsonObject()
                                                .put("group", auditors.copy())
                                                .put("roles", new JsonArray().add("portal-admin"))),
                        entry("group-changed", "console", "realm-admin-id")
                                .putNull("person")
                                .put(
                                        "before",
                                        new JsonObject()
                                                .put("group", new JsonObject().put("name", "Old hands"))
                                                .put("roles", new JsonArray()))
                                .put("after", new JsonObject().putNull("group")),
                        entry("deactivated", "console", "realm-admin-id")
                                .put("after", new JsonObject().put("cause", "too-many-failed-logins"))));

        assertThat(browser.get(HISTORY).body())
                .contains("<strong>Organisation changed</strong>")
                .containsPattern("Name of the organisation: <bdi>Acme</bdi> <span[^>]*>→</span> <strong><bdi>none<")
                .containsPattern("Its name in addresses: <bdi>acme</bdi> <span[^>]*>→</span> <strong><bdi>acme-ltd<")
                .containsPattern("Organisation: On <span[^>]*>→</span> <strong>Off<")
                .containsPattern("all requests of their account: As set for everybody <span[^>]*>→</span> <strong>On<")
                .containsPattern("holds none: As set for everybody <span[^>]*>→</span> <strong>Member<")
                .contains("<strong>What a group gives was changed</strong>")
                .contains("Group: <strong><bdi>Auditors</bdi></strong>", "Role: <strong>Admin</strong>")
                .containsPattern(
                        "(?s)<strong>Group deleted</strong></p>\\s*<ul><li>Group: <strong><bdi>Old hands</bdi></strong></li></ul>")
                .contains("Why: <strong>Too many failed sign-ins</strong>")
                .doesNotContain("<bdi>name", "<bdi>alias", "<bdi>enabled", "<bdi>cause", "defaultLevel", "4711-group");
    }

    @Test
    void theHistoryTellsThatALinkMadeABrowserKnown() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(
                        entry("organization-key-link-used", "person", "ben-id"),
                        entry("organization-key-sent", "person", "ada-id")));

        assertThat(browser.get(HISTORY).body())
                .contains(
                        "<strong>Browser made known by a link</strong>",
                        "<strong>Link past the organisation key sent</strong>");
    }

    /** Whoever accepts gives themselves nothing. */
    @Test
    void whatCameWithAnInvitationIsToldAsTheInviters() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(entry("level-changed", "person", "ben-id")
                        .put("before", new JsonObject().put("level", "none"))
                        .put(
                                "after",
                                new JsonObject().put("level", "portal-member").put("invitedBy", "ada-id"))));

        assertThat(browser.get(HISTORY).body())
                .contains("Invited by: <bdi>Ada</bdi> · Invitation accepted: <bdi>Ben Brandt</bdi>")
                .doesNotContain("ada-id");
    }

    @Test
    void aChangeOfALevelIsToldByWhatItMeans() {
        JsonObject auditor = new JsonObject().put("level", "acme-auditor").put("title", "Auditor");
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(
                        entry("level-deleted", "vendor", "olga-id")
                                .put("before", auditor.copy().put("permissions", new JsonArray().add("portal.enter")))
                                .put(
                                        "after",
                                        new JsonObject()
                                                .put("replacement", "portal-member")
                                                .put("people", 3)),
                        entry("level-edited", "vendor", "olga-id")
                                .put(
                                        "before",
                                        auditor.copy()
                                                .put(
                                                        "permissions",
                                                        new JsonArray()
                                                                .add("portal.enter")
                                                                .add("members.review")))
                                .put(
                                        "after",
                                        auditor.copy()
                                                .put("permissions", new JsonArray().add("portal.enter"))
                                                .put("people", 3)),
                        entry("level-changed", "person", "ada-id")
                                .put("before", new JsonObject().put("level", "portal-member"))
                                .put("after", new JsonObject().put("level", "acme-auditor"))));

        assertThat(browser.get(HISTORY + "?user=ben-id").body())
                .contains("Access level deleted", "What the access level allows was changed", "Support")
                .containsPattern("Auditor</bdi> <span[^>]*>→</span> <strong>Member")
                .contains("Allows no longer: <strong>")
                .containsPattern("Member <span[^>]*>→</span> <strong><bdi>Auditor")
                .doesNotContain("acme-auditor", "members.review");
    }

    @Test
    void theReviewTellsWhoGaveWhatAndIsAFile() {
        Cast.extensionSays(
                "GET " + ACME + "/review",
                200,
                Directory.items(Directory.ben()
                        .put(
                                "grants",
                                new JsonArray()
                                        .add(grant("portal-member", "2026-11-01T09:00:00Z", "vendor", "olga-id"))
                                        .add(grant(
                                                "enable-in-app-messenger",
                                                "2026-11-05T09:00:00Z",
                                                "person",
                                                "ben-id")))));
        assertThat(browser.get("/o/acme/settings/review").body())
                .containsPattern("Member:[^L]*1 Nov 2026")
                .containsPattern("Enable In App Messenger:[^L]*5 Nov 2026")
                .contains("from Support", "from <bdi>Ben Brandt</bdi>")
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

    private static JsonObject grant(String role, String since, String kind, String giver) {
        return new JsonObject()
                .put("role", role)
                .put("since", since)
                .put("grantedBy", new JsonObject().put("kind", kind).put("id", giver));
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
