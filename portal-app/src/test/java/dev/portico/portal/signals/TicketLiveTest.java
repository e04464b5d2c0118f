package dev.portico.portal.signals;

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
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that show a ticket hear of it within a second, and of nothing that is not theirs to see. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class TicketLiveTest {
    @Inject
    Tables tables;

    @Inject
    OpenPages pages;

    private final Browser bens = new Browser();
    private final Browser sams = new Browser();
    private final Browser cleos = new Browser();
    long ticket;
    String onDesk;
    String inAcme;

    @BeforeEach
    void aTicket() {
        tables.empty();
        ticket = tables.ticket(Cast.ben(), "Printer on fire");
        onDesk = "/desk/queue/" + ticket;
        inAcme = "/o/acme/tickets/" + ticket;
    }

    @AfterEach
    void letGo() {
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
    }

    @Test
    void aReplyIsHeardByBothSidesAndAnInternalNoteByTheDeskOnly() {
        LiveStream ben = open(bens, Cast.ben(), "/o/acme/tickets/");
        LiveStream sam = open(sams, Cast.sam(), "/desk/tickets/");
        HttpResponse<String> page = sams.get(onDesk);

        sams.submit(page, onDesk + "/note", Map.of("text", "Between us"));
        soon().until(() -> told(sam) == 1);
        sams.submit(page, onDesk + "/reply", Map.of("text", "For you", "submission", ""));

        soon().until(() -> told(sam) == 2 && told(ben) == 1);
        assertThat(ben.changes()).isZero();
    }

    @Test
    void whatHappensWhileAPageIsBeingLoadedIsToldWhenItBeginsToListen() {
        Cast.signsIn(Cast.ben());
        String bensAddress = newsAddress(bens.get(inAcme));
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get(onDesk);
        String samsAddress = newsAddress(page);

        sams.submit(page, onDesk + "/note", Map.of("text", "Between us"));
        LiveStream late = LiveStream.open(sams, samsAddress);
        soon().until(() -> told(late) == 1);
        sams.submit(page, onDesk + "/reply", Map.of("text", "For you", "submission", ""));
        soon().until(() -> told(late) == 2);

        Cast.signsIn(Cast.ben());
        LiveStream ben = LiveStream.open(bens, bensAddress);
        soon().until(() -> told(ben) == 1);
        LiveStream again = LiveStream.open(bens, newsAddress(bens.get(inAcme)));
        soon().until(() -> !again.lines().isEmpty());
        assertThat(told(again)).isZero();
    }

    @Test
    void aCustomersPageThatWasBeingLoadedHearsNothingOfAnInternalNote() {
        Cast.signsIn(Cast.ben());
        String address = newsAddress(bens.get(inAcme));
        Cast.signsIn(Cast.sam());
        sams.submit(sams.get(onDesk), onDesk + "/note", Map.of("text", "Between us"));

        Cast.signsIn(Cast.ben());
        LiveStream ben = LiveStream.open(bens, address);
        soon().until(() -> !ben.lines().isEmpty());
        assertThat(told(ben)).isZero();
    }

    @Test
    void whoeverItIsNoLongerSharedWithIsLetGo() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> shared =
                bens.submit(bens.get(inAcme), inAcme + "/participants", Map.of("whom", "cleo@acme.example"));
        LiveStream cleo = open(cleos, Cast.cleo(), "/o/acme/tickets/");
        LiveStream ben = open(bens, Cast.ben(), "/o/acme/tickets/");
        String remove = shared.body().replaceAll("(?s).*/participants/(\\d+)/remove.*", "$1");

        Cast.signsIn(Cast.ben());
        bens.submit(shared, inAcme + "/participants/" + remove + "/remove", Map.of());

        soon().until(cleo::ended);
        bens.submit(bens.get(inAcme), inAcme + "/notes", Map.of("text", "Alone again"));
        soon().until(() -> told(ben) >= 2);
        assertThat(told(cleo)).isLessThanOrEqualTo(1);
        Cast.signsIn(Cast.cleo());
        assertThat(LiveStream.open(cleos, inAcme + "/live").status()).isEqualTo(404);
    }

    @Test
    void theStreamOfATicketThatIsNotTheirsIsNotThere() {
        Cast.signsIn(Cast.cleo());
        cleos.get("/o/acme/");

        assertThat(LiveStream.open(cleos, inAcme + "/live").status()).isEqualTo(404);
        assertThat(LiveStream.open(cleos, "/o/acme/tickets/99999999/live").status())
                .isEqualTo(404);
    }

    @Test
    void itEndsWithItsReadersAccess() {
        LiveStream ben = open(bens, Cast.ben(), "/o/acme/tickets/");

        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));

        soon().until(ben::ended);
    }

    private LiveStream open(Browser browser, JsonObject reader, String place) {
        Cast.signsIn(reader);
        assertThat(browser.get(place + ticket).body()).contains("/tickets/" + ticket + "/live?since=");
        LiveStream stream = LiveStream.open(browser, place + ticket + "/live");
        assertThat(stream.status()).isEqualTo(200);
        soon().until(() -> !stream.lines().isEmpty());
        return stream;
    }

    private static String newsAddress(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*data-news=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    }

    private static long told(LiveStream stream) {
        return stream.lines().stream()
                .filter(line -> line.matches("event: ?ticket"))
                .count();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
