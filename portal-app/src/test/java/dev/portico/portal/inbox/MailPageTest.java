package dev.portico.portal.inbox;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One e-mail as a page (R59), what one chooses to be told, and what became of mails. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class MailPageTest {
    @Inject
    TicketsByMail desk;

    private final Browser browser = new Browser();
    private long ticket;

    @BeforeEach
    void aTicket() {
        desk.empty();
        Cast.signsIn(Cast.ben());
        ticket = desk.ticket(Cast.ben(), ACME, "Printer on fire");
    }

    @Test
    void aMailIsShownAsTextWithItsQuoteFoldedAndItsLooksInAFrameThatRunsNothing() {
        long note = desk.note(
                ticket, ACME, Cast.ben(), true, "It is <off>.\n\nOn Monday, Support wrote:\n> Off?\n> Really?");
        long mail = desk.mail(ticket, note, "Re: <b>Printer</b>", "<p>It is \"off\" &amp; cold</p>");

        HttpResponse<String> page = browser.get("/o/acme/tickets/" + ticket + "/mails/" + mail);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Re: &lt;b&gt;Printer&lt;/b&gt;", "Ben &lt;ben@acme.example&gt;")
                .contains("<div class=\"words\" dir=\"auto\">It is &lt;off&gt;.</div>")
                .contains(
                        "<summary>Quoted text</summary><div class=\"words\" dir=\"auto\">On Monday, Support wrote:\n&gt; Off?")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("&lt;p&gt;It is &quot;off&quot; &amp;amp; cold&lt;/p&gt;\"></iframe>")
                .contains("/o/acme/tickets/" + ticket + "/attachments/");
    }

    @Test
    void theTicketLeadsToItsMailsAndFoldsWhatTheyQuote() {
        long note = desk.note(ticket, ACME, Cast.ben(), true, "Off.\n\n> Off?\n> Really?\n> Sure?");
        long mail = desk.mail(ticket, note, "Re: Printer", "");

        assertThat(browser.get("/o/acme/tickets/" + ticket).body())
                .contains("href=\"/o/acme/tickets/" + ticket + "/mails/" + mail + "\"")
                .contains("<details class=\"quoted\"><summary>Quoted text</summary>");
    }

    @Test
    void theMailOfAHiddenNoteOrOfAnotherTicketIsNotThere() {
        long hidden = desk.note(ticket, ACME, Cast.sam(), false, "between us");
        long mail = desk.mail(ticket, hidden, "Internal", "<p>between us</p>");
        long others = desk.ticket(Cast.cleo(), ACME, "Cleo's");
        long hers = desk.mail(others, null, "Hers", "");

        assertThat(browser.get("/o/acme/tickets/" + ticket + "/mails/" + mail).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/o/acme/tickets/" + ticket + "/mails/" + hers).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/o/acme/tickets/" + others + "/mails/" + hers).statusCode())
                .isEqualTo(404);
        Cast.signsIn(Cast.sam());
        assertThat(new Browser()
                        .get("/desk/tickets/" + ticket + "/mails/" + mail)
                        .body())
                .contains("between us", "Hidden from customers");
    }

    @Test
    void whatOneIsToldByMailIsOnesOwnChoice() {
        HttpResponse<String> page = browser.get("/o/acme/preferences");
        assertThat(page.body()).contains("ben@acme.example", "id=\"answered\" name=\"answered\" value=\"on\" checked");

        HttpResponse<String> saved = browser.submit(page, "/o/acme/preferences", Map.of("written", "on"));

        assertThat(saved.body())
                .contains("Saved.", "id=\"written\" name=\"written\" value=\"on\" checked")
                .doesNotContain("value=\"on\" checked> <label class=\"form-check-label\" for=\"answered\"");
        assertThat(desk.rows("select answered, written, assigned, generation from mail_preferences"))
                .containsExactly("false|true|false|0");
    }

    @Test
    void replyAddressesAreMadeWorthless() {
        HttpResponse<String> page = browser.get("/o/acme/preferences");

        browser.submit(page, "/o/acme/preferences/addresses", Map.of());
        browser.submit(page, "/o/acme/preferences/addresses", Map.of());

        assertThat(desk.rows("select generation, answered from mail_preferences"))
                .containsExactly("2|true");
    }

    @Test
    void choosingNeedsTheFormsToken() {
        browser.get("/o/acme/preferences");

        assertThat(browser.post("/o/acme/preferences", Map.of("written", "on"), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.rows("select 1 from mail_preferences")).isEmpty();
    }

    @Test
    void agentsSeeWhatDidNotArriveAndSendItAgain() {
        long note = desk.note(ticket, ACME, Cast.sam(), true, "Off?");
        desk.execute(
                "insert into outgoing (kind, person_id, ticket, note_id, message_id, state, next_at, created_at, changed_at,"
                        + " reason) values ('answered', " + desk.person("ben-id") + ", " + ticket + ", " + note
                        + ", 'x', 'unsure', now(), now(), now(), 'interrupted')");
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();

        HttpResponse<String> page = sams.get("/desk/deliveries");
        assertThat(page.body()).contains("unsure whether it was sent", "Ticket " + ticket);
        String id = desk.rows("select id from outgoing").get(0);
        assertThat(sams.submit(page, "/desk/deliveries/" + id + "/again", Map.of())
                        .body())
                .contains("All e-mails have gone out.");
        assertThat(desk.rows("select state from outgoing")).containsExactly("queued");

        Cast.signsIn(Cast.ben());
        assertThat(new Browser().get("/o/acme/deliveries").statusCode()).isEqualTo(403);
        assertThat(new Browser().get("/o/acme/tickets/" + ticket).body()).doesNotContain("E-mails about this ticket");
    }
}
