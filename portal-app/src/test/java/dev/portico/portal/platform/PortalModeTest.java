package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look at the portal without signing in (R14, R15, R16, R17). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PortalModeTest {

    @Inject
    Session entities;

    private final Browser browser = new Browser();

    @BeforeEach
    void threeArticles() {
        Cast.signsIn(Cast.ben());
        QuarkusTransaction.requiringNew().run(() -> {
            Lanterns.away(entities);
            for (String audience : new String[] {"everyone", "registered", "agents"}) {
                Lanterns.hang(entities, audience);
            }
        });
    }

    @AfterEach
    void openAgain() {
        Cast.mode("everyone");
        Cast.signsIn(Cast.ben());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles", "/articles?q=lanterns", "/articles?category=Lanterns"})
    void visitorsFindWhatIsWrittenForEveryone(String address) {
        HttpResponse<String> page = browser.get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasPath(address.replaceFirst("[?].*", ""));
        assertThat(page.body()).contains("Lanterns").doesNotContain("Lanterns for registered", "Lanterns for agents");
    }

    @Test
    void visitorsReadWhatIsWrittenForEveryone() {
        given().redirects().follow(false).get("/articles/for-everyone").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/for-registered", "/articles/for-agents", "/articles/not-there", "/tickets"})
    void whatIsNotForVisitorsLooksAsIfTheyHadToSignInForIt(String address) {
        given().redirects()
                .follow(false)
                .get(address)
                .then()
                .statusCode(303)
                .header("Location", equalTo("/login?to=" + Realm.encode(address)));
    }

    @Test
    void signingInOnAPageComesBackToItWithWhatWasSearchedFor() {
        assertThat(browser.get("/articles?q=lanterns").body())
                .contains("href=\"/login?to=%2Farticles%3Fq%3Dlanterns\"");
    }

    @Test
    void afterSigningInTheArticleAskedForIsShown() {
        HttpResponse<String> page = browser.get("/articles/for-registered");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasPath("/o/acme/articles/for-registered");
        assertThat(browser.get("/articles/for-agents").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles",
                "/articles/for-everyone",
                "/articles?q=lanterns",
                "/articles?category=Lanterns",
                "/tickets",
                "/tickets/new",
                "/tickets/1001/attachments/1",
                "/not-there",
                "/articles/"
            })
    void forRegisteredCustomersOnlyEveryAddressLeadsToSigningIn(String address) {
        Cast.mode("registered");

        given().redirects()
                .follow(false)
                .get(address)
                .then()
                .statusCode(303)
                .header("Location", equalTo("/login?to=" + Realm.encode(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles", "/articles/for-everyone", "/articles?q=lanterns", "/tickets?status=open"})
    void signingInComesBackToThePageAskedFor(String address) {
        Cast.mode("registered");

        HttpResponse<String> page = browser.get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/o/acme" + address);
    }

    @Test
    void theApiAsksForATokenInEveryMode() {
        for (String mode : new String[] {"everyone", "registered"}) {
            Cast.mode(mode);
            given().get("/api/articles?q=lanterns")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @Test
    void aFormSentWithoutASessionLeadsToSigningInToo() {
        Cast.mode("registered");

        given().redirects().follow(false).post("/tickets").then().statusCode(303);
    }

    @Test
    void aRefusedPersonIsTold() {
        Cast.mode("registered");
        Cast.signsIn(Cast.eve());

        assertThat(browser.get("/o/acme/").statusCode()).isEqualTo(403);
    }

    @Test
    void theOperatorReadsWhatVisitorsReadAndNoMore() {
        Cast.signsIn(Cast.olga());
        assertThat(browser.get("/login").uri()).hasPath("/desk/");

        assertThat(browser.get("/desk/articles/for-everyone").body()).contains("light");
        assertThat(browser.get("/desk/articles?q=lanterns").body())
                .contains("/desk/articles/for-everyone")
                .doesNotContain("for-registered", "for-agents");
        assertThat(browser.get("/desk/articles/for-registered").statusCode()).isEqualTo(404);
    }

    @Test
    void whereVisitorsReadNothingTheOperatorReadsNothingAndIsOfferedNothing() {
        Cast.signsIn(Cast.olga());
        assertThat(browser.get("/desk/").body()).contains("href=\"/desk/articles\"");
        Cast.mode("registered");

        assertThat(browser.get("/desk/").body()).doesNotContain("href=\"/desk/articles", "role=\"search\"");
        assertThat(browser.get("/desk/articles/for-everyone").statusCode()).isEqualTo(403);
    }

    @Test
    void theOperatorsStartPageLeadsToWhatTheyDo() {
        Cast.signsIn(Cast.olga());

        assertThat(browser.get("/login").body())
                .contains(
                        "class=\"card-like\" href=\"/desk/settings/organizations\"",
                        "class=\"card-like\" href=\"/desk/settings/levels\"")
                .doesNotContain("href=\"/desk/tickets");
    }

    @Test
    void anAdminsStartPageLeadsToTheirPeopleAndAMembersDoesNot() {
        Cast.signsIn(Cast.ada());
        assertThat(browser.get("/o/acme/").body())
                .contains("class=\"card-like\" href=\"/o/acme/settings/members\"")
                .doesNotContain("/settings/levels");
        Cast.signsIn(Cast.cleo());

        assertThat(new Browser().get("/o/acme/").body()).doesNotContain("/settings/");
    }

    @Test
    void theApiReadsByTheSameRule() {
        String olga = "Bearer " + Cast.token(Cast.olga());
        given().header("Authorization", olga)
                .get("/api/articles")
                .then()
                .statusCode(200)
                .body("items.slug", contains("for-everyone"));
        Cast.mode("registered");

        given().header("Authorization", olga).get("/api/articles").then().statusCode(403);
    }

    @Test
    void whenTheModeCannotBeAskedNothingIsShown() {
        assertThat(browser.get("/articles/for-everyone").body()).contains("light");
        Cast.extensionFails();

        given().redirects().follow(false).get("/articles/for-everyone").then().statusCode(303);
        given().redirects().follow(false).get("/").then().statusCode(303);
    }
}
