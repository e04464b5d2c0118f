package dev.portico.portal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody's own data is theirs; others' is for the vendor's operators, who are asked why and whom before anything happens. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PrivacyPagesTest {
    private static final String BEN = "ben@acme.example";

    @Inject
    Scene scene;

    @Inject
    Kept kept;

    @Inject
    Tables tables;

    @Inject
    SessionFactory sessions;

    private Scene.Set set;

    @BeforeEach
    void bensYears() {
        set = scene.set();
        Cast.known(Cast.ben());
    }

    @Test
    void onlyOperatorsReachOthers() {
        for (JsonObject viewer : List.of(
                Cast.ada(),
                Cast.ben(),
                Cast.cleo(),
                Cast.eve(),
                Cast.finn(),
                Cast.finnInUmbra(),
                Cast.sam(),
                Cast.tess())) {
            for (long person : new long[] {set.ben(), 999_999_999}) {
                refused(Calls.show(viewer, person), "missing-permission");
                refused(Calls.data(viewer, person, "Letter"), "missing-permission");
                refused(Calls.erase(viewer, person, BEN, "Letter"), "missing-permission");
            }
            refused(Calls.search(viewer, BEN), "missing-permission");
        }
        refused(Calls.show(Scene.inPerspective(Cast.olga()), set.ben()), "read-only");
        refused(Calls.erase(Scene.inPerspective(Cast.olga()), set.ben(), BEN, "Letter"), "read-only");
        assertThat(kept.tablesWith("zebra")).contains("tickets");
        Calls.show(Cast.olga(), set.ben()).then().statusCode(200);
    }

    @Test
    void anOrganizationsOwnPermissionOfThatNameOpensNothing() {
        JsonObject ada = Cast.ada();
        ada.getJsonArray("entitlements").add("portal.organizations");

        refused(Calls.show(ada, set.ben()), "missing-permission");
    }

    @Test
    void pagesOfOthersAreForOperatorsToo() {
        for (JsonObject viewer : List.of(Cast.ada(), Cast.ben(), Cast.sam(), Cast.tess())) {
            Cast.signsIn(viewer);
            Browser browser = new Browser();
            String home = viewer.containsKey("org_id") ? "/o/acme" : "/desk";
            HttpResponse<String> own = browser.get(home + "/privacy");
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.body()).doesNotContain("/privacy/people");
            for (String path : List.of("", "/" + set.ben(), "/" + set.ben() + "/erase")) {
                assertThat(browser.get(home + "/privacy/people" + path).statusCode())
                        .isEqualTo(403);
            }
            assertThat(browser.submit(
                                    own,
                                    home + "/privacy/people/" + set.ben() + "/erase",
                                    Map.of("confirm", BEN, "reason", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anOperatorFindsSomebodyIsAskedAndErasesThem() {
        Browser olga = olga();
        HttpResponse<String> people = olga.get("/desk/privacy/people");
        HttpResponse<String> ben = olga.submit(people, "/desk/privacy/people", Map.of("email", " Ben@ACME.example "));
        assertThat(ben.uri().getPath()).isEqualTo("/desk/privacy/people/" + set.ben());
        assertThat(ben.body()).contains("<bdi>Ben</bdi>", BEN, "exists");

        HttpResponse<String> question = olga.get("/desk/privacy/people/" + set.ben() + "/erase");
        assertThat(question.body())
                .contains(
                        "Erase everything about Ben?",
                        "To confirm, type " + BEN,
                        "on the tickets they opened that is 2 notes")
                .containsPattern("<a class=\"btn btn-outline-primary\"[^>]* autofocus>Cancel</a>");
        String erase = "/desk/privacy/people/" + set.ben() + "/erase";
        refusedForm(olga.submit(question, erase, Map.of()), "This is needed.");
        refusedForm(
                olga.submit(question, erase, Map.of("confirm", "ada@acme.example", "reason", "x")),
                "not who is to be erased");
        refusedForm(
                olga.submit(question, erase, Map.of("confirm", BEN, "reason", "because Ben asked")),
                "names the person");
        assertThat(kept.tablesWith("zebra")).contains("tickets");

        // As it is copied from the Hebrew question.
        HttpResponse<String> done =
                olga.submit(question, erase, Map.of("confirm", "\u2068" + BEN + "\u2069", "reason", "Letter 21"));

        assertThat(done.uri().toString()).endsWith("/desk/privacy/people?done=erased");
        assertThat(done.body())
                .contains("Erased. Nothing of it", "Letter 21", "person " + set.ben() + ", who was erased");
        assertThat(kept.tablesWith("zebra")).isEmpty();
        assertThat(olga.get("/desk/privacy/people/" + set.ben()).statusCode()).isEqualTo(404);
        Cast.signsIn(Cast.ada());
        HttpResponse<String> ticket = new Browser().get("/o/acme/tickets/" + set.bens());
        assertThat(ticket.body()).contains("Erased person", "(erased)", "plain answer");
    }

    @Test
    void peopleReadThatTheyWereErasedInTheirLanguage() {
        Calls.erase(Cast.olga(), set.ben(), BEN, "Letter 22").then().statusCode(200);
        Cast.signsIn(Cast.ada().put("locale", "de"));

        assertThat(new Browser().get("/o/acme/tickets/" + set.bens()).body())
                .contains("Gelöschte Person", "(gelöscht)");
    }

    @Test
    void everybodySeesWhoHadTheirDataHandedOut() {
        Calls.data(Cast.olga(), set.ben(), "Letter 23").then().statusCode(200);
        Cast.signsIn(Cast.ben());
        Browser ben = new Browser();
        HttpResponse<String> page = ben.get("/o/acme/privacy");

        assertThat(page.body()).contains("Handed out to Support", "Letter 23").doesNotContain("Olga");
        HttpResponse<String> data = ben.submit(page, "/o/acme/privacy/data", Map.of());
        assertThat(data.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(data.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(data.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"personal-data-\\d{4}-\\d\\d-\\d\\d.zip\"");
        assertThat(ben.get("/o/acme/privacy").body()).contains("Downloaded by you");
    }

    @Test
    void anotherSiteMakesNobodyFetchOrEraseAnything() {
        Browser olga = olga();
        olga.get("/desk/privacy/people");
        for (String path :
                List.of("/desk/privacy/data", "/desk/privacy/people", "/desk/privacy/people/" + set.ben() + "/erase")) {
            assertThat(olga.post(path, Map.of("confirm", BEN, "reason", "x", "email", BEN), Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(kept.tablesWith("zebra")).contains("tickets");
    }

    @Test
    void whatMakesNoSenseHasAReason() {
        invalid(Calls.search(Cast.olga(), "ben"), "email", "no_address");
        invalid(Calls.search(Cast.olga(), ""), "email", "required");
        invalid(Calls.data(Cast.olga(), set.ben(), " "), "reason", "required");
        invalid(Calls.data(Cast.olga(), set.ben(), "x".repeat(501)), "reason", "too_long");
        invalid(Calls.erase(Cast.olga(), set.ben(), BEN, "for BEN@acme.example"), "reason", "names_person");
        invalid(Calls.erase(Cast.olga(), set.ben(), "", "Letter"), "confirm", "required");
        long olga = kept.person(Cast.olga());
        invalid(Calls.erase(Cast.olga(), olga, "olga@acme.example", "Letter"), "person", "oneself");
        assertThat(Calls.show(Cast.olga(), 999_999_999).statusCode()).isEqualTo(404);
        assertThat(kept.tablesWith("zebra")).contains("tickets");
    }

    @Test
    void saysWhenThereIsNoAccountAnyMore() {
        Cast.known();
        Browser olga = olga();

        assertThat(olga.get("/desk/privacy/people?user=ben-id").body()).contains("no longer exists in Keycloak");
        assertThat(olga.get("/desk/privacy/people?user=nobody").body()).contains("Nobody found");
    }

    @Test
    void pagesTakeTheSameStatementsHoweverMuchThereIs() {
        Cast.signsIn(Cast.ben());
        Browser ben = new Browser();
        assertThat(ben.get("/o/acme/privacy").statusCode()).isEqualTo(200);
        Browser olga = olga();
        Map<String, Runnable> asked = new LinkedHashMap<>();
        asked.put("/privacy", () -> ben.get("/o/acme/privacy"));
        for (String path : List.of("", "/" + set.ben(), "/" + set.ben() + "/erase")) {
            asked.put(path, () -> assertThat(
                            olga.get("/desk/privacy/people" + path).statusCode())
                    .isEqualTo(200));
        }
        asked.values().forEach(Runnable::run);
        Map<String, Long> few = counted(asked);
        tables.tickets(100, Cast.ben());

        assertThat(counted(asked)).isEqualTo(few);
        assertThat(few.values()).allSatisfy(statements -> assertThat(statements).isBetween(1L, 12L));
    }

    private Map<String, Long> counted(Map<String, Runnable> asked) {
        Map<String, Long> counted = new LinkedHashMap<>();
        asked.forEach((what, ask) -> {
            long before = sessions.getStatistics().getPrepareStatementCount();
            ask.run();
            counted.put(what, sessions.getStatistics().getPrepareStatementCount() - before);
        });
        return counted;
    }

    private static Browser olga() {
        Cast.signsIn(Cast.olga());
        Browser olga = new Browser();
        assertThat(olga.get("/desk/privacy/people").statusCode()).isEqualTo(200);
        return olga;
    }

    private static void refusedForm(HttpResponse<String> page, String words) {
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(words);
    }

    private static void refused(Response answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String>path("reason")).isEqualTo(reason);
    }

    private static void invalid(Response answer, String field, String reason) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).contains(field);
        assertThat(answer.<List<String>>path("errors.reason")).contains(reason);
    }
}
