package dev.portico.portal.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations with Support are tickets (R3, R4). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ContactTest {
    private static final String MESSENGER = "/o/acme/messenger";
    private static final String CONTACT = MESSENGER + "/contact";

    @Inject
    Tables tables;

    @Inject
    Shelves shelves;

    @Inject
    SessionFactory sessions;

    private final Browser bens = new Browser();

    @BeforeEach
    void ben() {
        Cast.usualSettings();
        tables.empty();
        shelves.empty();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void oneIsAskedStepByStepAndWhatIsSentIsATicketWithAllOfIt() {
        assertThat(bens.get(CONTACT).body()).contains("What brings you here?", "Something is down");
        assertThat(bens.get(CONTACT + "?kind=incident").body())
                .contains("What is it about?", "kind=incident&amp;area=use");
        assertThat(bens.get(CONTACT + "?kind=incident&area=use").body())
                .contains("How urgent is it?", "kind=incident&amp;area=use&amp;urgency=urgent");
        HttpResponse<String> words = bens.get(CONTACT + "?kind=incident&area=use&urgency=urgent");
        assertThat(words.body()).contains("Your message", "Nobody can work", "name=\"attachment\"");
        assertThat(words.body())
                .as("as it is read out, without a space before the colon")
                .contains(
                        " aria-label=\"Change: What brings you here?\">Change</a>",
                        " aria-label=\"Change: What is it about?\">Change</a>",
                        " aria-label=\"Change: How urgent is it?\">Change</a>");

        HttpResponse<String> conversation = bens.upload(
                words,
                CONTACT,
                message("incident", "urgent", "The printer burns.\nAll of it."),
                "attachment",
                "it was hot");

        assertThat(conversation.uri().getPath()).matches(MESSENGER + "/conversations/\\d+");
        assertThat(conversation.body()).contains("The printer burns.", "All of it.", "file.csv");
        assertThat(shelves.one("select subject || '|' || priority || '|' || source || '|' || kind || '|' || area"
                        + " || '|' || status from tickets"))
                .isEqualTo("The printer burns.|urgent|messenger|incident|use|open");
        Cast.signsIn(Cast.sam());
        assertThat(new Browser().get("/desk/queue/" + number(conversation)).body())
                .contains("From the messenger", "Something is down", "Using it");
    }

    @Test
    void articlesThatMayAnswerItComeFirst() {
        shelves.article("toner", "Changing the toner", "registered", "Open the flap and pull.");
        HttpResponse<String> suggested = bens.submit(
                words(), CONTACT, message("question", "low", "Changing the toner?", Map.of("suggested", "")));
        assertThat(suggested.body()).contains("Perhaps one of these", "Changing the toner", "Send to Support");
        assertThat(shelves.count("tickets")).isZero();

        HttpResponse<String> sent = bens.submit(suggested, CONTACT, message("question", "low", "Changing the toner?"));

        assertThat(sent.uri().getPath()).contains("/conversations/");
        assertThat(shelves.count("tickets")).isEqualTo(1);
        assertThat(shelves.count("messenger_drafts")).isZero();
    }

    /** What the button does is on it, and what sends comes before what may be long. */
    @Test
    void whereArticlesComeFirstTheButtonSaysSoAndSendingStandsAboveThem() {
        assertThat(words().body()).contains(">Continue</button>").doesNotContain(">Send</button>");
        Cast.mode("registered");
        Cast.signsIn(without(Cast.ben(), "articles.read"));
        assertThat(new Browser()
                        .get(CONTACT + "?kind=issue&area=use&urgency=normal")
                        .body())
                .contains(">Send</button>")
                .doesNotContain(">Continue</button>");
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
        shelves.article("toner", "Changing the toner", "registered", "Open the flap and pull.");

        String suggested = bens.submit(
                        words(), CONTACT, message("question", "low", "Changing the toner?", Map.of("suggested", "")))
                .body();

        assertThat(suggested).contains("Nothing is sent yet.");
        assertThat(suggested.indexOf("None helps: Send to Support"))
                .isBetween(suggested.indexOf("id=\"now\""), suggested.indexOf("/messenger/articles/toner"));
        assertThat(suggested.indexOf("/messenger/articles/toner")).isLessThan(suggested.indexOf("class=\"chat\""));
    }

    @Test
    void whatWasSentIsConfirmedOnceWithItsNumber() {
        HttpResponse<String> sent = bens.submit(words(), CONTACT, message("issue", "normal", "Printer on fire"));

        assertThat(sent.uri().getQuery()).isEqualTo("done=sent");
        assertThat(sent.body())
                .contains(
                        "class=\"notice done-box\" role=\"status\"",
                        "Sent. Your request is ticket " + number(sent) + ".");
        assertThat(bens.get(sent.uri().getPath()).body()).doesNotContain("done-box", "Sent. Your request");
    }

    @Test
    void whatIsAskedFollowsWhatBroughtThemHere() {
        Map<String, String> questions = Map.of(
                "question", "What would you like to know",
                "issue", "Tell us what happened",
                "incident", "What is down, since when");

        questions.forEach((kind, question) -> assertThat(bens.get(CONTACT + "?kind=" + kind + "&area=use&urgency=high")
                        .body())
                .contains(question));
    }

    @Test
    void whoeverLeftADraftFindsItWhereTheyWouldBeginAnewOrDiscardsIt() {
        assertThat(bens.get(MESSENGER).body()).doesNotContain("unsent draft");
        HttpResponse<String> form = words();
        bens.submit(form, MESSENGER + "/draft", message("issue", "high", "Half a sen"));

        HttpResponse<String> home = bens.get(MESSENGER);

        assertThat(home.body())
                .contains("You have an unsent draft.", "Discard it")
                .doesNotContain("Half a sen");
        assertThat(bens.get(CONTACT).body()).contains("This is your unsent draft.", "Half a sen");
        assertThat(new Browser().get(MESSENGER).body())
                .as("another browser of theirs")
                .doesNotContain("unsent draft");
        Cast.signsIn(Cast.cleo()
                .put("entitlements", Cast.cleo().getJsonArray("entitlements").add("messenger.contact")));
        assertThat(new Browser().get(MESSENGER).body())
                .contains("Contact Support")
                .doesNotContain("unsent draft");
        Cast.signsIn(Cast.ben());

        HttpResponse<String> anew = bens.submit(home, CONTACT + "/discard", Map.of());

        assertThat(anew.body()).contains("What brings you here?").doesNotContain("unsent draft");
        assertThat(bens.get(MESSENGER).body()).doesNotContain("unsent draft");
        assertThat(shelves.count("messenger_drafts")).isZero();
    }

    @Test
    void anArticleThatSaidItAllEndsIt() {
        shelves.article("toner", "Changing the toner", "registered", "Open the flap and pull.");
        HttpResponse<String> suggested = bens.submit(
                words(), CONTACT, message("question", "low", "Changing the toner?", Map.of("suggested", "")));

        bens.submit(suggested, CONTACT + "/answered", Map.of());

        assertThat(shelves.count("tickets")).isZero();
        assertThat(shelves.count("messenger_drafts")).isZero();
    }

    @Test
    void theSameMessageSentTwiceIsOneConversation() {
        HttpResponse<String> form = words();

        HttpResponse<String> first = bens.submit(form, CONTACT, message("issue", "normal", "Twice"));
        HttpResponse<String> second = bens.submit(form, CONTACT, message("issue", "normal", "Twice"));

        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(shelves.count("tickets")).isEqualTo(1);
    }

    @Test
    void nonsenseIsRefusedAndWhatWasTypedStays() {
        assertThat(bens.submit(words(), CONTACT, message("issue", "normal", " "))
                        .body())
                .contains("Please fill this in.");
        for (Map<String, String> odd : List.of(
                message("complaint", "normal", "x"),
                message("issue", "now", "x"),
                message("issue", "normal", "x", Map.of("area", "moon")))) {
            assertThat(bens.submit(words(), CONTACT, odd).statusCode()).isEqualTo(422);
        }
        assertThat(shelves.count("tickets")).isZero();
    }

    @Test
    void aConversationGoesOnFromBothSidesAndIsUnreadUntilItIsRead() {
        long ticket = tables.ticket(Cast.ben(), "Printer on fire");
        String conversation = MESSENGER + "/conversations/" + ticket;
        assertThat(bens.get(MESSENGER).body()).contains("Printer on fire").doesNotContain("1 unread");
        answered(ticket, false, "Between us");
        assertThat(bens.get(MESSENGER + "/unread").body()).isEqualTo("0");

        answered(ticket, true, "Which printer?");

        assertThat(bens.get(MESSENGER).body()).contains("1 unread");
        assertThat(bens.get(MESSENGER + "/unread").body()).isEqualTo("1");
        HttpResponse<String> page = bens.get(conversation);
        assertThat(page.body())
                .contains("Which printer?", "About Printer on fire")
                .doesNotContain("Between us");
        assertThat(bens.get(MESSENGER + "/unread").body()).isEqualTo("0");
        assertThat(bens.submit(page, conversation + "/notes", Map.of("text", "The red one"))
                        .body())
                .contains("The red one");
        bens.submit(page, conversation + "/notes", Map.of("text", "The red one"));
        assertThat(shelves.one(
                        "select count(*) from notes where text = 'The red one' and visible and side = 'customer'"))
                .isEqualTo("1");
        assertThat(shelves.one("select status from tickets")).isEqualTo("waiting-for-support");
    }

    @Test
    void whatIsShownLaterIsUnreadFromThenOn() {
        long ticket = tables.ticket(Cast.ben(), "Printer on fire");
        long note = tables.answered(ticket, Cast.sam(), false, "Hidden at first");
        bens.get(MESSENGER + "/conversations/" + ticket);
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();

        sams.submit(
                sams.get("/desk/queue/" + ticket),
                "/desk/queue/" + ticket + "/notes/" + note + "/eye",
                Map.of("visible", "true"));

        assertThat(bens.get(MESSENGER + "/unread").body()).isEqualTo("1");
    }

    @Test
    void onlyOnesOwnTicketsAreConversations() {
        long bensTicket = tables.ticket(Cast.ben(), "Printer on fire");
        Cast.signsIn(Cast.ada()
                .put("entitlements", Cast.ada().getJsonArray("entitlements").add("messenger.contact")));
        Browser adas = new Browser();
        assertThat(adas.get("/o/acme/tickets/" + bensTicket).statusCode()).isEqualTo(200);

        HttpResponse<String> home = adas.get(MESSENGER);
        assertThat(home.body()).contains("Contact Support").doesNotContain("Printer on fire");
        assertThat(adas.get(MESSENGER + "/conversations/" + bensTicket).statusCode())
                .isEqualTo(404);
        assertThat(adas.submit(home, MESSENGER + "/conversations/" + bensTicket + "/notes", form(adas, "Mine now"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(shelves.count("notes")).isZero();
    }

    @Test
    void anotherSiteWritesNothing() {
        bens.get(MESSENGER);
        Map<String, String> message = message("issue", "normal", "From elsewhere");

        assertThat(bens.post(CONTACT, message, Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> page = words();
        String token = page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]*)\".*", "$1");
        message.put("csrf", token);
        assertThat(bens.post(CONTACT, message, Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);

        assertThat(shelves.count("tickets")).isZero();
    }

    @Test
    void aDraftIsKeptForItsBrowserUntilItIsSent() {
        HttpResponse<String> form = words();
        Map<String, String> begun = message("issue", "high", "Half a sen");
        assertThat(bens.submit(form, MESSENGER + "/draft", begun).statusCode()).isEqualTo(204);

        assertThat(bens.get(CONTACT).body()).contains("Half a sen", "I can hardly work");
        assertThat(new Browser().get(CONTACT).body()).doesNotContain("Half a sen");
        bens.submit(form, CONTACT, message("issue", "high", "A sentence"));

        assertThat(bens.get(CONTACT).body()).contains("What brings you here?").doesNotContain("Half a sen");
    }

    /** As private notes do (R29): whoever reads the database reads nothing of it, and in another browser's row it does not open. */
    @Test
    void aDraftLiesSealedForItsOwnerAndItsPlace() {
        bens.submit(words(), MESSENGER + "/draft", message("issue", "high", "Half a sen"));
        assertThat(bens.get(CONTACT).body()).contains("Half a sen");

        assertThat(shelves.one("select octet_length(sealed) > 10 from messenger_drafts"))
                .isEqualTo("true");
        assertThat(shelves.one("select position('Half' in cast(d as text)) + position('48616c66' in cast(d as text))"
                        + " from messenger_drafts d"))
                .isEqualTo("0");
        Browser elsewhere = new Browser();
        HttpResponse<String> form = elsewhere.get(CONTACT + "?kind=issue&area=use&urgency=high");
        elsewhere.submit(form, MESSENGER + "/draft", message("issue", "high", "Another piece"));
        assertThat(elsewhere.get(CONTACT).body()).contains("Another piece");
        assertThat(shelves.one("with swapped as (update messenger_drafts a set key = b.key, sealed = b.sealed"
                        + " from messenger_drafts b where a.browser <> b.browser returning a.conversation)"
                        + " select count(*) from swapped"))
                .isEqualTo("2");
        for (Browser each : List.of(bens, elsewhere)) {
            assertThat(each.get(CONTACT).body()).doesNotContain("Half a sen", "Another piece");
        }
    }

    @Test
    void whoWritesTooOftenWaitsAndKeepsTheText() {
        long ticket = tables.ticket(Cast.ben(), "Printer on fire");
        String conversation = MESSENGER + "/conversations/" + ticket;
        HttpResponse<String> page = bens.get(conversation);
        Map<String, String> note = new HashMap<>();
        for (int i = 0; i < Pace.Deed.WRITE.most; i++) {
            note.put("text", "Note " + i);
            note.put("submission", UUID.randomUUID().toString());
            assertThat(bens.submit(page, conversation + "/notes", note).statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> refused = bens.submit(page, conversation + "/notes", Map.of("text", "One more"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("One more", "Wait a moment");
        assertThat(shelves.one("select count(*) from notes where text = 'One more'"))
                .isEqualTo("0");
    }

    @Test
    void whatAPageCostsDoesNotDependOnHowMuchThereIs() {
        long ticket = tables.ticket(Cast.ben(), "Printer on fire");
        tables.written(ticket, Cast.ben(), "Hot");
        List<String> pages = List.of(MESSENGER, MESSENGER + "/unread", CONTACT, MESSENGER + "/conversations/" + ticket);
        pages.forEach(bens::get);
        List<Long> few = pages.stream().map(this::statements).toList();

        tables.tickets(60, Cast.ben());
        for (int i = 0; i < 40; i++) {
            tables.answered(ticket, Cast.sam(), true, "Answer " + i);
        }

        assertThat(pages.stream().map(this::statements).toList()).isEqualTo(few);
        assertThat(few).allSatisfy(count -> assertThat(count).isBetween(2L, 14L));
    }

    private static JsonObject without(JsonObject claims, String permission) {
        JsonArray held = claims.getJsonArray("entitlements");
        JsonArray rest = new JsonArray();
        held.stream().filter(each -> !each.equals(permission)).forEach(rest::add);
        return claims.put("entitlements", rest);
    }

    private long statements(String page) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertThat(bens.get(page).statusCode()).isEqualTo(200);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private void answered(long ticket, boolean visible, String text) {
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        String desk = "/desk/queue/" + ticket;
        sams.submit(sams.get(desk), desk + (visible ? "/reply" : "/note"), Map.of("text", text, "submission", ""));
        Cast.signsIn(Cast.ben());
    }

    private static Map<String, String> form(Browser browser, String text) {
        String token = browser.get(CONTACT + "?kind=issue&area=use&urgency=low")
                .body()
                .replaceAll("(?s).*name=\"csrf\" value=\"([^\"]*)\".*", "$1");
        return Map.of("csrf", token, "text", text);
    }

    private HttpResponse<String> words() {
        return bens.get(CONTACT + "?kind=issue&area=use&urgency=normal");
    }

    private static Map<String, String> message(String kind, String urgency, String text) {
        return message(kind, urgency, text, Map.of());
    }

    private static Map<String, String> message(String kind, String urgency, String text, Map<String, String> more) {
        Map<String, String> message = new HashMap<>(Map.of(
                "kind", kind, "area", "use", "urgency", urgency, "text", text, "suggested", "1", "conversation", "0"));
        message.putAll(more);
        return message;
    }

    private static String number(HttpResponse<String> conversation) {
        return conversation.uri().getPath().replaceAll(".*/", "");
    }
}
