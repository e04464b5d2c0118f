package dev.portico.portal.forum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees the forum (R19): each setting for each kind of person, wherever it could be seen. What visitors read, everybody does. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ForumVisibilityTest {

    @Inject
    Session entities;

    private long section;
    private long topic;

    @BeforeEach
    void aTopic() {
        Cast.usualSettings();
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : new String[] {"forum_topics", "forum_sections"}) {
                entities.createNativeMutationQuery("delete from " + table).executeUpdate();
            }
            section = id("insert into forum_sections (name) values ('Lighthouses') returning id");
            topic = id("insert into forum_topics (section_id, title, created_at, active_at) values (" + section
                    + ", 'Heron lamp', now(), now()) returning id");
            id("insert into forum_posts (topic_id, opening, text, created_at) values (" + topic
                    + ", true, 'heron words', now()) returning id");
        });
    }

    @AfterEach
    void back() {
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
    }

    @ParameterizedTest(
            name = "{0}, {1}: a visitor {2}, a member {3}, a member without the permission {4}, an agent {5}")
    @CsvSource({
        "everyone,   off,        no,  no,  no, no",
        "everyone,   nobody,     no,  no,  no, yes",
        "everyone,   registered, no,  yes, no, yes",
        "everyone,   everyone,   yes, yes, yes, yes",
        "registered, off,        no,  no,  no, no",
        "registered, nobody,     no,  no,  no, yes",
        "registered, registered, no,  yes, no, yes",
        "registered, everyone,   no,  yes, no, yes",
    })
    void isSeenEverywhereOrNowhere(
            String mode, String forum, String visitor, String member, String without, String agent) {
        Cast.mode(mode);
        Cast.forum(forum);

        Cast.nobody();
        sees(new Browser(), "", visitor);
        assertThat(new Browser().get("/sitemap.xml").body().contains("/sitemap-forum.xml</loc>"))
                .isEqualTo(visitor.equals("yes"));
        assertThat(new Browser().get("/sitemap-forum.xml").body().contains("/forum/topics/" + topic + "</loc>"))
                .isEqualTo(visitor.equals("yes"));
        sees(signedIn(Cast.ben(), "/o/acme"), "/o/acme", member);
        JsonObject few = Cast.cleo()
                .put("entitlements", new JsonArray().add("portal.enter").add("articles.read"));
        sees(signedIn(few, "/o/acme"), "/o/acme", without);
        sees(signedIn(Cast.sam(), "/desk"), "/desk", agent);
    }

    /** Hidden topics and narrowed sections are in no sitemap; without any other there is no part for them. */
    @Test
    void theSitemapHasWhatVisitorsReadAndNothingElse() {
        Cast.forum("everyone");
        Cast.nobody();
        assertThat(new Browser().get("/sitemap-forum.xml").body()).contains("/forum/topics/" + topic + "</loc>");

        execute("update forum_topics set hidden = true");
        assertThat(new Browser().get("/sitemap-forum.xml").body()).doesNotContain("/forum/topics");
        execute("update forum_topics set hidden = false");
        execute("update forum_sections set groups = '{some-group}'");
        assertThat(new Browser().get("/sitemap-forum.xml").body()).doesNotContain("/forum/topics");
        assertThat(new Browser().get("/sitemap.xml").body()).doesNotContain("forum");
        assertThat(signedIn(Cast.ben(), "/o/acme")
                        .get("/o/acme/sitemap-forum.xml")
                        .statusCode())
                .isEqualTo(404);
    }

    private void execute(String change) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeMutationQuery(change).executeUpdate());
    }

    private void sees(Browser browser, String place, String answer) {
        boolean expected = answer.equals("yes");
        Map<String, String> told = new LinkedHashMap<>();
        told.put(place + "/", "href=\"" + place + "/forum\"");
        told.put(place + "/forum", "Heron lamp");
        told.put(place + "/forum/sections/" + section, "Heron lamp");
        told.put(place + "/forum/topics/" + topic, "heron words");
        told.put(place + "/forum?q=heron", "Heron lamp");
        told.put(place + "/forum/feed", "Heron lamp");
        told.forEach((path, words) ->
                assertThat(browser.get(path).body().contains(words)).as(path).isEqualTo(expected));
    }

    private static Browser signedIn(JsonObject claims, String place) {
        Cast.signsIn(claims);
        Browser browser = new Browser();
        browser.get(place + "/");
        return browser;
    }

    private long id(String insert) {
        return entities.createNativeQuery(insert, Long.class).getSingleResult();
    }
}
