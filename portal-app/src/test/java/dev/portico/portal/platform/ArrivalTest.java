package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Subject;
import dev.portico.portal.access.UserId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody begins in time and ends late is decided by the rights there are at its end (R64). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ArrivalTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(csrf|submission)\" value=\"([^\"]*)\"");

    @Inject
    Session entities;

    private final Browser browser = new Browser();

    @BeforeEach
    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery("delete from signalled")
                .executeUpdate());
        Cast.signsIn(Cast.ben());
        Cast.usualSettings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/o/acme/tickets", "/articles", "/o/acme/live"})
    void whoReadsSendsNothing(String path) throws IOException {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            try (SlowRequest request = new SlowRequest(
                    method + " " + path, Map.of("Content-Type", "application/x-www-form-urlencoded"), "body")) {
                assertThat(request.read())
                        .as(method)
                        .startsWith("HTTP/1.1 400 ")
                        .matches(answer -> method.equals("HEAD") || answer.contains("\"reason\":\"unreadable\""));
            }
        }
    }

    @Test
    void aProgramWhoseRightsEndWhileItSendsIsRefused() throws Exception {
        String before = subjects();
        try (SlowRequest request = ticket("Bearer " + Cast.token(ben("5.2.1")), "Too late")) {
            changed();

            assertThat(request.answer()).startsWith("HTTP/1.1 401 ").contains("invalid-token");
        }
        assertThat(subjects()).isEqualTo(before);
    }

    @Test
    void aProgramThatSendsSlowlyAndKeepsItsRightsIsServed() throws Exception {
        try (SlowRequest request = ticket("Bearer " + Cast.token(ben("5.2.1")), "Slow and right")) {
            assertThat(request.answer()).startsWith("HTTP/1.1 201 ");
        }
        assertThat(subjects()).contains("Slow and right");
    }

    @Test
    void whoseRightsEndWhileTheirFormIsOnItsWayIsRefused() throws Exception {
        String form = signedInForm("Too late");
        JsonObject less = ben("6.2.1");
        less.getJsonArray("entitlements").remove("tickets.create");
        Cast.refreshes(less);
        String before = subjects();
        try (SlowRequest request = SlowRequest.form(browser, "/o/acme", "/o/acme/tickets", form)) {
            changed();

            assertThat(request.answer()).startsWith("HTTP/1.1 403 ").contains("Not permitted");
        }
        assertThat(subjects()).isEqualTo(before);
    }

    @Test
    void whoIsSignedOutWhileTheirFormIsOnItsWayHasSentNothing() throws Exception {
        String form = signedInForm("Too late");
        Cast.refreshes();
        String before = subjects();
        try (SlowRequest request = SlowRequest.form(browser, "/o/acme", "/o/acme/tickets", form)) {
            changed();

            assertThat(request.answer()).doesNotStartWith("HTTP/1.1 2").doesNotContain("/o/acme/tickets/");
        }
        assertThat(subjects()).isEqualTo(before);
    }

    /** A change that takes nothing away must not cost anybody what they wrote. */
    @Test
    void whatIsWrittenIsKeptWhereTheNewRightsAllowIt() throws Exception {
        String form = signedInForm("Slow and still right");
        Cast.refreshes(ben("6.2.1"));
        try (SlowRequest request = SlowRequest.form(browser, "/o/acme", "/o/acme/tickets", form)) {
            changed();

            assertThat(request.answer()).startsWith("HTTP/1.1 303 ");
        }
        assertThat(subjects()).contains("Slow and still right");
    }

    /** What visitors send is acted on, too. */
    @Test
    void aVisitorsFormThatArrivesWhenThePortalIsClosedToThemIsRefused() throws Exception {
        Cast.settings(new JsonObject().put("signInToSubmit", true));
        Matcher csrf = HIDDEN.matcher(browser.get("/").body());
        assertThat(csrf.find()).isTrue();
        String form = "step=begin&subject=Slow+visitor&description=Byte+after+byte&csrf=" + Realm.encode(csrf.group(2));
        long before = drafts();
        try (SlowRequest request = SlowRequest.form(browser, "/", "/submit", form)) {
            assertThat(request.answer()).startsWith("HTTP/1.1 303 ").contains("portal_draft=");
        }
        try (SlowRequest request = SlowRequest.form(browser, "/", "/submit", form)) {
            Cast.mode("registered");

            assertThat(request.answer()).startsWith("HTTP/1.1 303 ").doesNotContain("portal_draft=");
        }
        assertThat(drafts()).isEqualTo(before + 1);
    }

    private long drafts() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select count(*) from request_drafts where not blank", Long.class)
                .getSingleResult());
    }

    private static SlowRequest ticket(String authorization, String subject) throws IOException {
        return new SlowRequest(
                "POST /api/tickets",
                Map.of("Authorization", authorization, "Content-Type", "application/json"),
                new JsonObject()
                        .put("subject", subject)
                        .put("description", "Sent byte after byte")
                        .encode());
    }

    private String signedInForm(String subject) {
        Cast.signsIn(ben("5.2.1"));
        HttpResponse<String> page = browser.get("/o/acme/tickets/new");
        Map<String, String> fields = new TreeMap<>(Map.of("subject", subject, "description", "Byte after byte"));
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Realm.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private void changed() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery(
                        "insert into signalled (subject, revision, since)" + " values (:subject, 6, now())")
                .setParameter("subject", Subject.of(new UserId("ben-id")).key())
                .executeUpdate());
    }

    private String subjects() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select subject from tickets order by number", String.class)
                        .getResultList()
                        .toString());
    }

    private static JsonObject ben(String revision) {
        return Cast.ben().put("portal_rev", revision);
    }
}
