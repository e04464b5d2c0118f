package dev.portico.portal.articles;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing articles at the desk: drafts, versions, publishing, audience, two agents at once (R62). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class LibraryTest {
    private static final Pattern ID = Pattern.compile("/library/(\\d+)");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    @Inject
    Shelf shelf;

    @Inject
    SessionFactory sessions;

    private Browser sam = new Browser();

    @BeforeEach
    void atTheDesk() {
        shelf.clear();
        Cast.signsIn(Cast.sam());
        sam = new Browser();
        sam.get("/desk/library");
    }

    @AfterEach
    void openAgain() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void anArticleIsWrittenPreviewedSavedAndPublished() {
        HttpResponse<String> empty = sam.get("/desk/library/new");
        Map<String, String> typed = typed("Weather", "It **rains**.");
        HttpResponse<String> preview = sam.submit(empty, "/desk/library/new", with(typed, "deed", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("<p>It <strong>rains</strong>.</p>", "It **rains**.");
        assertThat(sam.get("/desk/library").body()).doesNotContain("Weather");

        HttpResponse<String> saved = sam.submit(empty, "/desk/library/new", with(typed, "deed", "save"));
        assertThat(saved.body()).contains("Saved as a draft.", "Draft");
        assertThat(sam.get("/desk/articles/weather").statusCode()).isEqualTo(404);

        HttpResponse<String> published = send(saved, typed("Weather", "It snows."), "publish");
        assertThat(published.body()).contains("Published.");
        assertThat(sam.get("/desk/articles/weather").body()).contains("<p>It snows.</p>");
    }

    @Test
    void aNewArticleIsForAgentsOnlyUntilItsAudienceIsChosen() {
        HttpResponse<String> saved = sam.submit(
                sam.get("/desk/library/new"),
                "/desk/library/new",
                with(typed("Weather", "It rains."), "deed", "publish"));
        Cast.signsIn(Cast.ben());
        Browser ben = new Browser();
        assertThat(ben.get("/o/acme/articles/weather").statusCode()).isEqualTo(404);

        Cast.signsIn(Cast.sam());
        HttpResponse<String> done = sam.submit(
                sam.get(path(saved) + "/audience"),
                path(saved) + "/audience",
                Map.of("audience", "registered", "deed", "save", "revision", revision(saved)));
        assertThat(done.body()).contains("Saved for whom the article is.");
        Cast.signsIn(Cast.ben());
        assertThat(ben.get("/o/acme/articles/weather").body()).contains("It rains.");
    }

    @Test
    void organizationsAndTheirGroupsAreFoundAndTicked() {
        Cast.extensionSays(
                "GET /organizations",
                200,
                new JsonObject().put("items", new JsonArray().add(ACME.copy())).putNull("next"));
        Cast.extensionSays(
                "GET /organizations/" + ACME.getString("id") + "/groups",
                200,
                new JsonObject()
                        .put(
                                "items",
                                new JsonArray()
                                        .add(new JsonObject().put("id", "g-1").put("name", "Testers")))
                        .putNull("next"));
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.AGENTS));
        String audience = "/desk/library/" + id + "/audience";
        HttpResponse<String> page = sam.get(audience);
        assertThat(page.body()).contains(ACME.getString("id") + " Acme");

        HttpResponse<String> groups = sam.submit(
                page,
                audience,
                Map.of("audience", "groups", "deed", "groups-of " + ACME.getString("id"), "revision", revision(page)));
        assertThat(groups.body()).contains("value=\"g-1 Testers\"");
        assertThat(sam.submit(page, audience, Map.of("audience", "groups", "deed", "save", "revision", revision(page)))
                        .body())
                .contains("Tick at least one organisation or group.");
        HttpResponse<String> done = sam.submit(
                page,
                audience,
                Map.of("audience", "groups", "group", "g-1 Testers", "deed", "save", "revision", revision(page)));

        assertThat(done.body()).contains("Testers", "id=\"g-g-1\"");
        Cast.signsIn(Cast.inGroups(Cast.ben().put("sub", "ben-of-testers"), "g-1"));
        assertThat(new Browser().get("/o/acme/articles/weather").statusCode()).isEqualTo(200);
        Cast.signsIn(Cast.ada().put("sub", "ada-not-of-testers"));
        assertThat(new Browser().get("/o/acme/articles/weather").statusCode()).isEqualTo(404);
    }

    @Test
    void ofTwoAgentsWhoEditAtOnceNeitherOverwritesTheOther() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        HttpResponse<String> mine = sam.get("/desk/library/" + id);
        HttpResponse<String> theirs = sam.get("/desk/library/" + id);
        send(theirs, typed("Weather", "It snows."), "publish");

        HttpResponse<String> late = send(mine, typed("Weather", "It hails."), "publish");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else has changed this article meanwhile.", "It hails.", "It snows.");
        assertThat(sam.get("/desk/articles/weather").body()).contains("It snows.");
        assertThat(send(late, typed("Weather", "It hails."), "publish").statusCode())
                .isEqualTo(200);
        assertThat(sam.get("/desk/articles/weather").body()).contains("It hails.");
        assertThat(sam.get("/desk/library/" + id + "/history").body()).contains("Version 1", "Version 2", "Version 3");
    }

    @Test
    void anEarlierVersionIsBroughtBackAndReadersGetItWhenItIsPublished() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        send(sam.get("/desk/library/" + id), typed("Weather", "It snows."), "publish");
        HttpResponse<String> first = sam.get("/desk/library/" + id + "/versions/1");
        assertThat(first.body()).contains("It rains.");

        HttpResponse<String> restored = sam.submit(
                first,
                "/desk/library/" + id + "/versions/1/restore",
                Map.of("revision", revision(first), "language", "en"));

        assertThat(restored.body()).contains("Brought back as the newest draft.", "It rains.");
        assertThat(sam.get("/desk/articles/weather").body()).contains("It snows.");
        assertThat(sam.get("/desk/library/" + id + "/history").body()).contains("brings back version 1");
        assertThat(sam.get("/desk/library?state=pending").body()).contains("Weather");
        send(restored, typed("Weather", "It rains."), "publish");
        assertThat(sam.get("/desk/articles/weather").body()).contains("It rains.");
        assertThat(sam.get("/desk/library?state=pending").body()).doesNotContain("Weather");
    }

    @Test
    void whatIsUnpublishedIsGoneForReadersAndKeptAtTheDesk() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        HttpResponse<String> page = sam.get("/desk/library/" + id);
        assertThat(sam.get("/desk/articles/weather").statusCode()).isEqualTo(200);

        sam.submit(page, "/desk/library/" + id + "/withdraw", Map.of("revision", revision(page), "language", "en"));

        assertThat(sam.get("/desk/articles/weather").statusCode()).isEqualTo(404);
        assertThat(sam.get("/desk/articles?q=rains").body()).doesNotContain("/desk/articles/weather");
        assertThat(sam.get("/desk/library/" + id).body()).contains("It rains.");
    }

    @Test
    void eachLanguageIsWrittenAndPublishedByItself() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        HttpResponse<String> german = sam.get("/desk/library/" + id + "?language=de");
        assertThat(german.body()).contains("Nothing has been written in Deutsch yet.");
        send(german, with(typed("Wetter", "Es regnet."), "language", "de"), "publish");

        assertThat(sam.get("/desk/articles/weather?language=de").body()).contains("Es regnet.");
        assertThat(sam.get("/desk/articles/weather").body()).contains("It rains.", "hreflang=\"de\"");
        assertThat(sam.get("/desk/articles/weather?language=he").body())
                .contains("This article is not available in Hebrew. You are reading it in English.");
    }

    @Test
    void pressingSaveTwiceLeavesOneVersion() {
        long id = shelf.draft("en", "Weather", "It rains.");
        send(sam.get("/desk/library/" + id), typed("Weather", "It rains."), "save");

        assertThat(sam.get("/desk/library/" + id + "/history").body())
                .contains("Version 1")
                .doesNotContain("Version 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/library",
                "/library/new",
                "/library/1",
                "/library/1/history",
                "/library/1/audience",
                "/library/categories"
            })
    void onlyWhoWritesArticlesFindsTheDesk(String path) {
        shelf.draft("en", "Weather", "It rains.");
        assertThat(sam.get("/desk/library").statusCode()).isEqualTo(200);
        Cast.signsIn(Cast.ada());
        assertThat(new Browser().get("/o/acme" + path).statusCode()).isEqualTo(404);
        Cast.signsIn(Cast.tess());
        Cast.assigned(ACME);
        assertThat(new Browser().get("/desk" + path).statusCode()).isEqualTo(403);
    }

    @Test
    void whoDoesNotWriteArticlesCannotSendTheForms() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        Cast.signsIn(Cast.ada());
        Browser ada = new Browser();
        HttpResponse<String> page = ada.get("/o/acme/articles");
        for (String path : new String[] {
            "new", String.valueOf(id), id + "/withdraw", id + "/audience", id + "/versions/1/restore", "categories"
        }) {
            Map<String, String> form = with(typed("Mine", "Now."), "revision", String.valueOf(shelf.revision(id)));
            assertThat(ada.submit(page, "/o/acme/library/" + path, with(form, "audience", "everyone"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(ada.get("/o/acme/articles/weather").body()).contains("It rains.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](https://tracker.example/x.png)",
                "[x](javascript:alert(1))",
                "<iframe src=\"https://evil.example\"></iframe>"
            })
    void nothingAnAgentWritesRunsOrLoadsInAReadersBrowser(String markdown) {
        HttpResponse<String> empty = sam.get("/desk/library/new");
        for (String deed : new String[] {"preview", "publish"}) {
            String page = sam.submit(
                            empty,
                            "/desk/library/new",
                            with(typed("Weather", "before " + markdown + " after"), "deed", deed))
                    .body();
            String shown = deed.equals("preview")
                    ? page
                    : sam.get("/desk/articles/weather").body();
            String article = shown.substring(shown.indexOf("<article"), shown.indexOf("</article>"));
            assertThat(article)
                    .contains("before", "after")
                    .doesNotContainPattern("(?i)<(script|img|iframe)")
                    .doesNotContainPattern("(?i)\\son\\w+=|javascript:");
        }
    }

    @Test
    void thePreviewSaysWhatReadersDoNotGet() {
        HttpResponse<String> empty = sam.get("/desk/library/new");
        Map<String, String> plain = with(typed("Weather", "It **rains**, see `here`."), "deed", "preview");
        Map<String, String> more = with(typed("Weather", "![x](x.png) <video src=a></video> rain"), "deed", "preview");

        assertThat(sam.submit(empty, "/desk/library/new", plain).body())
                .doesNotContain("Readers do not get everything");
        assertThat(sam.submit(empty, "/desk/library/new", more).body())
                .contains("Readers do not get everything you wrote", "<code>img, video</code>");
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        HttpResponse<String> wrong = sam.submit(
                sam.get("/desk/library/new"), "/desk/library/new", with(typed("", "It **rains**."), "deed", "publish"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Give the article a title.", "It **rains**.");
    }

    @Test
    void twoArticlesNeverShareAnAddress() {
        shelf.draft("en", "Weather", "It rains.");
        HttpResponse<String> taken = sam.submit(
                sam.get("/desk/library/new"), "/desk/library/new", with(typed("Weather", "Again."), "deed", "save"));

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("Another article has this address.", "Again.");
    }

    @Test
    void categoriesAreNamedPerLanguage() {
        HttpResponse<String> page = sam.get("/desk/library/categories");
        sam.submit(page, "/desk/library/categories", Map.of("name-en", "Rain and sun", "name-de", "Regen und Sonne"));
        Matcher id = Pattern.compile("<option value=\"([1-9]\\d*)\">Rain and sun")
                .matcher(sam.get("/desk/library/new").body());
        assertThat(id.find()).isTrue();
        sam.submit(
                sam.get("/desk/library/new"),
                "/desk/library/new",
                with(with(typed("Weather", "It rains."), "category", id.group(1)), "deed", "publish"));

        assertThat(sam.get("/desk/articles").body()).contains("Rain and sun");
        assertThat(sam.get("/desk/articles?language=de").body()).contains("Regen und Sonne");
        assertThat(sam.get("/desk/articles?category=Regen+und+Sonne").body()).contains("/desk/articles/weather");
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheArticles() {
        long id = shelf.published("Weather", "It rains.", Readers.of(Audience.REGISTERED));
        Map<String, Long> few = counted(id);
        for (int i = 0; i < 60; i++) {
            shelf.published("Weather " + i, "It rains again " + i, Readers.of(Audience.REGISTERED));
        }
        for (int i = 0; i < 5; i++) {
            send(sam.get("/desk/library/" + id), typed("Weather", "It rains for day " + i), "publish");
        }

        assertThat(counted(id)).isEqualTo(few);
    }

    private Map<String, Long> counted(long id) {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (String path : new String[] {
            "/library",
            "/library?q=weather",
            "/library/" + id,
            "/library/" + id + "/history",
            "/articles",
            "/articles/weather",
            "/articles?q=rains",
            "/articles?q=raiins",
            "/articles/suggestions?q=weath",
            ""
        }) {
            sam.get("/desk" + path);
            long before = sessions.getStatistics().getPrepareStatementCount();
            assertThat(sam.get("/desk" + path).statusCode()).as(path).isEqualTo(200);
            counted.put(path, sessions.getStatistics().getPrepareStatementCount() - before);
        }
        return counted;
    }

    private HttpResponse<String> send(HttpResponse<String> page, Map<String, String> typed, String deed) {
        return sam.submit(page, path(page), with(with(typed, "revision", revision(page)), "deed", deed));
    }

    private static String path(HttpResponse<String> page) {
        Matcher id = ID.matcher(page.uri().getPath());
        assertThat(id.find()).isTrue();
        return "/desk/library/" + id.group(1);
    }

    private static String revision(HttpResponse<String> page) {
        Matcher revision = REVISION.matcher(page.body());
        assertThat(revision.find()).isTrue();
        return revision.group(1);
    }

    private static Map<String, String> typed(String title, String source) {
        return with(with(with(Map.of("language", "en"), "title", title), "source", source), "category", "0");
    }

    private static Map<String, String> with(Map<String, String> typed, String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(typed);
        all.put(field, value);
        return all;
    }
}
