package dev.portico.portal.messenger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messenger in frames of other sites; the tests' portal allows {@code https://shop.example} alone. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class EmbeddingTest {
    private static final String SHOP = "https://shop.example";
    private static final String EMBEDDED = "/messenger/embedded";

    @Inject
    Shelves shelves;

    private final Browser browser = new Browser();

    @BeforeEach
    void texts() {
        shelves.empty();
        shelves.article("doors", "Opening doors", "everyone", "Push.");
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void open() {
        Cast.mode("everyone");
    }

    @Test
    void anAllowedSiteGetsTheScriptAndItIsSmall() throws IOException {
        Response script = given().header("Origin", SHOP)
                .header("Accept-Language", "de-DE")
                .get("/messenger.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(script.header("Vary")).contains("Origin");
        assertThat(script.body().asString())
                .contains("Hilfe öffnen")
                .doesNotContain("innerHTML", "eval", "setAttribute(\"style\"");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(script.body().asByteArray());
        }
        assertThat(packed.size()).isLessThan(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example:8443",
                "https://shop.example.evil.example",
                "https://sub.shop.example",
                "null",
                ""
            })
    void anyOtherGetsNothing(String origin) {
        Response script = origin.isEmpty()
                ? given().get("/messenger.js")
                : given().header("Origin", origin).get("/messenger.js");

        assertThat(script.statusCode()).isEqualTo(404);
        assertThat(script.body().asString()).isEmpty();
        assertThat(script.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void onlyTheMessengerMayStandInItsFrame() {
        Cast.signsIn(Cast.ben());

        assertThat(policy(browser.get(EMBEDDED))).contains("frame-ancestors " + SHOP + ";");
        assertThat(policy(new Browser().get("/messenger"))).contains("frame-ancestors 'self' " + SHOP + ";");
        assertThat(policy(browser.get("/o/acme/messenger"))).contains("frame-ancestors 'self';");
        for (String path : List.of("/o/acme/", "/o/acme/tickets", "/", "/articles", "/login")) {
            assertThat(policy(browser.get(path))).as(path).contains("frame-ancestors 'none';");
        }
    }

    @Test
    void aSessionThereIsTheMessengersOnlyAndInCookiesOfTheFrame() {
        assertThat(browser.get(EMBEDDED).body()).contains("Contact Support", "href=\"/messenger/embedded/contact\"");
        assertThat(browser.cookies()).isNotEmpty().allSatisfy(cookie -> assertThat(cookie.getPath())
                .isEqualTo(EMBEDDED));
        for (String path : List.of("/tickets", "/settings/members", "/o/acme/tickets", "/logout", "/api/tickets")) {
            assertThat(browser.get(EMBEDDED + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void itsCookiesSaySo() {
        Response first = given().redirects().follow(false).get(EMBEDDED);

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.header("Location")).contains("prompt=none", "redirect_uri=");
        assertThat(first.headers().getValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("SameSite=None", "Secure", "Partitioned", "HTTPOnly", "Path=" + EMBEDDED));
        assertThat(given().redirects()
                        .follow(false)
                        .get("/o/acme/messenger")
                        .headers()
                        .getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("SameSite=Lax").doesNotContain("Partitioned"));
    }

    /** One that is not the frame's own would be sent to us from every other site. */
    @Test
    void whereFilesAreSentItsCookiesAreTheFramesOwn() {
        JsonObject visitor = Cast.ben().put("sub", "embedded-" + UUID.randomUUID());
        Cast.signsIn(visitor.copy().put("portal_rev", "5.2.1"));
        assertThat(browser.get(EMBEDDED).statusCode()).isEqualTo(200);
        Cast.refreshes(visitor.put("portal_rev", "6.2.1"));
        shelves.signalled(new UserId(visitor.getString("sub")), 6);

        HttpResponse<String> upload = browser.get(EMBEDDED + "/uploads");

        assertThat(upload.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("q_session", "SameSite=None", "Secure", "Partitioned", "Path=" + EMBEDDED));
    }

    @Test
    void whoHasNoSessionAtKeycloakReadsWhatVisitorsReadAndIsOfferedAWindow() {
        Cast.nobody();

        HttpResponse<String> visit = browser.get(EMBEDDED);

        assertThat(visit.uri().getPath()).isEqualTo("/messenger/visit");
        assertThat(visit.body()).contains("Opening doors", "/messenger/embedded?window=1");
        assertThat(policy(visit)).contains("frame-ancestors 'self' " + SHOP + ";");
        HttpResponse<String> window = browser.get(EMBEDDED + "?window=1");
        assertThat(window.statusCode()).isEqualTo(200);
        assertThat(window.body()).contains("data-window", "/auth?").doesNotContain("prompt=none");

        Cast.mode("registered");
        Cast.nobody();
        assertThat(browser.get(EMBEDDED).body())
                .contains("/messenger/embedded?window=1")
                .doesNotContain("Opening doors");
    }

    @Test
    void whatComesBackInTheWindowIsHandedToTheFrame() {
        HttpResponse<String> window = browser.get(EMBEDDED + "?code=abc&state=def");

        assertThat(window.statusCode()).isEqualTo(200);
        assertThat(window.body()).contains("handover.js");
        assertThat(window.headers().firstValue("Cross-Origin-Opener-Policy")).contains("unsafe-none");
    }

    @Test
    void writingThereIsProtectedAsEverywhere() {
        HttpResponse<String> words = browser.get(EMBEDDED + "/contact?kind=issue&area=use&urgency=low");
        Map<String, String> message =
                Map.of("kind", "issue", "area", "use", "urgency", "low", "text", "From a shop", "suggested", "1");
        long before = shelves.count("tickets");
        assertThat(browser.post(EMBEDDED + "/contact", message, Map.of("Origin", SHOP))
                        .statusCode())
                .isEqualTo(403);
        assertThat(shelves.count("tickets")).isEqualTo(before);

        HttpResponse<String> sent = browser.submit(words, EMBEDDED + "/contact", message);

        assertThat(sent.uri().getPath()).matches(EMBEDDED + "/conversations/\\d+");
        assertThat(sent.body()).contains("From a shop");
        assertThat(shelves.count("tickets")).isEqualTo(before + 1);
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
