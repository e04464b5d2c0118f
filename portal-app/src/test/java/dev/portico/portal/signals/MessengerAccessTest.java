package dev.portico.portal.signals;

import static dev.portico.portal.signals.Announced.changed;
import static dev.portico.portal.signals.Announced.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messenger's role, given and taken while the messenger is open (R4, R9). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class MessengerAccessTest {
    private static final String MESSENGER = "/o/acme/messenger";

    @Inject
    Announced announced;

    @Inject
    OpenPages pages;

    @Inject
    Tables tables;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    private final Browser browser = new Browser();
    long ticket;
    String conversation;

    @BeforeEach
    void aTicket() {
        announced.forget();
        tables.empty();
        ticket = tables.ticket(Cast.ben(), "Printer on fire");
        conversation = MESSENGER + "/conversations/" + ticket;
    }

    @AfterEach
    void backAgain() {
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
        announced.forget();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void whoLosesItWhileWritingIsRefusedKindlyAndTheTextIsKept() {
        Cast.signsIn(ben("5.2.1", true));
        HttpResponse<String> page = browser.get(conversation);
        Map<String, String> draft = Map.of("conversation", String.valueOf(ticket), "text", "It is s");
        assertThat(browser.submit(page, MESSENGER + "/draft", draft).statusCode())
                .isEqualTo(204);

        Cast.refreshes(ben("6.2.1", false));
        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        HttpResponse<String> refused =
                browser.submit(page, conversation + "/notes", Map.of("text", "It is still burning"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was sent", "kept as a draft", "It is still burning");
        assertThat(browser.get("/o/acme/tickets/" + ticket).body())
                .contains("Printer on fire")
                .doesNotContain("burning");
        assertThat(browser.get(MESSENGER).body()).doesNotContain("Printer on fire", "Contact Support");
        HttpResponse<String> again = browser.get(conversation);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body())
                .contains("kept as a draft", "It is still burning")
                .doesNotContain("name=\"text\"");
        assertThat(new Browser().get(conversation).body()).doesNotContain("burning");

        Cast.refreshes(ben("7.2.1", true));
        push(changed(Cast.ben(), "7.0.0")).statusCode(202);

        assertThat(browser.get(conversation).body()).contains("It is still burning");
    }

    @Test
    void whoIsGivenItFindsItAtTheNextOpening() {
        Cast.signsIn(ben("5.2.1", false));
        assertThat(browser.get(MESSENGER).body()).doesNotContain("Contact Support");

        Cast.refreshes(ben("6.2.1", true));
        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        assertThat(browser.get(MESSENGER).body()).contains("Contact Support");
        assertThat(browser.get(conversation).statusCode()).isEqualTo(200);
    }

    @Test
    void aConversationHearsTheOtherSideWriteAndAnswerAndNothingOfInternalNotes() {
        Cast.signsIn(Cast.ben());
        browser.get(conversation);
        LiveStream ben = LiveStream.open(browser, conversation + "/live");
        assertThat(ben.status()).isEqualTo(200);
        await().until(() -> !ben.lines().isEmpty());
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        String desk = "/desk/queue/" + ticket;
        HttpResponse<String> page = sams.get(desk);
        LiveStream sam = LiveStream.open(sams, "/desk/tickets/" + ticket + "/live");
        await().until(() -> !sam.lines().isEmpty());

        assertThat(sams.submit(page, desk + "/typing", Map.of()).statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> told(ben, "typing") == 1);
        sams.submit(page, desk + "/note", Map.of("text", "Between us", "submission", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> told(sam, "ticket") == 1);
        sams.submit(page, desk + "/reply", Map.of("text", "For you", "submission", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> told(ben, "ticket") == 1);

        Cast.signsIn(Cast.ben());
        HttpResponse<String> bens = browser.get(conversation);
        browser.submit(bens, conversation + "/typing", Map.of());
        await().atMost(Duration.ofSeconds(20)).until(() -> told(sam, "typing") == 1);
        assertThat(told(ben, "typing")).isEqualTo(1);
    }

    @Test
    void theStreamEndsWithTheRole() {
        Cast.signsIn(ben("5.2.1", true));
        browser.get(conversation);
        LiveStream stream = LiveStream.open(browser, conversation + "/live");
        await().until(() -> !stream.lines().isEmpty());

        Cast.refreshes(ben("6.2.1", false));
        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        await().atMost(Duration.ofSeconds(20)).until(stream::ended);
        assertThat(LiveStream.open(browser, conversation + "/live").status()).isEqualTo(403);
    }

    @Test
    void pagesThatWaitKeepNoConnectionToTheDatabase() {
        Cast.signsIn(Cast.ben());
        browser.get(conversation);

        List<LiveStream> open = Stream.generate(() -> LiveStream.open(browser, conversation + "/live"))
                .limit(connections + 2)
                .toList();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> open.stream().noneMatch(stream -> stream.lines().isEmpty()));
        assertThat(browser.get(conversation).statusCode()).isEqualTo(200);
    }

    private static long told(LiveStream stream, String what) {
        return stream.lines().stream()
                .filter(line -> line.matches("event: ?" + what))
                .count();
    }

    private static JsonObject ben(String revision, boolean messenger) {
        return (messenger
                        ? Cast.ben()
                        : Cast.cleo().put("sub", "ben-id").put("name", "Ben").put("email", "ben@acme.example"))
                .put("portal_rev", revision);
    }
}
