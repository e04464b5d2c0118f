package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** What a page, a list, a thread or a search costs in statements is the same for three tickets and for three hundred. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class StatementsTest {
    private static final int MOST = 13;

    @Inject
    Desk desk;

    @Inject
    SessionFactory sessions;

    @Test
    void areTheSameHoweverMuchThereIs() {
        desk.empty();
        long bens = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        more(bens, 3);
        Map<String, Runnable> asked = asked(bens);
        asked.values().forEach(Runnable::run);
        Map<String, Long> few = counted(asked);
        more(bens, 300);

        assertThat(counted(asked)).isEqualTo(few);
        assertThat(few.values()).allSatisfy(statements -> assertThat(statements).isBetween(1L, (long) MOST));
    }

    private static Map<String, Runnable> asked(long bens) {
        Map<String, Runnable> asked = new LinkedHashMap<>();
        Browser adas = signedIn(Cast.ada(), "/o/acme/tickets");
        for (String path : new String[] {
            "/o/acme/tickets",
            "/o/acme/tickets?status=unfinished&sort=-updated",
            "/o/acme/tickets?q=note",
            "/o/acme/tickets?q=many",
            "/o/acme/tickets/" + bens
        }) {
            asked.put("ada " + path, () -> page(adas, path));
        }
        Browser bensOwn = signedIn(Cast.ben(), "/o/acme/tickets");
        for (String path : new String[] {"/o/acme/tickets", "/o/acme/tickets?q=note", "/o/acme/tickets/" + bens}) {
            asked.put("ben " + path, () -> page(bensOwn, path));
        }
        Browser sams = signedIn(Cast.sam(), "/desk/queue");
        for (String path : new String[] {
            "/desk/queue",
            "/desk/queue?status=any&sort=-number",
            "/desk/queue?q=note",
            "/desk/queue?share=unassigned",
            "/desk/queue/" + bens
        }) {
            asked.put("sam " + path, () -> page(sams, path));
        }
        for (JsonObject viewer : new JsonObject[] {Cast.ada(), Cast.ben(), Cast.sam()}) {
            for (String path : new String[] {
                "",
                "?q=note",
                "?status=unfinished&sort=-updated",
                "/" + bens,
                "/" + bens + "/notes",
                "/" + bens + "/participants"
            }) {
                asked.put(viewer.getString("name") + " GET /api/tickets" + path, () -> Calls.get(viewer, path)
                        .statusCode(200));
            }
        }
        return asked;
    }

    private void more(long ticket, int count) {
        desk.tickets(count, Cast.ben(), ACME);
        for (int i = 0; i < count; i++) {
            desk.note(
                    ticket,
                    ACME,
                    i % 3 == 0 ? Cast.sam() : Cast.cleo(),
                    i % 3 == 0 ? Side.VENDOR : Side.CUSTOMER,
                    i % 2 == 0,
                    "note " + i);
        }
    }

    private Map<String, Long> counted(Map<String, Runnable> asked) {
        Map<String, Long> counted = new LinkedHashMap<>();
        asked.forEach((what, ask) -> {
            long before = sessions.getStatistics().getPrepareStatementCount();
            ask.run();
            counted.put(what, sessions.getStatistics().getPrepareStatementCount() - before);
        });
        return counted;
    }

    private static Browser signedIn(JsonObject viewer, String path) {
        Cast.signsIn(viewer);
        Browser browser = new Browser();
        page(browser, path);
        return browser;
    }

    private static void page(Browser browser, String path) {
        assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
    }
}
