package dev.portico.stack.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.perspective.PortalRoutes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text of any page is left in English, for whoever reads it; routes come from the portal's classes. */
@OnTheStack
class EveryPageInHebrewIT {

    /** What ends something instead of showing it. */
    private static final Set<String> ENDS = Set.of("/logout", "/exit", "/login");

    private final SharedStack stack;
    private Map<String, String> values = Map.of();

    EveryPageInHebrewIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void somethingToRead() {
        stack.portalUrl();
        String ada = stack.tokens().of("ada").accessToken();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !first(ada, "/api/tickets", "number").isEmpty());
        values = Map.of(
                "where",
                "",
                "org",
                "acme",
                "user",
                stack.userId("ben"),
                "number",
                first(ada, "/api/tickets", "number"),
                "slug",
                first(ada, "/api/articles", "slug"),
                "name",
                "portal-member");
    }

    @ParameterizedTest
    @CsvSource({"ada, /o/acme", "ben, /o/acme", "cleo, /o/acme", "sam, /desk", "olga, /desk"})
    void noTextIsLeftInEnglish(String person, String place) {
        try (BrowserContext browser = hebrew(person)) {
            Page page = browser.newPage();
            Look.signIn(page, stack.portalUrl() + place + "/", person);

            Untranslated.Walk walk = Untranslated.at(page, addresses(place));
            assertThat(walk.texts()).isEmpty();
            assertThat(walk.pages()).isGreaterThan(60);
            assertThat(Untranslated.on(page)).isEmpty();
        }
    }

    @Test
    void norForVisitors() {
        try (BrowserContext browser = hebrew("visitor")) {
            Page page = browser.newPage();
            page.navigate(stack.portalUrl() + "/");

            Untranslated.Walk walk = Untranslated.at(page, addresses(""));
            assertThat(walk.texts()).isEmpty();
            assertThat(walk.pages()).isGreaterThan(10);
        }
    }

    /** Otherwise nothing would be found on a page that is English as a whole. */
    @Test
    void aForgottenTextIsFound(Page page) {
        page.setContent(
                "<html lang=he><p>שלום <bdi>Ada</bdi></p><p id=x>Good morning</p><button title='Save it'>1</button>"
                        + "<p>\u2068Acme Ltd\u2069 CSV</p></html>");

        assertThat(Untranslated.on(page)).containsExactly("button[title] \"Save it\"", "p \"Good morning\"");
    }

    /** The same of the walk: on one of the portal's own pages, and in a part of one, which does not say what language it is in. */
    @Test
    void aForgottenTextIsFoundOnTheWay() {
        try (BrowserContext browser = hebrew("ada")) {
            Page page = browser.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ada");
            page.route("**/o/acme/tickets", route -> {
                APIResponse answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("</main>", "<p>Nothing was changed.</p></main>")));
            });
            page.route(
                    "**/o/acme/part",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html;charset=UTF-8")
                            .setBody("<p>Nobody is here.</p>")));
            page.route(
                    "**/o/acme/english",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html;charset=UTF-8")
                            .setBody("<!doctype html><html lang=en><p>Hello</p></html>")));

            Untranslated.Walk walk =
                    Untranslated.at(page, List.of("/o/acme/tickets", "/o/acme/part", "/o/acme/english"));

            assertThat(walk.pages()).isEqualTo(3);
            assertThat(walk.texts())
                    .containsExactly(
                            "/o/acme/english is in en",
                            "/o/acme/part: p \"Nobody is here.\"",
                            "/o/acme/tickets: p \"Nothing was changed.\"");
        }
    }

    private List<String> addresses(String place) {
        Set<String> addresses = new TreeSet<>();
        PortalRoutes.all(values).stream()
                .filter(route -> route.method().equals("GET"))
                .filter(route ->
                        !route.path().startsWith("/api/") && !route.path().endsWith("/live"))
                .filter(route -> !ENDS.contains(route.path()))
                .forEach(route -> addresses.add(place + route.path()));
        assertThat(addresses).hasSizeGreaterThan(60);
        return List.copyOf(addresses);
    }

    private static BrowserContext hebrew(String person) {
        return new Look(person, ColorScheme.LIGHT, "he-IL", 1280).browser();
    }

    private String first(String bearer, String path, String field) {
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(stack.portalUrl() + path))
                        .header("Authorization", "Bearer " + bearer));
        return answer.json().at("/items/0/" + field).asText();
    }
}
