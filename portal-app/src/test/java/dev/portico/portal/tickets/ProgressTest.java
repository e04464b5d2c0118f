package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.patch;
import static dev.portico.portal.tickets.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Happened.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ProgressTest {
    @Inject
    Desk desk;

    @Inject
    Heard heard;

    String bens;

    @BeforeEach
    void aTicket() {
        desk.empty();
        bens = "/" + desk.ticket(Cast.ben(), ACME, "Printer on fire");
        heard.forget();
    }

    @Test
    void customersCloseAndReopenWhatTheySee() {
        patch(Cast.ben(), bens, status("closed")).statusCode(200).body("status", equalTo("closed"));
        patch(Cast.ada(), bens, status("waiting-for-support"))
                .statusCode(200)
                .body("status", equalTo("waiting-for-support"));

        patch(Cast.cleo(), bens, status("closed")).statusCode(404);
        patch(Cast.eve(), bens, status("closed")).statusCode(404);
        get(Cast.ben(), bens).body("status", equalTo("waiting-for-support"));
    }

    @Test
    void nothingElseOfATicketIsACustomersToChange() {
        for (JsonObject body : new JsonObject[] {
            status("solved"),
            status("open"),
            status("closed").put("priority", "urgent"),
            new JsonObject().put("cause", "x"),
            new JsonObject().put("assignee", "sam-id"),
            status("closed").put("solution", "x").put("version", 1)
        }) {
            patch(Cast.ada(), bens, body).statusCode(403).body("reason", equalTo("missing-permission"));
        }
        patch(Cast.ada(), bens, status("closed").put("organization", "11111111"))
                .statusCode(422);
        patch(Cast.ada(), bens, status("anything")).statusCode(422);
        patch(Cast.ada(), bens, new JsonObject()).statusCode(422);
        get(Cast.ben(), bens).body("status", equalTo("open"), "cause", nullValue());
    }

    @Test
    void writingOnAClosedTicketOpensItAgain() {
        patch(Cast.ben(), bens, status("closed")).statusCode(200);

        post(Cast.ben(), bens + "/notes", new JsonObject().put("text", "It is back"))
                .statusCode(201);

        get(Cast.ben(), bens).body("status", equalTo("waiting-for-support"));
    }

    @Test
    void anAgentChangesWhatTheyHaveRead() {
        String tag = get(Cast.sam(), bens).extract().header("ETag");

        patch(
                        Cast.sam(),
                        bens,
                        tag,
                        new JsonObject()
                                .put("status", "solved")
                                .put("cause", "Toner")
                                .put("solution", "New toner")
                                .put("priority", "high")
                                .put("assignee", "sam-id"))
                .statusCode(200)
                .body("status", equalTo("solved"))
                .body("desk.assignee.name", equalTo("Sam"));

        get(Cast.ben(), bens).body("cause", equalTo("Toner"), "solution", equalTo("New toner"));
        assertThat(heard.all()).extracting(Object::getClass).containsOnlyOnce(Happened.Assigned.class);
        assertThat(heard.all())
                .filteredOn(Happened.Changed.class::isInstance)
                .extracting("kind")
                .containsExactly(Kind.STATUS, Kind.PRIORITY, Kind.CAUSE, Kind.SOLUTION);
    }

    @Test
    void twoAgentsNeverOverwriteOneAnother() {
        String read = get(Cast.sam(), bens).extract().header("ETag");
        long version = get(otherAgent(), bens).extract().jsonPath().getLong("desk.version");
        patch(Cast.sam(), bens, read, new JsonObject().put("cause", "Toner")).statusCode(200);

        patch(otherAgent(), bens, new JsonObject().put("cause", "Paper").put("version", version))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("reason", equalTo("stale"), "current.cause", equalTo("Toner"));
        patch(otherAgent(), bens, read, new JsonObject().put("cause", "Paper"))
                .statusCode(412)
                .body("current.cause", equalTo("Toner"));
        patch(otherAgent(), bens, new JsonObject().put("cause", "Paper"))
                .statusCode(428)
                .body("reason", equalTo("precondition-required"));
        get(Cast.sam(), bens).body("cause", equalTo("Toner"));
    }

    @Test
    void whatIsReadBeforeACustomerWroteIsNoLongerSo() {
        String read = get(Cast.sam(), bens).extract().header("ETag");
        post(Cast.sam(), bens + "/replies", new JsonObject().put("text", "Which one?"))
                .statusCode(201);

        patch(Cast.sam(), bens, read, status("closed")).statusCode(412);
    }

    @Test
    void badChangesAreRefusedFieldByFieldAndChangeNothing() {
        String read = get(Cast.sam(), bens).extract().header("ETag");

        patch(
                        Cast.sam(),
                        bens,
                        read,
                        new JsonObject().put("status", 7).put("cause", "x").put("visible", true))
                .statusCode(422)
                .body("errors.field", contains("status", "unknown"));
        patch(Cast.sam(), bens, read, status("gone").put("cause", "x")).statusCode(422);
        patch(Cast.sam(), bens, read, new JsonObject().put("assignee", "ben-id").put("cause", "x"))
                .statusCode(422)
                .body("errors.field", contains("assignee"));
        patch(Cast.sam(), bens, read, new JsonObject().put("cause", "x".repeat(50_001)))
                .statusCode(422);

        get(Cast.sam(), bens).body("cause", nullValue()).header("ETag", equalTo(read));
        assertThat(heard.all()).isEmpty();
    }

    @Test
    void customersLearnNothingOfTheDesk() {
        String before = get(Cast.ben(), bens).extract().asString();
        String read = get(Cast.sam(), bens).body("$", hasKey("desk")).extract().header("ETag");
        patch(Cast.sam(), bens, read, new JsonObject().put("assignee", "sam-id"))
                .statusCode(200)
                .body("desk.assignee.id", equalTo("sam-id"));
        post(Cast.sam(), bens + "/notes", new JsonObject().put("text", "between us"))
                .statusCode(201);

        get(Cast.ben(), bens).body("$", not(hasKey("desk"))).header("ETag", nullValue());
        assertThat(get(Cast.ben(), bens).extract().asString()).isEqualTo(before);
        get(Cast.ada(), "?share=assigned").body("items.size()", equalTo(0));
        get(Cast.ada(), "?share=unassigned").body("items.size()", equalTo(0));
        get(Cast.sam(), "?share=assigned").body("items.size()", equalTo(1));
    }

    @Test
    void inPerspectiveNothingChanges() {
        JsonObject asBen =
                Cast.ben().put("act", new JsonObject().put("sub", "sam-id")).put("act_rev", "0.0.0");
        get(asBen, bens).statusCode(200);

        patch(asBen, bens, status("closed")).statusCode(403).body("reason", equalTo("read-only"));
        post(asBen, bens + "/participants", new JsonObject().put("email", "cleo@acme.example"))
                .statusCode(403);
        post(asBen, bens + "/replies", new JsonObject().put("text", "x")).statusCode(403);
        get(Cast.ben(), bens).body("status", equalTo("open"));
    }

    @Test
    void whoHasLostTheRightChangesNothing() {
        JsonObject revoked = Cast.ben().put("entitlements", new JsonArray().add("portal.enter"));

        patch(revoked, bens, status("closed")).statusCode(403);
        post(revoked, bens + "/notes", new JsonObject().put("text", "x")).statusCode(403);
        get(Cast.ben(), bens).body("status", equalTo("open"));
    }

    @Test
    void onlyAgentsReplyForSupport() {
        post(Cast.ada(), bens + "/replies", new JsonObject().put("text", "From Support"))
                .statusCode(403);
        post(Cast.sam(), bens + "/replies", new JsonObject().put("text", "From Support"))
                .statusCode(201)
                .body("visible", equalTo(true), "side", equalTo("vendor"));

        get(Cast.ben(), bens + "/notes").body("items.text", contains("From Support"));
        get(Cast.ben(), bens).body("status", equalTo("waiting-for-customer"));
        assertThat(heard.all()).singleElement().isInstanceOfSatisfying(Happened.Noted.class, noted -> {
            assertThat(noted.visible()).isTrue();
            assertThat(noted.side()).isEqualTo(Side.VENDOR);
        });
    }

    @Test
    void aNewTicketIsTold() {
        int number = post(Cast.ben(), "", new JsonObject().put("subject", "New").put("description", "x"))
                .statusCode(201)
                .extract()
                .path("number");

        assertThat(heard.all()).singleElement().isInstanceOfSatisfying(Happened.Opened.class, opened -> assertThat(
                        opened.ticket())
                .isEqualTo(number));
    }

    private static JsonObject otherAgent() {
        return Cast.sam().put("sub", "olaf-id").put("name", "Olaf").put("email", "olaf@portico.example");
    }

    private static JsonObject status(String code) {
        return new JsonObject().put("status", code);
    }
}
