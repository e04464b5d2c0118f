package dev.portico.portal.articles;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who reads which article is said once, in {@link Asker}, and every surface that articles are met on has to say the same for everybody
 * (R15, R17, R26, R37, R62): lists, pages, searches, suggestions, feed, sitemap, messenger and JSON API.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySurfaceTest {
    private static final String GROUP = "9a1b";
    private static final String OTHER_GROUP = "9a1b7";
    /** As many as the page of all articles, the home page and the messenger show of those read most often, and of the newest. */
    private static final int FEW = 5;

    private static final int IN_MESSENGER = 6;
    private static final Pattern SLUG = Pattern.compile("lantern-([a-z]+)");

    /** In the order in which they were published; one was taken back, and one never published. */
    private static final List<String> ALL = List.of(
            "everyone",
            "german",
            "hebrew",
            "registered",
            "acme",
            "duo",
            "umbra",
            "group",
            "guild",
            "agents",
            "restricted",
            "withdrawn",
            "draft");

    /** Who asks, and what they read. */
    private enum Asker {
        VISITOR("everyone german hebrew"),
        MEMBER_WITHOUT_ARTICLES("everyone german hebrew"),
        OPERATOR("everyone german hebrew"),
        MEMBER("everyone german hebrew registered acme duo"),
        ADMIN("everyone german hebrew registered acme duo"),
        ADMIN_OF_ANOTHER("everyone german hebrew registered umbra duo"),
        MEMBER_OF_BOTH_IN_THE_FIRST("everyone german hebrew registered acme duo"),
        MEMBER_OF_BOTH_IN_THE_SECOND("everyone german hebrew registered umbra duo"),
        IN_THE_GROUP("everyone german hebrew registered acme duo group"),
        IN_BOTH_GROUPS("everyone german hebrew registered acme duo group guild"),
        GROUPS_NOT_KNOWN("everyone german hebrew registered acme duo"),
        MEMBER_SEEN_BY_THEIR_ADMIN("everyone german hebrew registered acme duo"),
        AGENT("everyone german hebrew registered acme duo umbra group guild agents restricted"),
        AGENT_OF_ACME("everyone german hebrew registered acme duo agents restricted"),
        AGENT_OF_NOBODY("everyone german hebrew registered agents restricted");

        private final String reads;

        Asker(String reads) {
            this.reads = reads;
        }

        Set<String> reads() {
            return new TreeSet<>(List.of(reads.split(" ")));
        }
    }

    /** How somebody gets an answer of the portal's pages, and of its API; without a token there is nothing to ask the API with. */
    private record Way(String place, Function<String, Answer> pages, List<String> token) {
        Answer get(String path) {
            return pages.apply(place + path);
        }
    }

    private record Answer(int status, String body) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body());
        }

        static Answer of(Response response) {
            return new Answer(response.statusCode(), response.body().asString());
        }
    }

    @Inject
    Shelf shelf;

    @BeforeAll
    void write() {
        shelf.clear();
        Readers everyone = Readers.of(Audience.EVERYONE);
        publish("Lamps", "en", "everyone", everyone);
        publish("Lamps", "de", "german", everyone);
        publish("Lamps", "he", "hebrew", everyone);
        publish("Lamps", "en", "registered", Readers.of(Audience.REGISTERED));
        publish("Lamps", "en", "acme", organizations(ACME));
        publish("Lights", "en", "duo", organizations(ACME, UMBRA));
        publish("Lights", "en", "umbra", organizations(UMBRA));
        publish("Lights", "en", "group", new Readers(Audience.GROUPS, Set.of(), Set.of(GROUP)));
        publish("Lights", "en", "guild", new Readers(Audience.GROUPS, Set.of(), Set.of(OTHER_GROUP)));
        publish("Lights", "en", "agents", Readers.of(Audience.AGENTS));
        shelf.readdress(publish("Lights", "en", "restricted", everyone), Readers.of(Audience.AGENTS));
        shelf.withdraw(publish("Lights", "en", "withdrawn", everyone));
        shelf.draft("en", "Lantern draft", "lantern quokkadraft");
    }

    @AfterAll
    void clear() {
        shelf.clear();
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
    }

    private long publish(String category, String language, String name, Readers readers) {
        return shelf.published(
                category, Shelf.manuscript(language, "Lantern " + name, "lantern quokka" + name), readers);
    }

    private static Readers organizations(JsonObject... chosen) {
        return new Readers(
                Audience.ORGANIZATIONS,
                Stream.of(chosen).map(each -> each.getString("id")).collect(Collectors.toSet()),
                Set.of());
    }

    @ParameterizedTest
    @EnumSource(Asker.class)
    void everySurfaceSaysTheSame(Asker asker) {
        Way way = way(asker);
        Set<String> reads = asker.reads();
        Map<String, Collection<String>> expected = new TreeMap<>();
        Map<String, Collection<String>> met = new TreeMap<>();

        for (boolean backwards : new boolean[] {false, true}) {
            List<String> order = new ArrayList<>(ALL);
            if (backwards) {
                Collections.reverse(order);
            }
            shelf.popular(order.stream().map(name -> "lantern-" + name).toList());
            List<String> favourites = order.stream().filter(reads::contains).toList();
            String list = way.get("/articles").body();
            met.put("popular " + backwards, section(list, "Read most often"));
            expected.put("popular " + backwards, sorted(first(FEW, favourites)));
            met.put("popular at home " + backwards, section(way.get("/").body(), "Read most often"));
            expected.put("popular at home " + backwards, sorted(first(FEW, favourites)));
            met.put(
                    "popular in the messenger " + backwards,
                    names(way.get("/messenger").body()));
            expected.put("popular in the messenger " + backwards, sorted(first(IN_MESSENGER, favourites)));
        }
        String list = way.get("/articles").body();
        List<String> latest = new ArrayList<>(ALL);
        Collections.reverse(latest);
        met.put("newest", section(list, "Recently updated"));
        expected.put(
                "newest",
                sorted(first(FEW, latest.stream().filter(reads::contains).toList())));

        met.put("list", union(section(list, "Lamps"), section(list, "Lights")));
        met.put(
                "category",
                union(
                        names(way.get("/articles?category=Lamps").body()),
                        names(way.get("/articles?category=Lights").body())));
        Map<String, Answer> pages = new TreeMap<>();
        ALL.forEach(name -> pages.put(name, way.get("/articles/lantern-" + name)));
        met.put("article", readable(pages));
        met.put(
                "related",
                pages.values().stream()
                        .flatMap(page -> section(page.body(), "Related articles").stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        met.put("search", names(way.get("/articles?q=lantern").body()));
        met.put("search by a word of its own", some("quokka", words -> way.get("/articles?q=" + words)));
        met.put("search by a misspelt word", some("qoukka", words -> way.get("/articles?q=" + words)));
        met.put("suggestions", each(name -> way.get("/articles/suggestions?q=lantern+" + name)));
        met.put("feed", names(way.get("/articles/feed.xml").body()));
        met.put("messenger search", some("quokka", words -> way.get("/messenger?q=" + words)));
        Map<String, Answer> opened = new TreeMap<>();
        ALL.forEach(name -> opened.put(name, way.get("/messenger/articles/lantern-" + name)));
        met.put("messenger article", readable(opened));
        way.token().forEach(token -> {
            met.put("API list", names(asks(token, "/api/articles").body()));
            met.put("API search", names(asks(token, "/api/articles?q=lantern").body()));
            met.put(
                    "API search by a word of its own",
                    some("quokka", words -> asks(token, "/api/articles?q=" + words.replace('+', ' '))));
            met.put("API suggestions", each(name -> asks(token, "/api/articles/suggestions?q=lantern " + name)));
            Map<String, Answer> told = new TreeMap<>();
            ALL.forEach(name -> told.put(name, asks(token, "/api/articles/lantern-" + name)));
            met.put("API article", readable(told));
        });
        met.keySet().forEach(surface -> expected.putIfAbsent(surface, reads));
        // A sitemap is of the portal as visitors find it; inside somebody's place there is none.
        met.put("sitemap", sitemap(way));
        expected.put("sitemap", asker == Asker.VISITOR ? reads : Set.of());

        assertThat(met).isEqualTo(expected);
        // "No" and "could not ask" differ, on each of them in the same way (R65).
        assertThat(statuses(opened)).isEqualTo(statuses(pages)).containsValues(200);
    }

    private static Way way(Asker asker) {
        return switch (asker) {
            case VISITOR ->
                new Way("", path -> Answer.of(given().redirects().follow(false).get(path)), List.of());
            case MEMBER_WITHOUT_ARTICLES -> {
                JsonObject cleo =
                        Cast.cleo().put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own")));
                yield signedIn("/o/acme", cleo);
            }
            case OPERATOR -> signedIn("/desk", Cast.olga());
            case MEMBER -> signedIn("/o/acme", Cast.ben());
            case ADMIN -> signedIn("/o/acme", Cast.ada());
            case ADMIN_OF_ANOTHER -> signedIn("/o/umbra", Cast.eve());
            case MEMBER_OF_BOTH_IN_THE_FIRST -> signedIn("/o/acme", Cast.finn(), Cast.finnInUmbra());
            case MEMBER_OF_BOTH_IN_THE_SECOND -> signedIn("/o/umbra", Cast.finnInUmbra(), Cast.finn());
            case IN_THE_GROUP -> signedIn("/o/acme", Cast.inGroups(unmet(Cast.ben()), GROUP));
            case IN_BOTH_GROUPS -> signedIn("/o/acme", Cast.inGroups(unmet(Cast.ben()), GROUP, OTHER_GROUP));
            case GROUPS_NOT_KNOWN -> {
                JsonObject cleo = Cast.inGroups(unmet(Cast.cleo()), GROUP);
                Cast.signsInWithoutExtension(cleo);
                yield new Way("/o/acme", browser(), List.of(Cast.token(cleo)));
            }
            case MEMBER_SEEN_BY_THEIR_ADMIN -> perspective();
            case AGENT -> signedIn("/desk", Cast.sam());
            case AGENT_OF_ACME -> {
                Cast.signsInServing(Cast.tess(), ACME);
                yield new Way("/desk", browser(), List.of(Cast.token(Cast.tess())));
            }
            case AGENT_OF_NOBODY -> {
                Cast.signsInServing(Cast.tess());
                yield new Way("/desk", browser(), List.of(Cast.token(Cast.tess())));
            }
        };
    }

    private static Way signedIn(String place, JsonObject... claims) {
        Cast.signsIn(claims);
        return new Way(place, browser(), List.of(Cast.token(claims[0])));
    }

    private static Function<String, Answer> browser() {
        Browser browser = new Browser();
        return path -> Answer.of(browser.get(path));
    }

    private static Way perspective() {
        JsonObject ben =
                Cast.ben().put("act", new JsonObject().put("sub", "ada-id")).put("act_rev", "0.0.0");
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(
                "PERSPECTIVE ben-id",
                200,
                ben.copy()
                        .put("sid", "eyes-of-ben-id")
                        .put("shown_entitlements", ben.getJsonArray("entitlements"))
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read")))
                        .put("exp", Instant.now().getEpochSecond() + 300));
        Browser browser = new Browser();
        browser.submit(browser.get("/o/acme/"), "/o/acme/perspective", Map.of("person", "ben-id", "back", "/articles"));
        return new Way("/o/acme/as/ben-id", path -> Answer.of(browser.get(path)), List.of(Cast.token(ben)));
    }

    /** Somebody whose groups have not been asked for yet. */
    private static JsonObject unmet(JsonObject claims) {
        return claims.put("sub", UUID.randomUUID().toString());
    }

    private static Answer asks(String token, String path) {
        RequestSpecification request = given().header("Authorization", "Bearer " + token);
        return Answer.of(request.get(path));
    }

    /** What can be read: the page is there, and its text on it. */
    private static Set<String> readable(Map<String, Answer> pages) {
        return pages.entrySet().stream()
                .filter(page -> page.getValue().status() == 200
                        && page.getValue().body().contains("quokka" + page.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Integer> statuses(Map<String, Answer> pages) {
        Map<String, Integer> statuses = new TreeMap<>();
        pages.forEach((name, page) -> statuses.put(name, page.status()));
        return statuses;
    }

    /** What is met by asking for each by its name; also what was not asked for. */
    private static Set<String> each(Function<String, Answer> asked) {
        return ALL.stream()
                .flatMap(name -> names(asked.apply(name).body()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is met by asking for some words at once, each of one article alone: those that have any are found. */
    private static Set<String> some(String beginning, Function<String, Answer> asked) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < ALL.size(); i += FEW) {
            String words = ALL.subList(i, Math.min(ALL.size(), i + FEW)).stream()
                    .map(name -> beginning + name)
                    .collect(Collectors.joining("+"));
            all.addAll(names(asked.apply(words).body()));
        }
        return all;
    }

    private static Set<String> sitemap(Way way) {
        Set<String> all = new TreeSet<>();
        Matcher parts = Pattern.compile("<loc>([^<]+/sitemap-[0-9]+\\.xml)</loc>")
                .matcher(way.get("/sitemap.xml").body());
        while (parts.find()) {
            all.addAll(names(
                    way.get(parts.group(1).replaceFirst("^https?://[^/]+", "")).body()));
        }
        return all;
    }

    /** The articles under a heading, up to the end of its section. */
    private static Set<String> section(String page, String heading) {
        Matcher found = Pattern.compile(
                        "<h[1-6][^>]*>(?:<span[^>]*>)?" + heading + "(?:</span>)?</h[1-6]>(.*?)</section>",
                        Pattern.DOTALL)
                .matcher(page);
        return found.find() ? names(found.group(1)) : Set.of();
    }

    private static Set<String> names(String body) {
        return SLUG.matcher(body).results().map(slug -> slug.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> first(int few, List<String> all) {
        return all.subList(0, Math.min(few, all.size()));
    }

    private static Set<String> sorted(List<String> names) {
        return new TreeSet<>(names);
    }
}
