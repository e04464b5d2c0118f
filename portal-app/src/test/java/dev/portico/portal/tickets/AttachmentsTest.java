package dev.portico.portal.tickets;

import static dev.portico.portal.files.Sender.noise;
import static dev.portico.portal.files.Sender.send;
import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.portal.files.Limits;
import dev.portico.portal.files.Shelf;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttachmentsTest {
    @Inject
    Desk desk;

    @Inject
    Shelf shelf;

    String bens;

    @BeforeEach
    void aTicket() {
        desk.empty();
        bens = "/" + desk.ticket(Cast.ben(), ACME, "Printer on fire");
    }

    @Test
    void whatGoesInComesOutByteByByte() {
        byte[] content = noise((int) Limits.FILE);
        String id = send(Cast.ben(), "..\\Übersicht\u202Efdp.exe", content);
        int file = post(Cast.ben(), bens + "/notes", note("With a file", id))
                .statusCode(201)
                .body("attachments.name", contains("Übersichtfdp.exe"), "attachments[0].size", equalTo(content.length))
                .extract()
                .path("attachments[0].id");

        Response answer = as(Cast.ada()).get("/api/tickets" + bens + "/attachments/" + file);

        answer.then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(content.length))
                .header("Content-Type", "application/octet-stream")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"_bersichtfdp.exe\"; filename*=UTF-8''%C3%9Cbersichtfdp.exe");
        assertThat(answer.asByteArray()).isEqualTo(content);
    }

    @Test
    void aFileIsKnownByItsTagAndToldOfWithoutItsContent() {
        String id = send(Cast.ben(), "a.txt", noise(2_000_000));
        int file = post(Cast.ben(), bens + "/notes", note("With a file", id))
                .extract()
                .path("attachments[0].id");
        String path = "/api/tickets" + bens + "/attachments/" + file;

        Response head = as(Cast.ben()).head(path);

        head.then().statusCode(200).header("Content-Length", "2000000");
        as(Cast.ben())
                .header("If-None-Match", head.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void aTicketIsOpenedWithFiles() {
        String id = send(Cast.ben(), "screen.png", noise(10));
        int number = post(
                        Cast.ben(),
                        "",
                        new JsonObject()
                                .put("subject", "Broken")
                                .put("description", "See the picture")
                                .put("files", new JsonArray(List.of(id))))
                .statusCode(201)
                .extract()
                .path("number");

        get(Cast.ada(), "/" + number + "/attachments").body("items.name", contains("screen.png"));
        get(Cast.cleo(), "/" + number + "/attachments").statusCode(404);
        assertThat(shelf.uploads()).isZero();
    }

    @Test
    void tenFilesGoAlongAndElevenAreRefusedWithTheMessage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ids.add(send(Cast.ben(), i + ".txt", noise(10)));
        }

        post(Cast.ben(), bens + "/notes", note("Eleven", ids.toArray(String[]::new)))
                .statusCode(422)
                .body("errors[0].field", equalTo("files"), "errors[0].reason", equalTo("too_many_files"));
        get(Cast.ben(), bens + "/notes").body("items", empty());

        post(Cast.ben(), bens + "/notes", note("Ten", ids.subList(0, 10).toArray(String[]::new)))
                .statusCode(201)
                .body("attachments", hasSize(10), "attachments[9].name", equalTo("9.txt"));
    }

    @Test
    void aFileIsUsedOnce() {
        String id = send(Cast.ben(), "a.txt", noise(10));
        post(Cast.ben(), bens + "/notes", note("First", id)).statusCode(201);

        post(Cast.ben(), bens + "/notes", note("Second", id))
                .statusCode(422)
                .body("errors[0].reason", equalTo("file_gone"));

        get(Cast.ben(), bens + "/notes").body("items.text", contains("First"));
    }

    @Test
    void theSameMessageTwiceIsOneWithItsFile() {
        String id = send(Cast.ben(), "a.txt", noise(10));
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Cast.ben())
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(note("Once", id).encode())
                    .post("/api/tickets" + bens + "/notes")
                    .then()
                    .statusCode(201);
        }

        get(Cast.ben(), bens + "/notes").body("items", hasSize(1), "items[0].attachments", hasSize(1));
    }

    @Test
    void nobodyUsesAnothersFileOrHalfAFile() {
        String hers = send(Cast.ada(), "hers.txt", noise(10));
        String elsewhere = send(Cast.finnInUmbra(), "elsewhere.txt", noise(10));
        desk.share(Long.parseLong(bens.substring(1)), Cast.finn());

        for (String id : List.of(hers, elsewhere, UUID.randomUUID().toString(), "1")) {
            JsonObject asker = id.equals(elsewhere) ? Cast.finn() : Cast.ben();
            post(asker, bens + "/notes", note("Not mine", id))
                    .statusCode(422)
                    .body("errors[0].reason", equalTo("file_gone"));
        }
        get(Cast.ben(), bens + "/notes").body("items", empty());
        assertThat(shelf.uploads()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anAgentsFileIsHiddenWithAnInternalNoteAndSeenWithAReply() {
        byte[] picture = Pictures.PNG;
        int hidden = post(Cast.sam(), bens + "/notes", note("Between us", send(Cast.sam(), "zebra.png", picture)))
                .body("attachments[0].visible", equalTo(false))
                .extract()
                .path("attachments[0].id");
        int shown = post(Cast.sam(), bens + "/replies", note("Here", send(Cast.sam(), "giraffe.png", picture)))
                .body("attachments[0].visible", equalTo(true))
                .extract()
                .path("attachments[0].id");

        get(Cast.sam(), bens + "/attachments/" + hidden).statusCode(200);
        String asHidden = get(Cast.ben(), bens + "/attachments/" + hidden)
                .statusCode(404)
                .extract()
                .asString();
        String asAbsent = get(Cast.ben(), bens + "/attachments/" + (shown + 1_000))
                .statusCode(404)
                .extract()
                .asString();
        assertThat(asHidden).isEqualTo(asAbsent);
        get(Cast.ben(), bens + "/attachments/" + shown).statusCode(200);
        get(Cast.ben(), bens + "/notes").body("items.attachments.name.flatten()", contains("giraffe.png"));
    }

    @Test
    void whatGoesAwayTakesItsFilesAlong() {
        post(Cast.ben(), bens + "/notes", note("With a file", send(Cast.ben(), "a.txt", noise(10))))
                .statusCode(201);
        assertThat(shelf.files()).isEqualTo(1);

        desk.erase(Long.parseLong(bens.substring(1)));

        assertThat(shelf.files()).isZero();
        assertThat(shelf.pieces()).isZero();
    }

    private static JsonObject note(String text, String... files) {
        return new JsonObject().put("text", text).put("files", new JsonArray(List.of((Object[]) files)));
    }

    private static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer));
    }
}
