package dev.portico.stack.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The portal dies (SIGKILL) while a file is on its way to it (R58). */
@OnTheStack
class UploadCrashIT {
    private static final int PIECE = 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SharedStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    UploadCrashIT(SharedStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void thePortalIsBack() {
        stack.startPortalAgain();
    }

    @Test
    void whatHadArrivedIsKeptNothingIsHalfStoredAndTheFileIsWholeInTheEnd() throws Exception {
        byte[] file = new byte[4 * PIECE + 4321];
        new Random(7).nextBytes(file);
        URI upload = announced(file.length);
        UUID id = UUID.fromString(upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1));
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(sender, 2 * PIECE);
        CompletableFuture<?> cutOff = http.sendAsync(
                piece(upload, 0)
                        .method("PATCH", BodyPublishers.ofInputStream(() -> body))
                        .build(),
                BodyHandlers.discarding());
        sender.write(file, 0, 2 * PIECE + PIECE / 2);
        sender.flush();
        await().atMost(SOON).until(() -> received(id) == 2 * PIECE);

        stack.crashPortal();

        assertThat(cutOff).failsWithin(SOON);
        stack.startPortalAgain();

        String subject = "Cut off " + id;
        HttpResponse<String> early = opened(subject, id);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("file_gone");
        assertThat(rows("select count(*) from tickets where subject = ?", subject))
                .isZero();
        assertThat(received(id)).isEqualTo(2 * PIECE);

        HttpResponse<Void> head = http.send(
                piece(upload, 0).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        int from =
                Math.toIntExact(head.headers().firstValueAsLong("Upload-Offset").orElseThrow());
        HttpResponse<Void> rest = http.send(
                piece(upload, from)
                        .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(file, from, file.length)))
                        .build(),
                BodyHandlers.discarding());
        assertThat(rest.statusCode()).isEqualTo(204);
        HttpResponse<String> opened = opened(subject, id);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);

        assertThat(rows("select count(*) from tickets where subject = ?", subject))
                .isEqualTo(1);
        assertThat(downloaded(subject)).isEqualTo(file);
    }

    private URI announced(int length) throws IOException, InterruptedException {
        HttpResponse<Void> begun = http.send(
                asBen(URI.create(stack.portalUrl() + "/api/uploads"))
                        .header("Upload-Length", Integer.toString(length))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(begun.statusCode()).isEqualTo(201);
        return URI.create(stack.portalUrl() + "/")
                .resolve(begun.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> opened(String subject, UUID file) throws IOException, InterruptedException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("description", "See the file.")
                .set("files", JsonNodeFactory.instance.arrayNode().add(file.toString()))
                .toString();
        return http.send(
                asBen(URI.create(stack.portalUrl() + "/api/tickets"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private byte[] downloaded(String subject) throws IOException, InterruptedException, SQLException {
        String attachment = rows("select min(t.number) from tickets t where t.subject = ?", subject)
                + "/attachments/"
                + rows(
                        "select min(a.id) from attachments a join tickets t on t.number = a.ticket where t.subject = ?",
                        subject);
        return http.send(
                        asBen(URI.create(stack.portalUrl() + "/api/tickets/" + attachment))
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private HttpRequest.Builder piece(URI upload, int from) {
        return asBen(upload)
                .header("Upload-Offset", Integer.toString(from))
                .header("Content-Type", "application/offset+octet-stream");
    }

    private HttpRequest.Builder asBen(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + stack.tokens().of("ben").accessToken())
                .header("Tus-Resumable", "1.0.0");
    }

    private long received(UUID id) throws SQLException {
        return rows("select received from uploads where id = ?", id);
    }

    private long rows(String query, Object parameter) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.PORTAL);
                PreparedStatement rows = connection.prepareStatement(query)) {
            rows.setObject(1, parameter);
            try (ResultSet found = rows.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
