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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security groups on a member's page (R37). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class MemberGroupsTest {
    private static final String BEN = "/o/acme/settings/members/ben-id";
    private static final String CHANGE = "PATCH " + ACME + "/members/ben-id";
    private static final String EAST = "group.east-id";
    private static final String WEST = "group.west-id";

    private final Browser browser = new Browser();

    @BeforeEach
    void benIsInTheEast() {
        Cast.signsIn(Cast.ada());
        Directory.levels();
        Directory.groups("east-id", "Eastern yard", "west-id", "Western yard");
        Directory.lists(Directory.ben());
        Directory.shows(ben("east-id"), "\"1\"");
        Cast.extensionSays(CHANGE, 200, ben("west-id"), "\"2\"");
    }

    @Test
    void theyAreBoxesByNameAndTheirOwnAreTicked() {
        assertThat(browser.get(BEN).body())
                .contains("<legend>Security groups</legend>", "from their next request on")
                .containsPattern("id=\"" + EAST + "\" name=\"" + EAST + "\" value=\"on\" checked")
                .containsPattern("id=\"" + WEST + "\" name=\"" + WEST + "\" value=\"on\" aria")
                .containsPattern("for=\"" + EAST + "\"><bdi>Eastern yard</bdi>")
                .doesNotContain("id=\"groups-none\"");
    }

    @Test
    void whatIsTickedIsSavedAsAWholeAndNothingElseIs() {
        HttpResponse<String> saved = submit(browser.get(BEN), Map.of(WEST, "on"));

        assertThat(saved.body()).contains("Saved. It holds from now on.");
        JsonObject asked = Directory.asked(CHANGE);
        assertThat(asked.getString("ifMatch")).isEqualTo("\"1\"");
        assertThat(new JsonObject(asked.getString("body")))
                .isEqualTo(new JsonObject().put("groups", new JsonArray().add("west-id")));
    }

    @Test
    void theLastOneIsTakenAway() {
        submit(browser.get(BEN), Map.of());

        assertThat(new JsonObject(Directory.asked(CHANGE).getString("body")))
                .isEqualTo(new JsonObject().put("groups", new JsonArray()));
    }

    @Test
    void leavingThemAsTheyAreSendsNothing() {
        assertThat(submit(browser.get(BEN), Map.of(EAST, "on")).body()).contains("Nothing was changed.");
        nothingChanged();
    }

    @Test
    void whereThereAreNoneItIsSaidWhatTheyAreForAndWhereTheyAreMade() {
        Directory.groups();

        assertThat(browser.get(BEN).body())
                .contains("id=\"groups-none\"", "only for certain groups", "portal.security-group = true");
    }

    @Test
    void whoMayNotAssignLevelsReadsThemAndHasNoBoxes() {
        Directory.shows(ben("east-id").put("may", new JsonArray().add("edit")), "\"1\"");
        assertThat(browser.get(BEN).body())
                .contains("<dt>Security groups</dt><dd><bdi>Eastern yard</bdi></dd>")
                .doesNotContain("name=\"" + EAST + "\"", "Western yard");

        Directory.shows(ben().put("may", new JsonArray()), "\"1\"");
        assertThat(browser.get(BEN).body()).contains("<dt>Security groups</dt><dd>None</dd>");
    }

    @Test
    void whatSomebodyElseChangedIsToldByTheGroupsName() {
        HttpResponse<String> form = browser.get(BEN);
        Directory.refuses(CHANGE, 412, "stale");
        Directory.shows(ben("east-id", "west-id"), "\"2\"");

        HttpResponse<String> page = submit(form, Map.of(), Map.of("phone", "123"));

        assertThat(page.statusCode()).isEqualTo(412);
        assertThat(page.body())
                .contains("Nothing was overwritten", "Group <bdi>Western yard</bdi></a>: Off")
                .containsPattern("id=\"" + WEST + "\" name=\"" + WEST + "\" value=\"on\" checked")
                .containsPattern("id=\"" + EAST + "\" name=\"" + EAST + "\" value=\"on\" aria")
                .contains("value=\"123\"");
    }

    @Test
    void aGroupThatIsGoneIsToldAndTheFormStays() {
        HttpResponse<String> form = browser.get(BEN);
        Cast.extensionSays(
                CHANGE,
                422,
                new JsonObject()
                        .put("status", 422)
                        .put("reason", "invalid-value")
                        .put("field", "groups"));
        Directory.groups("east-id", "Eastern yard");

        HttpResponse<String> page = submit(form, Map.of(EAST, "on", WEST, "on"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#groups\"", "A group was deleted", "<bdi>Eastern yard</bdi>")
                .doesNotContain("Western yard");
    }

    @Test
    void anUnansweredSaveKeepsTheBoxesWithTheirNames() {
        HttpResponse<String> form = browser.get(BEN);
        Cast.extensionFails();

        HttpResponse<String> page = submit(
                form, Map.of(WEST, "on"), Map.of("called." + EAST, "Eastern yard", "called." + WEST, "Western yard"));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("nobody knows whether this was saved", "<bdi>Eastern yard</bdi>")
                .containsPattern("id=\"" + WEST + "\" name=\"" + WEST + "\" value=\"on\" checked");
    }

    @Test
    void groupsThatCouldNotBeAskedForAreNeverNone() {
        Cast.extensionSays("GET " + ACME + "/groups", 500, new JsonObject());

        HttpResponse<String> page = browser.get(BEN);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Could not ask");
    }

    @Test
    void aFieldThatIsNoGroupChangesNothing() {
        String forged = "group.../../x";
        browser.submit(browser.get(BEN), BEN, Map.of(forged, "on", "was." + forged, ""), "&field=" + forged);

        nothingChanged();
    }

    private HttpResponse<String> submit(HttpResponse<String> form, Map<String, String> ticked) {
        return submit(form, ticked, Map.of());
    }

    /** The form as it was shown, with just these groups ticked and these other fields. */
    private HttpResponse<String> submit(
            HttpResponse<String> form, Map<String, String> ticked, Map<String, String> others) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("etag", "\"1\"");
        fields.put("level", "portal-member");
        fields.put("was.level", "portal-member");
        fields.put("phone", "");
        fields.put("was.phone", "");
        fields.put("was." + EAST, "on");
        fields.put("was." + WEST, "");
        fields.putAll(ticked);
        fields.putAll(others);
        return browser.submit(form, BEN, fields, "&field=level&field=phone&field=" + EAST + "&field=" + WEST);
    }

    private static JsonObject ben(String... groups) {
        return Directory.ben().put("groups", new JsonArray(List.of((Object[]) groups)));
    }

    private static void nothingChanged() {
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").startsWith("PATCH"));
    }
}
