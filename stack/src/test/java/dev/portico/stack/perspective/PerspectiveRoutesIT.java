package dev.portico.stack.perspective;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the portal and of its JSON API through somebody's eyes: whatever changes something is refused and has changed nothing in
 * Keycloak's and the portal's tables, and what is read is what the person reads themselves, but for what is private (R26, R29, R30, R31).
 * Routes come from the portal's classes; what is private is named here.
 */
@OnTheStack
class PerspectiveRoutesIT {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** The way out, which is the viewer's. */
    private static final AnnotatedRoutes.Route EXIT = new AnnotatedRoutes.Route("POST", "/exit");

    /** Where Keycloak speaks; in nobody's place. */
    private static final Set<String> TOLD = Set.of("/signals", "/back-channel-logout");

    /** Read by the person and by nobody through their eyes, with the reason. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("/api/me/data", "what is kept about somebody is theirs"),
            Map.entry("/privacy", "what is kept about somebody is theirs"),
            Map.entry("/vault", "private notes are theirs"),
            Map.entry("/vault/new", "private notes are theirs"),
            Map.entry("/profile/sessions", "where somebody is signed in is theirs"),
            Map.entry("/forum/topics/new", "for writing"),
            Map.entry("/messenger/contact", "for writing, and the draft is theirs"),
            Map.entry("/submit", "for writing, and the draft is theirs"),
            Map.entry("/submit/sent", "for writing"),
            Map.entry("/tickets/new", "for writing"),
            Map.entry("/tickets/{number}/colleagues", "for writing"));

    /** Shown through their eyes without what is theirs alone, with what that is. */
    private static final Map<String, String> SHORTENED = Map.of(
            "/preferences", "the way to what is kept about them",
            "/profile",
                    "who looked, sessions, the way to the account, to private notes and to what is kept about them");

    /** Ways to where something is changed, and what is asked: disabled, or not there. */
    private static final Set<String> WAYS_TO_WRITE = Set.of(
            "/tickets/new",
            "/forum/topics/new",
            "/forum/topics/new?section=1",
            "/messenger/contact",
            "Did this answer your question?",
            "Thank you for telling us");

    private final SharedStack stack;
    private final String ben;
    private Onlooker ada;
    private String token;
    private String own;
    private Map<String, String> values;

    PerspectiveRoutesIT(SharedStack stack) {
        this.stack = stack;
        this.ben = stack.userId("ben");
    }

    @BeforeEach
    void adaLooksThroughBensEyes() {
        stack.portalUrl();
        ada = Onlooker.named(stack, "ada");
        token = ada.looks(ben, "acme").accessToken();
        own = stack.tokens().of("ben").accessToken();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api("GET", "/api/tickets", own).status() == 200);
        String ticket =
                api("GET", "/api/tickets", own).json().at("/items/0/number").asText();
        assertThat(ticket).isNotEmpty();
        String slug =
                api("GET", "/api/articles", own).json().at("/items/0/slug").asText();
        assertThat(slug).isNotEmpty();
        values = Map.of(
                "where", "", "org", "acme", "slug", slug, "user", ben, "name", "portal-member", "number", ticket);
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void everyWriteOfTheApiIsRefusedAndEveryReadIsThePersonsOwn() {
        Set<AnnotatedRoutes.Route> routes = routes(true);
        assertThat(routes).hasSizeGreaterThan(20).contains(new AnnotatedRoutes.Route("POST", "/api/uploads"));
        List<String> faults = new ArrayList<>();
        Map<String, Tokens.Answer> seen = new TreeMap<>();
        Tables before = settled();
        for (AnnotatedRoutes.Route route : routes) {
            Tokens.Answer answer = api(route.method(), route.path(), token);
            if (READING.contains(route.method())) {
                seen.put(route.toString(), answer);
            } else if (answer.status() != 403 || !"read-only".equals(reason(answer))) {
                faults.add(route + ": " + answer);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(Tables.of(stack)).isEqualTo(before);
        for (AnnotatedRoutes.Route route : routes) {
            if (route.method().equals("GET")) {
                compare(route, requireNonNull(seen.get(route.toString())), api("GET", route.path(), own), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** In words, or as scripts are told. */
    private static boolean isForLooking(String refusal) {
        return refusal.contains("nothing can be changed here") || refusal.contains("read-only");
    }

    private static void compare(
            AnnotatedRoutes.Route route, Tokens.Answer seen, Tokens.Answer own, List<String> faults) {
        if (REFUSED.containsKey(route.path())) {
            if (seen.status() != 403 || own.status() >= 400) {
                faults.add(route + " is private, and yet: " + seen.status());
            }
        } else if (seen.status() != own.status()
                || (own.status() < 400 && !seen.json().equals(own.json()))) {
            faults.add(route + ": " + seen + "\n  instead of " + own);
        }
    }

    @Test
    void everyWriteOfThePagesIsRefusedAndEveryReadIsThePersonsOwn(Page page) {
        Set<AnnotatedRoutes.Route> routes = routes(false);
        Map<String, Seen> own = new TreeMap<>();
        try (BrowserContext bens = Browsers.chromium().newContext()) {
            Page theirs = bens.newPage();
            Look.signIn(theirs, stack.portalUrl() + "/o/acme/tickets", "ben");
            // Twice: what is read for the first time is counted, and read afterwards.
            for (int round = 0; round < 2; round++) {
                routes.stream()
                        .filter(route -> route.method().equals("GET"))
                        .forEach(route -> own.put(route.path(), read(theirs, route.path(), home())));
            }
        }
        begin(page);
        String csrf = field(page.request().get(place() + "/").text());
        assertThat(routes)
                .hasSizeGreaterThan(120)
                .contains(
                        new AnnotatedRoutes.Route("PATCH", "/uploads/00000000-0000-4000-8000-000000000001"),
                        new AnnotatedRoutes.Route("POST", "/tickets/" + values.get("number") + "/notes"),
                        new AnnotatedRoutes.Route("POST", "/queue/" + values.get("number") + "/typing"));
        List<String> faults = new ArrayList<>();
        Map<String, Seen> seen = new TreeMap<>();
        Tables before = settled();
        for (AnnotatedRoutes.Route route : routes) {
            if (route.equals(EXIT)) {
                continue;
            }
            if (READING.contains(route.method())) {
                seen.put(route.path(), read(page, route.path(), place()));
            } else {
                APIResponse answer = page.request().fetch(place() + route.path(), write(route.method(), csrf));
                boolean told = TOLD.contains(route.path());
                if (answer.status() != (told ? 404 : 403) || (!told && !isForLooking(answer.text()))) {
                    faults.add(route + ": " + answer.status() + " " + answer.text());
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(Tables.of(stack)).isEqualTo(before);
        own.forEach((path, theirs) -> compare(path, requireNonNull(seen.get(path)), theirs, faults));
        assertThat(faults).isEmpty();
    }

    /** What is read at an address: words and links of the page's content, or all of it where it is no page. */
    private record Seen(int status, Set<String> words) {}

    private static final Pattern MAIN = Pattern.compile("<main[^>]*>(.*)</main>", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");

    private Seen read(Page page, String path, String place) {
        APIResponse answer = page.request()
                .fetch(place + path, RequestOptions.create().setMethod("GET").setMaxRedirects(0));
        String body = answer.text().replace(place, "").replace(URI.create(place).getPath(), "");
        Set<String> words = new TreeSet<>();
        String location = answer.headers().getOrDefault("location", "");
        if (!location.isEmpty()) {
            words.add("to "
                    + location.replace(place, "").replace(URI.create(place).getPath(), ""));
        }
        Matcher main = MAIN.matcher(body);
        if (main.find()) {
            String content = WRITES.matcher(main.group(1)).replaceAll("");
            LINK.matcher(content).results().forEach(link -> words.add(link.group(1)));
            for (String line : content.replaceAll("<[^>]*>", "\n").split("\n", -1)) {
                if (!line.isBlank()) {
                    words.add(line.strip());
                }
            }
        } else if (!body.isEmpty()) {
            words.add(body);
        }
        return new Seen(answer.status(), words);
    }

    private void compare(String address, Seen through, Seen own, List<String> faults) {
        String path = address.replace(requireNonNull(values.get("number")), "{number}");
        Set<String> more = new TreeSet<>(through.words());
        more.removeAll(own.words());
        Set<String> less = new TreeSet<>(own.words());
        less.removeAll(through.words());
        less.removeAll(WAYS_TO_WRITE);
        boolean asTold;
        if (REFUSED.containsKey(path)) {
            asTold = through.status() == 403 && own.status() < 400;
        } else if (own.status() >= 400) {
            asTold = through.status() >= 400;
        } else {
            asTold =
                    through.status() == own.status() && more.isEmpty() && less.isEmpty() != SHORTENED.containsKey(path);
        }
        if (!asTold) {
            faults.add(path + ": " + through.status() + " instead of " + own.status() + ", more " + more + ", less "
                    + less);
        }
    }

    @Test
    void whereAPageWaitsForNewsItWaitsAsThePersonDoesOrIsRefused(Page page) {
        begin(page);
        String ticket = "/tickets/" + values.get("number");
        page.navigate(place() + ticket);
        assertThat(List.of(
                        waits(page, "/live"),
                        waits(page, ticket + "/live?shown=0"),
                        waits(page, "/messenger/conversations/" + values.get("number") + "/live")))
                .containsExactly("open", "open", "open");
    }

    private String waits(Page page, String path) {
        return String.valueOf(page.evaluate(
                "address => new Promise(done => { const news = new EventSource(address);"
                        + " news.onopen = () => { news.close(); done('open'); };"
                        + " news.onerror = () => { news.close(); done('refused'); }; })",
                place() + path));
    }

    private Set<AnnotatedRoutes.Route> routes(boolean api) {
        Set<AnnotatedRoutes.Route> chosen = new TreeSet<>(PortalRoutes.all(values));
        chosen.removeIf(
                route -> route.path().startsWith("/api/") != api || route.path().endsWith("/live"));
        return chosen;
    }

    private static RequestOptions write(String method, String csrf) {
        RequestOptions options = RequestOptions.create().setMethod(method).setMaxRedirects(0);
        return method.equals("POST")
                ? options.setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .setData("csrf=" + csrf + "&subject=As+Ben&description=As+Ben&text=As+Ben&to=x")
                : options.setHeader("Content-Type", "application/offset+octet-stream")
                        .setHeader("Tus-Resumable", "1.0.0")
                        .setHeader("Upload-Offset", "0")
                        .setData("As Ben");
    }

    private Tokens.Answer api(String method, String path, String bearer) {
        HttpRequest.BodyPublisher body = READING.contains(method)
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        "{\"subject\":\"As Ben\",\"description\":\"x\",\"text\":\"As Ben\"}");
        return stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(stack.portalUrl() + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .method(method, body));
    }

    private static String reason(Tokens.Answer answer) {
        JsonNode reason = answer.json().get("reason");
        return reason == null ? "" : reason.asText();
    }

    /** What was under way before has come to rest. */
    /** When whoever looked before has been told of, which the portal does every ten seconds, and nothing else has happened since. */
    private Tables settled() {
        AtomicReference<Tables> last = new AtomicReference<>(Tables.of(stack));
        await().pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(12))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    Tables now = Tables.of(stack);
                    return now.equals(last.getAndSet(now));
                });
        return Tables.of(stack);
    }

    private static String field(String page) {
        Matcher field = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private void begin(Page page) {
        Look.signIn(page, home() + "/settings/members/" + ben, "ada");
        page.waitForURL(home() + "/settings/members/" + ben);
        page.locator("form[action='/o/acme/perspective'] button").click();
        page.waitForURL(place() + "/");
    }

    private String home() {
        return stack.portalUrl() + "/o/acme";
    }

    private String place() {
        return home() + "/as/" + ben;
    }
}
