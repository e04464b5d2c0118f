package dev.portico.portal.signals;

import static dev.portico.portal.signals.Announced.now;
import static dev.portico.portal.signals.Announced.push;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.files.Sender;
import dev.portico.portal.files.Shelf;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import dev.portico.portal.tickets.TicketRoutes;
import dev.portico.portal.tickets.TicketRoutes.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks 4 and 11: whose access has ended does nothing any more, not even with what is their own. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttackedAfterwardsTest {
    private static final JsonObject NOTHING_LEFT = Cast.ben().put("entitlements", new JsonArray().add("portal.enter"));

    @Inject
    Tables tables;

    @Inject
    Shelf shelf;

    @Inject
    Announced announced;

    private long ticket;
    private long note;
    private long file;
    private String before = "";

    @BeforeEach
    void aTicketOfBens() {
        announced.forget();
        tables.empty();
        ticket = tables.ticket(Cast.ben(), "Printer on fire");
        note = tables.written(ticket, Cast.ben(), "mine");
        file = tables.attachment(note);
        before = everything();
    }

    @AfterEach
    void backAgain() {
        announced.forget();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aTokenFromBeforeDoesNothing() {
        String old = Cast.token(Cast.ben().put("iat", now() - 5));
        assertThat(as(old).get(path("/attachments/" + file)).statusCode()).isEqualTo(200);
        String upload = as(old).header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", 4)
                .post("/api/uploads")
                .header("Location");

        push(Announced.revoked(Cast.ben(), now())).statusCode(202);

        for (Route route : routes(true)) {
            assertThat(asked(old, route)).as(route.toString()).isEqualTo(401);
        }
        for (String method : List.of("HEAD", "PATCH", "DELETE")) {
            assertThat(as(old).header("Tus-Resumable", "1.0.0")
                            .header("Upload-Offset", 0)
                            .contentType("application/offset+octet-stream")
                            .body(method.equals("PATCH") ? new byte[4] : new byte[0])
                            .request(method, upload)
                            .statusCode())
                    .as(method)
                    .isEqualTo(401);
        }
        assertThat(as(old).contentType("application/json")
                        .body("{\"subject\":\"x\",\"description\":\"x\"}")
                        .post("/api/tickets")
                        .statusCode())
                .isEqualTo(401);
        assertThat(shelf.pieces()).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aSessionFromBeforeDoesNothing() {
        Cast.signsIn(Cast.ben().put("iat", now() - 5));
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get("/o/acme/tickets/" + ticket);
        assertThat(page.body()).contains("Printer on fire");
        Cast.refreshes();

        push(Announced.revoked(Cast.ben(), now())).statusCode(202);

        for (Route route : routes(false)) {
            String address = "/o/acme" + route.of(ticket, file);
            HttpResponse<String> answer = route.method().equals("GET")
                    ? browser.get(address)
                    : browser.submit(page, address, TicketRoutes.FORM);
            assertThat(answer.body()).as(route.toString()).doesNotContain("Printer on fire", "mine.txt");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aNewTokenWithoutTheRightDoesNothing() {
        String left = Cast.token(NOTHING_LEFT);

        for (Route route : routes(true)) {
            assertThat(asked(left, route)).as(route.toString()).isEqualTo(403);
        }
        assertThat(as(left).header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", 4)
                        .post("/api/uploads")
                        .statusCode())
                .isEqualTo(403);
        assertThat(everything()).isEqualTo(before);
    }

    /** Her own note is on it, her own file lies ready for it, and she keeps the number of it. */
    @Test
    void whoTheTicketIsNoLongerSharedWithDoesNothing() {
        tables.share(ticket, Cast.cleo());
        String cleo = Cast.token(Cast.cleo());
        long hers = tables.written(ticket, Cast.cleo(), "hers");
        assertThat(as(cleo).get(path("/attachments/" + tables.attachment(hers))).statusCode())
                .isEqualTo(200);
        String upload = Sender.send(Cast.cleo(), "ready.txt", new byte[4]);
        String participant =
                as(Cast.token(Cast.ben())).get(path("/participants")).jsonPath().getString("items[0].id");
        assertThat(as(Cast.token(Cast.ben()))
                        .delete(path("/participants/" + participant))
                        .statusCode())
                .isEqualTo(204);
        before = everything();

        for (Route route : routes(true)) {
            assertThat(asked(cleo, route)).as(route.toString()).isEqualTo(404);
        }
        assertThat(as(cleo).get(path("/attachments/" + tables.attachment(hers))).statusCode())
                .isEqualTo(404);
        assertThat(as(cleo).contentType("application/json")
                        .body(new JsonObject()
                                .put("text", "One more thing")
                                .put("files", new JsonArray().add(upload))
                                .encode())
                        .post(path("/notes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(cleo).get("/api/tickets?share=shared").jsonPath().getList("items"))
                .isEmpty();
        assertThat(as(cleo).get("/api/tickets?q=hers").jsonPath().getList("items"))
                .isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    private static List<Route> routes(boolean api) {
        return TicketRoutes.all().stream().filter(route -> route.api() == api).toList();
    }

    private int asked(String token, Route route) {
        return as(token)
                .contentType("application/json")
                .body(route.method().equals("GET") ? "" : route.body().encode())
                .request(route.method(), route.of(ticket, route.path().contains("attachments") ? file : note))
                .statusCode();
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String rest : List.of("", "/notes", "/attachments", "/participants")) {
            all.append(as(Cast.token(Cast.sam())).get(path(rest)).asString());
        }
        return all.toString();
    }

    private String path(String rest) {
        return "/api/tickets/" + ticket + rest;
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
