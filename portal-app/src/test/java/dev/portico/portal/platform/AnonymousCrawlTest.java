package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * For registered customers only, nobody who has not signed in gets anything anywhere (R17): every route that there is, in every place and
 * by every method, leads to signing in or is refused without a word of what is behind it. New routes are walked without being listed here.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AnonymousCrawlTest {
    /** Where nobody can be asked to sign in: it would lead in circles. They say nothing but what their names say. */
    private static final Set<String> OUTSIDE = Set.of("/refused", "/logout");

    /** What crawlers are told before they look at anything: that there is nothing here for them, word by word. */
    private static final String ROBOTS = "/robots.txt";

    @Inject
    Session entities;

    @BeforeEach
    void somethingToFind() {
        Cast.signsIn(Cast.ben());
        QuarkusTransaction.requiringNew().run(() -> {
            Lanterns.away(entities);
            Lanterns.hang(entities, "everyone");
        });
    }

    @AfterEach
    void openAgain() {
        Cast.usualSettings();
    }

    @Test
    void aCrawlerFindsNothing() {
        assertThat(given().get("/articles/for-everyone").body().asString()).contains("light");
        assertThat(given().get("/").body().asString()).contains("Lanterns");
        Cast.mode("registered");

        Set<String> routes = Routes.all();
        assertThat(routes)
                .hasSizeGreaterThan(60)
                .contains("GET /", "GET /articles", "POST /submit", "GET /api/tickets");
        for (String place : List.of("", "/o/acme", "/desk")) {
            routes.forEach(route -> refused(route, place));
        }
    }

    private static void refused(String route, String place) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1);
        String what = method + " " + place + path;
        Response answer = given().redirects()
                .follow(false)
                .contentType(method.equals("GET") ? "" : "application/x-www-form-urlencoded")
                .request(method, place + path);
        String body = answer.body().asString();
        int status = answer.statusCode();
        assertThat(body).as(what).doesNotContain("Lanterns", "light<", "name=\"csrf\"", "\"items\"");
        if (place.isEmpty() && path.equals(ROBOTS) && status == 200) {
            assertThat(body).isEqualTo("User-agent: *\nDisallow: /\n");
        } else if (status == 302 || status == 303) {
            assertThat(answer.header("Location"))
                    .as(what)
                    .satisfiesAnyOf(
                            to -> assertThat(to).startsWith("/login?to="),
                            to -> assertThat(to).startsWith(Cast.issuer() + "/auth?"),
                            to -> assertThat(OUTSIDE).contains(path));
            assertThat(body).as(what).isEmpty();
        } else if (OUTSIDE.contains(path)) {
            assertThat(status).as(what).isBetween(400, 405);
        } else {
            // A program is told to bring a token; in a place that it does not belong to there is nothing.
            assertThat(status).as(what).isIn(400, 401, 404, 405, 415);
        }
    }
}
