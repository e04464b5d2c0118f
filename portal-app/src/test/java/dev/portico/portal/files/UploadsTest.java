package dev.portico.portal.files;

import static dev.portico.portal.files.Sender.append;
import static dev.portico.portal.files.Sender.as;
import static dev.portico.portal.files.Sender.begin;
import static dev.portico.portal.files.Sender.noise;
import static dev.portico.portal.files.Sender.offset;
import static dev.portico.portal.files.Sender.part;
import static dev.portico.portal.files.Sender.remove;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class UploadsTest {
    @Inject
    Shelf shelf;

    @BeforeEach
    void nothingOnItsWay() {
        shelf.clear();
    }

    @Test
    void aFileComesInPiecesFromWhereItEnded() {
        byte[] content = noise(3_000_000);
        String id = begin(Cast.ben(), "log.bin", content.length);
        offset(Cast.ben(), id).statusCode(200).header("Upload-Offset", "0").header("Upload-Length", "3000000");

        append(Cast.ben(), id, 0, part(content, 0, 1_500_000))
                .statusCode(204)
                .header("Upload-Offset", "1500000")
                .header("Tus-Resumable", "1.0.0");
        append(Cast.ben(), id, 0, part(content, 0, 1_500_000)).statusCode(409);
        append(Cast.ben(), id, 1_600_000, part(content, 1_600_000, 3_000_000)).statusCode(409);
        offset(Cast.ben(), id).header("Upload-Offset", "1500000").header("Cache-Control", "no-store");
        append(Cast.ben(), id, 1_500_000, part(content, 1_500_000, 3_000_000)).statusCode(204);

        offset(Cast.ben(), id).header("Upload-Offset", "3000000");
        assertThat(shelf.largestPiece()).isLessThanOrEqualTo(Limits.PIECE);
    }

    /** A program that gives up too early sends the same piece on two connections; an attacker sends another. */
    @Test
    void ofTwoAtTheSamePlaceOneIsKept() {
        String id = begin(Cast.ben(), "log.bin", 200_000);

        List<Integer> answers = Stream.of(part(noise(300_000), 0, 200_000), noise(200_000))
                .parallel()
                .map(piece -> append(Cast.ben(), id, 0, piece).extract().statusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(204, 409);
        offset(Cast.ben(), id).header("Upload-Offset", "200000");
        append(Cast.ben(), id, 200_000, new byte[1]).statusCode(413);
        for (String odd : List.of("-1", "1e3", "99999999999999999999", "")) {
            assertThat(as(Cast.ben())
                            .header("Upload-Offset", odd)
                            .contentType("application/offset+octet-stream")
                            .body(new byte[1])
                            .patch("/api/uploads/" + id)
                            .statusCode())
                    .as(odd)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatABrokenConnectionBroughtIsKeptAndNothingIsHalfStored() throws IOException {
        byte[] content = noise(4_000_000);
        String id = begin(Cast.ben(), "log.bin", content.length);

        cutOff(id, content, 2_500_000);

        // Two whole pieces at least; the third as far as it had come, or not at all.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> offsetOf(id) >= 2 * Limits.PIECE);
        long kept = offsetOf(id);
        append(Cast.ben(), id, kept, part(content, (int) kept, content.length))
                .statusCode(204)
                .header("Upload-Offset", "4000000");
    }

    @Test
    void twentyMegabytesAreTakenAndNotAByteMore() {
        Sender.announce(Cast.ben(), "big.iso", Limits.FILE + 1)
                .statusCode(413)
                .contentType("application/problem+json")
                .body("reason", equalTo("too-large"));
        assertThat(shelf.uploads()).isZero();

        String id = begin(Cast.ben(), "big.iso", Limits.FILE);
        append(Cast.ben(), id, 0, noise((int) Limits.FILE)).statusCode(204);
        assertThat(shelf.pieces()).isEqualTo(20);
        append(Cast.ben(), id, Limits.FILE, new byte[1]).statusCode(413);
    }

    @Test
    void moreThanAnnouncedIsRefusedAndNothingOfThatPieceIsKept() {
        String id = begin(Cast.ben(), "a.txt", 4);

        append(Cast.ben(), id, 0, "fifth".getBytes(StandardCharsets.UTF_8)).statusCode(413);

        offset(Cast.ben(), id).header("Upload-Offset", "0");
    }

    @Test
    void anUploadIsThereForItsSenderOnlyAndInOneOrganisation() {
        String id = begin(Cast.finn(), "mine.txt", 4);
        offset(Cast.finn(), id).statusCode(200);

        for (JsonObject other : new JsonObject[] {Cast.ada(), Cast.eve(), Cast.sam(), Cast.finnInUmbra()}) {
            offset(other, id).statusCode(404);
            append(other, id, 0, new byte[4]).statusCode(404).body("reason", equalTo("not-found"));
            remove(other, id).statusCode(404);
        }
        offset(Cast.finn(), id).header("Upload-Offset", "0");
    }

    @Test
    void whoMayWriteNothingSendsNothing() {
        given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", 4)
                .post("/api/uploads")
                .then()
                .statusCode(401);
        as(Cast.olga()).header("Upload-Length", 4).post("/api/uploads").then().statusCode(403);
        JsonObject shown =
                Cast.ben().put("act", new JsonObject().put("sub", "ada-id")).put("act_rev", "0.0.0");
        as(shown)
                .header("Upload-Length", 4)
                .post("/api/uploads")
                .then()
                .statusCode(403)
                .body("reason", equalTo("read-only"));
        assertThat(shelf.uploads()).isZero();
    }

    @Test
    void whatIsNotTheProtocolIsRefused() {
        given().auth()
                .oauth2(Cast.token(Cast.ben()))
                .header("Upload-Length", 4)
                .post("/api/uploads")
                .then()
                .statusCode(412)
                .header("Tus-Version", "1.0.0");
        as(Cast.ben()).post("/api/uploads").then().statusCode(400);
        as(Cast.ben()).header("Upload-Length", "-1").post("/api/uploads").then().statusCode(400);
        String id = begin(Cast.ben(), "a.txt", 4);
        as(Cast.ben())
                .header("Upload-Offset", 0)
                .contentType("text/plain")
                .body("four")
                .patch("/api/uploads/" + id)
                .then()
                .statusCode(415);
        as(Cast.ben()).head("/api/uploads/1").then().statusCode(404);
    }

    @Test
    void whatIsGivenUpIsGone() {
        String id = begin(Cast.ben(), "a.txt", 4);
        append(Cast.ben(), id, 0, new byte[2]).statusCode(204);
        long before = shelf.files();

        remove(Cast.ben(), id).statusCode(204);

        offset(Cast.ben(), id).statusCode(404);
        assertThat(shelf.files()).isEqualTo(before - 1);
        assertThat(shelf.uploads()).isZero();
    }

    @Test
    void whatNobodyUsedIsRemovedAfterADay() {
        String old = begin(Cast.ben(), "old.txt", 4);
        append(Cast.ben(), old, 0, new byte[4]).statusCode(204);
        shelf.age(23);
        begin(Cast.cleo(), "other.txt", 4);
        offset(Cast.ben(), old).statusCode(200);
        long pieces = shelf.pieces();

        shelf.age(2);
        String young = begin(Cast.cleo(), "young.txt", 4);

        offset(Cast.ben(), old).statusCode(404);
        offset(Cast.cleo(), young).statusCode(200);
        assertThat(shelf.pieces()).isEqualTo(pieces - 1);
    }

    @Test
    void nobodyKeepsMoreOpenThanABoundAndTheOldestMakeRoom() {
        for (int i = 0; i < Limits.OPEN; i++) {
            begin(Cast.ben(), "a.txt", 4);
        }
        Sender.announce(Cast.ben(), "one more", 4)
                .statusCode(422)
                .body("errors[0].reason", equalTo("too_many_uploads"));
        begin(Cast.cleo(), "not hers", 4);

        shelf.age(2);
        begin(Cast.ben(), "one more", 4);
        assertThat(shelf.uploads()).isEqualTo(Limits.OPEN - Limits.FILES + 2);
    }

    @Test
    void anEmptyFileIsAFile() {
        String id = begin(Cast.ben(), "", 0);

        offset(Cast.ben(), id).statusCode(200).header("Upload-Offset", "0").header("Upload-Length", "0");
    }

    private static long offsetOf(String id) {
        return Long.parseLong(offset(Cast.ben(), id).extract().header("Upload-Offset"));
    }

    /** Announces all of it, sends a part and hangs up. */
    private static void cutOff(String id, byte[] content, int sent) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH /api/uploads/" + id + " HTTP/1.1\r\nHost: localhost:" + port
                            + "\r\nAuthorization: Bearer "
                            + Cast.token(Cast.ben()) + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                            + " application/offset+octet-stream\r\nContent-Length: " + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content, 0, sent);
            out.flush();
        }
    }
}
