package dev.portico.portal.submissions;

import static dev.portico.portal.platform.Cast.ACME;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.inbox.Correspondent;
import dev.portico.portal.inbox.Post;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.Tuple;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has no account submits a request: nobody reads it before the address is verified, and nobody sends others words through us (R24). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class RequestsOfStrangersTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Pattern LINK =
            Pattern.compile("https://portal\\.example(/submit/confirm\\?request=[0-9a-f]{32}\\.[A-Za-z0-9_-]{22})");

    @Inject
    Session entities;

    @Inject
    Submissions submissions;

    private final Browser browser = new Browser();
    private final String email = "zoe-" + UUID.randomUUID() + "@new.example";

    @BeforeEach
    void nothingYet() {
        Cast.signsIn(Cast.ben());
        Cast.known();
        execute("delete from tickets");
        execute("delete from submissions");
    }

    @AfterEach
    void usual() {
        Cast.standingIsAway(false);
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
        Cast.known();
    }

    @Test
    void aRequestIsATicketOnlyWhenItsAddressIsConfirmed() {
        assertThat(submitted(Map.of()).body()).contains("Look in your mailbox");
        String link = link();
        assertThat(tickets()).isEmpty();

        HttpResponse<String> shown = browser.get(link);
        assertThat(shown.body()).contains("Zoe Zander", "Printer on fire", "It smokes.", "Send to Support");
        assertThat(tickets()).isEmpty();

        assertThat(browser.submit(shown, "/submit/confirm", Map.of("request", name(link), "step", "send"))
                        .body())
                .contains("Your request is with Support");
        assertThat(tickets()).containsExactly("unknown-senders|" + email + "|Zoe Zander|Printer on fire|It smokes.");
        assertThat(rows("select state, name, email, subject, description from submissions"))
                .containsExactly("confirmed|null|null|null|null");
    }

    /** R24: the visitor's own words, in the visitor's own browser; the same for a program that is thanked and forgotten. */
    @Test
    void whoSubmittedIsToldWhereTheMailGoesAndWhatComesNext() {
        HttpResponse<String> sent = submitted(Map.of());

        assertThat(sent.uri().toString()).endsWith("/submit/sent");
        assertThat(sent.body())
                .contains(
                        "A mail with a link goes to <strong><bdi dir=\"ltr\">" + email + "</bdi></strong>",
                        "Nobody has read your request yet.",
                        "Then Support reads it and answers to the same address.",
                        "Submit again");
        assertThat(new Browser().get("/submit/sent").body())
                .contains("Look in your mailbox")
                .doesNotContain(email, "A mail with a link goes to");
        assertThat(submitted(Map.of("website", "https://spam.example")).body())
                .contains("<bdi dir=\"ltr\">" + email + "</bdi>");
    }

    @Test
    void whatIsNoAddressIsRepeatedNowhere() {
        for (String odd : List.of("PHNjcmlwdD4", "%00", "x".repeat(500), "em9l")) {
            assertThat(given().cookie("portal_sent", odd)
                            .get("/submit/sent")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .doesNotContain("A mail with a link goes to", "<script>", "zoe");
        }
    }

    @Test
    void theMailRepeatsNothingThatWasTyped() {
        submitted(Map.of());
        link();
        MimeMessage mail = mails().get(0);

        assertThat(Correspondent.subject(mail)).isEqualTo("Support: please confirm your request");
        assertThat(Correspondent.text(mail)).isEqualTo("""
                Hello,

                somebody gave this e-mail address to submit a request on the pages of Support. If that was you, please open this page and send it:

                https://portal.example%s

                The link works for a day and once. If it was not you, you need not do anything: without your confirmation nobody reads it, and it is deleted.

                --\s
                Support
                """.formatted(link()));
        assertThat(Correspondent.html(mail))
                .contains("href=\"https://portal.example" + link() + "\"")
                .doesNotContain("Zoe", "Printer", "smokes", "<img", "http://");
        assertThat(Correspondent.header(mail, "To")).isEqualTo(email);
        assertThat(Correspondent.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void theMailSpeaksTheVisitorsLanguage() {
        HttpResponse<String> page = browser.get("/submit");
        assertThat(page.statusCode()).isEqualTo(200);
        given().header("Accept-Language", "de")
                .formParams(all(page, Map.of()))
                .redirects()
                .follow(false)
                .post("/submit")
                .then()
                .statusCode(303);
        link();

        assertThat(Correspondent.text(mails().get(0))).startsWith("Guten Tag,");
    }

    @Test
    void aLinkWorksOnceAndSaysSo() {
        submitted(Map.of());
        String link = link();
        confirmed(link);
        confirmed(link);

        assertThat(tickets()).hasSize(1);
        assertThat(browser.get(link).body())
                .contains("Your request is with Support")
                .doesNotContain("Printer");
    }

    @Test
    void whoDidNotWriteItDeletesIt() {
        submitted(Map.of());
        String link = link();

        assertThat(browser.submit(
                                browser.get(link), "/submit/confirm", Map.of("request", name(link), "step", "withdraw"))
                        .body())
                .contains("Deleted");
        assertThat(rows("select id from submissions")).isEmpty();
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        confirmed(link);
        assertThat(tickets()).isEmpty();
    }

    @Test
    void afterADayItIsOver() {
        submitted(Map.of());
        String link = link();
        execute("update submissions set expires_at = now() - interval '1 second'");

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        confirmed(link);
        assertThat(tickets()).isEmpty();
        assertThat(submissions.purge()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAA"})
    void aLinkThatWeDidNotMakeLeadsNowhere(String name) {
        assertThat(browser.get("/submit/confirm?request=" + name).statusCode()).isEqualTo(410);
    }

    @Test
    void aPersonWithThatVerifiedAddressOpensItInTheirOrganisationAndOnlyTheirs() {
        JsonObject ben = Cast.ben().put("email", email);
        Cast.known(ben);
        submitted(Map.of("name", "Mallory"));
        confirmed(link());

        assertThat(rows("select t.organization_id, p.subject, t.subject from tickets t join persons p on p.id ="
                        + " t.requester_id"))
                .containsExactly(ACME.getString("id") + "|ben-id|Printer on fire");
    }

    @Test
    void aPersonWhoMayOpenNoTicketsIsAStranger() {
        JsonObject ben = Cast.ben().put("email", email);
        ben.getJsonArray("entitlements").remove("tickets.create");
        Cast.known(ben);
        submitted(Map.of());
        confirmed(link());

        assertThat(tickets()).hasSize(1).first().asString().startsWith("unknown-senders|");
    }

    @Test
    void whenKeycloakCannotBeAskedNothingIsLostAndNothingHalfDone() {
        submitted(Map.of());
        String link = link();
        HttpResponse<String> shown = browser.get(link);
        Cast.standingIsAway(true);

        HttpResponse<String> later =
                browser.submit(shown, "/submit/confirm", Map.of("request", name(link), "step", "send"));
        Cast.standingIsAway(false);

        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.body()).contains("Nothing is lost", "Printer on fire");
        assertThat(tickets()).isEmpty();
        confirmed(link);
        assertThat(tickets()).hasSize(1);
    }

    /** Attack 19. */
    @Test
    void theAnswerIsTheSameWhoeverHasTheAddress() {
        HttpResponse<String> stranger = submitted(Map.of());
        Cast.known(Cast.ben().put("email", "known-" + email));
        HttpResponse<String> known = submitted(Map.of("email", "known-" + email));

        assertThat(known.statusCode()).isEqualTo(stranger.statusCode());
        assertThat(known.uri()).isEqualTo(stranger.uri());
        // What they typed themselves, and nothing else.
        assertThat(known.body().replace("known-" + email, email)).isEqualTo(stranger.body());
    }

    @Test
    void oneMailboxGetsThreeMailsAndThenNoMoreWhateverItIsAskedFor() {
        for (int i = 0; i < 3; i++) {
            assertThat(submitted(Map.of()).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> fourth = submitted(Map.of());

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.body()).contains("Nothing was sent", "value=\"Printer on fire\"");
        assertThat(rows("select id from submissions")).hasSize(3);
    }

    @Test
    void aFormSentTwiceIsOneRequest() {
        HttpResponse<String> page = browser.get("/submit");
        Map<String, String> fields = all(page, Map.of());
        browser.post("/submit", fields, Map.of());
        browser.post("/submit", fields, Map.of());

        assertThat(rows("select id from submissions")).hasSize(1);
    }

    @Test
    void whatFillsInEverythingIsThankedAndForgotten() {
        assertThat(submitted(Map.of("website", "https://spam.example")).body()).contains("Look in your mailbox");

        assertThat(rows("select id from submissions")).isEmpty();
    }

    @Test
    void aFormThatNobodyWasShownIsAskedForAgain() {
        HttpResponse<String> again = submitted(Map.of("shown", ""));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("submit it again", "value=\"Printer on fire\"");
        assertThat(rows("select id from submissions")).isEmpty();
    }

    @Test
    void whatIsMissingIsToldAtItsFieldAndNothingTypedIsLost() {
        HttpResponse<String> again = submitted(Map.of("email", "zoe", "description", ""));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("id=\"email-error\"", "id=\"description-error\"", "value=\"Zoe Zander\"", "value=\"zoe\"");
    }

    @Test
    void markupIsShownAsItWasTyped() {
        submitted(Map.of("name", "<b>Zoe</b>", "subject", "<script>x</script>", "description", "<img src=x>"));

        assertThat(browser.get(link()).body())
                .contains("&lt;b&gt;Zoe&lt;/b&gt;", "&lt;script&gt;x", "&lt;img src=x&gt;")
                .doesNotContain("<script>x", "<img src=x");
    }

    @Test
    void forRegisteredCustomersOnlyAPostIsRefusedAndNothingIsStored() {
        Map<String, String> fields = all(browser.get("/submit"), Map.of());
        execute("delete from request_drafts");
        Cast.mode("registered");

        given().redirects()
                .follow(false)
                .formParams(fields)
                .post("/submit")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .formParams(Map.of("csrf", fields.get("csrf"), "step", "begin", "subject", "x"))
                .post("/submit")
                .then()
                .statusCode(303);

        assertThat(rows("select id from submissions")).isEmpty();
        assertThat(rows("select key from request_drafts")).isEmpty();
    }

    @Test
    void whereOneSignsInToSubmitAPostIsADraftAndNoRequest() {
        Map<String, String> fields = all(browser.get("/submit"), Map.of());
        Cast.settings(new JsonObject().put("signInToSubmit", true));

        given().redirects()
                .follow(false)
                .formParams(fields)
                .post("/submit")
                .then()
                .statusCode(303);

        assertThat(rows("select id from submissions")).isEmpty();
    }

    @Test
    void forRegisteredCustomersOnlyALinkLeadsToSigningIn() {
        submitted(Map.of());
        String link = link();
        Cast.mode("registered");

        given().redirects().follow(false).get("/submit/confirm").then().statusCode(303);
        given().redirects()
                .follow(false)
                .formParam("request", name(link))
                .formParam("step", "send")
                .post("/submit/confirm")
                .then()
                .statusCode(303);
        assertThat(tickets()).isEmpty();
    }

    private HttpResponse<String> submitted(Map<String, String> other) {
        HttpResponse<String> page = browser.get("/submit");
        assertThat(page.statusCode()).isEqualTo(200);
        return browser.submit(page, "/submit", all(page, other));
    }

    private Map<String, String> all(HttpResponse<String> page, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "name", "Zoe Zander",
                "email", email,
                "subject", "Printer on fire",
                "description", "It smokes.",
                "website", ""));
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"")
                .matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.putAll(other);
        return fields;
    }

    private void confirmed(String link) {
        HttpResponse<String> shown = browser.get(link);
        Map<String, String> fields = new HashMap<>(Map.of("request", name(link), "step", "send"));
        if (!shown.body().contains("name=\"csrf\"")) {
            fields.put("csrf", all(browser.get("/submit"), Map.of()).get("csrf"));
        }
        browser.submit(shown, "/submit/confirm", fields);
    }

    private String link() {
        await().atMost(SOON).until(() -> !mails().isEmpty());
        Matcher link = LINK.matcher(Correspondent.text(mails().get(mails().size() - 1)));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<MimeMessage> mails() {
        return new Correspondent(email).mails();
    }

    private static String name(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    private List<String> tickets() {
        return rows("select t.organization_id, p.email, p.name, t.subject, t.description from tickets t"
                + " join persons p on p.id = t.requester_id");
    }

    private List<String> rows(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(sql, Tuple.class).getResultList().stream()
                        .map(row -> Arrays.stream(row.toArray())
                                .map(String::valueOf)
                                .collect(Collectors.joining("|")))
                        .toList());
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeMutationQuery(sql).executeUpdate());
    }
}
