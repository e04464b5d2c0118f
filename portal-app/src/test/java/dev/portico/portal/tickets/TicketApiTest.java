package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class TicketApiTest {
    @Inject
    Desk desk;

    long bens;
    long cleos;
    long umbras;
    long finns;

    @BeforeEach
    void someTickets() {
        desk.empty();
        bens = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        cleos = desk.ticket(Cast.cleo(), ACME, "Slow login");
        umbras = desk.ticket(Cast.eve(), UMBRA, "Umbrella broken");
        finns = desk.ticket(Cast.finn(), UMBRA, "Finn in Umbra");
    }

    @Test
    void memberSeesOnlyTheirOwn() {
        numbers(Cast.ben()).body("items.number", contains((int) bens));
        numbers(Cast.cleo()).body("items.number", contains((int) cleos));
        get(Cast.ben(), "/" + bens).statusCode(200);
        get(Cast.cleo(), "/" + bens).statusCode(404).body("reason", equalTo("not-found"));
        get(Cast.cleo(), "/" + bens + "/notes").statusCode(404);
    }

    @Test
    void adminSeesTheOrganisationNewestFirst() {
        numbers(Cast.ada())
                .body("items.number", contains((int) cleos, (int) bens))
                .body("next", nullValue());
    }

    @Test
    void idsAreComparedWhole() {
        assertThat(ACME.getString("id")).startsWith(UMBRA.getString("id"));
        numbers(Cast.eve()).body("items.number", contains((int) finns, (int) umbras));
        get(Cast.eve(), "/" + bens).statusCode(404);
        get(Cast.ada(), "/" + umbras).statusCode(404);
    }

    @Test
    void ownMeansInTheActiveOrganisation() {
        numbers(Cast.finn()).body("items", empty());
        get(Cast.finn(), "/" + finns).statusCode(404);
        get(Cast.finnInUmbra(), "/" + finns).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{\"subject\":",
                "{\"subject\":{}}",
                "{\"subject\":\"a\",}",
                "<a/>"
            })
    void whatIsNoTicketIsRefusedWithAReason(String body) {
        given().header("Authorization", "Bearer " + Cast.token(Cast.ben()))
                .contentType("application/json")
                .body(body)
                .post("/api/tickets")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("invalid-value"), "status", equalTo(400));
        numbers(Cast.ben()).body("items.number", contains((int) bens));
    }

    @Test
    void sharedTicketsAreSeenByParticipantsOfThatOrganisation() {
        get(Cast.cleo(), "/" + bens).statusCode(404);
        desk.share(bens, Cast.cleo());
        get(Cast.cleo(), "/" + bens).statusCode(200);

        desk.share(bens, Cast.eve());
        get(Cast.eve(), "/" + bens).statusCode(404);
    }

    @Test
    void agentsSeeEveryoneOrTheAssigned() {
        numbers(Cast.sam()).body("items", hasSize(4));

        Cast.assigned(ACME);
        JsonObject tess = Cast.tess().put("sub", "tess-of-acme");
        numbers(tess).body("items.number", contains((int) cleos, (int) bens));
        get(tess, "/" + umbras).statusCode(404);

        Cast.assigned();
        numbers(Cast.tess().put("sub", "tess-of-nobody")).body("items", empty());
    }

    @Test
    void whenTheAssignedCannotBeAskedTheAnswerSaysSo() {
        Cast.extensionFails();
        JsonObject tess = Cast.tess().put("sub", "tess-without-answer");
        get(tess, "").statusCode(503).body("reason", equalTo("could-not-ask"));
        get(tess, "/" + bens).statusCode(503);
    }

    @Test
    void withoutATicketPermissionItIsRefusedNotEmpty() {
        get(Cast.olga(), "")
                .statusCode(403)
                .contentType("application/problem+json")
                .body("reason", equalTo("missing-permission"));
        get(Cast.ben().put("entitlements", new JsonArray().add("portal.enter")), "")
                .statusCode(403);
        get(Cast.ben().put("entitlements", new JsonArray().add("tickets.own")), "")
                .statusCode(403);
    }

    @Test
    void onlyAccessTokensForThisApiFromAcceptedClientsCount() {
        get(Cast.ben(), "").statusCode(200);
        for (JsonObject odd : List.of(
                Cast.ben().put("typ", "ID"),
                Cast.ben().put("typ", "Refresh"),
                Cast.ben().putNull("typ"),
                Cast.ben().put("aud", "portal"),
                Cast.ben().put("aud", new JsonArray().add("portal-access")),
                Cast.ben().putNull("aud"),
                Cast.ben().put("azp", "reports-api"),
                Cast.ben().putNull("azp"),
                Cast.ben().put("iss", "https://evil.example/realms/portico"),
                Cast.ben().put("exp", 1000),
                Cast.ben().put("nbf", 4000000000L),
                Cast.ben().putNull("sub"),
                Cast.ben().put("org_id", "something-else"))) {
            assertThat(get(odd, "").extract().statusCode()).as(odd.encode()).isEqualTo(401);
            get(odd, "")
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .contentType("application/problem+json");
        }
    }

    @Test
    void withoutATokenOrWithAForgedOneTheAnswerIs401() {
        given().get("/api/tickets").then().statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
        String token = Cast.token(Cast.ben());
        String payload = token.split("\\.", -1)[1];
        for (String forged : List.of(
                "nonsense",
                "eyJhbGciOiJub25lIn0." + payload + ".",
                token.substring(0, token.length() - 8) + "AAAAAAAA",
                token.split("\\.", -1)[0] + "." + payload)) {
            given().auth().oauth2(forged).get("/api/tickets").then().statusCode(401);
        }
    }

    @Test
    void aFinishedTicketIsNotAmongTheUnfinished() {
        numbersOf(Cast.ben(), "?status=unfinished").body("items", hasSize(1));
        numbersOf(Cast.ben(), "?status=closed").body("items", empty());
    }

    @Test
    void openingATicketAnswersWithWhereItIs() {
        String location = given().auth()
                .oauth2(Cast.token(Cast.ben()))
                .contentType("application/json")
                .body("{\"subject\":\" New  one \",\"description\":\"It broke\",\"priority\":\"high\"}")
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .body("subject", equalTo("New one"))
                .body("status", equalTo("open"))
                .body("requester.id", equalTo("ben-id"))
                .body("organization.id", equalTo(ACME.getString("id")))
                .extract()
                .header("Location");

        given().auth().oauth2(Cast.token(Cast.ben())).get(location).then().statusCode(200);
        given().auth().oauth2(Cast.token(Cast.cleo())).get(location).then().statusCode(404);
    }

    @Test
    void nothingButSubjectDescriptionAndPriorityIsTakenFromTheBody() {
        post(
                        Cast.ben(),
                        "",
                        "{\"subject\":\"Mine\",\"description\":\"x\",\"organization\":{\"id\":\""
                                + UMBRA.getString("id")
                                + "\"},\"organizationId\":\"11111111\",\"requester\":{\"id\":\"ada-id\"},\"status\":\"closed\",\"number\":1}")
                .statusCode(201)
                .body("organization.id", equalTo(ACME.getString("id")))
                .body("requester.id", equalTo("ben-id"))
                .body("status", equalTo("open"));
    }

    @Test
    void badBodiesAreRefusedWithAReason() {
        post(Cast.ben(), "", "{\"subject\":").statusCode(400).body("reason", equalTo("invalid-value"));
        post(Cast.ben(), "", "").statusCode(400);
        post(Cast.ben(), "", "[1]").statusCode(400);
        post(Cast.ben(), "", "{\"subject\":\" \"}")
                .statusCode(422)
                .body("reason", equalTo("invalid-value"))
                .body("errors.field", contains("description", "subject"));
        post(Cast.ben(), "", "{\"subject\":\"" + "x".repeat(201) + "\",\"description\":\"y\",\"priority\":\"now\"}")
                .statusCode(422)
                .body("errors.reason", contains("choose_one", "too_long"));
    }

    @Test
    void aNulCharacterIsNotAFault() {
        post(Cast.ben(), "", "{\"subject\":\"a\\u0000b\",\"description\":\"c\\ud800d\"}")
                .statusCode(201)
                .body("subject", equalTo("ab"));
        numbersOf(Cast.ben(), "?q=a%00b&sort=%00&status=%00").statusCode(200);
        numbersOf(Cast.ben(), "?after=%00").statusCode(422);
    }

    @Test
    void sendingTwiceOpensOnce() {
        String token = Cast.token(Cast.ben());
        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(token)
                    .header("Idempotency-Key", "7c9e6679-7425-40de-944b-e07fc1f90ae7")
                    .contentType("application/json")
                    .body("{\"subject\":\"Twice\",\"description\":\"x\"}")
                    .post("/api/tickets")
                    .then()
                    .statusCode(201);
        }
        numbers(Cast.ben()).body("items", hasSize(2));
    }

    @Test
    void notesAreAddedToVisibleTicketsOnly() {
        post(Cast.ben(), "/" + bens + "/notes", "{\"text\":\"Any news?\",\"visible\":false,\"side\":\"vendor\"}")
                .statusCode(201)
                .body("visible", equalTo(true))
                .body("side", equalTo("customer"));
        post(Cast.cleo(), "/" + bens + "/notes", "{\"text\":\"Hello\"}").statusCode(404);
        post(Cast.cleo(), "/" + bens + "/notes", "{}").statusCode(404);
        post(Cast.ben(), "/" + bens + "/notes", "{}").statusCode(422);
        get(Cast.ben(), "/" + bens + "/notes").body("items.text", contains("Any news?"));
    }

    @Test
    void anAgentsNoteStaysHiddenFromCustomers() {
        post(Cast.sam(), "/" + bens + "/notes", "{\"text\":\"Customer is confused, zebrafish\",\"visible\":true}")
                .statusCode(201)
                .body("visible", equalTo(false));

        get(Cast.sam(), "/" + bens + "/notes").body("items", hasSize(1));
        numbersOf(Cast.sam(), "?q=zebrafish").body("items", hasSize(1));

        get(Cast.ben(), "/" + bens + "/notes").body("items", empty());
        get(Cast.ada(), "/" + bens + "/notes").body("items", empty());
        numbersOf(Cast.ada(), "?q=zebrafish").body("items", empty());
        numbersOf(Cast.ada(), "?q=printer").body("items", hasSize(1));
    }

    @Test
    void whoeverWroteLastWaitsForTheOtherSide() {
        get(Cast.ben(), "/" + bens).body("status", equalTo("open"));
        desk.note(bens, ACME, Cast.sam(), Side.VENDOR, true, "Which printer?");
        get(Cast.ben(), "/" + bens).body("status", equalTo("waiting-for-customer"));
        post(Cast.ben(), "/" + bens + "/notes", "{\"text\":\"The red one\"}").statusCode(201);
        get(Cast.ben(), "/" + bens).body("status", equalTo("waiting-for-support"));
        desk.note(bens, ACME, Cast.sam(), Side.VENDOR, false, "It is always that one");
        get(Cast.ben(), "/" + bens).body("status", equalTo("waiting-for-support"));
    }

    @Test
    void inPerspectiveNothingIsWritten() {
        JsonObject asBen =
                Cast.ben().put("act", new JsonObject().put("sub", "sam-id")).put("act_rev", "0.0.0");
        get(asBen, "/" + bens).statusCode(200);
        post(asBen, "", "{\"subject\":\"As Ben\",\"description\":\"x\"}")
                .statusCode(403)
                .body("reason", equalTo("read-only"));
        post(asBen, "/" + bens + "/notes", "{\"text\":\"x\"}").statusCode(403).body("reason", equalTo("read-only"));
    }

    @Test
    void pagingNeitherSkipsNorRepeats() {
        desk.tickets(5, Cast.ben(), ACME);
        for (String sort : List.of("-number", "number", "-updated", "updated")) {
            List<Integer> all = numbersOf(Cast.ada(), "?sort=" + sort).extract().path("items.number");
            java.util.ArrayList<Integer> paged = new java.util.ArrayList<>();
            String after = "";
            for (int page = 0; page < 10; page++) {
                ValidatableResponse slice = numbersOf(Cast.ada(), "?limit=2&sort=" + sort + "&after=" + after);
                paged.addAll(slice.extract().<List<Integer>>path("items.number"));
                after = slice.extract().path("next");
                if (after == null) {
                    break;
                }
            }
            assertThat(paged).as(sort).hasSize(7).isEqualTo(all);
        }
    }

    @Test
    void aLimitIsKeptWithinBounds() {
        numbersOf(Cast.ada(), "?limit=100000").statusCode(200);
        numbersOf(Cast.ada(), "?limit=-1").statusCode(200).body("items", hasSize(1));
        numbersOf(Cast.ada(), "?limit=many").statusCode(422).body("reason", equalTo("invalid-value"));
        numbersOf(Cast.ada(), "?after=broken").statusCode(422).body("reason", equalTo("invalid-value"));
    }

    @Test
    void searchFindsPartsOfSubjectsNumbersAndWordsButNoWildcards() {
        numbersOf(Cast.ada(), "?q=rinte").body("items.number", contains((int) bens));
        numbersOf(Cast.ada(), "?q=" + cleos).body("items.number", contains((int) cleos));
        numbersOf(Cast.ada(), "?q=%25").body("items", empty());
        numbersOf(Cast.ada(), "?q=_").body("items", empty());
        numbersOf(Cast.ada(), "?q='%20or%20true--").body("items", empty());
        numbersOf(Cast.ada(), "?q=" + umbras).body("items", empty());
    }

    @Test
    void addressesWithTricksAreNotFound() {
        String token = Cast.token(Cast.ben());
        for (String path : List.of(
                "/api/tickets;x=1",
                "/api/..;/api/tickets",
                "/api/tickets/%2e%2e/tickets",
                "/o/acme/api/tickets",
                "/o/acme/%61pi/tickets",
                "/%61pi/tickets")) {
            assertThat(given().auth()
                            .oauth2(token)
                            .urlEncodingEnabled(false)
                            .redirects()
                            .follow(false)
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isIn(404, 302, 303);
        }
        given().auth().oauth2(token).get("/api/tickets/0" + bens).then().statusCode(404);
        given().auth().oauth2(token).get("/api/tickets/" + bens + "x").then().statusCode(404);
        given().auth()
                .oauth2(token)
                .get("/api/tickets/99999999999999999999")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse numbers(JsonObject viewer) {
        return numbersOf(viewer, "").statusCode(200);
    }

    private static ValidatableResponse numbersOf(JsonObject viewer, String query) {
        return given().auth()
                .oauth2(Cast.token(viewer))
                .urlEncodingEnabled(false)
                .get("/api/tickets" + query)
                .then();
    }

    private static ValidatableResponse get(JsonObject viewer, String path) {
        return given().auth()
                .oauth2(Cast.token(viewer))
                .get("/api/tickets" + path)
                .then();
    }

    private static ValidatableResponse post(JsonObject viewer, String path, String body) {
        return given().auth()
                .oauth2(Cast.token(viewer))
                .contentType("application/json")
                .body(body)
                .post("/api/tickets" + path)
                .then();
    }
}
