package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.platform.Routes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the portal through somebody's eyes: what changes something is refused, whatever it is, and what is read changes nothing
 * in the database (R29, R31). New routes are tried without being listed here.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PerspectiveRoutesTest {
    private static final String BENS = "/o/acme/as/ben-id";
    private static final String EXIT = "POST /exit";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    Desk desk;

    @Inject
    AgroalDataSource store;

    private final Browser browser = new Browser();
    private long bens;
    private long cleos;

    @BeforeEach
    void adaLooksThroughBensEyes() {
        desk.empty();
        bens = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        cleos = desk.ticket(Cast.cleo(), ACME, "Slow login");
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(
                "PERSPECTIVE ben-id",
                200,
                Cast.ben()
                        .put("act", new JsonObject().put("sub", "ada-id"))
                        .put("act_rev", "0.0.0")
                        .put("sid", "eyes-of-ben-id")
                        .put("shown_entitlements", Cast.ben().getJsonArray("entitlements"))
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read"))));
        browser.submit(browser.get("/o/acme/"), "/o/acme/perspective", Map.of("person", "ben-id", "back", "/"));
        assertThat(browser.get(BENS + "/tickets").body())
                .contains("Printer on fire")
                .doesNotContain("Slow login");
        assertThat(browser.get("/o/acme/tickets").body()).contains("Printer on fire", "Slow login");
    }

    @Test
    void whatOnesOwnEyesSeeIsNotSeenThroughOthers() {
        assertThat(browser.get("/o/acme/tickets/" + cleos).statusCode()).isEqualTo(200);
        assertThat(browser.get(BENS + "/tickets/" + bens).statusCode()).isEqualTo(200);
        assertThat(browser.get(BENS + "/tickets/" + cleos).statusCode()).isEqualTo(404);
    }

    /** As they are at their tickets, and nobody has read anything. */
    @Test
    void conversationsAreReadAsThePersonReadsThemAndStayUnread() {
        desk.note(bens, ACME, Cast.sam(), Side.VENDOR, true, "Take it outside");
        Map<String, String> before = content();

        assertThat(browser.get(BENS + "/").body()).contains("data-unread=\"" + BENS + "/messenger/unread\"");
        assertThat(browser.get(BENS + "/messenger/unread").body()).isEqualTo("1");
        assertThat(browser.get(BENS + "/messenger").body())
                .contains("Printer on fire", BENS + "/messenger/conversations/" + bens, "class=\"unread\"")
                .containsPattern("<span[^>]*messenger-wide[^>]*aria-disabled=\"true\"")
                .doesNotContain("Slow login", BENS + "/messenger/contact");
        HttpResponse<String> conversation = browser.get(BENS + "/messenger/conversations/" + bens);
        assertThat(conversation.statusCode()).isEqualTo(200);
        assertThat(conversation.body())
                .contains("About Printer on fire", "Take it outside")
                .doesNotContain("<textarea", "messenger-reply");
        assertThat(browser.get(BENS + "/messenger/conversations/" + cleos).statusCode())
                .isEqualTo(404);

        assertThat(browser.get(BENS + "/messenger/unread").body()).isEqualTo("1");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void whoDoesNotReachSupportHasNoConversations() {
        Cast.extensionSays(
                "PERSPECTIVE cleo-id",
                200,
                Cast.cleo()
                        .put("act", new JsonObject().put("sub", "ada-id"))
                        .put("act_rev", "0.0.0")
                        .put("sid", "eyes-of-cleo-id")
                        .put("shown_entitlements", Cast.cleo().getJsonArray("entitlements"))
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read"))));
        browser.submit(browser.get("/o/acme/"), "/o/acme/perspective", Map.of("person", "cleo-id", "back", "/"));
        String place = "/o/acme/as/cleo-id";

        assertThat(browser.get(place + "/tickets/" + cleos).statusCode()).isEqualTo(200);
        assertThat(browser.get(place + "/messenger").body()).doesNotContain("Slow login", "messenger/co");
        for (String path : List.of("/messenger/conversations/" + cleos, "/messenger/unread")) {
            assertThat(browser.get(place + path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void everyRouteThatChangesSomethingIsRefused() {
        HttpResponse<String> page = browser.get(BENS + "/");
        Map<String, String> before = content();
        List<String> faults = new ArrayList<>();
        for (String route : Routes.all()) {
            if (!READING.contains(method(route))
                    && !route.equals(EXIT)
                    && !path(route).startsWith("/api/")) {
                int status =
                        browser.sent(page, method(route), BENS + filled(route)).statusCode();
                if (status != 403 && status != 404) {
                    faults.add(route + ": " + status);
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void nothingThatIsReadChangesAnything() {
        Map<String, String> before = content();
        List<String> faults = new ArrayList<>();
        for (String route : Routes.all()) {
            if (route.startsWith("GET ") && !path(route).endsWith("/live")) {
                int status = browser.get(BENS + filled(route)).statusCode();
                if (status >= 500) {
                    faults.add(route + ": " + status);
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(content()).isEqualTo(before);
    }

    /** But for the way out, which is there twice. */
    @Test
    void everyFormThatChangesSomethingIsThereAndDisabled() {
        List<String> faults = new ArrayList<>();
        int forms = 0;
        for (String route : Routes.all()) {
            if (route.startsWith("GET ") && !path(route).endsWith("/live")) {
                HttpResponse<String> page = browser.get(BENS + filled(route));
                if (page.uri().getPath().startsWith(BENS)) {
                    for (String form : page.body().split("<form ", -1)) {
                        boolean changing = form.contains("method=\"post\"") && !form.contains(BENS + "/exit");
                        forms += changing ? 1 : 0;
                        if (changing
                                && !form.matches(
                                        "(?s)[^>]*><fieldset class=\"look-only\" disabled .*</fieldset></form>.*")) {
                            faults.add(route + ": " + form.substring(0, Math.min(200, form.length())));
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(forms).isGreaterThan(5);
        assertThat(browser.get(BENS + "/tickets/" + bens).body()).contains("Add a note", "Close this ticket");
    }

    @Test
    void anAgentBeginsAtTheTicket() {
        Cast.signsIn(Cast.sam());
        Cast.extensionSays(
                "PERSPECTIVE ben-id",
                200,
                Cast.ben()
                        .put("act", new JsonObject().put("sub", "sam-id"))
                        .put("act_rev", "0.0.0")
                        .put("sid", "eyes-of-ben-id")
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own"))));
        Browser agent = new Browser();
        String ticket = "/desk/queue/" + bens;
        HttpResponse<String> page = agent.get(ticket);
        assertThat(page.body())
                .contains("<option value=\"ben-id\">Ben</option>", "name=\"organization\" value=\"11111111-acme\"")
                .containsPattern("name=\"reason\"[^>]*required");

        HttpResponse<String> begun = agent.submit(
                page,
                "/desk/perspective",
                Map.of(
                        "person",
                        "ben-id",
                        "organization",
                        "11111111-acme",
                        "reason",
                        "Cannot find the file",
                        "back",
                        "/queue/" + bens));
        String place = "/desk/as/11111111-acme/ben-id";
        assertThat(begun.uri().getPath()).isEqualTo(place + "/");
        assertThat(agent.get(place + "/tickets").body())
                .contains("Printer on fire", "You see the portal as Ben of Acme sees it.")
                .doesNotContain("Slow login");
        assertThat(agent.submit(agent.get(place + "/"), place + "/exit", Map.of())
                        .uri()
                        .getPath())
                .isEqualTo(ticket);
    }

    @Test
    void anAgentWithoutTheRightIsNotOfferedTo() {
        Cast.signsInServing(Cast.tess(), ACME);
        assertThat(new Browser().get("/desk/queue/" + bens).body())
                .contains("Printer on fire")
                .doesNotContain("/desk/perspective");
    }

    private String filled(String route) {
        return path(route).replace("1001", String.valueOf(bens));
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    /** Every table with a sum of all that is in it. */
    private Map<String, String> content() {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select tablename from pg_tables where schemaname = 'public' order by tablename")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            Map<String, String> content = new TreeMap<>();
            for (String table : tables) {
                try (ResultSet row =
                        statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|'"
                                + " order by t::text)), '') from \"" + table + "\" t")) {
                    row.next();
                    content.put(table, row.getString(1));
                }
            }
            return content;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
