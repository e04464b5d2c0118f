package dev.portico.portal.signals;

import static dev.portico.portal.signals.Announced.changed;
import static dev.portico.portal.signals.Announced.now;
import static dev.portico.portal.signals.Announced.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are looked at notice that they are out of date (R11), and end with their reader's access (R39, R65). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class LiveTest {
    private static final int PEOPLE = 40;
    private static final int PAGES = 25;

    @Inject
    Announced announced;

    @Inject
    OpenPages pages;

    @Inject
    Session entities;

    private final Browser browser = new Browser();

    @BeforeEach
    void forget() {
        announced.forget();
    }

    @AfterEach
    void backAgain() {
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
        announced.forget();
        Cast.mode("everyone");
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aPageIsToldOnceThatItsReadersRightsChanged() {
        LiveStream ben = open(Cast.ben(), "5.2.1");
        LiveStream ada = open(Cast.ada(), "5.2.1");

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);
        push(changed(Cast.ben(), "4.0.0")).statusCode(202);

        soon().until(ben::ended);
        push(changed(Cast.ben(), "7.0.0")).statusCode(202);
        assertThat(ben.changes()).isEqualTo(1);
        assertThat(ada.changes()).isZero();
        assertThat(ada.ended()).isFalse();
    }

    @Test
    void aChangedSettingReachesEverybodysPageAndVisitorsToo() {
        LiveStream ben = open(Cast.ben(), "5.2.1");
        LiveStream sam = openDesk(Cast.sam());
        LiveStream visitor = LiveStream.open(new Browser(), "/live");
        assertThat(visitor.status()).isEqualTo(200);
        soon().until(() -> !visitor.lines().isEmpty());

        push(changed("0.0.2")).statusCode(202);

        soon().until(() -> ben.changes() == 1 && sam.changes() == 1 && visitor.changes() == 1);
        soon().until(() -> ben.ended() && sam.ended() && visitor.ended());
    }

    @Test
    void whatAnotherReplicaStoredIsHeardToo() {
        LiveStream ben = open(Cast.ben(), "5.2.1");

        announced.elsewhere("organization:11111111-acme", 3, 0);

        soon().until(() -> ben.changes() == 1);
    }

    @Test
    void aRevokedReadersPagesEndAndOnlyTheirs() {
        LiveStream ben = open(Cast.ben().put("iat", now() - 5), "5.2.1");
        LiveStream ada = open(Cast.ada().put("iat", now() - 5), "5.2.1");

        push(Announced.revoked(Cast.ben(), now())).statusCode(202);

        soon().until(ben::ended);
        assertThat(ben.changes()).isEqualTo(1);
        assertThat(ada.ended()).isFalse();
        assertThat(ada.changes()).isZero();
    }

    /** Times are in seconds: of what was issued in the second of the revocation only the numbers tell. */
    @Test
    void whoSignedInInTheSecondOfTheirRevocationIsLetGoToo() {
        LiveStream ben = open(Cast.ben(), "5.2.1");
        JsonObject both = changed(Cast.ben(), "6.0.0");
        both.getJsonObject("events")
                .mergeIn(Announced.revoked(Cast.ben(), now() - 1).getJsonObject("events"));

        push(both).statusCode(202);

        soon().until(ben::ended);
    }

    @Test
    void aPageThatComesBackIsToldWhatItMissed() {
        open(Cast.ben(), "5.2.1");

        LiveStream before = LiveStream.open(browser, "/o/acme/live?since=5.2.0");
        LiveStream same = LiveStream.open(browser, "/o/acme/live?since=5.2.1");

        soon().until(() -> before.changes() == 1 && before.ended());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.changes()).isZero();
    }

    @Test
    void whereKeycloakCountsFromAnEarlierNumberAgainAPageIsToldOfNewChangesOnly() {
        announced.earlier(Duration.ofSeconds(70), "member:ben-id", 50, 0);
        LiveStream ben = open(Cast.ben(), "5.2.1");
        open(Cast.ada(), "5.2.1");
        assertThat(ben.ended()).isFalse();

        push(changed(Cast.ben(), "6.0.0")).statusCode(202);

        soon().until(() -> ben.changes() == 1);
    }

    @Test
    void thePageKnowsFromWhenOnItWaits() {
        Cast.signsIn(Cast.ben().put("portal_rev", "5.2.1"));

        assertThat(browser.get("/o/acme/tickets").body())
                .contains("role=\"status\" data-news=\"/o/acme/live?since=5.2.1\"");
        announced.elsewhere("realm", 4, 0);
        assertThat(new Browser().get("/articles").body()).contains("data-news=\"/live?since=0.0.4\"");
        Cast.mode("registered");
        assertThat(new Browser().get("/refused").body()).doesNotContain("data-news");
    }

    @Test
    void aPageWaitsNoLongerThanItsReadersToken() {
        long ends = now() + 3;
        LiveStream ben = open(Cast.ben().put("exp", ends), "5.2.1");

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(ben::ended);

        assertThat(now()).isGreaterThanOrEqualTo(ends);
        assertThat(ben.changes()).isZero();
    }

    @Test
    void whoIsNotLetInWaitsForNothing() {
        assertThat(LiveStream.open(new Browser(), "/o/acme/live").status()).isEqualTo(401);
        assertThat(LiveStream.open(new Browser(), "/desk/live").status()).isEqualTo(401);
        Cast.mode("registered");
        assertThat(LiveStream.open(new Browser(), "/live").status()).isEqualTo(401);
        Cast.mode("everyone");
        assertThat(LiveStream.open(new Browser(), "/live?since=x").status()).isEqualTo(422);
        assertThat(LiveStream.open(new Browser(), "/o/acme/live").lines()).noneMatch(line -> line.contains("data:"));
    }

    @Test
    void whereTheSessionEndedThePageIsToldByAStatusAndNobodyIsSignedInAgain() {
        Cast.signsIn(Cast.ben().put("portal_rev", "5.2.1").put("iat", now() - 5));
        browser.get("/o/acme/tickets");
        Cast.refreshes();
        push(Announced.revoked(Cast.ben(), now())).statusCode(202);

        assertThat(LiveStream.open(browser, "/o/acme/live?since=5.2.1").status())
                .isEqualTo(401);
    }

    @Test
    void onePersonsPagesAreLimited() {
        open(Cast.ben(), "5.2.1");
        List<LiveStream> others = new ArrayList<>();
        for (int i = 1; i < 30; i++) {
            others.add(LiveStream.open(browser, "/o/acme/live"));
        }
        assertThat(others).allMatch(other -> other.status() == 200);

        assertThat(LiveStream.open(browser, "/o/acme/live").status()).isEqualTo(503);
        assertThat(open(Cast.ada(), "5.2.1").status()).isEqualTo(200);
        announced.elsewhere("member:ben-id", 0, now() + 5);
        soon().until(() -> others.stream().allMatch(LiveStream::ended));
    }

    /** Whoever looks through somebody's eyes takes nothing from them (R28). */
    @Test
    void pagesLookedAtThroughSomebodysEyesCountForWhoLooks() {
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(
                "PERSPECTIVE ben-id",
                200,
                Cast.ben()
                        .put("act", new JsonObject().put("sub", "ada-id"))
                        .put("act_rev", "0.0.0")
                        .put("sid", "eyes-of-ben-id")
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read"))));
        Browser adas = new Browser();
        adas.submit(adas.get("/o/acme/"), "/o/acme/perspective", Map.of("person", "ben-id", "back", "/"));
        List<LiveStream> through = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            through.add(LiveStream.open(adas, "/o/acme/as/ben-id/live"));
        }
        assertThat(through).allMatch(page -> page.status() == 200);

        assertThat(LiveStream.open(adas, "/o/acme/as/ben-id/live").status()).isEqualTo(503);
        assertThat(LiveStream.open(adas, "/o/acme/live").status()).isEqualTo(503);
        assertThat(open(Cast.ben(), "5.2.1").status()).isEqualTo(200);
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
        soon().until(() -> through.stream().allMatch(LiveStream::ended));
    }

    /** Visitors elsewhere still wait for news when those of one network have taken all that one network may have. */
    @Test
    void oneNetworksVisitorsAreLimited() {
        List<LiveStream> visitors = new ArrayList<>();
        Browser visiting = new Browser();
        for (int i = 0; i < 100; i++) {
            visitors.add(LiveStream.open(visiting, "/live"));
        }
        assertThat(visitors).allMatch(visitor -> visitor.status() == 200);

        assertThat(LiveStream.open(visiting, "/live").status()).isEqualTo(503);
        assertThat(open(Cast.ben(), "5.2.1").status()).isEqualTo(200);
        Runnable elsewhere = pages.room(Optional.empty(), "192.0.2.1").orElseThrow();
        elsewhere.run();
        pages.hear(Map.of(Subject.REALM, Signalled.revocation(Long.MAX_VALUE)));
        soon().until(() -> visitors.stream().allMatch(LiveStream::ended));
        soon().until(() -> LiveStream.open(visiting, "/live").status() == 200);
    }

    @Test
    void ofManyWhoComeAtTheSameMomentNoMoreAreLetInThanThereIsRoomFor() {
        List<Runnable> let = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> pages.room(Optional.empty(), "192.0.2.2"))
                .flatMap(Optional::stream)
                .toList();

        assertThat(let).hasSize(100);
        let.forEach(Runnable::run);
        let.forEach(Runnable::run);
        Runnable again = pages.room(Optional.empty(), "192.0.2.2").orElseThrow();
        again.run();
    }

    @Test
    void whatWasMissedWhileTheDatabaseDidNotAnswerIsMadeGood() {
        LiveStream ben = open(Cast.ben(), "5.2.1");

        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery(
                            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                    + " where application_name = 'portico-announcements'",
                            Long.class)
                    .getSingleResult();
            entities.createNativeMutationQuery("insert into signalled (subject, revision) values ('member:ben-id', 6)")
                    .executeUpdate();
        });

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ben.changes() == 1);
        LiveStream again = open(Cast.ben(), "6.2.1");
        push(changed(Cast.ben(), "7.0.0")).statusCode(202);
        soon().until(() -> again.changes() == 1);
    }

    @Test
    void ofAThousandOpenPagesTheRevokedReadersEndAtOnceAndTheOthersNoticeNothing() {
        List<LiveStream> theirs = new ArrayList<>();
        List<LiveStream> others = new ArrayList<>();
        long threads = threads();
        for (int person = 0; person < PEOPLE; person++) {
            Browser own = new Browser();
            Cast.signsIn(Cast.ben()
                    .put("sub", "person-" + person)
                    .put("portal_rev", "1.1.1")
                    .put("iat", now() - 5));
            own.get("/o/acme/tickets");
            for (int page = 0; page < PAGES; page++) {
                (person == 0 ? theirs : others).add(LiveStream.open(own, "/o/acme/live?since=1.1.1"));
            }
        }
        assertThat(theirs).allMatch(page -> page.status() == 200);
        assertThat(others).hasSize(PEOPLE * PAGES - PAGES).allMatch(page -> page.status() == 200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> others.stream()
                .noneMatch(page -> page.lines().isEmpty()));
        long more = threads() - threads;

        Instant before = Instant.now();
        push(Announced.revoked(Cast.ben().put("sub", "person-0"), now())).statusCode(202);

        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> theirs.stream().allMatch(LiveStream::ended));
        Duration took = Duration.between(before, Instant.now());
        assertThat(others).noneMatch(LiveStream::ended).allMatch(page -> page.changes() == 0);
        // However many wait, they have no thread each.
        assertThat(more).isLessThan(100);
        System.out.printf("1,000 open pages: %d of a revoked reader ended within %d ms%n", PAGES, took.toMillis());
        announced.elsewhere("organization:11111111-acme", 0, now() + 5);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> others.stream()
                .allMatch(LiveStream::ended));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pages.awaited().stream()
                .noneMatch(subject -> subject.key().startsWith("member:")));
    }

    private LiveStream open(JsonObject person, String revision) {
        Browser own = person.getString("sub").equals("ben-id") ? browser : new Browser();
        Cast.signsIn(person.put("portal_rev", revision));
        own.get("/o/acme/tickets");
        return opened(LiveStream.open(own, "/o/acme/live?since=" + revision));
    }

    private static LiveStream openDesk(JsonObject person) {
        Browser own = new Browser();
        Cast.signsIn(person.put("portal_rev", "1.0.1"));
        own.get("/desk/tickets");
        return opened(LiveStream.open(own, "/desk/live?since=1.0.1"));
    }

    private static LiveStream opened(LiveStream stream) {
        assertThat(stream.status()).isEqualTo(200);
        soon().until(() -> !stream.lines().isEmpty());
        return stream;
    }

    /** The portal's: those that wait here, as its browsers, have threads of their own. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient-"))
                .count();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(20));
    }
}
