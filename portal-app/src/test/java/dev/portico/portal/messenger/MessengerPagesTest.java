package dev.portico.portal.messenger;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds what in the messenger (R1, R2, R8, R17). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class MessengerPagesTest {
    private static final String MESSENGER = "/o/acme/messenger";

    @Inject
    Tables tables;

    @Inject
    Shelves shelves;

    private final Browser browser = new Browser();
    long cleos;

    @BeforeEach
    void someTexts() {
        tables.empty();
        shelves.empty();
        cleos = tables.ticket(Cast.cleo(), "Toner is empty");
        shelves.article("toner", "Changing the toner", "registered", "Open the flap and pull.");
        shelves.article("doors", "Opening doors", "everyone", "Push.");
        shelves.article("secret", "Toner for agents", "agents", "Ask Sam.");
    }

    @AfterEach
    void open() {
        Cast.mode("everyone");
    }

    @Test
    void whoeverReadsArticlesSearchesAndReadsThemHere() {
        Cast.signsIn(Cast.cleo());

        assertThat(browser.get(MESSENGER).body()).contains("How can we help?", "Changing the toner", "Opening doors");
        assertThat(browser.get(MESSENGER + "?q=toner").body())
                .contains("Changing the <mark>toner</mark>".replaceAll("<.?mark>", ""))
                .doesNotContain("Toner for agents");
        assertThat(browser.get(MESSENGER + "/articles/toner").body()).contains("Open the flap and pull.");
        assertThat(browser.get(MESSENGER + "/articles/secret").statusCode()).isEqualTo(404);
    }

    @Test
    void whetherAnArticleHelpedIsAskedHereAsInTheHelpCentre() {
        Cast.signsIn(Cast.cleo());
        String address = MESSENGER + "/articles/toner";
        HttpResponse<String> article = browser.get(address);
        assertThat(article.body()).contains("Did this answer your question?");

        HttpResponse<String> no = browser.submit(article, address + "/feedback", Map.of("helped", "no"));
        assertThat(no.uri().getPath()).isEqualTo(address);
        assertThat(no.body()).contains("What was missing?", "It is out of date");
        HttpResponse<String> thanks =
                browser.submit(no, address + "/feedback", Map.of("reason", "outdated", "words", "The flap is gone"));

        assertThat(thanks.body()).contains("Thank you for telling us").doesNotContain("What was missing?");
        assertThat(browser.get("/o/acme/articles/toner").body()).contains("Thank you for telling us");
        assertThat(shelves.one("select reason || '|' || words || '|' || helped from article_feedback"))
                .isEqualTo("outdated|The flap is gone|false");
        assertThat(browser.submit(article, MESSENGER + "/articles/secret/feedback", Map.of("helped", "yes"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void visitorsAreThankedEvenWhereTheirBrowserTakesNoCookies() {
        HttpResponse<String> article = new Browser().get("/messenger/articles/doors");
        assertThat(article.body()).contains("Did this answer your question?");

        HttpResponse<String> thanks =
                new Browser().submit(article, "/messenger/articles/doors/feedback", Map.of("helped", "yes"));
        assertThat(thanks.body()).contains("Thank you for telling us");
        assertThat(new Browser()
                        .get(thanks.uri().getPath() + "?" + thanks.uri().getQuery())
                        .body())
                .contains("Thank you for telling us");
        assertThat(shelves.count("article_feedback")).isEqualTo(1);
    }

    @Test
    void withoutTheRoleThereIsNoTraceOfSupport() {
        Cast.signsIn(Cast.ben());
        Browser bens = new Browser();
        assertThat(bens.get(MESSENGER).body())
                .contains("Contact Support", "contact.js", "contact.css", "/messenger/contact");
        assertThat(bens.get("/o/acme/").body()).contains("data-unread", "unread.js");

        Cast.signsIn(Cast.cleo());
        for (String path : List.of(MESSENGER, MESSENGER + "?q=toner", MESSENGER + "/articles/toner", "/o/acme/")) {
            assertThat(browser.get(path).body())
                    .as(path)
                    // One article that was read is no list of those read most often: at home it is counted.
                    .contains(path.equals("/o/acme/") ? "article-category" : "toner")
                    .doesNotContain("Contact Support", "contact.", "/contact", "unread", "conversation");
        }
    }

    /** R9: where they would look for it, and nothing of the way on that they do not have any more (R2). */
    @Test
    void whoLostTheRoleFindsTheTextsThatAreKeptAndNoTraceOfSupport() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> form = browser.get(MESSENGER + "/contact?kind=issue&area=use&urgency=high");
        Map<String, String> begun = Map.of("kind", "issue", "area", "use", "urgency", "high", "text", "Half a sen");
        browser.submit(form, MESSENGER + "/draft", begun);
        long conversation = tables.ticket(Cast.ben(), "Printer on fire");
        browser.submit(form, MESSENGER + "/draft", Map.of("conversation", "" + conversation, "text", "And <hot>"));
        assertThat(browser.get(MESSENGER).body()).contains("Contact Support").doesNotContain("Your text is kept");

        signsInAgain(without(Cast.ben(), "messenger.contact"));
        assertThat(browser.get(MESSENGER).body())
                .contains("Your text is kept", ">Half a sen</textarea>", ">And &lt;hot&gt;</textarea>")
                .doesNotContain("Contact Support", "contact.", "/contact", "unread", "conversation");
        assertThat(browser.get(MESSENGER + "?q=toner").body()).doesNotContain("Your text is kept");
        assertThat(new Browser().get(MESSENGER).body())
                .as("another browser of theirs")
                .contains("How can we help?")
                .doesNotContain("Your text is kept");
        signsInAgain(without(Cast.ben(), "messenger.contact")
                .put("act", new JsonObject().put("sub", "ada-id"))
                .put("act_rev", "0.0.0")
                .put("shown_entitlements", Cast.cleo().getJsonArray("entitlements")));
        assertThat(browser.get(MESSENGER).body())
                .as("through somebody's eyes (R29)")
                .contains("How can we help?")
                .doesNotContain("Your text is kept", "Half a sen");
        signsInAgain(Cast.cleo());
        assertThat(browser.get(MESSENGER).body())
                .as("somebody else in the same browser")
                .contains("How can we help?")
                .doesNotContain("Your text is kept", "Half a sen");
    }

    /** In the same browser, which keeps its drafts. */
    private void signsInAgain(JsonObject claims) {
        browser.forget("/o/acme");
        Cast.signsIn(claims);
    }

    private static JsonObject without(JsonObject claims, String permission) {
        claims.getJsonArray("entitlements").remove(permission);
        return claims;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/contact", "/contact?kind=issue", "/unread", "/conversations/{n}", "/conversations/{n}/live"})
    void withoutTheRoleNothingOfItIsReached(String path) {
        Cast.signsIn(Cast.cleo());
        browser.get(MESSENGER);

        assertThat(browser.get(MESSENGER + path.replace("{n}", String.valueOf(cleos)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/o/acme/tickets/" + cleos).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheRoleSendingIsRefusedAndNothingIsStored() {
        Cast.signsIn(Cast.cleo());
        HttpResponse<String> page = browser.get("/o/acme/tickets/new");
        Map<String, String> message =
                Map.of("kind", "issue", "area", "use", "urgency", "normal", "text", "Let me in", "suggested", "1");
        long tickets = shelves.count("tickets");
        long notes = shelves.count("notes");

        HttpResponse<String> refused =
                browser.upload(page, MESSENGER + "/contact", message, "attachment", "some content");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was sent", "Let me in", "it is not kept");
        for (String path :
                List.of("/conversations/" + cleos + "/notes", "/draft", "/contact/answered", "/contact/discard")) {
            assertThat(browser.submit(page, MESSENGER + path, message).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.submit(page, MESSENGER + "/conversations/" + cleos + "/typing", Map.of())
                        .statusCode())
                .isEqualTo(403);

        assertThat(shelves.count("tickets")).isEqualTo(tickets);
        assertThat(shelves.count("notes")).isEqualTo(notes);
        assertThat(shelves.count("messenger_drafts")).isZero();
        assertThat(shelves.count("uploads")).isZero();
    }

    @Test
    void theRoleAloneIsNotEnoughWithoutOpeningTickets() {
        JsonObject ben = Cast.ben();
        ben.getJsonArray("entitlements").remove("tickets.create");
        Cast.signsIn(ben);

        assertThat(browser.get(MESSENGER).body()).doesNotContain("Contact Support");
        assertThat(browser.get(MESSENGER + "/contact").statusCode()).isEqualTo(403);
    }

    @Test
    void visitorsReadWhatIsForEveryoneAndAreAskedToSignInForMore() {
        HttpResponse<String> page = browser.get("/messenger");
        assertThat(page.body()).contains("Opening doors", "Sign in").doesNotContain("Changing the toner", "contact.js");
        assertThat(browser.get("/messenger/articles/doors").body()).contains("Push.");

        Cast.mode("registered");
        Cast.signsIn(Cast.cleo());
        assertThat(new Browser().get("/messenger").uri().getPath()).isEqualTo(MESSENGER);
    }

    @Test
    void theButtonStandsOnPagesForCustomersAndNotAtTheDesk() {
        Cast.signsIn(Cast.cleo());
        assertThat(browser.get("/o/acme/tickets").body()).contains("messenger-button", "launcher.js");
        assertThat(browser.get(MESSENGER).body()).doesNotContain("messenger-button");
        assertThat(new Browser().get("/articles").body()).contains("href=\"/messenger\"");

        Cast.signsIn(Cast.sam());
        assertThat(new Browser().get("/desk/queue").body()).doesNotContain("messenger-button");
    }

    @Test
    void onlyTheMessengerIsFramedAndOnlyByThePortalItself() {
        Cast.signsIn(Cast.cleo());

        HttpResponse<String> framed = browser.get(MESSENGER);
        assertThat(framed.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self';");
        for (String path : List.of("/o/acme/", "/o/acme/tickets", "/o/acme/messengers")) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none';");
        }
    }
}
