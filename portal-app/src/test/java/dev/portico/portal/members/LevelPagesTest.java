package dev.portico.portal.members;

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
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class LevelPagesTest {
    private static final String LEVELS = "/desk/settings/levels";
    private static final String COORDINATOR = LEVELS + "/portal-coordinator";
    private static final JsonObject LEVEL =
            Directory.level("portal-coordinator", "Coordinator", "portal.enter", "tickets.own");

    private final Browser browser = new Browser();

    @BeforeEach
    void olga() {
        Cast.signsIn(Cast.olga());
        Cast.extensionSays(
                "GET /levels", 200, Directory.items(Directory.level("portal-admin", "Admin", "portal.enter"), LEVEL));
        Cast.extensionSays("GET /levels/portal-coordinator", 200, LEVEL);
        Cast.extensionSays("GET /levels/portal-admin", 200, Directory.level("portal-admin", "Admin", "portal.enter"));
        Cast.extensionSays(
                "POST /preview",
                200,
                new JsonObject()
                        .put(
                                "gains",
                                new JsonArray()
                                        .add(share("gil-id", "tickets.organization")
                                                .put("name", "Gil Garcia"))
                                        .add(share("hal-id", "tickets.organization")))
                        .put("loses", new JsonArray())
                        .put("total", 2));
    }

    @Test
    void levelsAreListedWithWhatTheyAllow() {
        assertThat(browser.get(LEVELS).body())
                .contains("Coordinator", "Sees and answers their own tickets", "built in");
    }

    @Test
    void aChangeIsSavedOnlyAfterItWasShownWhoGainsAndLoses() {
        HttpResponse<String> form = browser.get(COORDINATOR);
        Cast.extensionSays("PUT /levels/portal-coordinator", 200, LEVEL);
        Map<String, String> typed = Map.of("title", "Coordinator", "etag", "\"1\"", "step", "save");

        HttpResponse<String> shown =
                browser.submit(form, COORDINATOR, typed, "&permission=portal.enter&permission=tickets.organization");
        assertThat(shown.body()).contains("People this concerns: 2", "2 gain:", "every ticket of the organisation");
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").startsWith("PUT"));

        HttpResponse<String> saved = browser.submit(
                shown,
                COORDINATOR,
                Map.of(
                        "title", "Coordinator",
                        "etag", "\"1\"",
                        "step", "save",
                        "previewed", "portal.enter tickets.organization"),
                "&permission=portal.enter&permission=tickets.organization");
        assertThat(saved.body()).contains("The level was saved.");
        JsonObject asked = Directory.asked("PUT /levels/portal-coordinator");
        assertThat(asked.getString("ifMatch")).isEqualTo("\"1\"");
        assertThat(new JsonObject(asked.getString("body")).getJsonArray("permissions"))
                .isEqualTo(new JsonArray().add("portal.enter").add("tickets.organization"));
    }

    @Test
    void builtInLevelsCannotBeChanged() {
        assertThat(browser.get(LEVELS + "/portal-admin").body())
                .contains("Built-in levels are fixed")
                .doesNotContain("Show who gains", "Delete level");
    }

    @Test
    void aLevelInUseIsNotDeletedWithoutAReplacementAndItIsToldHowManyHoldIt() {
        HttpResponse<String> question = browser.get(COORDINATOR + "/delete");
        Cast.extensionSays(
                "POST /preview",
                409,
                new JsonObject()
                        .put("status", 409)
                        .put("reason", "invalid-level")
                        .put("people", 12));

        HttpResponse<String> refused = browser.submit(
                question, COORDINATOR + "/delete", Map.of("replacement", "", "step", "preview", "etag", "\"1\""));

        assertThat(question.body()).contains("Delete the level Coordinator?", "value=\"portal-admin\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("role=\"alert\"", "People who hold this level: 12. Choose what they get instead.")
                .doesNotContain("There is no such access level");
    }

    @Test
    void aLevelIsDeletedOnlyAfterItWasShownWhoGainsAndLoses() {
        HttpResponse<String> question = browser.get(COORDINATOR + "/delete");
        Cast.extensionSays("DELETE /levels/portal-coordinator", 204, new JsonObject());
        Map<String, String> wanted = Map.of("replacement", "portal-admin", "step", "delete", "etag", "\"1\"");

        HttpResponse<String> shown = browser.submit(question, COORDINATOR + "/delete", wanted);
        assertThat(shown.body()).contains("People this concerns: 2", "<bdi>Gil Garcia</bdi>");
        assertThat(new JsonObject(Directory.asked("POST /preview").getString("body")).getString("path"))
                .isEqualTo("/levels/portal-coordinator?replacement=portal-admin");
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").startsWith("DELETE"));

        HttpResponse<String> done = browser.submit(
                shown,
                COORDINATOR + "/delete",
                Map.of("replacement", "portal-admin", "step", "delete", "etag", "\"1\"", "previewed", "portal-admin"));
        assertThat(done.body()).contains("The level was deleted.");
    }

    @Test
    void aNameThatIsTakenIsToldAtItsFieldAndTheFormStays() {
        HttpResponse<String> form = browser.get(LEVELS + "/new");
        Directory.refuses("POST /preview", 409, "invalid-value");

        HttpResponse<String> again = browser.submit(
                form, LEVELS + "/new", Map.of("name", "portal-member", "title", "Mine"), "&permission=portal.enter");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("There is a role of this name already.", "value=\"portal-member\"", "value=\"Mine\"")
                .contains("Show who gains")
                .doesNotContain("Built-in levels are fixed", "This cannot be taken");
    }

    @Test
    void aNameThatCannotBeOneIsExplained() {
        HttpResponse<String> form = browser.get(LEVELS + "/new");
        Cast.extensionSays(
                "POST /preview",
                422,
                new JsonObject()
                        .put("status", 422)
                        .put("reason", "invalid-value")
                        .put("field", "name"));

        assertThat(browser.submit(form, LEVELS + "/new", Map.of("name", "my level"), "&permission=portal.enter")
                        .body())
                .contains("letters, digits, hyphens", "value=\"my level\"");
    }

    /** The first of many by name, and how many more. */
    @Test
    void whoGainsIsNamed() {
        JsonArray gains = new JsonArray();
        IntStream.range(0, 12)
                .forEach(i -> gains.add(share("id-" + i, "tickets.organization").put("name", "Person " + i)));
        Cast.extensionSays(
                "POST /preview",
                200,
                new JsonObject()
                        .put("gains", gains)
                        .put("loses", new JsonArray())
                        .put("total", 12));

        assertThat(browser.submit(
                                browser.get(COORDINATOR),
                                COORDINATOR,
                                Map.of("title", "Coordinator", "etag", "\"1\""),
                                "&permission=portal.enter")
                        .body())
                .contains("12 gain:", "<bdi>Person 0</bdi>", "<bdi>Person 9</bdi>", "+2")
                .doesNotContain("Person 10");
    }

    @Test
    void customersMakeNoLevels() {
        Cast.signsIn(Cast.ada());

        assertThat(new Browser().get("/o/acme/settings/levels").statusCode()).isEqualTo(403);
    }

    private static JsonObject share(String user, String... permissions) {
        return new JsonObject().put("user", user).put("permissions", new JsonArray(java.util.List.of((Object[])
                permissions)));
    }
}
