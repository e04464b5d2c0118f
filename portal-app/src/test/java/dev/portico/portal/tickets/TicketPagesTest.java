package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class TicketPagesTest {
    /**
     * Whether the token still counts, the ticket, its notes, attachments, e-mails, history and participants, who the viewer is, and up to
     * where they have read it now.
     */
    private static final int STATEMENTS_OF_A_TICKET = 9;

    @Inject
    Desk desk;

    @Inject
    SessionFactory sessions;

    private final Browser browser = new Browser();
    long bens;

    @BeforeEach
    void someTickets() {
        desk.empty();
        bens = desk.ticket(Cast.ben(), ACME, "Printer on fire");
    }

    @Test
    void listShowsOnlyWhatTheViewerMaySee() {
        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/acme/tickets").body()).contains("Printer on fire", "1 ticket");

        Cast.signsIn(Cast.cleo());
        HttpResponse<String> cleos = new Browser().get("/o/acme/tickets");
        assertThat(cleos.body()).contains("No tickets yet").doesNotContain("Printer");
        assertThat(new Browser().get("/o/acme/tickets/" + bens).statusCode()).isEqualTo(404);
    }

    /** What an agent without a name logs in with is no customer's to know: neither on pages nor in the API. */
    @Test
    void anAgentWithoutANameIsCalledSupport() {
        JsonObject nameless = Cast.sam().put("sub", "nameless-id").put("preferred_username", "sam.login");
        nameless.remove("name");
        Calls.post(nameless, "/" + bens + "/notes", new JsonObject().put("text", "Try water"))
                .statusCode(201);
        String id = Calls.get(nameless, "/" + bens + "/notes")
                .extract()
                .body()
                .jsonPath()
                .getString("items[0].id");
        Calls.patch(nameless, "/" + bens + "/notes/" + id, new JsonObject().put("visible", true))
                .statusCode(204);

        Calls.get(Cast.ben(), "/" + bens + "/notes").body("items[0].author", equalTo("Support"));
        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/acme/tickets/" + bens).body())
                .contains("Try water", "<bdi>Support</bdi>")
                .doesNotContain("sam.login");
        Cast.signsIn(Cast.ben().put("locale", "he"));
        assertThat(new Browser().get("/o/acme/tickets/" + bens).body()).contains("<bdi>תמיכה</bdi>");
    }

    @Test
    void emptyByFilterReadsDifferentlyFromNoData() {
        Cast.signsIn(Cast.ben());

        assertThat(browser.get("/o/acme/tickets?q=nothing-like-it").body())
                .contains("Nothing found")
                .doesNotContain("No tickets yet");
    }

    @Test
    void aTicketNamesTheMailsItCameFrom() {
        long shown = desk.note(bens, ACME, Cast.ben(), Side.CUSTOMER, true, "smoke");
        desk.mail(bens, null, "The <first> mail");
        desk.mail(bens, shown, "Re: smoke");
        Cast.signsIn(Cast.ben());

        assertThat(browser.get("/o/acme/tickets/" + bens).body())
                .contains(
                        "Related e-mails (2)",
                        "\" dir=\"auto\">The &lt;first&gt; mail</a>",
                        "\" dir=\"auto\">Re: smoke</a>",
                        "<a href=\"/o/acme/tickets/" + bens + "/mails/",
                        "Ben &lt;ben@acme.example&gt;");
    }

    @Test
    void theMailOfAHiddenNoteIsHiddenWithIt() {
        long hidden = desk.note(bens, ACME, Cast.sam(), Side.VENDOR, false, "between us");
        desk.mail(bens, hidden, "Internal matters");
        Cast.signsIn(Cast.sam());
        assertThat(browser.get("/desk/tickets/" + bens).body()).contains("Related e-mails (1)", "Internal matters");

        Cast.signsIn(Cast.ben());

        assertThat(new Browser().get("/o/acme/tickets/" + bens).body())
                .contains("Printer on fire")
                .doesNotContain("Related e-mails", "Internal matters");
    }

    @Test
    void timesAreInUtcAndSaySoUntilAScriptKnowsBetter() {
        Cast.signsIn(Cast.ben());

        assertThat(browser.get("/o/acme/tickets/" + bens).body())
                .containsPattern("<time datetime=\"[^\"]+Z\">\\d{1,2} \\p{L}+ \\d{4}, \\d\\d:\\d\\d UTC</time>");
    }

    @Test
    void openingATicketLeadsToItsPage() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> form = browser.get("/o/acme/tickets/new");

        HttpResponse<String> ticket = browser.submit(
                form,
                "/o/acme/tickets",
                Map.of("subject", "<b>Bold</b> & new", "description", "First line\nsecond", "priority", "high"));

        assertThat(ticket.statusCode()).isEqualTo(200);
        assertThat(ticket.uri().getPath()).matches("/o/acme/tickets/\\d+");
        assertThat(ticket.body()).contains("&lt;b&gt;Bold&lt;/b&gt; &amp; new").doesNotContain("<b>Bold");
    }

    @Test
    void mistakesAreShownAtTheFieldAndNothingTypedIsLost() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> form = browser.get("/o/acme/tickets/new");

        HttpResponse<String> again = browser.submit(
                form, "/o/acme/tickets", Map.of("subject", "", "description", "Long \"story\"", "priority", "high"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains(
                        "Please fill this in.",
                        "aria-invalid=\"true\"",
                        "Long &quot;story&quot;",
                        "value=\"high\" selected");
    }

    @Test
    void sendingAFormTwiceDoesItOnce() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> form = browser.get("/o/acme/tickets/new");
        Map<String, String> typed = Map.of("subject", "Twice", "description", "x");

        HttpResponse<String> first = browser.submit(form, "/o/acme/tickets", typed);
        HttpResponse<String> second = browser.submit(form, "/o/acme/tickets", typed);

        assertThat(second.uri()).isEqualTo(first.uri());
    }

    @Test
    void notesAppearWithTheSideOfTheirAuthor() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> ticket = browser.get("/o/acme/tickets/" + bens);

        HttpResponse<String> after =
                browser.submit(ticket, "/o/acme/tickets/" + bens + "/notes", Map.of("text", "Still burning"));

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("Still burning", "Customer");
    }

    @Test
    void formsWithoutTheirTokenOrFromElsewhereChangeNothing() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> form = browser.get("/o/acme/tickets/new");
        Map<String, String> typed = Map.of("subject", "Foreign", "description", "x");

        assertThat(browser.post("/o/acme/tickets", typed, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/o/acme/tickets", typed, Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        String token = form.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> signed = Map.of("subject", "Foreign", "description", "x", "csrf", token);
        assertThat(browser.post("/o/acme/tickets", signed, Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/o/acme/tickets").body()).doesNotContain("Foreign");
        assertThat(browser.post("/o/acme/tickets", signed, Map.of("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherPersonsFormIsNoGood() {
        Cast.signsIn(Cast.ada());
        HttpResponse<String> adas = new Browser().get("/o/acme/tickets/new");
        Cast.signsIn(Cast.ben());
        browser.get("/o/acme/tickets/new");

        assertThat(browser.submit(adas, "/o/acme/tickets", Map.of("subject", "x", "description", "y"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAgentsNoteAndItsFileAreHiddenFromCustomers() {
        long hidden = desk.note(bens, ACME, Cast.sam(), Side.VENDOR, false, "between-us");
        long shown = desk.note(bens, ACME, Cast.sam(), Side.VENDOR, true, "for-you");

        Cast.signsIn(Cast.sam());
        Browser desks = new Browser();
        assertThat(desks.get("/desk/tickets/" + bens).body()).contains("between-us", "Hidden from customers");
        assertThat(desks.get("/desk/tickets/" + bens + "/attachments/" + desk.attachment(hidden))
                        .body())
                .isEqualTo("between-us");

        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/acme/tickets/" + bens).body())
                .contains("for-you", "Support")
                .doesNotContain("between-us");
        assertThat(browser.get("/o/acme/tickets?q=between-us").body()).contains("Nothing found");
        assertThat(browser.get("/o/acme/tickets/" + bens + "/attachments/" + desk.attachment(hidden))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/o/acme/tickets/" + bens + "/attachments/" + desk.attachment(shown))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void filesAreDownloadedAndNeverShown() {
        long note = desk.note(bens, ACME, Cast.ben(), Side.CUSTOMER, true, "page");
        Cast.signsIn(Cast.ben());

        HttpResponse<String> file = browser.get("/o/acme/tickets/" + bens + "/attachments/" + desk.attachment(note));

        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"page.txt\"; filename*=UTF-8''page.txt");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsHoweverManyTickets() {
        Cast.signsIn(Cast.ada());
        desk.tickets(10, Cast.ben(), ACME);
        browser.get("/o/acme/tickets");
        long few = statements("/o/acme/tickets");
        long fewOnHome = statements("/o/acme/");
        desk.tickets(990, Cast.ben(), ACME);

        assertThat(browser.get("/o/acme/tickets").body()).contains("More than 1000 tickets", "Next page");
        assertThat(statements("/o/acme/tickets")).isEqualTo(few).isPositive().isLessThanOrEqualTo(4);
        assertThat(statements("/o/acme/")).isEqualTo(fewOnHome);
        assertThat(statements("/o/acme/tickets?q=many&sort=-updated")).isLessThanOrEqualTo(few);
    }

    @Test
    void aTicketCostsTheSameNumberOfStatementsHoweverManyNotes() {
        Cast.signsIn(Cast.ben());
        desk.note(bens, ACME, Cast.ben(), Side.CUSTOMER, true, "one");
        browser.get("/o/acme/tickets/" + bens);
        long few = statements("/o/acme/tickets/" + bens);
        for (int i = 0; i < 50; i++) {
            desk.note(bens, ACME, i % 2 == 0 ? Cast.ada() : Cast.cleo(), Side.CUSTOMER, true, "note-" + i);
        }

        assertThat(statements("/o/acme/tickets/" + bens)).isEqualTo(few).isLessThanOrEqualTo(STATEMENTS_OF_A_TICKET);
    }

    @Test
    void aLongThreadIsReadPartByPartAndBeginsWithTheNewest() {
        for (int i = 0; i < 120; i++) {
            desk.note(bens, ACME, Cast.ben(), Side.CUSTOMER, true, "note-" + i + ".");
        }
        Cast.signsIn(Cast.ben());

        HttpResponse<String> newest = browser.get("/o/acme/tickets/" + bens);
        assertThat(newest.body())
                .contains("note-119.", "note-70.", "Earlier notes")
                .doesNotContain("note-69.");
        HttpResponse<String> middle = browser.get(link(newest, "Earlier notes"));
        assertThat(middle.body())
                .contains("note-69.", "note-20.", "Earlier notes", "Later notes")
                .doesNotContain("note-70.", "note-19.");
        HttpResponse<String> oldest = browser.get(link(middle, "Earlier notes"));
        assertThat(oldest.body()).contains("note-0.", "note-19.").doesNotContain("note-20.", "Earlier notes");
        assertThat(browser.get(link(oldest, "Later notes")).body()).contains("note-20.", "note-69.");
        assertThat(browser.get("/o/acme/tickets/" + bens + "?before=nonsense&note=x")
                        .body())
                .contains("note-119.");
    }

    @Test
    void customersCloseShareAndReopenOnThePage() {
        Cast.signsIn(Cast.ben());
        String page = "/o/acme/tickets/" + bens;

        HttpResponse<String> closed = browser.submit(browser.get(page), page + "/close", Map.of());
        assertThat(closed.body())
                .contains("Open again", "Status: <strong>Closed</strong>")
                .doesNotContain("Close this ticket");
        HttpResponse<String> open = browser.submit(closed, page + "/reopen", Map.of());
        assertThat(open.body()).contains("Waiting for Support", "Close this ticket");
        HttpResponse<String> shared = browser.submit(open, page + "/participants", Map.of("whom", "cleo@acme.example"));
        assertThat(shared.body()).contains("Remove cleo@acme.example");
        HttpResponse<String> odd = browser.submit(open, page + "/participants", Map.of("whom", "<b>cleo"));
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(odd.body()).contains("This is not an e-mail address.", "&lt;b&gt;cleo");
    }

    @Test
    void inPerspectiveThePageHasNoForms() {
        Cast.signsIn(Cast.ben()
                .put("act", new io.vertx.core.json.JsonObject().put("sub", "sam-id"))
                .put("act_rev", "0.0.0"));

        assertThat(browser.get("/o/acme/tickets/" + bens).body())
                .contains("Printer on fire")
                .doesNotContain("Add a note", "Close this ticket", "id=\"whom\"");
    }

    private static String link(HttpResponse<String> page, String words) {
        java.util.regex.Matcher link =
                java.util.regex.Pattern.compile("href=\"([^\"]+)\">" + words).matcher(page.body());
        assertThat(link.find()).as(words).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private long statements(String path) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }
}
