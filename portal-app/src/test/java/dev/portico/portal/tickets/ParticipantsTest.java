package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static dev.portico.portal.tickets.Calls.delete;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ParticipantsTest {
    private static final String MEMBERS = "GET /organizations/11111111-acme/members";

    @Inject
    Desk desk;

    @Inject
    Heard heard;

    String bens;
    String participants;

    @BeforeEach
    void aTicket() {
        desk.empty();
        // Everybody has been here before.
        desk.ticket(Cast.cleo(), ACME, "Slow login");
        desk.ticket(Cast.eve(), UMBRA, "Umbrella broken");
        bens = "/" + desk.ticket(Cast.ben(), ACME, "Printer on fire");
        participants = bens + "/participants";
        heard.forget();
    }

    @Test
    void aMemberSharesByAddressAndTheColleagueReadsAndWrites() {
        get(Cast.cleo(), bens).statusCode(404);

        share(Cast.ben(), "cleo@acme.example").statusCode(204);

        get(Cast.cleo(), bens).statusCode(200);
        get(Cast.cleo(), "?share=shared").body("items", hasSize(1));
        post(Cast.cleo(), bens + "/notes", new JsonObject().put("text", "Me too"))
                .statusCode(201);
        assertThat(heard.all()).hasAtLeastOneElementOfType(Happened.Joined.class);
    }

    @Test
    void theAnswerTellsAMemberNothingAboutWhoExists() {
        String own = said(Cast.ben(), "cleo@acme.example");
        String foreign = said(Cast.ben(), "eve@acme.example");
        String nobody = said(Cast.ben(), "nobody@acme.example");

        assertThat(own).isEqualTo(foreign).isEqualTo(nobody);
        get(Cast.ben(), participants)
                .body("items.name", contains("cleo@acme.example", "eve@acme.example", "nobody@acme.example"))
                .body("items.user", contains(null, null, null));
        get(Cast.ada(), participants).body("items.user", contains(null, null, null));
    }

    @Test
    void whoIsOfAnotherOrganisationNeverSeesIt() {
        share(Cast.ben(), "eve@acme.example").statusCode(204);
        share(Cast.ben(), "finn@acme.example").statusCode(204);
        get(Cast.sam(), participants).body("items", hasSize(2));

        get(Cast.eve(), bens).statusCode(404);
        get(Cast.finnInUmbra(), bens).statusCode(404);
        get(Cast.finnInUmbra(), "?share=shared").body("items", empty());
        get(Cast.finn(), bens).statusCode(200);
    }

    @Test
    void beingAParticipantEndsWithTheRightInTheOrganisation() {
        share(Cast.ben(), "cleo@acme.example").statusCode(204);
        get(Cast.cleo(), bens).statusCode(200);

        get(Cast.cleo().put("entitlements", new JsonArray().add("portal.enter")), bens)
                .statusCode(403);
        JsonObject elsewhere = Cast.eve().put("sub", "cleo-id");
        get(elsewhere, bens).statusCode(404);
    }

    @Test
    void whoeverMaySeeMembersFindsThemAskedAsThemselves() {
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(MEMBERS, 200, members(member("cleo-id", "cleo@acme.example", "Cleo")));

        share(Cast.ada(), "CLEO@acme.example").statusCode(204);

        get(Cast.ada(), participants).body("items.name", contains("Cleo"), "items.user", contains("cleo-id"));
        get(Cast.cleo(), bens).statusCode(200);
        assertThat(Cast.asked()).singleElement().satisfies(question -> {
            assertThat(question.getString("query")).contains("status=active");
            assertThat(question.getString("token")).startsWith("Bearer ey");
        });
    }

    @Test
    void whoeverMaySeeMembersIsToldThatThereIsNone() {
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(MEMBERS, 200, members(member("x", "cleo@acme.example.org", "Other")));

        share(Cast.ada(), "cleo@acme.example").statusCode(422).body("errors.reason", contains("no_colleague"));
        get(Cast.ada(), participants).body("items", empty());
    }

    @Test
    void couldNotAskIsNotNobody() {
        Cast.extensionFails();

        share(Cast.ada(), "cleo@acme.example").statusCode(503).body("reason", equalTo("could-not-ask"));
        get(Cast.ada(), participants).body("items", empty());
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String odd :
                new String[] {"", "cleo", "a@b@c", "a b@c", "<a@b>", "a@b\r\nBcc: c@d", "x".repeat(300) + "@y"}) {
            share(Cast.ben(), odd).statusCode(422);
        }
        get(Cast.ben(), participants).body("items", empty());
    }

    @Test
    void onlyWhoSeesATicketSharesIt() {
        share(Cast.cleo(), "cleo@acme.example").statusCode(404);
        share(Cast.eve(), "eve@acme.example").statusCode(404);
        get(Cast.cleo(), participants).statusCode(404);
        get(Cast.ben(), participants).body("items", empty());
    }

    @Test
    void participantsLeaveButDoNotRemoveOneAnother() {
        share(Cast.ben(), "cleo@acme.example").statusCode(204);
        share(Cast.ben(), "finn@acme.example").statusCode(204);
        int cleo = idOf(0);
        int finn = idOf(1);

        delete(Cast.cleo(), participants + "/" + finn).statusCode(403);
        delete(Cast.cleo(), participants + "/" + cleo).statusCode(204);
        get(Cast.cleo(), bens).statusCode(404);
        delete(Cast.ben(), participants + "/" + finn).statusCode(204);
        get(Cast.finn(), bens).statusCode(404);
        delete(Cast.ben(), participants + "/" + finn).statusCode(404);
        assertThat(heard.all()).filteredOn(Happened.Left.class::isInstance).hasSize(2);
    }

    @Test
    void aParticipantOfAnotherTicketIsNotThere() {
        share(Cast.ben(), "cleo@acme.example").statusCode(204);
        long other = desk.ticket(Cast.ben(), ACME, "Other");

        delete(Cast.ben(), "/" + other + "/participants/" + idOf(0)).statusCode(404);
        get(Cast.ben(), participants).body("items", hasSize(1));
    }

    @Test
    void sharingTwiceSharesOnce() {
        share(Cast.ben(), "cleo@acme.example").statusCode(204);
        share(Cast.ben(), "Cleo@Acme.example").statusCode(204);

        get(Cast.ben(), participants).body("items", hasSize(1));
        assertThat(heard.all()).filteredOn(Happened.Joined.class::isInstance).hasSize(1);
    }

    private int idOf(int index) {
        return get(Cast.ben(), participants).extract().path("items[" + index + "].id");
    }

    private String said(JsonObject viewer, String email) {
        ValidatableResponse answer = share(viewer, email);
        return answer.extract().statusCode() + answer.extract().asString();
    }

    private ValidatableResponse share(JsonObject viewer, String email) {
        return post(viewer, participants, new JsonObject().put("email", email));
    }

    private static JsonObject members(JsonObject... members) {
        JsonArray items = new JsonArray();
        for (JsonObject member : members) {
            items.add(member);
        }
        return new JsonObject().put("items", items);
    }

    private static JsonObject member(String id, String email, String name) {
        return new JsonObject()
                .put("id", id)
                .put("username", name)
                .put("email", email)
                .put("firstName", name)
                .put("status", "active")
                .put("level", "portal-member")
                .put("levels", new JsonArray())
                .put("roles", new JsonArray())
                .put("ownTicketsOnly", false)
                .put("groups", new JsonArray())
                .put("may", new JsonArray());
    }
}
