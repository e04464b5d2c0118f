package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Attack 29: one connection is one request at a time; with HTTP/2 a single one could begin bodies without end. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class Http2Test {
    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    /** With {@code Upgrade: h2c} (RFC 7540 section 3.2). */
    @Test
    void whoAsksForHttp2IsAnsweredWithHttp1() throws Exception {
        HttpClient modern =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<String> answer = modern.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/live"))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    /** With prior knowledge (RFC 9113 section 3.4): HTTP/2 answers with a frame, whose length is its first three bytes. */
    @Test
    void whoSpeaksHttp2AtOnceIsNotUnderstood() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
            socket.getOutputStream().write(preface);
            socket.getOutputStream().write(settings);

            byte[] answer = socket.getInputStream().readNBytes(5);

            assertThat(new String(answer, StandardCharsets.US_ASCII)).matches("|HTTP/.*");
        }
    }
}
