package dev.portico.portal.signals;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static dev.portico.portal.signals.Announced.changed;
import static dev.portico.portal.signals.Announced.push;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks 5 and 6: a stream tells no more than its page would show, and not a moment longer than its reader may look. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttackedStreamsTest {
    private static final JsonObject TESS = Cast.tess().put("sub", "tess-of-streams");

    @Inject
    Tables tables;

    @Inject
    OpenPages pages;

    @Inject
    Announced announced;

    private long ticket;

    @BeforeEach
    void aTicket() {
        announced.forget();
        tables.empty();
        ticket = tables.ticket(Cast.ben(), "Printer on fire");
    }

    @AfterEach
    void letGo() {
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
        announced.forget();
        Cast.signsIn(Cast.ben());
    }

    /** Whatever is done to what is hidden, its customers' pages do not even learn that something was. */
    @Test
    void nothingThatIsHiddenIsToldToCustomers() {
        long hidden = tables.answered(ticket, Cast.sam(), false, "between-us");
        long file = tables.attachment(hidden);
        LiveStream ben = open(Cast.ben(), "/o/acme/tickets/");
        LiveStream ada = open(Cast.ada(), "/o/acme/tickets/");
        LiveStream sam = open(Cast.sam(), "/desk/tickets/");

        asSam(new JsonObject().put("text", "More between us"))
                .post("/notes")
                .then()
                .statusCode(201);
        soon().until(() -> told(sam) == 1);
        see("/attachments/" + file, true);
        soon().until(() -> told(sam) == 2);
        see("/attachments/" + file, false);
        soon().until(() -> told(sam) == 3);
        asSam(new JsonObject().put("assignee", "sam-id").put("version", version()))
                .patch()
                .then()
                .statusCode(200);
        soon().until(() -> told(sam) == 4);
        asSam(new JsonObject().put("text", "For you")).post("/replies").then().statusCode(201);

        soon().until(() -> told(sam) == 5 && told(ben) >= 1 && told(ada) >= 1);
        assertThat(told(ben)).isEqualTo(1);
        assertThat(told(ada)).isEqualTo(1);
    }

    @Test
    void whatIsShownOrHiddenAgainIsTold() {
        long hidden = tables.answered(ticket, Cast.sam(), false, "between-us");
        LiveStream ben = open(Cast.ben(), "/o/acme/tickets/");

        see("/notes/" + hidden, true);
        soon().until(() -> told(ben) == 1);
        see("/attachments/" + tables.attachment(hidden), true);
        soon().until(() -> told(ben) == 2);
        see("/notes/" + hidden, false);

        soon().until(() -> told(ben) == 3);
    }

    @Test
    void anAgentOfOthersHearsNothing() {
        Cast.signsInServing(TESS, UMBRA);
        Browser tesss = new Browser();
        assertThat(tesss.get("/desk/queue").statusCode()).isEqualTo(200);

        for (String live : new String[] {"/desk/tickets/" + ticket + "/live", "/desk/tickets/99999999/live"}) {
            assertThat(LiveStream.open(tesss, live).status()).isEqualTo(404);
        }
        Cast.signsIn(Cast.eve());
        Browser eves = new Browser();
        eves.get("/o/umbra/");
        assertThat(LiveStream.open(eves, "/o/umbra/tickets/" + ticket + "/live").status())
                .isEqualTo(404);
        assertThat(LiveStream.open(new Browser(), "/o/acme/tickets/" + ticket + "/live")
                        .status())
                .isNotEqualTo(200);
    }

    /** Keycloak counts an agent's revision up when it takes an organisation from them. */
    @Test
    void anAgentsStreamEndsWithTheOrganisationTheyServe() {
        Cast.signsInServing(TESS.copy().put("portal_rev", "5.0.1"), ACME);
        Browser tesss = new Browser();
        LiveStream tess = opened(tesss, "/desk/tickets/");
        LiveStream ben = open(Cast.ben(), "/o/acme/tickets/");

        push(changed(TESS, "6.0.0")).statusCode(202);

        soon().until(tess::ended);
        assertThat(ben.ended()).isFalse();
        JsonObject less = TESS.copy().put("portal_rev", "6.0.1");
        Cast.signsInServing(less, UMBRA);
        assertThat(LiveStream.open(tesss, "/desk/tickets/" + ticket + "/live").status())
                .isNotEqualTo(200);
        given().auth().oauth2(Cast.token(less)).get(path("")).then().statusCode(404);
    }

    /** Of ben's ticket, whose organisation she no longer sees. */
    @Test
    void anAdminsStreamEndsWithTheRightToSeeItAll() {
        Cast.signsIn(Cast.ada().put("portal_rev", "5.2.1"));
        Browser adas = new Browser();
        LiveStream ada = opened(adas, "/o/acme/tickets/");
        JsonObject less = Cast.ada().put("portal_rev", "6.2.1");
        less.getJsonArray("entitlements").remove("tickets.organization");
        Cast.refreshes(less);

        push(changed(Cast.ada(), "6.0.0")).statusCode(202);

        soon().until(ada::ended);
        assertThat(LiveStream.open(adas, "/o/acme/tickets/" + ticket + "/live").status())
                .isEqualTo(404);
    }

    private LiveStream open(JsonObject reader, String place) {
        Cast.signsIn(reader);
        return opened(new Browser(), place);
    }

    private LiveStream opened(Browser browser, String place) {
        assertThat(browser.get(place + ticket).body()).contains("/tickets/" + ticket + "/live?since=");
        LiveStream stream = LiveStream.open(browser, place + ticket + "/live");
        assertThat(stream.status()).isEqualTo(200);
        soon().until(() -> !stream.lines().isEmpty());
        return stream;
    }

    private RequestSpecification asSam(JsonObject body) {
        return given().auth()
                .oauth2(Cast.token(Cast.sam()))
                .basePath(path(""))
                .contentType("application/json")
                .body(body.encode());
    }

    private void see(String piece, boolean visible) {
        asSam(new JsonObject().put("visible", visible)).patch(piece).then().statusCode(204);
    }

    private long version() {
        return given().auth()
                .oauth2(Cast.token(Cast.sam()))
                .get(path(""))
                .jsonPath()
                .getLong("desk.version");
    }

    private String path(String rest) {
        return "/api/tickets/" + ticket + rest;
    }

    private static long told(LiveStream stream) {
        return stream.lines().stream()
                .filter(line -> line.matches("event: ?ticket"))
                .count();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
