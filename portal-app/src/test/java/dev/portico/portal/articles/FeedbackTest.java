package dev.portico.portal.articles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Did this answer your question?" (R13), the feed and the sitemap (R15, R17). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class FeedbackTest {
    @Inject
    Shelf shelf;

    private long weather;

    @BeforeEach
    void anArticle() {
        shelf.clear();
        weather = shelf.published("Weather", "It rains.", Readers.of(Audience.EVERYONE));
        shelf.published("Weather inside", "For customers", Readers.of(Audience.REGISTERED));
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void openAgain() {
        Cast.mode("everyone");
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aVisitorAnswersOnceAndAgentsSeeWhy() {
        Browser visitor = new Browser();
        HttpResponse<String> page = visitor.get("/articles/weather");
        assertThat(page.body()).contains("Did this answer your question?");

        HttpResponse<String> no = visitor.submit(page, "/articles/weather/feedback", Map.of("helped", "no"));
        assertThat(no.body()).contains("What was missing?");
        visitor.submit(no, "/articles/weather/feedback", Map.of("reason", "unclear", "words", "<b>Which</b> rain?"));
        visitor.submit(page, "/articles/weather/feedback", Map.of("helped", "no"));

        String desk = desk();
        assertThat(desk).contains("Helped: 0", "Did not help: 1");
        visitor.submit(no, "/articles/weather/feedback", Map.of("reason", "unclear", "words", "<b>Which</b> rain?"));
        assertThat(desk()).contains("It is hard to understand", "&lt;b&gt;Which&lt;/b&gt; rain?");
        assertThat(visitor.get("/articles/weather").body()).contains("Thank you for telling us");
    }

    @Test
    void aPersonsSecondAnswerTakesThePlaceOfTheFirst() {
        Cast.signsIn(someone());
        Browser ben = new Browser();
        HttpResponse<String> page = ben.get("/o/acme/articles/weather");
        ben.submit(page, "/o/acme/articles/weather/feedback", Map.of("helped", "no"));
        ben.submit(page, "/o/acme/articles/weather/feedback", Map.of("helped", "yes"));
        assertThat(ben.get("/o/acme/articles/weather").body()).contains("Thank you for telling us");

        assertThat(desk()).contains("Helped: 1", "Did not help: 0");
    }

    @Test
    void whatOneDoesNotReadCannotBeJudged() {
        Browser visitor = new Browser();
        HttpResponse<String> page = visitor.get("/articles/weather");
        assertThat(visitor.submit(page, "/articles/weather/feedback", Map.of("helped", "yes"))
                        .statusCode())
                .isEqualTo(200);

        given().redirects()
                .follow(false)
                .formParam("csrf", page.body().replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]*)\".*", "$1"))
                .formParam("helped", "yes")
                .post("/articles/weather-inside/feedback")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.startsWith("/login?to="));
    }

    @Test
    void anotherSitesFormIsNoAnswer() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("helped", "yes")
                .post("/articles/weather/feedback")
                .then()
                .statusCode(403);
        assertThat(desk()).contains("Nobody has answered yet.");
    }

    @Test
    void tooManyAnswersAreKindlyRefused() {
        Cast.signsIn(someone());
        Browser ben = new Browser();
        HttpResponse<String> page = ben.get("/o/acme/articles/weather");
        for (int i = 0; i < 40; i++) {
            ben.submit(page, "/o/acme/articles/weather/feedback", Map.of("helped", "yes"));
        }

        assertThat(ben.submit(page, "/o/acme/articles/weather/feedback", Map.of("helped", "no"))
                        .body())
                .contains("Too many answers have come from here for now.");
        assertThat(desk()).contains("Helped: 1", "Did not help: 0");
    }

    @Test
    void whoSendsNothingChosenIsToldToChooseAndCountedOnce() {
        Cast.signsIn(someone());
        Browser ben = new Browser();
        HttpResponse<String> page = ben.get("/o/acme/articles/weather");
        HttpResponse<String> no = ben.submit(page, "/o/acme/articles/weather/feedback", Map.of("helped", "no"));
        assertThat(no.body()).doesNotContain("choose what was missing");

        HttpResponse<String> nothing = ben.submit(no, "/o/acme/articles/weather/feedback", Map.of("words", ""));

        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.body())
                .contains("id=\"why-error\" role=\"alert\">Nothing was sent yet: choose what was missing.")
                .contains("aria-describedby=\"why-error\"");
        assertThat(desk()).contains("Helped: 0", "Did not help: 1");
    }

    @Test
    void theFeedIsCalledWhatThePageIs() {
        assertThat(given().get("/articles/feed.xml").asString()).contains("<title>Help articles · Support</title>");
        assertThat(given().get("/articles/feed.xml?language=de").asString())
                .contains("<title>Hilfe-Artikel · Support</title>");
    }

    @Test
    void crawlersAreToldTheModeAsItIs() {
        Response open = given().get("/robots.txt");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.contentType()).startsWith("text/plain");
        assertThat(open.header("Cache-Control")).isEqualTo("no-store");
        assertThat(open.asString())
                .startsWith("User-agent: *\nDisallow: /desk/\nDisallow: /o/\nDisallow: /login\nSitemap: http")
                .endsWith("/sitemap.xml\n");

        Cast.mode("registered");
        assertThat(given().get("/robots.txt").asString()).isEqualTo("User-agent: *\nDisallow: /\n");
        Cast.mode("everyone");
        assertThat(given().get("/robots.txt").asString()).contains("Sitemap: ");
        assertThat(new Browser().get("/o/acme/robots.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void whatFewHaveReadIsNoListOfItsOwn() {
        shelf.published("Rain", "It rains.", Readers.of(Audience.EVERYONE));
        shelf.published("Snow", "It snows.", Readers.of(Audience.EVERYONE));
        shelf.popular(List.of("weather", "rain"));
        assertThat(given().get("/articles").asString()).contains("Snow").doesNotContain("Read most often");
        assertThat(given().get("/messenger").asString()).contains("Weather", "Rain", "Snow");

        shelf.popular(List.of("weather", "rain", "snow"));
        assertThat(given().get("/articles").asString()).contains("Read most often");
    }

    @Test
    void theFeedHasWhatItsReaderReads() {
        String visitors = given().get("/articles/feed.xml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(visitors)
                .contains("<title>Weather</title>", "/articles/weather\"")
                .doesNotContain("inside");

        assertThat(new Browser().get("/o/acme/articles/feed.xml").body()).contains("Weather inside");
    }

    @Test
    void theSitemapHasWhatVisitorsRead() {
        String index =
                given().get("/sitemap.xml").then().statusCode(200).extract().asString();
        String part = index.replaceFirst("(?s).*<loc>[^<]*(/sitemap-\\d+\\.xml)</loc>.*", "$1");

        assertThat(given().get(part).then().statusCode(200).extract().asString())
                .contains("/articles/weather?language=en</loc>")
                .doesNotContain("inside");
    }

    @Test
    void forRegisteredCustomersOnlyNothingOfItIsThere() {
        given().get("/articles/feed.xml").then().statusCode(200);
        Cast.mode("registered");

        for (String path :
                new String[] {"/articles/feed.xml", "/sitemap.xml", "/sitemap-0.xml", "/articles/suggestions?q=weather"
                }) {
            given().redirects().follow(false).get(path).then().statusCode(303);
        }
    }

    @Test
    void relatedArticlesAreThoseTheReaderReads() {
        shelf.published("Weather for staff", "secret", Readers.of(Audience.AGENTS));
        Cast.signsIn(Cast.ben());

        assertThat(new Browser().get("/o/acme/articles/weather").body())
                .contains("Related articles", "Weather inside")
                .doesNotContain("Weather for staff");
    }

    private String desk() {
        Cast.signsIn(Cast.sam());
        String page = new Browser().get("/desk/library/" + weather).body();
        Cast.signsIn(Cast.ben());
        return page;
    }

    private static JsonObject someone() {
        return Cast.ben().put("sub", UUID.randomUUID().toString()).put("email", UUID.randomUUID() + "@acme.example");
    }
}
