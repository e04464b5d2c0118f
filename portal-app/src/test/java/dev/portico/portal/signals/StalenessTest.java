package dev.portico.portal.signals;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.signals.Announced.changed;
import static dev.portico.portal.signals.Announced.now;
import static dev.portico.portal.signals.Announced.push;
import static dev.portico.portal.signals.Announced.revoked;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next request after a change is decided by the new rights (R64, R65, R66). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class StalenessTest {
    private static final String BENS = "/o/acme/as/ben-id";

    @Inject
    Announced announced;

    @Inject
    CountedSignals signals;

    @Inject
    SessionFactory sessions;

    private final Browser browser = new Browser();

    @BeforeEach
    void forget() {
        announced.forget();
    }

    @AfterEach
    void backAgain() {
        announced.forget();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aBrowsersStaleTokenIsRefreshedBeforeTheRequestIsAnswered() {
        signedIn(ben("5.2.1"));
        Cast.refreshes(ben("6.2.1").put("name", "Ben with other rights"));
        assertThat(browser.get("/o/acme/tickets").body()).doesNotContain("Ben with other rights");

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        HttpResponse<String> page = browser.get("/o/acme/tickets");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ben with other rights");
    }

    @Test
    void aFormThatIsSentWithAStaleTokenIsJudgedByTheNewRights() {
        signedIn(ben("5.2.1"));
        HttpResponse<String> form = browser.get("/o/acme/tickets/new");
        JsonObject less = ben("6.2.1");
        less.getJsonArray("entitlements").remove("tickets.create");
        Cast.refreshes(less);

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        HttpResponse<String> answer =
                browser.submit(form, "/o/acme/tickets", java.util.Map.of("subject", "Too late", "description", "x"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void afterTheRefreshNothingIsAskedOfKeycloakAgain() {
        signedIn(ben("5.2.1"));
        push(changed(Cast.ben(), "6.0.0")).statusCode(202);
        Cast.refreshes(ben("6.2.1"));
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);

        Cast.refreshes();

        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void whereTheRefreshIsRefusedThePersonIsSignedOut() {
        signedIn(ben("5.2.1"));
        Cast.refreshes();

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        HttpResponse<String> page = browser.get("/o/acme/tickets");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("does not belong");
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().equals("q_session"));
    }

    @Test
    void whereKeycloakIsAwayNobodyIsAnsweredByOldRightsAndNobodyIsSignedOut() {
        signedIn(ben("5.2.1"));
        Cast.realmIsAway();
        push(changed(Cast.ben(), "6.0.0"));
        announced.elsewhere("member:ben-id", 6, 0);

        HttpResponse<String> page = browser.get("/o/acme/tickets");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Could not ask");

        Cast.refreshes(ben("6.2.1"));
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsStillStaleIsRefreshedOnceMore() {
        signedIn(ben("5.2.1"));
        Cast.refreshes(ben("5.2.1"), ben("6.2.1"));

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatStaysStaleAnswersNothing() {
        signedIn(ben("5.2.1"));
        Cast.refreshes(ben("5.2.1"));

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        HttpResponse<String> page = browser.get("/o/acme/tickets");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Could not ask");
        Cast.refreshes(ben("6.2.1"));
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void parallelRequestsOfAPageSignNobodyOut() {
        signedIn(ben("5.2.1"));
        Cast.refreshes(ben("6.2.1"));
        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> browser.get("/o/acme/tickets").statusCode()))
                .limit(12)
                .toList();

        assertThat(answers).allMatch(answer -> answer.join() == 200);
        Cast.refreshes();
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"member:ben-id, 6", "organization:11111111-acme, 3", "realm, 2"})
    void aProgramsStaleTokenIsRefusedWhateverHasChanged(String subject, long revision) {
        String token = Cast.token(ben("5.2.1"));
        api(token).statusCode(200);

        announced.elsewhere(subject, revision, 0);

        api(token)
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .contentType("application/problem+json");
        api(Cast.token(ben("6.3.2"))).statusCode(200);
    }

    /** A backup of Keycloak was restored, or a realm of the same name set up anew. */
    @Test
    void whereKeycloakCountsFromAnEarlierNumberAgainNobodyIsLockedOutForLongerThanAMinute() {
        announced.earlier(Duration.ofSeconds(70), "member:ben-id", 50, 0);
        announced.earlier(Duration.ofSeconds(70), "realm", 50, 0);
        signedIn(ben("5.2.1"));
        String token = Cast.token(ben("5.2.1"));
        api(token).statusCode(200);
        api(Cast.token(ben("5.2.1").put("iat", now() - 30))).statusCode(401);

        announced.elsewhere("member:ben-id", 50, 0);

        api(token).statusCode(401);
    }

    @Test
    void whereKeycloakCountsAnewTheNextChangeCountsAtOnce() {
        announced.earlier(Duration.ofSeconds(70), "member:ben-id", 50, 0);
        String token = Cast.token(ben("5.2.1"));
        api(token).statusCode(200);

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        api(token).statusCode(401);
        api(Cast.token(ben("6.2.1"))).statusCode(200);
    }

    @Test
    void whatChangedForOthersChangesNothing() {
        String token = Cast.token(ben("5.2.1"));
        push(changed(Cast.ada(), "99.0.0")).statusCode(202);
        push(Announced.changedOrganization(Cast.UMBRA, "0.99.0")).statusCode(202);
        push(Announced.revoked(Cast.ada(), now())).statusCode(202);

        api(token).statusCode(200);
    }

    @Test
    void revokedTokensCountNoMoreAndNewOnesDo() {
        String before = Cast.token(ben("5.2.1").put("iat", now() - 5));
        api(before).statusCode(200);

        push(Announced.revoked(Cast.ben(), now())).statusCode(202);

        api(before).statusCode(401);
        api(Cast.token(ben("5.2.1"))).statusCode(200);
    }

    /** Whoever loses one customer's access keeps what they have open at another. */
    @Test
    void whatIsRevokedInOneOrganisationStaysInAnother() {
        String acme = Cast.token(Cast.finn().put("iat", now() - 5));
        String umbra = Cast.token(Cast.finnInUmbra().put("iat", now() - 5));
        String everywhere = Cast.finn().getString("sub");

        push(Announced.revoked(Cast.finn(), now())).statusCode(202);

        api(acme).statusCode(401);
        api(umbra).statusCode(200);
        announced.elsewhere("member:" + everywhere, 0, now());
        api(umbra).statusCode(401);
    }

    @Test
    void aDisabledOrganisationsTokensCountNoMore() {
        String before = Cast.token(ben("5.2.1").put("iat", now() - 5));
        String eve = Cast.token(Cast.eve().put("iat", now() - 5));

        push(Announced.revokedOrganization(ACME, now())).statusCode(202);

        api(before).statusCode(401);
        api(eve).statusCode(200);
    }

    @Test
    void aSessionThatEndedAtKeycloakEndsHere() {
        signedIn(ben("5.2.1").put("iat", now() - 5));
        String other = Cast.token(ben("5.2.1").put("iat", now() - 5).put("sid", "another"));
        Cast.refreshes();
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);

        Announced.logout(loggedOut(new JsonObject().put("sid", "session-of-ben-id"), "logout+jwt"))
                .statusCode(200);

        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(403);
        api(other).statusCode(200);
    }

    /** Nothing of it is issued later, so what was issued in that very second is of before. */
    @Test
    void aTokenFromTheSecondItsSessionEndedCountsNoMore() {
        long second = now();
        String token = Cast.token(ben("5.2.1").put("iat", second));
        api(token).statusCode(200);

        Announced.logout(loggedOut(
                        new JsonObject().put("sid", "session-of-ben-id").put("iat", second), "logout+jwt"))
                .statusCode(200);

        api(token).statusCode(401);
    }

    @Test
    void aLogoutWithoutASessionEndsThemAll() {
        String token = Cast.token(ben("5.2.1").put("iat", now() - 5));

        Announced.logout(loggedOut(new JsonObject().put("sub", "ben-id"), "logout+jwt"))
                .statusCode(200);

        api(token).statusCode(401);
    }

    @Test
    void onlyLogoutTokensLogOut() {
        JsonObject ben = new JsonObject().put("sid", "session-of-ben-id");
        for (String odd : List.of(
                loggedOut(ben, "JWT"),
                loggedOut(ben, "secevent+jwt"),
                loggedOut(new JsonObject(), "logout+jwt"),
                loggedOut(ben.copy().put("nonce", "n"), "logout+jwt"),
                loggedOut(ben.copy().put("aud", "portal-cli"), "logout+jwt"),
                loggedOut(ben.copy().put("iss", "https://evil.example"), "logout+jwt"),
                loggedOut(ben.copy().put("events", new JsonObject()), "logout+jwt"),
                loggedOut(ben.copy().putNull("events"), "logout+jwt"),
                loggedOut(ben.copy().putNull("jti"), "logout+jwt"),
                loggedOut(ben.copy().put("exp", now() - 60), "logout+jwt"),
                Cast.event(new JsonObject()
                        .put("typ", "logout+jwt")
                        .put("key", "foreign")
                        .put("claims", logout(ben))),
                Cast.token(Cast.ben()),
                "")) {
            Announced.logout(odd).statusCode(400).body("error", equalTo("invalid_request"));
        }
        given().contentType("application/json")
                .body("{}")
                .post("/back-channel-logout")
                .then()
                .statusCode(415);
        given().post("/back-channel-logout").then().statusCode(400);

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void aTokenThatSaysNoRevisionOrNonsenseIsNotBelieved() {
        announced.elsewhere("member:ben-id", 1, 0);
        api(Cast.token(Cast.ben())).statusCode(401);
        api(Cast.token(ben("1.x"))).statusCode(401);
        api(Cast.token(ben("1.0.0"))).statusCode(200);
    }

    @Test
    void aTokenOfAPerspectiveCountsNoLongerOnceTheViewerChanged() {
        String token = Cast.token(bensEyes(Cast.ada(), "5.2.1"));
        api(token).statusCode(200);

        push(changed(Cast.cleo(), "9.0.0")).statusCode(202);
        push(changed(Cast.ada(), "5.0.0")).statusCode(202);
        api(token).statusCode(200);

        push(changed(Cast.ada(), "6.0.0")).statusCode(202);
        api(token).statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
        api(Cast.token(bensEyes(Cast.ada(), "6.2.1"))).statusCode(200);
        api(Cast.token(Cast.ben())).statusCode(200);
    }

    @Test
    void aTokenOfAPerspectiveCountsNoLongerOnceTheViewerWasRevoked() {
        JsonObject before = bensEyes(Cast.ada(), "5.2.1").put("iat", now() - 5);
        api(Cast.token(before)).statusCode(200);

        push(revoked(Cast.ada(), now() - 1)).statusCode(202);

        api(Cast.token(before)).statusCode(401);
        api(Cast.token(Cast.ben())).statusCode(200);
    }

    @Test
    void aTokenOfAPerspectiveThatDoesNotSaySinceWhenIsNotBelieved() {
        JsonObject claims = bensEyes(Cast.ada(), "5.2.1");
        api(Cast.token(claims)).statusCode(200);
        claims.remove("act_rev");

        api(Cast.token(claims)).statusCode(401);
        api(Cast.token(Cast.ben().put("act_rev", "5.2.1"))).statusCode(401);
    }

    @Test
    void pagesThroughSomebodysEyesAskKeycloakAnewOnceTheViewerChanged() {
        signedIn(Cast.ada().put("portal_rev", "5.2.1"));
        Cast.extensionSays("PERSPECTIVE ben-id", 200, bensEyes(Cast.ada(), "5.2.1"));
        browser.submit(
                browser.get("/o/acme/"), "/o/acme/perspective", java.util.Map.of("person", "ben-id", "back", "/"));
        assertThat(browser.get(BENS + "/tickets").uri().getPath()).isEqualTo(BENS + "/tickets");
        assertThat(perspectivesAskedFor()).isEqualTo(1);

        announced.elsewhere("member:ada-id", 6, 0);
        Cast.refreshes(Cast.ada().put("portal_rev", "6.2.1"));
        Cast.extensionSays("PERSPECTIVE ben-id", 200, bensEyes(Cast.ada(), "6.2.1"));

        assertThat(browser.get(BENS + "/tickets").uri().getPath()).isEqualTo(BENS + "/tickets");
        assertThat(perspectivesAskedFor()).as("since the refresh").isEqualTo(1);

        announced.elsewhere("member:ada-id", 7, 0);
        Cast.refreshes(Cast.ada().put("portal_rev", "7.2.1"));
        assertThat(browser.get(BENS + "/tickets").uri().getPath()).isEqualTo("/o/acme/");
    }

    private static long perspectivesAskedFor() {
        return Cast.asked().stream()
                .filter(question -> question.getString("question").equals("PERSPECTIVE ben-id"))
                .count();
    }

    private static JsonObject bensEyes(JsonObject viewer, String revision) {
        return Cast.ben()
                .put("act", new JsonObject().put("sub", viewer.getString("sub")))
                .put("act_rev", revision)
                .put("sid", "eyes-of-ben-id")
                .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read")));
    }

    @Test
    void itCostsOneStatementOfEveryRequestAndNoneWhereNobodyIsAsked() {
        String token = Cast.token(ben("5.2.1"));
        signedIn(ben("5.2.1"));

        assertThat(asked(() -> api(token).statusCode(200))).isEqualTo(1);
        assertThat(asked(() -> browser.get("/o/acme/tickets"))).isEqualTo(1);
        assertThat(asked(() -> browser.get("/o/acme/articles"))).isEqualTo(1);
        assertThat(asked(() -> new Browser().get("/articles"))).isEqualTo(1);
        assertThat(asked(() -> given().get("/api/tickets").then().statusCode(401)))
                .isZero();
        assertThat(asked(() -> given().get("/_static/htmx.org/2.0.2/dist/htmx.min.js")))
                .isZero();
        assertThat(asked(() -> push(changed(Cast.ada(), "1.0.0")).statusCode(202)))
                .isZero();
    }

    @Test
    void askingIsOneStatementHoweverManyAreAskedAbout() {
        Set<Subject> four =
                Set.of(Subject.REALM, new Subject("member:a"), new Subject("organization:b"), Subject.ofSession("c"));
        long before = sessions.getStatistics().getPrepareStatementCount();
        signals.about(four);

        assertThat(sessions.getStatistics().getPrepareStatementCount() - before).isEqualTo(1);
    }

    private int asked(Runnable request) {
        int before = signals.asked();
        request.run();
        return signals.asked() - before;
    }

    private void signedIn(JsonObject person) {
        Cast.signsIn(person);
        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    private static JsonObject ben(String revision) {
        return Cast.ben().put("portal_rev", revision);
    }

    private static ValidatableResponse api(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/tickets")
                .then();
    }

    private static String loggedOut(JsonObject claims, String type) {
        return Cast.event(new JsonObject().put("typ", type).put("claims", logout(claims)));
    }

    private static JsonObject logout(JsonObject claims) {
        return new JsonObject()
                .put(
                        "events",
                        new JsonObject().put("http://schemas.openid.net/event/backchannel-logout", new JsonObject()))
                .mergeIn(claims);
    }
}
