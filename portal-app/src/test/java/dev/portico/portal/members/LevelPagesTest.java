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
                                        .add(share("gil-id", "tickets.organization"))
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
    void aLevelInUseIsNotDeletedWithoutAReplacement() {
        HttpResponse<String> question = browser.get(COORDINATOR + "/delete");
        Directory.refuses("DELETE /levels/portal-coordinator", 409, "invalid-level");

        HttpResponse<String> refused = browser.submit(question, COORDINATOR + "/delete", Map.of("replacement", ""));

        assertThat(question.body()).contains("Delete the level Coordinator?", "value=\"portal-admin\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("role=\"alert\"");
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
