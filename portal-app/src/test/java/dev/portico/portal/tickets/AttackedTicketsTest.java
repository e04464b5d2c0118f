package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.portico.portal.files.Sender;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.TicketRoutes.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks 1, 5, 7, 8, 10, 24 and 26, at every way to a ticket there is. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttackedTicketsTest {
    private static final JsonObject TESS = Cast.tess().put("sub", "tess-of-attacks");
    /** No ticket has it. */
    private static final long NONE = 99_999_999;

    @Inject
    Desk desk;

    long ticket;
    String bens;

    @BeforeEach
    void aTicket() {
        desk.empty();
        ticket = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        bens = "/" + ticket;
    }

    @AfterEach
    void signedOut() {
        Cast.signsIn(Cast.ben());
    }

    /** 1: whoever guesses a number gets the answer that a number nobody has gets, and nothing has happened. */
    @Test
    void aGuessedNumberIsNobodysAtEveryRouteOfTheApi() {
        Cast.signsInServing(TESS, UMBRA);
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "between-us");
        String before = everythingOf(Cast.sam());

        for (JsonObject attacker : List.of(Cast.cleo(), Cast.eve(), Cast.finnInUmbra(), TESS)) {
            for (Route route : apiRoutes()) {
                Response guessed = asked(attacker, route, ticket, note);
                Response absent = asked(attacker, route, NONE, note);
                assertThat(guessed.statusCode())
                        .as("%s as %s", route, attacker.getString("sub"))
                        .isEqualTo(404);
                assertThat(guessed.asString()).isEqualTo(absent.asString());
                assertThat(guessed.headers().asList().stream()
                                .map(header -> header.getName())
                                .toList())
                        .isEqualTo(absent.headers().asList().stream()
                                .map(header -> header.getName())
                                .toList());
            }
        }

        assertThat(everythingOf(Cast.sam())).isEqualTo(before);
        assertThat(apiRoutes()).hasSizeGreaterThan(10);
    }

    /** 1: the same for pages, forms, downloads and streams, in one's own place and at the desk. */
    @Test
    void aGuessedNumberIsNobodysAtEveryPage() {
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "between-us");
        String before = everythingOf(Cast.sam());

        pagesAreNotThere("/o/acme", Cast.cleo(), note);
        JsonObject writer = Cast.cleo();
        writer.getJsonArray("entitlements").add("messenger.contact");
        pagesAreNotThere("/o/acme", writer, note);
        pagesAreNotThere("/o/umbra", Cast.eve(), note);
        Cast.signsInServing(TESS, UMBRA);
        pagesAreNotThere("/desk", new Browser(), note, false);

        assertThat(everythingOf(Cast.sam())).isEqualTo(before);
    }

    private void pagesAreNotThere(String place, JsonObject attacker, long note) {
        Cast.signsIn(attacker);
        pagesAreNotThere(
                place,
                new Browser(),
                note,
                attacker.getJsonArray("entitlements").contains("messenger.contact"));
    }

    private void pagesAreNotThere(String place, Browser attacker, long note, boolean messenger) {
        HttpResponse<String> home = attacker.get(place + "/tickets");
        assertThat(home.statusCode()).isEqualTo(200);
        List<Route> pages =
                TicketRoutes.all().stream().filter(route -> !route.api()).toList();
        for (Route route : pages) {
            HttpResponse<String> guessed = asked(attacker, home, place, route, ticket, note);
            HttpResponse<String> absent = asked(attacker, home, place, route, NONE, note);
            // Without the role nothing of the messenger's is there, whatever the number.
            assertThat(guessed.statusCode())
                    .as("%s in %s", route, place)
                    .isEqualTo(route.ofMessenger() && !messenger ? 403 : 404);
            assertThat(plain(guessed.body())).as(route.toString()).isEqualTo(plain(absent.body()));
        }
        assertThat(pages).hasSizeGreaterThan(15);
    }

    /** 1 and 8: neither in a list nor in its count, by whatever filter, order or word; and the number itself is a word too. */
    @Test
    void whatIsNotTheirsIsInNoListSearchOrCount() {
        desk.note(ticket, ACME, Cast.ben(), Side.CUSTOMER, true, "zebrafish");
        Cast.signsInServing(TESS, UMBRA);
        get(Cast.ada(), "?q=zebrafish").body("items", hasSize(1));
        for (JsonObject attacker : List.of(Cast.cleo(), Cast.eve(), Cast.finnInUmbra(), TESS)) {
            for (String query : List.of(
                    "",
                    "?q=zebrafish",
                    "?q=%23" + ticket,
                    "?q=" + ticket,
                    "?q=Printer",
                    "?q=rinte",
                    "?share=mine",
                    "?share=shared",
                    "?share=assigned",
                    "?share=unassigned",
                    "?status=open&sort=-updated",
                    "?after=" + (ticket + 1) + ".1.0",
                    "?sort=-updated&after=" + (ticket + 1) + ".99999999999.0",
                    "?organization=" + ACME.getString("id"),
                    "?q=%27%29%20or%201%3D1--",
                    "?q=%25")) {
                get(attacker, query).statusCode(200).body("items", empty());
            }
        }
        HttpResponse<String> desks = new Browser().get("/desk/queue?status=any&organization=" + ACME.getString("id"));
        assertThat(desks.statusCode()).isEqualTo(200);
        assertThat(desks.body()).doesNotContain("Printer", "Acme", "queue/" + ticket);
        Cast.signsIn(Cast.cleo());
        for (String page : List.of("/o/acme/tickets?q=zebrafish", "/o/acme/tickets", "/o/acme/")) {
            assertThat(new Browser().get(page).body()).doesNotContain("Printer", "tickets/" + ticket);
        }
    }

    /** 1 and 11: a key names what was sent in one place; sent again in another it opens what is sent there, and answers nothing else. */
    @Test
    void aKeyUsedBeforeIsNoWayToAnotherOrganisationsTicket() {
        String key = UUID.randomUUID().toString();
        JsonObject ticket = new JsonObject().put("subject", "In Acme").put("description", "x");
        int acmes = sent(Cast.finn(), "", key, ticket)
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        int umbras = sent(Cast.finnInUmbra(), "", key, ticket.copy().put("subject", "In Umbra"))
                .then()
                .statusCode(201)
                .body("subject", equalTo("In Umbra"), "organization.name", equalTo("Umbra"))
                .extract()
                .path("number");

        assertThat(umbras).isNotEqualTo(acmes);
        assertThat(sent(Cast.finn(), "", key, ticket).jsonPath().getInt("number"))
                .isEqualTo(acmes);
    }

    /** A message is lost to nobody because its sender's program used its key for another ticket. */
    @Test
    void aKeyUsedOnAnotherTicketLosesNoMessage() {
        String key = UUID.randomUUID().toString();
        long second = desk.ticket(Cast.ben(), ACME, "Second");
        sent(Cast.ben(), bens + "/notes", key, new JsonObject().put("text", "first"))
                .then()
                .statusCode(201);

        sent(Cast.ben(), "/" + second + "/notes", key, new JsonObject().put("text", "second"))
                .then()
                .statusCode(201)
                .body("text", equalTo("second"));
        sent(Cast.ben(), "/" + second + "/notes", key, new JsonObject().put("text", "second"));

        get(Cast.ben(), "/" + second + "/notes").body("items.text", equalTo(List.of("second")));
    }

    /** 5, 7 and 8: nothing a customer can look at differs by what is hidden, whatever agents do with it. */
    @Test
    void whatIsHiddenChangesNothingACustomerCanLookAt() {
        desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, true, "for-you");
        desk.mail(ticket, null, "Hello");
        desk.ticket(Cast.ben(), ACME, "Second");
        List<String> before = looked();

        long hidden = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");
        desk.mail(ticket, hidden, "zebrafish by mail");
        desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish-too");
        String file = Sender.send(Cast.sam(), "zebrafish.png", Pictures.PNG);
        int attached = post(
                        Cast.sam(),
                        bens + "/notes",
                        new JsonObject().put("text", "zebrafish").put("files", new JsonArray().add(file)))
                .statusCode(201)
                .extract()
                .path("attachments[0].id");
        see("/attachments/" + attached, true);
        Calls.patch(Cast.sam(), bens, new JsonObject().put("assignee", "sam-id").put("version", version()))
                .statusCode(200);

        get(Cast.sam(), "?q=zebrafish").body("items", hasSize(1));
        get(Cast.sam(), bens + "/notes").body("items", hasSize(4));
        assertThat(looked()).isEqualTo(before);
    }

    private List<String> looked() {
        List<String> looked = new ArrayList<>();
        for (JsonObject customer : List.of(Cast.ben(), Cast.ada())) {
            for (String path : List.of(
                    "",
                    "?sort=-updated",
                    "?q=zebrafish",
                    "?q=for-you",
                    "?status=unfinished",
                    bens,
                    bens + "/notes",
                    bens + "/attachments",
                    bens + "/participants")) {
                looked.add(get(customer, path).statusCode(200).extract().asString());
            }
            Cast.signsIn(customer);
            Browser browser = new Browser();
            for (String page : List.of(
                    "",
                    "tickets",
                    "tickets?q=zebrafish",
                    "tickets?sort=-updated",
                    "tickets" + bens,
                    "tickets" + bens + "?note=" + Long.MAX_VALUE / 100)) {
                HttpResponse<String> answer = browser.get("/o/acme/" + page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                looked.add(plain(answer.body()));
            }
        }
        return looked;
    }

    /** 7: a customer's answer has the documented fields and no other; of the desk's there is not even a name. */
    @Test
    void customersAreAnsweredTheDocumentedFieldsAndNoOthers() {
        desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, true, "for-you");

        assertThat(new JsonObject(get(Cast.ada(), bens).extract().asString()).fieldNames())
                .containsExactlyInAnyOrder(
                        "number",
                        "subject",
                        "description",
                        "status",
                        "priority",
                        "cause",
                        "solution",
                        "requester",
                        "organization",
                        "createdAt",
                        "updatedAt");
        JsonObject note = new JsonObject(
                        get(Cast.ada(), bens + "/notes").extract().asString())
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(note.fieldNames())
                .containsExactlyInAnyOrder("id", "author", "side", "visible", "text", "createdAt", "attachments");
        assertThat(note.getJsonArray("attachments").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("id", "name", "size", "type", "visible");
    }

    /** 10: whatever else a body or a form says, it is its sender's, in their organisation, on their side, and as visible as theirs are. */
    @Test
    void nothingIsAssignedThatIsNotAskedFor() {
        JsonObject more = new JsonObject()
                .put("text", "Mine")
                .put("visible", false)
                .put("side", "vendor")
                .put("author", "Sam")
                .put("author_id", 1)
                .put("ticket", 1)
                .put("createdAt", "2020-01-01T00:00:00Z");
        post(Cast.ben(), bens + "/notes", more)
                .statusCode(201)
                .body("visible", equalTo(true), "side", equalTo("customer"), "author", equalTo("Ben"))
                .body("createdAt", not(equalTo("2020-01-01T00:00:00Z")));
        post(Cast.sam(), bens + "/notes", more.copy().put("visible", true).put("side", "customer"))
                .statusCode(201)
                .body("visible", equalTo(false), "side", equalTo("vendor"), "author", equalTo("Sam"));
        post(
                        Cast.ben(),
                        bens + "/participants",
                        new JsonObject().put("email", "cleo@acme.example").put("user", "ada-id"))
                .statusCode(204);
        get(Cast.sam(), bens + "/participants").body("items", hasSize(1)).body("items[0].user", not(equalTo("ada-id")));

        Cast.signsIn(Cast.ben());
        Browser browser = new Browser();
        HttpResponse<String> opened = browser.submit(
                browser.get("/o/acme/tickets/new"),
                "/o/acme/tickets?organization=" + UMBRA.getString("id"),
                Map.of(
                        "subject", "Form",
                        "description", "x",
                        "organization", UMBRA.getString("id"),
                        "organization_id", UMBRA.getString("id"),
                        "requester", "ada-id",
                        "requester_id", "1",
                        "status", "solved",
                        "assignee", "sam-id",
                        "solution", "Paid"));
        String number = opened.uri().getPath().replaceAll(".*/", "/");
        get(Cast.ben(), number)
                .body("organization.name", equalTo("Acme"), "requester.name", equalTo("Ben"))
                .body("status", equalTo("open"), "solution", equalTo(null));
        get(Cast.sam(), number).body("desk.assignee", equalTo(null));
        get(Cast.eve(), number).statusCode(404);
    }

    /** Two agents never overwrite one another: no other way to a ticket's state goes without the version it was decided on. */
    @Test
    void anAgentHasNoWayToTheStateThatNamesNoVersion() {
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        HttpResponse<String> page = sams.get("/desk/queue" + bens);

        for (String deed : List.of("close", "reopen")) {
            assertThat(sams.submit(page, "/desk/tickets" + bens + "/" + deed, Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(sams.submit(page, "/desk/queue" + bens + "/state", Map.of("version", "", "status", "closed"))
                        .statusCode())
                .isEqualTo(409);

        get(Cast.ben(), bens).body("status", equalTo("open"));
    }

    /** 24: what people are called and write is words, to customers, agents and whoever looks for it. */
    @Test
    void whatPeopleAreCalledAndWriteIsWordsOnEveryPage() {
        String evil = "<img src=x onerror=alert(1)>'\"`{7*7}javascript:alert(1)";
        JsonObject ben = Cast.ben().put("sub", "evil-id").put("name", evil).put("email", "evil@acme.example");
        JsonObject sam = Cast.sam().put("sub", "evil-agent").put("name", evil).put("email", "evil@portico.example");
        ben.getJsonObject("organization").getJsonObject("acme").put("name", evil);
        int number = post(ben, "", new JsonObject().put("subject", evil).put("description", evil))
                .statusCode(201)
                .extract()
                .path("number");
        String path = "/" + number;
        post(ben, path + "/notes", new JsonObject().put("text", evil)).statusCode(201);
        post(ben, path + "/participants", new JsonObject().put("email", "<b>x</b>@acme.example"))
                .statusCode(422);
        post(sam, path + "/replies", new JsonObject().put("text", evil)).statusCode(201);
        Calls.patch(
                        sam,
                        path,
                        "\"" + get(sam, path).extract().jsonPath().getLong("desk.version") + "\"",
                        new JsonObject()
                                .put("cause", evil)
                                .put("solution", evil)
                                .put("assignee", "evil-agent"))
                .statusCode(200);

        Cast.signsIn(ben);
        Browser browser = new Browser();
        String looked = browser.get("/o/acme/tickets" + path).body()
                + browser.get("/o/acme/tickets?q=onerror").body()
                + browser.get("/o/acme/").body();
        Cast.signsIn(sam);
        Browser sams = new Browser();
        String desks = sams.get("/desk/queue" + path).body()
                + sams.get("/desk/queue?status=any&q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22")
                        .body()
                + sams.get("/desk/").body();
        Cast.signsIn(Cast.sam());
        Browser others = new Browser();
        desks += others.get("/desk/queue" + path + "/presence").body();

        for (String pages : List.of(looked, desks)) {
            assertThat(pages)
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain("<img src=x", "href=\"javascript:", "49javascript");
        }
    }

    /** 26: a form of another site, in whatever way it is written, is not ben's. */
    @Test
    void formsOfAnyKindNeedTheirToken() {
        Cast.signsIn(Cast.ben());
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get("/o/acme/tickets" + bens);
        String before = everythingOf(Cast.sam());

        for (Route route : TicketRoutes.all()) {
            String path = "/o/acme" + route.of(ticket, 1);
            if (route.api() || route.method().equals("GET") || path.contains("/queue/")) {
                continue;
            }
            assertThat(browser.post(path, TicketRoutes.FORM, Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(browser.upload(page, path, Map.of("csrf", "guessed", "text", "x"), List.of())
                            .statusCode())
                    .isIn(403, 415);
            assertThat(browser.submit(page, path, TicketRoutes.FORM, "&csrf=another")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post(path, TicketRoutes.FORM, Map.of("X-CSRF-Token", "guessed"))
                            .statusCode())
                    .isEqualTo(403);
        }

        assertThat(everythingOf(Cast.sam())).isEqualTo(before);
    }

    private static List<Route> apiRoutes() {
        return TicketRoutes.all().stream().filter(Route::api).toList();
    }

    private static Response asked(JsonObject viewer, Route route, long number, long id) {
        return as(viewer)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(route.method().equals("GET") ? "" : route.body().encode())
                .request(route.method(), route.of(number, id));
    }

    private static HttpResponse<String> asked(
            Browser browser, HttpResponse<String> home, String place, Route route, long number, long id) {
        String path = place + route.of(number, id);
        return route.method().equals("GET") ? browser.get(path) : browser.submit(home, path, TicketRoutes.FORM);
    }

    /** A page without what differs each time it is made. */
    private static String plain(String page) {
        return page.replaceAll("name=\"(csrf|submission)\" value=\"[^\"]*\"", "")
                .replaceAll("data-csrf=\"[^\"]*\"", "")
                .replaceAll("(since|shown)=[0-9.]+", "");
    }

    private String everythingOf(JsonObject viewer) {
        return get(viewer, bens).extract().asString()
                + get(viewer, bens + "/notes").extract().asString()
                + get(viewer, bens + "/attachments").extract().asString()
                + get(viewer, bens + "/participants").extract().asString()
                + get(viewer, "?sort=-updated").extract().asString();
    }

    private void see(String piece, boolean visible) {
        Calls.patch(Cast.sam(), bens + piece, new JsonObject().put("visible", visible))
                .statusCode(204);
    }

    private long version() {
        return get(Cast.sam(), bens).extract().jsonPath().getLong("desk.version");
    }

    private static Response sent(JsonObject viewer, String path, String key, JsonObject body) {
        return as(viewer)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body.encode())
                .post("/api/tickets" + path);
    }

    private static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer));
    }
}
