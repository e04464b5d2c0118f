package dev.portico.portal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Up to where somebody has read a ticket is one place, wherever they read it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ReadingTest {
    private static final String UNREAD = "/o/acme/messenger/unread";

    @Inject
    Desk desk;

    @Inject
    Tickets tickets;

    private final Browser bens = new Browser();
    long ticket;

    @BeforeEach
    void anAnswer() {
        desk.empty();
        ticket = desk.ticket(Cast.ben(), Cast.ACME, "Printer on fire");
        Cast.signsIn(Cast.ben());
        bens.get(UNREAD);
        answer("Which printer?");
    }

    @Test
    void whatIsReadOnItsPageIsReadInTheMessenger() {
        assertThat(unread()).isEqualTo("1");

        assertThat(bens.get("/o/acme/tickets/" + ticket).body()).contains("Which printer?");

        assertThat(unread()).isEqualTo("0");
        assertThat(bens.get("/o/acme/messenger").body())
                .contains("Printer on fire")
                .doesNotContain("1 unread");
    }

    @Test
    void whatIsReadInTheMessengerNeedsNoSecondReading() {
        bens.get("/o/acme/messenger/conversations/" + ticket);
        assertThat(unread()).isEqualTo("0");

        answer("And which floor?");
        assertThat(unread()).isEqualTo("1");
        bens.get("/o/acme/tickets/" + ticket);
        assertThat(unread()).isEqualTo("0");
    }

    @Test
    void whoReadsTheBeginningOfALongThreadHasNotReadItsEnd() {
        long first = desk.note(ticket, Cast.ACME, Cast.sam(), Side.VENDOR, true, "The first of many");
        for (int i = 0; i < 120; i++) {
            desk.note(ticket, Cast.ACME, Cast.sam(), Side.VENDOR, true, "Answer " + i);
        }

        HttpResponse<String> page = bens.get("/o/acme/tickets/" + ticket + "?note=" + first);

        assertThat(page.body()).contains("The first of many").doesNotContain("Answer 119");
        assertThat(unread()).isEqualTo("122");
    }

    @Test
    void whoLooksWithAnothersEyesReadsNothingForThem() {
        Cast.signsIn(
                Cast.ben().put("act", new JsonObject().put("sub", "sam-id")).put("act_rev", "0.0.0"));
        assertThat(new Browser().get("/o/acme/tickets/" + ticket).body()).contains("Which printer?");

        assertThat(unread()).isEqualTo("1");
    }

    @Test
    void nobodyReadsForAColleague() {
        Cast.signsIn(Cast.ada());
        assertThat(new Browser().get("/o/acme/tickets/" + ticket).body()).contains("Which printer?");

        assertThat(unread()).isEqualTo("1");
    }

    @Test
    void whoAnswersHasRead() {
        long second = desk.ticket(Cast.ben(), Cast.ACME, "Kettle on fire");
        desk.note(second, Cast.ACME, Cast.sam(), Side.VENDOR, true, "Pull the plug");
        assertThat(tickets.visibleTo(ben()).unread(List.of(second))).isEqualTo(Map.of(second, 1L));

        desk.note(second, Cast.ACME, Cast.ben(), Side.CUSTOMER, true, "I did");

        assertThat(tickets.visibleTo(ben()).unread(List.of(second))).isEmpty();
    }

    @Test
    void nothingIsCountedOfWhatOneDoesNotSee() {
        long evesTicket = desk.ticket(Cast.eve(), Cast.UMBRA, "Toner is empty");
        desk.note(evesTicket, Cast.UMBRA, Cast.sam(), Side.VENDOR, true, "Order some");
        desk.note(ticket, Cast.ACME, Cast.sam(), Side.VENDOR, false, "Between us");
        desk.note(ticket, Cast.ACME, Cast.cleo(), Side.CUSTOMER, true, "The red one");

        assertThat(tickets.visibleTo(ben()).unread(List.of(ticket, evesTicket))).isEqualTo(Map.of(ticket, 1L));
    }

    private static Viewer ben() {
        return new Viewer(
                Optional.of(new Account(new UserId("ben-id"), "Ben", Optional.of("ben@acme.example"))),
                Optional.of(new Organization(new OrganizationId(Cast.ACME.getString("id")), "acme", "Acme")),
                Set.of(Permission.PORTAL_ENTER, Permission.TICKETS_OWN),
                false);
    }

    private String unread() {
        return bens.get(UNREAD).body();
    }

    private void answer(String text) {
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        String page = "/desk/queue/" + ticket;
        sams.submit(sams.get(page), page + "/reply", Map.of("text", text, "submission", ""));
    }
}
