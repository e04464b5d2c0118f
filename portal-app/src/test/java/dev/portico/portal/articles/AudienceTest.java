package dev.portico.portal.articles;

import static dev.portico.portal.platform.Cast.ACME;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads what, wherever articles are met (R15, R17, R37, R62; attack cases 8 and 9). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AudienceTest {
    private static final String GROUP = "9a1b";
    /** Each has a word of its own in its text, and one like it that only a misspelling finds. */
    private static final Map<String, Readers> ALL = Map.of(
            "everyone", Readers.of(Audience.EVERYONE),
            "registered", Readers.of(Audience.REGISTERED),
            "acme", new Readers(Audience.ORGANIZATIONS, Set.of(ACME.getString("id")), Set.of()),
            "group", new Readers(Audience.GROUPS, Set.of(), Set.of(GROUP)),
            "agents", Readers.of(Audience.AGENTS));

    @Inject
    Shelf shelf;

    @BeforeEach
    void articles() {
        shelf.clear();
        ALL.forEach((name, readers) -> shelf.published("Lantern " + name, "lantern quokka" + name, readers));
        shelf.draft("en", "Lantern draft", "lantern quokkadraft");
    }

    @AfterEach
    void openAgain() {
        Cast.mode("everyone");
        Cast.signsIn(Cast.ben());
    }

    @Test
    void visitorsReadWhatIsForEveryone() {
        Cast.signsIn(Cast.ben());
        Browser visitor = new Browser();

        assertThat(seen("", visitor)).containsExactly("everyone");
    }

    @Test
    void membersReadWhatIsForThemAndTheirOrganization() {
        Cast.signsIn(Cast.ben());

        assertThat(seen("/o/acme", new Browser())).containsExactly("acme", "everyone", "registered");
        assertThat(told(Cast.ben())).containsExactly("acme", "everyone", "registered");
    }

    @Test
    void anotherOrganizationWhoseIdIsTheBeginningReadsNothingOfIt() {
        assertThat(ACME.getString("id")).startsWith(Cast.UMBRA.getString("id"));
        Cast.signsIn(Cast.eve());

        assertThat(seen("/o/umbra", new Browser())).containsExactly("everyone", "registered");
        assertThat(told(Cast.eve())).containsExactly("everyone", "registered");
    }

    @Test
    void membersOfASecurityGroupReadWhatIsForIt() {
        JsonObject ben = Cast.inGroups(unmet(Cast.ben()), GROUP);
        Cast.signsIn(ben);

        assertThat(seen("/o/acme", new Browser())).containsExactly("acme", "everyone", "group", "registered");
        assertThat(told(ben)).containsExactly("acme", "everyone", "group", "registered");
    }

    @Test
    void whoseGroupsAreNotKnownReadsNothingByAGroupAndIsNotToldItWereNotThere() {
        Cast.signsIn(Cast.inGroups(unmet(Cast.ben()), GROUP));
        assertThat(new Browser().get("/o/acme/articles/lantern-group").statusCode())
                .isEqualTo(200);
        Cast.signsInWithoutExtension(Cast.inGroups(unmet(Cast.cleo()), GROUP));
        Browser cleo = new Browser();

        assertThat(seen("/o/acme", cleo)).containsExactly("acme", "everyone", "registered");
        assertThat(cleo.get("/o/acme/articles/lantern-group").statusCode()).isEqualTo(503);
        assertThat(cleo.get("/o/acme/articles/not-there").statusCode()).isEqualTo(503);
    }

    @Test
    void agentsReadEverythingPublished() {
        Cast.signsIn(Cast.sam());

        assertThat(seen("/desk", new Browser())).containsExactly("acme", "agents", "everyone", "group", "registered");
        assertThat(told(Cast.sam())).containsExactly("acme", "agents", "everyone", "group", "registered");
    }

    @Test
    void agentsOfAssignedOrganizationsReadWhatIsForThose() {
        Cast.signsIn(Cast.tess());
        Cast.assigned(ACME);
        assertThat(told(Cast.tess())).containsExactly("acme", "agents", "everyone", "registered");
    }

    @Test
    void draftsAreNowhereForReaders() {
        Cast.signsIn(Cast.sam());
        Browser sam = new Browser();

        assertThat(sam.get("/desk/library").body()).contains("Lantern draft");
        assertThat(sam.get("/desk/articles/lantern-draft").statusCode()).isEqualTo(404);
        assertThat(sam.get("/desk/articles?q=quokkadraft").body()).doesNotContain("Lantern draft");
        assertThat(sam.get("/desk/articles/suggestions?q=lantern").body()).doesNotContain("draft");
    }

    @Test
    void aDraftWrittenOverAPublishedArticleIsNotShownBeforeItIsPublished() {
        long id = shelf.published("Weather", "The old words", Readers.of(Audience.EVERYONE));
        Cast.signsIn(Cast.sam());
        Browser sam = new Browser();
        var page = sam.get("/desk/library/" + id);
        sam.submit(
                page,
                "/desk/library/" + id,
                Map.of(
                        "revision",
                        String.valueOf(shelf.revision(id)),
                        "language",
                        "en",
                        "title",
                        "Weather",
                        "source",
                        "The secret words",
                        "category",
                        "0",
                        "deed",
                        "save"));

        assertThat(sam.get("/desk/library/" + id).body()).contains("The secret words");
        assertThat(sam.get("/desk/articles/weather").body())
                .contains("The old words")
                .doesNotContain("secret");
        assertThat(sam.get("/desk/articles?q=secret").body()).doesNotContain("/desk/articles/weather");
    }

    /** Somebody whose groups have not been asked for yet. */
    private static JsonObject unmet(JsonObject claims) {
        return claims.put("sub", UUID.randomUUID().toString());
    }

    /** What a reader meets on all ways: list, page, search by word and by misspelling, suggestions. All ways must agree. */
    private static List<String> seen(String place, Browser browser) {
        List<String> seen = new ArrayList<>();
        String list = browser.get(place + "/articles").body();
        String suggested = browser.get(place + "/articles/suggestions?q=lant").body();
        String found = browser.get(place + "/articles?q=lantern").body();
        for (String name : ALL.keySet().stream().sorted().toList()) {
            boolean there = list.contains("/articles/lantern-" + name);
            if (there) {
                seen.add(name);
                assertThat(browser.get(place + "/articles/lantern-" + name).body())
                        .contains("quokka" + name);
            }
            assertThat(found.contains("/articles/lantern-" + name))
                    .as("search " + name)
                    .isEqualTo(there);
            assertThat(suggested.contains("/articles/lantern-" + name))
                    .as("suggestion " + name)
                    .isEqualTo(there);
            for (String word : new String[] {"quokka" + name, "qoukka" + name, "quoka" + name}) {
                assertThat(browser.get(place + "/articles?q=" + word)
                                .body()
                                .contains("/articles/lantern-" + name + "\""))
                        .as("search for " + word)
                        .isEqualTo(there);
            }
        }
        assertThat(list + found + suggested).doesNotContain("draft");
        return seen;
    }

    /** The same through the JSON API. */
    private static List<String> told(JsonObject claims) {
        String bearer = "Bearer " + Cast.token(claims);
        List<String> listed = given().header("Authorization", bearer)
                .get("/api/articles")
                .jsonPath()
                .getList("items.slug");
        List<String> told = new ArrayList<>();
        for (String name : ALL.keySet().stream().sorted().toList()) {
            boolean there = listed.contains("lantern-" + name);
            if (there) {
                told.add(name);
            }
            given().header("Authorization", bearer)
                    .get("/api/articles/lantern-" + name)
                    .then()
                    .statusCode(there ? 200 : 404);
            for (String path :
                    new String[] {"/api/articles?q=quokka" + name, "/api/articles/suggestions?q=lantern " + name}) {
                assertThat(given().header("Authorization", bearer)
                                .get(path)
                                .jsonPath()
                                .getList("items.slug")
                                .contains("lantern-" + name))
                        .as(path)
                        .isEqualTo(there);
            }
        }
        return told;
    }
}
