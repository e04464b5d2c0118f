package dev.portico.portal.inbox;

import static dev.portico.portal.inbox.Correspondent.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mail servers say of mails that Keycloak sent (R36): told to its extension, or kept for agents to look at. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class AccountMailReportsTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String TOLD = "POST /portal-mails";

    @Inject
    TicketsByMail desk;

    private final String tag = UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    private final String tagged = "support+account." + tag + "@portico.example";
    private final Correspondent server = new Correspondent("mailer-daemon@acme.example");

    @BeforeEach
    void anEmptyDesk() {
        desk.empty();
        Cast.known();
        Cast.signsIn(Cast.sam());
    }

    @AfterEach
    void theRealmIsBack() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void keycloakIsToldWhatTheServerSaid() {
        Cast.extensionSays(TOLD, 200, new JsonObject());

        report(tagged, "failed", "5.1.1");

        await().atMost(SOON).until(() -> incoming().equals(List.of("ignored|bounce")));
        assertThat(told()).hasSize(1);
        assertThat(told().get(0).getString("token")).startsWith("Basic ");
        assertThat(told().get(0).getString("body"))
                .contains("tag=" + tag, "status=5.1.1")
                .containsPattern("diagnostic=no(?:\\+|%20)such(?:\\+|%20)mailbox");
        assertThat(tickets()).isEqualTo("0");
    }

    @Test
    void whatIsOnlyLateIsToldNobody() {
        Cast.extensionSays(TOLD, 200, new JsonObject());

        report(tagged, "delayed", "4.4.1");

        await().atMost(SOON).until(() -> incoming().equals(List.of("ignored|bounce")));
        assertThat(told()).isEmpty();
    }

    /** A tag that Keycloak does not know, one that is none, and a report about whatever: none is lost, and none becomes a ticket. */
    @Test
    void whatIsAboutNoMailThatIsKnownIsSetAsideForAgents() throws Exception {
        Cast.extensionSays(TOLD, 404, new JsonObject());

        report(tagged, "failed", "5.1.1");
        report("support+account.forged@portico.example", "failed", "5.1.2");
        report(SUPPORT, "failed", "5.1.3");

        await().atMost(SOON).until(() -> incoming()
                .equals(List.of("aside|unknown-bounce", "aside|unknown-bounce", "aside|unknown-bounce")));
        assertThat(told()).hasSize(1);
        assertThat(tickets()).isEqualTo("0");
        Browser sam = new Browser();
        HttpResponse<String> page = sam.get("/desk/deliveries/aside");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "mailer-daemon@acme.example",
                        "tells of a mail that could not be delivered and is not known here");
    }

    @Test
    void whileKeycloakCannotBeAskedItWaits() {
        Cast.extensionSays(TOLD, 503, new JsonObject());

        report(tagged, "failed", "5.1.1");

        await().atMost(SOON).until(() -> incoming().equals(List.of("waiting|could-not-ask")));
        Cast.extensionSays(TOLD, 200, new JsonObject());
        desk.execute("update incoming set next_at = current_timestamp");
        await().atMost(SOON).until(() -> incoming().equals(List.of("ignored|bounce")));
    }

    /** Who makes up what did not arrive is no news to agents either, however much of it they write, and from wherever. */
    @Test
    void ofManyThatAreNotKnownAsManyAreKeptAsOneSenderMayWrite() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(ear);
        try {
            for (int i = 0; i < 35; i++) {
                report(new Correspondent("mailer-daemon@mx" + i + ".example"), SUPPORT, "failed", "5.1." + i);
            }

            await().atMost(SOON).until(() -> desk.rows(
                            "select count(*) filter (where state = 'aside' and reason = 'unknown-bounce') as kept,"
                                    + " count(*) filter (where state = 'ignored' and raw is null) as dropped from incoming")
                    .equals(List.of("30|5")));
            assertThat(warnings).anyMatch(line -> line.contains("set aside"));
            assertThat(warnings).filteredOn(line -> line.contains("dropped")).hasSizeLessThan(2);
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
    }

    /** qmail's, for instance: there is nothing to read in it but words. */
    @Test
    void aFailureToldInWordsAloneIsSetAside() throws Exception {
        String mail = String.join(
                "\r\n",
                List.of(
                        "Return-Path: <>",
                        "From: MAILER-DAEMON@acme.example",
                        "To: " + tagged,
                        "Subject: failure notice",
                        "",
                        "Hi. This is the qmail-send program at acme.example.",
                        "I'm afraid I wasn't able to deliver your message."));
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:"
                                                + ConfigProvider.getConfig()
                                                        .getValue("quarkus.http.test-port", Integer.class)
                                                + "/mail/incoming"))
                                        .header("Authorization", "Bearer 0123456789abcdef")
                                        .header("Content-Type", "message/rfc822")
                                        .POST(HttpRequest.BodyPublishers.ofString(mail))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);

        await().atMost(SOON).until(() -> incoming().equals(List.of("aside|unknown-bounce")));
        assertThat(told()).isEmpty();
    }

    /** Who is away answers to the same address, and a person may write to it: neither is a failure. */
    @Test
    void whatIsNoReportGoesWhereItWentBefore() {
        Cast.extensionSays(TOLD, 200, new JsonObject());

        new Correspondent("ben@acme.example")
                .write(tagged, "I am away.", "Auto-Submitted: auto-replied", "Subject: Away");
        await().atMost(SOON).until(() -> incoming().equals(List.of("ignored|automatic")));
        new Correspondent("ben@acme.example").write(tagged, "I am away, too.", "Precedence: bulk", "Subject: Away");
        await().atMost(SOON).until(() -> incoming().equals(List.of("ignored|automatic", "ignored|automatic")));
        new Correspondent("ben@acme.example").write(tagged, "What is this link?", "Subject: A link");
        await().atMost(SOON).until(() -> tickets().equals("1"));
        assertThat(told()).isEmpty();
    }

    private void report(String to, String action, String status) {
        report(server, to, action, status);
    }

    private static void report(Correspondent from, String to, String action, String status) {
        from.write(
                to,
                "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.example\r\n\r\n"
                        + "Final-Recipient: rfc822; ben@acme.example\r\nAction: " + action + "\r\nStatus: " + status
                        + "\r\nDiagnostic-Code: smtp; 550 " + status + " no such mailbox\r\n\r\n--b--",
                "MIME-Version: 1.0",
                "Auto-Submitted: auto-replied",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Subject: Undelivered");
    }

    private List<String> incoming() {
        return desk.rows("select state, coalesce(reason, '') from incoming order by id");
    }

    private String tickets() {
        return desk.rows("select count(*) from tickets").get(0);
    }

    private List<JsonObject> told() {
        return Cast.asked().stream()
                .filter(asked -> asked.getString("question").equals(TOLD))
                .filter(asked -> asked.getString("body").contains(tag)
                        || asked.getString("body").contains("forged"))
                .toList();
    }
}
