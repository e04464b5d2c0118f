package dev.portico.portal.inbox;

import static dev.portico.portal.inbox.Correspondent.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.mail.MailReader;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mail server may hand in, how much of it, and what it hears when it may not. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class IncomingEndpointTest {
    private static final String SECRET = "Bearer 0123456789abcdef";
    private static final String MAIL = "message/rfc822";

    @Inject
    TicketsByMail desk;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String marker = UUID.randomUUID().toString();
    private int before;

    @BeforeEach
    void benIsKnown() {
        before = 0;
        before = kept();
        Cast.known(Cast.ben());
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aMailIsKeptOnceAndBecomesATicket() throws Exception {
        assertThat(handedIn(mail(10)).statusCode()).isEqualTo(202);
        assertThat(handedIn(mail(10)).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(15)).until(() -> tickets() == 1);
    }

    @Test
    void aMailMayBeLargerThanAFormOfThePages() throws Exception {
        assertThat(handedIn(mail(20 * 1024 * 1024)).statusCode()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(30)).until(() -> tickets() == 1);
    }

    @Test
    void moreThanTheLimitIsRefusedWithAReason() throws Exception {
        refused(handedIn(mail(MailReader.LIMIT)), 413, "too-large");
        assertThat(kept()).isZero();
    }

    /** As mail servers do that do not want to send in vain; Java's client waits for ever for what is not 100. */
    @Test
    void whoAsksBeforeSendingTooMuchIsRefusedAtOnce() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /mail/incoming HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + SECRET
                                    + "\r\nContent-Type: " + MAIL + "\r\nContent-Length: " + (MailReader.LIMIT + 1)
                                    + "\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 413 ")
                    .endsWith("\"reason\":\"too-large\"}");
        }
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        HttpResponse<String> answer = http.send(
                request(SECRET, MAIL, BodyPublishers.ofByteArray(mail(10)))
                        .expectContinue(true)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void whatIsNotAMailOfAKnownLengthIsRefusedWithAReason() throws Exception {
        refused(handedIn(new byte[0]), 400, "empty");
        refused(
                sent(request(SECRET, MAIL, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(mail(10))))),
                411,
                "length-required");
        refused(sent(request(SECRET, "application/json", BodyPublishers.ofByteArray(mail(10)))), 415, "not-a-mail");
        assertThat(kept()).isZero();
    }

    /** Neither while it is being sent nor behind it is the connection reset. */
    @Test
    void whoeverIsRefusedWhileSendingLearnsWhy() throws Exception {
        for (int once = 0; once < 20; once++) {
            byte[] mail = mail(1_000_000);
            refused(
                    sent(request(SECRET, MAIL, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(mail)))),
                    411,
                    "length-required");
            refused(
                    sent(request("Bearer 0123456789abcdeF", MAIL, BodyPublishers.ofByteArray(mail))),
                    401,
                    "invalid-secret");
        }
    }

    @Test
    void nothingIsTakenWithoutTheSecret() throws Exception {
        refused(
                sent(request("Bearer 0123456789abcdeF", MAIL, BodyPublishers.ofByteArray(mail(10)))),
                401,
                "invalid-secret");
        refused(sent(request("Bearer ", MAIL, BodyPublishers.ofByteArray(mail(10)))), 401, "invalid-secret");
        refused(
                sent(request("Basic 0123456789abcdef", MAIL, BodyPublishers.ofByteArray(mail(10)))),
                401,
                "invalid-secret");
        assertThat(kept()).isZero();
    }

    private static void refused(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo(reason);
        assertThat(answer.body()).doesNotContain("Exception", "at io.", "at java.");
    }

    private HttpResponse<String> handedIn(byte[] mail) throws IOException, InterruptedException {
        return sent(request(SECRET, MAIL, BodyPublishers.ofByteArray(mail)));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String authorization, String type, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/mail/incoming"))
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .POST(body);
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    /** @param size of a file that comes with it, in bytes as they are sent */
    private byte[] mail(int size) {
        byte[] start = ("From: ben@acme.example\r\nTo: " + SUPPORT + "\r\nMessage-ID: <" + marker + "@acme.example>\r\n"
                        + "Subject: Handed in\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nHello " + marker + "\r\n--b\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Disposition: attachment; filename=log.bin\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] mail = Arrays.copyOf(start, start.length + size);
        for (int i = start.length; i < mail.length; i++) {
            mail[i] = (byte) (i % 70 == 0 ? '\n' : 'x');
        }
        return mail;
    }

    private int kept() {
        return desk.rows("select 1 from incoming where source = 'http'").size() - before;
    }

    private int tickets() {
        return desk.rows("select 1 from tickets where description like '%" + marker + "%'")
                .size();
    }
}
