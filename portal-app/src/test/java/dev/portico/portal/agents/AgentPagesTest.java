package dev.portico.portal.agents;

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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings › Assign Clients (R37). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AgentPagesTest {
    private static final String AGENTS = "/desk/settings/agents";
    private static final String TESS = AGENTS + "/tess-id";
    private static final String UMBRA_TO_TESS = "/agents/tess-id/organizations/umbra-id";

    private final Browser browser = new Browser();

    @BeforeEach
    void olga() {
        Cast.signsIn(Cast.olga());
        agents(agent("sam", "all"), agent("tess", "assigned", "acme-id"));
        known("acme", "Acme");
        known("umbra", "Umbra");
        Cast.extensionSays(
                "GET /organizations", 200, items(organization("acme", "Acme"), organization("umbra", "Umbra")));
        Cast.extensionSays("PUT " + UMBRA_TO_TESS, 204, new JsonObject());
        Cast.extensionSays("DELETE /agents/tess-id/organizations/acme-id", 204, new JsonObject());
    }

    @Test
    void agentsAreListedWithWhatTheyServe() {
        String page = browser.get(AGENTS).body();

        assertThat(page)
                .contains("<h1>Assign Clients</h1>", "support-agent-assigned", "Role mapping")
                .containsPattern("<a href=\"" + TESS + "\"><bdi>Tess Example</bdi></a>")
                .containsPattern("data-label=\"Access\"><strong>Assigned</strong></td>\\s*"
                        + "<td data-label=\"Organisations assigned\">1</td>")
                .containsPattern("data-label=\"Access\">Default</td>\\s*"
                        + "<td data-label=\"Organisations assigned\"><span class=\"muted\">Every customer</span></td>");
    }

    @Test
    void thereAreMoreOnTheNextPage() {
        Cast.extensionSays("GET /agents", 200, items(agent("sam", "all")).put("next", "MTpzYW0"));

        assertThat(browser.get(AGENTS).body()).contains("href=\"" + AGENTS + "?after=MTpzYW0\"");
        browser.get(AGENTS + "?after=MTpzYW0");
        assertThat(asked("GET /agents").getString("query")).contains("after=MTpzYW0", "limit=25");
    }

    @Test
    void nobodyYetIsExplained() {
        agents();

        assertThat(browser.get(AGENTS).body()).contains("No agents yet", "desk.tickets");
    }

    @Test
    void anAgentsPageSaysWhatTheirAccessMeansAndWhomTheyServe() {
        assertThat(browser.get(TESS).body())
                .contains("<h1><bdi>Tess Example</bdi></h1>", "Assigned access: serves only the organisations below")
                .containsPattern("id=\"assigned\">\\s*<li><span><i[^>]*></i> <bdi>Acme</bdi>")
                .contains("Take away<span class=\"visually-hidden\">: <bdi>Acme</bdi></span>")
                .contains("Assign<span class=\"visually-hidden\">: <bdi>Umbra</bdi></span>")
                .doesNotContain("Assign<span class=\"visually-hidden\">: <bdi>Acme</bdi></span>");
        assertThat(browser.get(AGENTS + "/sam-id").body())
                .contains("Default access: serves every customer.", "id=\"none-assigned\">None.");
    }

    @Test
    void whoServesNobodyYetIsToldAs() {
        agents(agent("tess", "assigned"));

        assertThat(browser.get(TESS).body()).contains("this agent sees no customer’s tickets");
    }

    @Test
    void anOrganisationIsFoundAssignedAndItIsSaid() {
        HttpResponse<String> page = browser.get(TESS + "?q=Um");
        assertThat(asked("GET /organizations").getString("query")).contains("search=Um", "limit=25");

        HttpResponse<String> done =
                browser.submit(page, TESS, Map.of("organization", "umbra-id", "step", "assign", "q", "Um"));

        assertThat(asked("PUT " + UMBRA_TO_TESS).getString("token")).startsWith("Bearer ey");
        assertThat(done.uri()).hasPath(TESS).hasQuery("done=assigned&q=Um");
        assertThat(done.body())
                .contains("role=\"status\"", "Assigned. It holds from the agent’s next request on.", "value=\"Um\"");
    }

    @Test
    void anOrganisationIsTakenAway() {
        HttpResponse<String> done =
                browser.submit(browser.get(TESS), TESS, Map.of("organization", "acme-id", "step", "take"));

        assertThat(asked("DELETE /agents/tess-id/organizations/acme-id").getInteger("answered"))
                .isEqualTo(204);
        assertThat(done.body()).contains("Taken away. It holds from the agent’s next request on.");
    }

    /** By id, since that is what is known of them before they are asked for; within a page by name. */
    @Test
    void manyAreAssignedAPageAtATime() {
        List<String> ids = new ArrayList<>();
        IntStream.range(10, 40).forEach(i -> {
            known("client-" + i, "Client " + i);
            ids.add("client-" + i + "-id");
        });
        agents(agent("tess", "assigned", ids.toArray(String[]::new)));

        String first = browser.get(TESS).body();
        assertThat(first)
                .contains("<bdi>Client 10</bdi>", "<bdi>Client 34</bdi>", "href=\"" + TESS + "?from=client-34-id\"")
                .doesNotContain("<bdi>Client 35</bdi>");
        assertThat(browser.get(TESS + "?from=client-34-id").body())
                .contains("<bdi>Client 35</bdi>", "<bdi>Client 39</bdi>")
                .doesNotContain("<bdi>Client 34</bdi>", "?from=");
    }

    /** Its assignment means nothing any more. */
    @Test
    void whatWasDeletedIsLeftOut() {
        agents(agent("tess", "assigned", "acme-id", "bygone-id"));

        assertThat(browser.get(TESS).statusCode()).isEqualTo(200);
        assertThat(browser.get(TESS).body()).contains("<bdi>Acme</bdi>").doesNotContain("bygone");
    }

    @ParameterizedTest
    @CsvSource({"'', assign", "'../..', assign", "umbra-id, ''", "umbra-id, whatever"})
    void nonsenseIsRefusedAndNothingIsAsked(String organization, String step) {
        HttpResponse<String> page = browser.get(TESS);

        HttpResponse<String> again = browser.submit(page, TESS, Map.of("organization", organization, "step", step));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("role=\"alert\"", "Choose an organisation. Nothing was changed.");
        nothingChanged();
    }

    @Test
    void anOrganisationThatWasDeletedMeanwhileIsTold() {
        HttpResponse<String> page = browser.get(TESS);
        Cast.extensionSays("PUT " + UMBRA_TO_TESS, 404, new JsonObject());

        HttpResponse<String> again =
                browser.submit(page, TESS, Map.of("organization", "umbra-id", "step", "assign", "q", "Um"));

        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body())
                .contains("This organisation is not there any more.", "<bdi>Tess Example</bdi>", "value=\"Um\"");
    }

    @Test
    void whoIsNoAgentAnyMoreIsNotThere() {
        HttpResponse<String> page = browser.get(TESS);
        Cast.extensionSays("PUT " + UMBRA_TO_TESS, 404, new JsonObject());
        agents(agent("sam", "all"));

        assertThat(browser.submit(page, TESS, Map.of("organization", "umbra-id", "step", "assign"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get(TESS).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnansweredAssignmentShowsWhatHolds() {
        HttpResponse<String> page = browser.get(TESS);
        Cast.extensionSays("PUT " + UMBRA_TO_TESS, 500, new JsonObject());

        HttpResponse<String> unsure = browser.submit(page, TESS, Map.of("organization", "umbra-id", "step", "assign"));

        assertThat(unsure.statusCode()).isEqualTo(503);
        assertThat(unsure.body()).contains("Keycloak did not answer.", "<bdi>Acme</bdi>");
    }

    @Test
    void anExtensionThatDoesNotAnswerIsNeverAnEmptyList() {
        browser.get(AGENTS);
        Cast.extensionFails();

        for (String address : List.of(AGENTS, TESS)) {
            HttpResponse<String> page = browser.get(address);
            assertThat(page.statusCode()).as(address).isEqualTo(503);
            assertThat(page.body()).contains("Could not ask").doesNotContain("No agents yet");
        }
    }

    @Test
    void itIsInTheSettingsOfWhoMayAndOfNobodyElse() {
        assertThat(browser.get("/desk/").body()).contains("class=\"card-like\" href=\"" + AGENTS + "\"");
        assertThat(browser.get("/desk/settings/organizations").body())
                .contains("<a href=\"" + AGENTS + "\">Assign Clients</a>");

        JsonObject without = Cast.olga();
        without.getJsonArray("entitlements").remove("portal.organizations");
        Cast.signsIn(without);
        Cast.extensionSays("GET /organizations", 200, items());
        Browser theirs = new Browser();
        assertThat(theirs.get("/desk/settings/organizations").body()).doesNotContain("/settings/agents");
        assertThat(theirs.get(AGENTS).statusCode()).isEqualTo(403);
        assertThat(theirs.get(TESS).statusCode()).isEqualTo(403);
    }

    @Test
    void neitherCustomersNorAgentsAssign() {
        refused(Cast.ada(), "/o/acme");
        refused(Cast.sam(), "/desk");
        refused(Cast.tess(), "/desk");
    }

    private static void refused(JsonObject somebody, String place) {
        Cast.signsIn(somebody);
        Browser theirs = new Browser();
        HttpResponse<String> own = theirs.get(place + "/preferences");
        assertThat(own.statusCode()).isEqualTo(200);

        assertThat(theirs.get(place + "/settings/agents").statusCode()).isEqualTo(403);
        assertThat(theirs.get(place + "/settings/agents/tess-id").statusCode()).isEqualTo(403);
        assertThat(theirs.submit(
                                own,
                                place + "/settings/agents/tess-id",
                                Map.of("organization", "umbra-id", "step", "assign"))
                        .statusCode())
                .isEqualTo(403);
        nothingChanged();
    }

    @Test
    void formsFromElsewhereAssignNothing() {
        browser.get(TESS);

        assertThat(browser.post(
                                TESS,
                                Map.of("organization", "umbra-id", "step", "assign"),
                                Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        nothingChanged();
    }

    @Test
    void theOrganisationsHistoryTellsOfItInWords() {
        Cast.extensionSays(
                "GET /organizations/acme-id/journal",
                200,
                items(
                        told("agent-unassigned", tesssName(), new JsonObject()),
                        told("agent-assigned", new JsonObject(), tesssName()),
                        told("agent-assigned", new JsonObject(), new JsonObject().putNull("firstName")),
                        told("agent-assigned", new JsonObject(), new JsonObject()),
                        told("agent-assigned", new JsonObject(), new JsonObject().put("username", "nameless"))));
        Cast.extensionSays("GET /organizations/acme-id/levels", 200, items());
        Cast.extensionSays("GET /organizations/acme", 200, organization("acme", "Acme"));

        String page = browser.get("/desk/settings/organizations/acme/history").body();

        assertThat(page)
                .contains("<strong>The organisation was assigned to an agent of Support</strong>")
                .contains("<strong>The organisation was taken from an agent of Support</strong>")
                .contains("Name: <strong><bdi>Tess Example</bdi></strong>")
                .doesNotContain("members/tess-id", "not here any more");
        assertThat(page.split("Tess Example", -1)).hasSize(3);
        assertThat(page).contains("Name: <strong><bdi>nameless</bdi></strong>");
        assertThat(page.split("Name: ", -1))
                .as("who has no name is an agent of Support")
                .hasSize(4);
    }

    private static JsonObject told(String act, JsonObject before, JsonObject after) {
        return new JsonObject()
                .put("id", "1")
                .put("at", "2026-11-23T07:00:00Z")
                .put("act", act)
                .put("actor", new JsonObject().put("kind", "vendor").put("id", "olga-id"))
                .put("organization", "acme-id")
                .put("person", "tess-id")
                .put("before", before)
                .put("after", after)
                .putNull("reason");
    }

    private static JsonObject tesssName() {
        return new JsonObject().put("firstName", "Tess").put("lastName", "Example");
    }

    private static void nothingChanged() {
        assertThat(Cast.asked())
                .noneMatch(asked -> asked.getString("question").startsWith("PUT")
                        || asked.getString("question").startsWith("DELETE"));
    }

    private static void agents(JsonObject... agents) {
        Cast.extensionSays("GET /agents", 200, items(agents));
    }

    private static void known(String alias, String name) {
        Cast.extensionSays("GET /organizations/" + alias + "-id", 200, organization(alias, name));
    }

    private static JsonObject agent(String username, String access, String... organizations) {
        return new JsonObject()
                .put("id", username + "-id")
                .put("username", username)
                .putNull("email")
                .put("firstName", username.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + username.substring(1))
                .put("lastName", "Example")
                .put("status", "active")
                .put("access", access)
                .put("organizations", new JsonArray(List.of((Object[]) organizations)));
    }

    private static JsonObject organization(String alias, String name) {
        return new JsonObject()
                .put("id", alias + "-id")
                .put("alias", alias)
                .put("name", name)
                .put("enabled", true);
    }

    private static JsonObject items(JsonObject... items) {
        return new JsonObject()
                .put("items", new JsonArray(new ArrayList<>(List.of((Object[]) items))))
                .putNull("next");
    }

    /** The last question of a kind, as it was asked. */
    private static JsonObject asked(String question) {
        return Cast.asked().stream()
                .filter(each -> each.getString("question").equals(question))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("never asked: " + question));
    }
}
