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
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forum through its pages: who sees and does what there, and what nobody can do (R19, R37). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ForumTest {
    private static final String FORUM = "/o/acme/forum";

    @Inject
    Session entities;

    @Inject
    SessionFactory sessions;

    private long lanterns;
    private long secrets;

    @BeforeEach
    void twoSections() {
        Cast.usualSettings();
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : new String[] {"forum_topics", "forum_sections", "forum_deeds"}) {
                entities.createNativeMutationQuery("delete from " + table).executeUpdate();
            }
            lanterns = section("Lanterns", "");
            secrets = section("Secrets", "some-group");
        });
    }

    @AfterEach
    void back() {
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aQuestionIsAskedAnsweredAndSolved() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine *smokes*.");
        Browser eves = signedIn(Cast.eve());
        String atUmbra = topic.replace("/o/acme/", "/o/umbra/");
        assertThat(eves.get(atUmbra).body())
                .contains("<h1 dir=\"auto\">Which oil?</h1>", "Mine <em>smokes</em>.", "<bdi>Ben</bdi>");

        HttpResponse<String> answered = answer(eves, atUmbra, "Olive oil.");
        assertThat(answered.body()).contains("Olive oil.", "<bdi>Eve</bdi>");
        HttpResponse<String> page = bens.get(topic);
        assertThat(page.body()).contains("Olive oil.", "This solved it");
        bens.submit(page, topic + "/solution", Map.of("post", post(page, "Olive oil.")));

        assertThat(bens.get(FORUM).body()).contains("Which oil?", "Solved", "Answers: 1");
        assertThat(eves.get(atUmbra).body()).contains("Solution").doesNotContain("Not the solution");
    }

    /** Names, and never an address or an organisation: other customers read this. */
    @Test
    void authorsAreNamedAndNothingElseIsSaidOfThem() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");

        String page = signedIn(Cast.eve()).get(topic.replace("acme", "umbra")).body();

        assertThat(page).contains("<bdi>Ben</bdi>").doesNotContain("ben@acme.example", "Acme", "ben-id");
    }

    @Test
    void supportAnswersAsSupport() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Browser sams = signedIn(Cast.sam());

        answer(sams, topic.replace("/o/acme", "/desk"), "Use ours.");

        assertThat(signedIn(Cast.ben()).get(topic).body())
                .contains("<bdi>Sam</bdi> <span class=\"side\">Support</span>");
    }

    @Test
    void whatTheRealmSaysDecidesWhoSeesIt() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        String open = topic.replace("/o/acme", "");
        for (String forum : new String[] {"registered", "nobody", "off", "nonsense"}) {
            Cast.forum(forum);
            Browser visitor = new Browser();
            Cast.signsIn();
            assertThat(visitor.get("/").body()).as(forum).doesNotContain("/forum");
            assertThat(visitor.get(open).body()).as(forum).doesNotContain("Which oil?");
        }
        Cast.forum("everyone");
        Browser visitor = new Browser();
        Cast.signsIn();
        assertThat(visitor.get("/").body()).contains("href=\"/forum\"");
        assertThat(visitor.get(open).body())
                .contains("Which oil?", "Sign in to answer")
                .doesNotContain("name=\"text\"");
        assertThat(visitor.get("/forum/feed").body()).contains("<title>Which oil?</title>", "href=\"" + open + "\"");

        Cast.mode("registered");
        assertThat(new Browser().get(open).body()).doesNotContain("Which oil?");
    }

    @Test
    void whereItIsOffThereIsNoneForAnybody() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Cast.forum("off");
        Browser sams = signedIn(Cast.sam());
        assertThat(sams.get("/desk/").body()).doesNotContain("/desk/forum");
        for (String path : List.of(
                "/desk/forum", topic.replace("/o/acme", "/desk"), "/desk/forum/sections/new", "/desk/forum/feed")) {
            assertThat(sams.get(path).statusCode()).as(path).isEqualTo(404);
        }
        Cast.forum("nobody");
        assertThat(sams.get("/desk/").body()).contains("href=\"/desk/forum\"");
        assertThat(sams.get(topic.replace("/o/acme", "/desk")).body()).contains("Which oil?");
    }

    @Test
    void whoHasNoPermissionIsRefusedAndOffersNothing() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Browser cleos = signedIn(without(Cast.cleo(), "forum.read", "forum.write"));

        assertThat(cleos.get("/o/acme/").body()).doesNotContain("/o/acme/forum");
        assertThat(cleos.get(topic).statusCode()).isEqualTo(403);
        assertThat(cleos.get(FORUM + "?q=oil").statusCode()).isEqualTo(403);
    }

    @Test
    void whoOnlyReadsWritesNothing() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Browser cleos = signedIn(without(Cast.cleo(), "forum.write"));
        HttpResponse<String> page = cleos.get(topic);
        assertThat(page.body()).contains("You can read here, but not write.").doesNotContain("name=\"text\"");

        assertThat(answer(cleos, topic, "Me too").statusCode()).isEqualTo(403);
        assertThat(cleos.submit(page, FORUM + "/topics", Map.of("section", "" + lanterns, "title", "T", "text", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(cleos.get(topic).body()).doesNotContain("Me too");
    }

    @Test
    void inPerspectiveNothingIsWritten() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Browser adas = signedIn(Cast.ben()
                .put("act", new JsonObject().put("sub", "ada-id"))
                .put("act_rev", "0.0.0")
                .put("shown_entitlements", Cast.ben().getJsonArray("entitlements")));

        assertThat(adas.get(topic).body())
                .contains("Mine smokes.")
                .containsPattern("(?s)id=\"answer\"[^>]*><fieldset class=\"look-only\" disabled[^>]*>"
                        + "(?:(?!</fieldset>).)*name=\"text\".*</fieldset></form>");
        assertThat(answer(adas, topic, "x").statusCode()).isEqualTo(403);
    }

    /** A group nobody is known to be in opens a section to nobody but moderators; not in a list, a page, a search or the feed. */
    @Test
    void aSectionForAGroupIsThereForNobodyElse() {
        Browser sams = signedIn(Cast.sam());
        HttpResponse<String> form = sams.get("/desk/forum/topics/new?section=" + secrets);
        String topic = sams.submit(
                        form,
                        "/desk/forum/topics",
                        Map.of("section", "" + secrets, "title", "Quiet lantern", "text", "hush"))
                .uri()
                .getPath();
        assertThat(sams.get("/desk/forum").body()).contains("Secrets", "Quiet lantern", "<bdi>some-group</bdi>");
        Cast.forum("everyone");
        Cast.signsIn();
        Browser visitor = new Browser();
        for (Browser browser : List.of(signedIn(Cast.ben()), signedIn(Cast.tess()), visitor)) {
            String place = browser == visitor
                    ? ""
                    : browser.cookies().stream().anyMatch(c -> c.getPath().equals("/desk")) ? "/desk" : "/o/acme";
            for (String path : List.of("/forum", "/forum?q=hush", "/forum?q=lantern", "/forum/feed")) {
                assertThat(browser.get(place + path).body())
                        .as(place + path)
                        .doesNotContain("Secrets", "Quiet lantern");
            }
            assertThat(browser.get(place + "/forum/sections/" + secrets).body()).doesNotContain("Quiet lantern");
            assertThat(browser.get(place + topic.replace("/desk", "")).body()).doesNotContain("hush");
        }
        Browser bens = signedIn(Cast.ben());
        assertThat(bens.get(FORUM + "/sections/" + secrets).statusCode()).isEqualTo(404);
        assertThat(answer(bens, topic.replace("/desk", "/o/acme"), "x").statusCode())
                .isEqualTo(404);
        assertThat(bens.submit(
                                bens.get(FORUM + "/topics/new?section=" + lanterns),
                                FORUM + "/topics",
                                Map.of("section", "" + secrets, "title", "T", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** Memberships are kept for a moment, by person: nobody here is in any other test. */
    @Test
    void membersOfTheGroupFindIt() {
        Browser idas = signedIn(Cast.inGroups(named("ida"), "some-group", "another"));
        assertThat(idas.get(FORUM).body()).contains("Secrets");
        HttpResponse<String> form = idas.get(FORUM + "/topics/new?section=" + secrets);

        idas.submit(form, FORUM + "/topics", Map.of("section", "" + secrets, "title", "Among us", "text", "hush"));

        assertThat(idas.get(FORUM + "?q=hush").body()).contains("Among us");
        assertThat(signedIn(Cast.inGroups(named("gil"), "some-group"))
                        .get(FORUM)
                        .body())
                .contains("Among us");
        assertThat(signedIn(Cast.inGroups(named("hal"), "some-groups", "some"))
                        .get(FORUM)
                        .body())
                .doesNotContain("Among us", "Secrets");
    }

    @Test
    void whatIsHiddenIsGoneForAllButModeratorsAndLeavesNoTrace() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        asked(bens, "Newer", "x");
        String before = bens.get(FORUM).body();
        Browser sams = signedIn(Cast.sam());
        String atDesk = topic.replace("/o/acme", "/desk");
        answer(signedIn(Cast.eve()), topic.replace("acme", "umbra"), "Buy my oil!");
        HttpResponse<String> page = sams.get(atDesk);
        String spam = post(page, "Buy my oil!");
        sams.submit(page, "/desk/forum/posts/" + spam + "/moderation", Map.of("do", "hide"));

        assertThat(sams.get(atDesk).body()).contains("Buy my oil!", "hid an answer");
        assertThat(bens.get(topic).body()).doesNotContain("Buy my oil!", "hid an answer", "Hidden");
        assertThat(bens.get(FORUM + "?q=buy").body()).contains("Nothing found");
        assertThat(list(bens.get(FORUM).body())).isEqualTo(list(before));
        assertThat(signedIn(Cast.eve())
                        .get("/o/umbra/forum/posts/" + spam + "/edit")
                        .statusCode())
                .isEqualTo(404);

        sams.submit(page, atDesk + "/moderation", Map.of("do", "hide"));
        assertThat(bens.get(topic).statusCode()).isEqualTo(404);
        assertThat(bens.get(FORUM).body()).doesNotContain("Which oil?");
        assertThat(bens.get(FORUM + "?q=smokes").body()).contains("Nothing found");
        sams.submit(page, atDesk + "/moderation", Map.of("do", "show"));
        assertThat(bens.get(topic).statusCode()).isEqualTo(200);
    }

    /** Everybody else is told what they are told of a topic that never was. */
    @Test
    void whoOpenedATopicIsToldThatItWasHiddenAndNobodyElseIs() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        Browser sams = signedIn(Cast.sam());
        String atDesk = topic.replace("/o/acme", "/desk");
        sams.submit(sams.get(atDesk), atDesk + "/moderation", Map.of("do", "hide"));

        HttpResponse<String> page = bens.get(topic);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("A moderator hid this topic", "You opened it.")
                .doesNotContain("Mine smokes.");
        assertThat(sams.get(atDesk).body()).contains("Mine smokes.", "Hidden: only moderators see this.");
        Cast.forum("everyone");
        Browser adas = signedIn(Cast.ben()
                .put("act", new JsonObject().put("sub", "ada-id"))
                .put("act_rev", "0.0.0")
                .put("shown_entitlements", Cast.ben().getJsonArray("entitlements")));
        for (HttpResponse<String> others : List.of(
                adas.get(topic),
                signedIn(Cast.cleo()).get(topic),
                signedIn(Cast.eve()).get(topic.replace("acme", "umbra")))) {
            assertThat(others.statusCode()).isEqualTo(404);
            assertThat(others.body()).doesNotContain("A moderator hid", "You opened it.", "Which oil?");
        }
        assertThat(bens.get(FORUM + "/topics/999999999").body()).doesNotContain("A moderator hid");
    }

    /** R19: whoever writes knows how far it goes, in every form that writes. */
    @Test
    void theFormSaysWhoReadsIt() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        String form = FORUM + "/topics/new?section=" + lanterns;
        String edit = bens.get(topic).body().replaceAll("(?s).*href=\"([^\"]*/posts/\\d+/edit)\".*", "$1");
        String registered = "Customers of every organisation and Support read this, with your name.";
        String everyone = "Everyone on the internet reads this, with your name";
        for (String path : List.of(form, topic, edit)) {
            assertThat(bens.get(path).body()).as(path).contains(registered).doesNotContain(everyone);
        }
        Cast.forum("everyone");
        for (String path : List.of(form, topic, edit)) {
            assertThat(bens.get(path).body()).as(path).contains(everyone).doesNotContain(registered);
        }
        Cast.mode("registered");
        assertThat(bens.get(form).body()).contains(registered).doesNotContain(everyone);
        Browser sams = signedIn(Cast.sam());
        assertThat(sams.get("/desk/forum/topics/new?section=" + secrets).body())
                .contains("People of the security groups chosen for this section and Support");
        Cast.forum("nobody");
        assertThat(sams.get("/desk/forum/topics/new?section=" + lanterns).body())
                .contains("Only Support reads this");
    }

    /** Moderators alone see a hidden topic: the form says so, and no longer that customers read it. */
    @Test
    void theFormOfAHiddenTopicSaysThatModeratorsReadIt() {
        Browser sams = signedIn(Cast.sam());
        String registered = "Customers of every organisation and Support read this";
        String hidden = "Only moderators read this while the topic is hidden.";
        String topic = sams.submit(
                        sams.get("/desk/forum/topics/new?section=" + lanterns),
                        "/desk/forum/topics",
                        Map.of("section", "" + lanterns, "title", "Which oil?", "text", "Mine smokes."))
                .uri()
                .getPath();
        HttpResponse<String> page = sams.get(topic);
        assertThat(page.body()).contains(registered).doesNotContain(hidden);
        String edit = "/desk/forum/posts/" + post(page, "Mine smokes.") + "/edit";

        sams.submit(page, topic + "/moderation", Map.of("do", "hide"));

        for (String path : List.of(topic, edit)) {
            assertThat(sams.get(path).body()).as(path).contains(hidden).doesNotContain(registered);
        }
    }

    @Test
    void aClosedTopicIsReadAndNotWrittenIn() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        String own = post(bens.get(topic), "Mine smokes.");
        Browser sams = signedIn(Cast.sam());
        String atDesk = topic.replace("/o/acme", "/desk");
        sams.submit(sams.get(atDesk), atDesk + "/moderation", Map.of("do", "lock"));

        HttpResponse<String> refused = answer(bens, topic, "One more thing");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("closed meanwhile", "One more thing");
        assertThat(bens.get(FORUM + "/posts/" + own + "/edit").statusCode()).isEqualTo(403);
        assertThat(bens.get(topic).body()).doesNotContain("One more thing").contains("no more answers here");
    }

    @Test
    void moderatorsMoveTopicsAndKeepTheSections() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        Browser sams = signedIn(Cast.sam());
        String atDesk = topic.replace("/o/acme", "/desk");
        HttpResponse<String> form = sams.get("/desk/forum/sections/new");
        String made = sams.submit(
                        form, "/desk/forum/sections", Map.of("name", "Oil", "description", "", "position", ""))
                .uri()
                .getPath();
        String id = made.replaceAll(".*/", "");

        sams.submit(form, atDesk + "/moderation", Map.of("do", "move", "section", id));

        assertThat(sams.get(atDesk).body()).contains("moved the topic <bdi>Lanterns</bdi> → <bdi>Oil</bdi>");
        assertThat(sams.submit(form, made + "/remove", Map.of()).body()).contains("There are topics in it.");
        assertThat(sams.submit(form, made + "/edit", Map.of("name", "", "description", "", "position", "x"))
                        .body())
                .contains("Please write something here.", "Please give a number.");
        sams.submit(form, atDesk + "/moderation", Map.of("do", "move", "section", "" + lanterns));
        sams.submit(form, made + "/remove", Map.of());
        assertThat(sams.get(made).statusCode()).isEqualTo(404);
    }

    /** R19: where one comes in, and in no section but those one sees. */
    @Test
    void aTopicIsBegunOnTheFrontPageInASectionThatIsChosen() {
        QuarkusTransaction.requiringNew().run(() -> section("Oil", ""));
        Browser bens = signedIn(Cast.ben());
        assertThat(bens.get(FORUM).body()).contains("href=\"" + FORUM + "/topics/new\"", "New topic");
        HttpResponse<String> form = bens.get(FORUM + "/topics/new");
        assertThat(form.body())
                .contains("In which section?", ">Lanterns</option>", ">Oil</option>", "Please choose")
                .doesNotContain("Secrets", " selected");
        Map<String, String> typed = Map.of("choose", "1", "title", "Which oil?", "text", "Mine smokes.");

        for (String none : List.of("0", "" + secrets, "999999999")) {
            HttpResponse<String> again = bens.submit(form, FORUM + "/topics", with(typed, "section", none));
            assertThat(again.statusCode()).as(none).isEqualTo(422);
            assertThat(again.body())
                    .contains("Please choose a section.", "value=\"Which oil?\"", ">Mine smokes.</textarea>")
                    .doesNotContain("Secrets");
        }
        HttpResponse<String> kept =
                bens.submit(form, FORUM + "/topics", with(with(typed, "section", "" + lanterns), "text", ""));
        assertThat(kept.body()).contains("value=\"" + lanterns + "\" selected>Lanterns");
        HttpResponse<String> topic = bens.submit(form, FORUM + "/topics", with(typed, "section", "" + lanterns));

        assertThat(topic.body()).contains("<h1 dir=\"auto\">Which oil?</h1>", ">Lanterns</a>");
        assertThat(bens.get(FORUM + "/sections/" + secrets).statusCode()).isEqualTo(404);
    }

    /** Nobody is offered what they may not do; where there is one section there is nothing to choose. */
    @Test
    void theFrontPageOffersWritingToWhoWrites() {
        String offered = FORUM + "/topics/new\"";
        assertThat(signedIn(Cast.ben()).get(FORUM).body()).contains(offered);
        assertThat(signedIn(Cast.ben()).get(FORUM + "/topics/new").body())
                .contains("value=\"" + lanterns + "\" selected>Lanterns")
                .doesNotContain("Please choose");
        Browser cleos = signedIn(without(Cast.cleo(), "forum.write"));
        assertThat(cleos.get(FORUM).body()).contains("Lanterns").doesNotContain("/topics/new", "New topic");
        assertThat(cleos.get(FORUM + "/topics/new").statusCode()).isEqualTo(403);
        Cast.forum("everyone");
        Cast.signsIn();
        assertThat(new Browser().get("/forum").body()).contains("Lanterns").doesNotContain("/topics/new", "New topic");
        Cast.usualSettings();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery("delete from forum_sections")
                .executeUpdate());
        assertThat(signedIn(Cast.ben()).get(FORUM).body()).doesNotContain("/topics/new");
    }

    /** Groups are chosen by name, as for articles; whoever is in one finds the section from then on, and nobody else. */
    @Test
    void aSectionsGroupsAreFoundAndTicked() {
        Browser sams = signedIn(Cast.sam());
        String acme = Cast.ACME.getString("id");
        Cast.extensionSays(
                "GET /organizations",
                200,
                new JsonObject().put("items", new JsonArray().add(Cast.ACME)).putNull("next"));
        Cast.extensionSays(
                "GET /organizations/" + acme + "/groups",
                200,
                new JsonObject()
                        .put(
                                "items",
                                new JsonArray()
                                        .add(new JsonObject().put("id", "g-7").put("name", "Testers")))
                        .putNull("next"));
        String edit = "/desk/forum/sections/" + lanterns + "/edit";
        HttpResponse<String> form = sams.get(edit);
        assertThat(form.body()).contains("<bdi>Acme</bdi>").doesNotContain("Testers");
        Map<String, String> typed = Map.of("name", "Lamps", "description", "", "position", "3");

        HttpResponse<String> found = sams.submit(form, edit, with(typed, "deed", "groups-of " + acme));
        assertThat(found.body()).contains("value=\"g-7 Testers\"", "value=\"Lamps\"", "value=\"3\"");
        HttpResponse<String> saved = sams.submit(form, edit, with(typed, "group", "g-7 Testers"));

        assertThat(saved.uri()).hasPath("/desk/forum/sections/" + lanterns);
        assertThat(sams.get("/desk/forum").body()).contains("<bdi>Testers</bdi>");
        assertThat(sams.get(edit).body())
                .contains(
                        "id=\"g-g-7\" value=\"g-7 Testers\" checked",
                        "changed whom it is for <bdi></bdi> → <bdi>Testers");
        assertThat(signedIn(Cast.inGroups(named("jo"), "g-7")).get(FORUM).body())
                .contains("Lamps", "For some")
                .doesNotContain("Testers");
        assertThat(signedIn(named("kim")).get(FORUM).body()).doesNotContain("Lamps");
    }

    @Test
    void whereGroupsCannotBeAskedForWhatIsTickedIsStillSaved() {
        Browser sams = signedIn(Cast.sam());
        Cast.extensionFails();
        String edit = "/desk/forum/sections/" + secrets + "/edit";
        HttpResponse<String> form = sams.get(edit);
        assertThat(form.body()).contains("Keycloak could not be asked", "value=\"some-group some-group\" checked");

        sams.submit(
                form,
                edit,
                Map.of("name", "Whispers", "description", "", "position", "", "group", "some-group some-group"));

        assertThat(sams.get("/desk/forum").body()).contains("Whispers", "<bdi>some-group</bdi>");
    }

    @Test
    void moderationIsForModerators() {
        String topic = asked(signedIn(Cast.ben()), "Which oil?", "Mine smokes.");
        answer(signedIn(Cast.eve()), topic.replace("acme", "umbra"), "Olive oil.");
        for (JsonObject who : List.of(Cast.ada(), Cast.tess())) {
            Browser browser = signedIn(who);
            String place = who.containsKey("org_id") ? "/o/acme" : "/desk";
            String there = topic.replace("/o/acme", place);
            HttpResponse<String> page = browser.get(there);
            assertThat(page.body()).contains("Which oil?").doesNotContain("/moderation", "Move to");
            String post = post(page, "Olive oil.");
            for (String deed : List.of("hide", "lock", "move")) {
                assertThat(browser.submit(page, there + "/moderation", Map.of("do", deed, "section", "" + lanterns))
                                .statusCode())
                        .as(deed)
                        .isEqualTo(403);
            }
            assertThat(browser.submit(page, place + "/forum/posts/" + post + "/moderation", Map.of("do", "hide"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.get(place + "/forum/sections/new").statusCode()).isEqualTo(403);
            assertThat(browser.submit(page, place + "/forum/sections", Map.of("name", "Mine"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.submit(page, place + "/forum/sections/" + lanterns + "/remove", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(signedIn(Cast.sam()).get("/desk/forum").body()).contains("Lanterns", "Which oil?", "Answers: 1");
    }

    @Test
    void onlyOnesOwnWordsAreOnesOwn() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        HttpResponse<String> page = bens.get(topic);
        String own = post(page, "Mine smokes.");
        bens.submit(page, FORUM + "/posts/" + own + "/edit", Map.of("text", "Mine smokes a lot."));
        assertThat(bens.get(topic).body()).contains("Mine smokes a lot.", "Edited by its author");

        for (JsonObject other : List.of(Cast.ada(), Cast.sam())) {
            Browser others = signedIn(other);
            String place = other.containsKey("org_id") ? "/o/acme" : "/desk";
            String post = place + "/forum/posts/" + own;
            HttpResponse<String> seen = others.get(topic.replace("/o/acme", place));
            assertThat(seen.body()).contains("a lot").doesNotContain(post + "/edit", post + "/delete");
            assertThat(others.get(post + "/edit").statusCode()).isEqualTo(403);
            assertThat(others.submit(seen, post + "/edit", Map.of("text", "x")).statusCode())
                    .isEqualTo(403);
            assertThat(others.submit(seen, post + "/delete", Map.of()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(signedIn(Cast.ada())
                        .submit(page, topic + "/solution", Map.of("post", "0"))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Attack 11: the token says what counts, not who wrote it. */
    @Test
    void whoLostTheRightChangesNothingNotEvenTheirOwnWords() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        String own = post(bens.get(topic), "Mine smokes.");
        Browser later = signedIn(without(Cast.ben(), "forum.write"));
        HttpResponse<String> page = later.get(topic);
        assertThat(page.body()).contains("Mine smokes.").doesNotContain("/posts/" + own);

        for (String deed : List.of("/edit", "/delete")) {
            assertThat(later.submit(page, FORUM + "/posts/" + own + deed, Map.of("text", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(later.submit(page, topic + "/solution", Map.of("post", "0")).statusCode())
                .isEqualTo(403);
        Browser gone = signedIn(without(Cast.ben(), "forum.read", "forum.write"));
        assertThat(gone.submit(gone.get("/o/acme/"), FORUM + "/posts/" + own + "/edit", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn(Cast.ada()).get(topic).body()).contains("Mine smokes.");
    }

    @Test
    void whatOneTakesBackIsGoneUnlessOthersAnsweredIt() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        HttpResponse<String> page = answer(signedIn(Cast.eve()), topic.replace("acme", "umbra"), "Olive oil.");
        String answer = post(page, "Olive oil.");
        HttpResponse<String> bensPage = bens.get(topic);
        String own = post(bensPage, "Mine smokes.");
        assertThat(bens.submit(bensPage, FORUM + "/posts/" + own + "/delete", Map.of())
                        .body())
                .contains("Others have answered.");

        Browser eves = signedIn(Cast.eve());
        eves.submit(eves.get("/o/umbra/forum"), "/o/umbra/forum/posts/" + answer + "/delete", Map.of());
        assertThat(bens.get(topic).body()).doesNotContain("Olive oil.");
        bens.submit(bensPage, FORUM + "/posts/" + own + "/delete", Map.of());
        assertThat(bens.get(topic).statusCode()).isEqualTo(404);
        assertThat(bens.get(FORUM).body()).doesNotContain("Which oil?");
    }

    @Test
    void aFormSentTwiceOrAtTheSameMomentPostsOnce() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        HttpResponse<String> page = bens.get(topic);
        List<CompletableFuture<HttpResponse<String>>> sent = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> bens.submit(page, topic + "/posts", Map.of("text", "Only once"))))
                .toList();

        sent.forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        assertThat(bens.get(topic).body()).containsOnlyOnce("Only once");
    }

    /** A key used before by somebody else, or for what one no longer sees, tells nothing. */
    @Test
    void anothersKeyLeadsNowhere() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        String key = UUID.randomUUID().toString();
        HttpResponse<String> page = bens.get(topic);
        bens.submit(page, topic + "/posts", Map.of("text", "First", "submission", key));
        Browser eves = signedIn(Cast.eve());
        String atUmbra = topic.replace("acme", "umbra");

        eves.submit(eves.get(atUmbra), atUmbra + "/posts", Map.of("text", "Second", "submission", key));

        assertThat(bens.get(topic).body()).contains("First", "Second");
    }

    @Test
    void whoWritesMoreThanPeopleDoIsAskedToWaitAndKeepsTheText() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery(
                        "insert into forum_posts (topic_id, author_id, text, created_at)"
                                + " select :topic, p.id, 'flood', now() from persons p, generate_series(1, 20) where p.subject = 'ben-id'")
                .setParameter("topic", Long.parseLong(topic.replaceAll(".*/", "")))
                .executeUpdate());

        HttpResponse<String> refused = answer(bens, topic, "One too many");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("wait a few minutes", "One too many");
        assertThat(answer(signedIn(Cast.eve()), topic.replace("acme", "umbra"), "Still me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void emptyAndEndlessTextsAreRefusedAndKept() {
        Browser bens = signedIn(Cast.ben());
        HttpResponse<String> form = bens.get(FORUM + "/topics/new?section=" + lanterns);
        String key = "" + lanterns;

        assertThat(bens.submit(form, FORUM + "/topics", Map.of("section", key, "title", " ", "text", "words"))
                        .body())
                .contains("Please write something here.", ">words</textarea>");
        assertThat(bens.submit(
                                form,
                                FORUM + "/topics",
                                Map.of("section", key, "title", "T", "text", "x".repeat(20_001)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(bens.submit(form, FORUM + "/topics", Map.of("section", key, "title", "a\0b\u202ec", "text", "x\0y"))
                        .body())
                .contains("<h1 dir=\"auto\">abc</h1>", "xy");
    }

    @Test
    void titlesAndNamesAreWordsEverywhere() {
        Browser bens = signedIn(Cast.ben().put("name", "<b>Ben</b>"));
        String topic = asked(bens, "<script>alert(1)</script> Lantern", "<script>alert(2)</script>");

        for (String path :
                List.of(topic, FORUM, FORUM + "?q=lantern", FORUM + "/sections/" + lanterns, FORUM + "/feed")) {
            assertThat(bens.get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "<b>Ben");
        }
    }

    @Test
    void oddSearchesAndCursorsFindSomethingOrNothing() {
        Browser bens = signedIn(Cast.ben());
        asked(bens, "Which oil?", "Mine smokes.");

        for (String query : List.of("%27", "%22", "a%00b", "%26%7C!", "((", "*".repeat(300), "-", "%F0%9F%92%A1")) {
            assertThat(bens.get(FORUM + "?q=" + query).statusCode()).as(query).isEqualTo(200);
        }
        for (String after : List.of("x", "1.2", "1.99999999999.1", "999999999999999999.1.1")) {
            assertThat(bens.get(FORUM + "/sections/" + lanterns + "?after=" + after)
                            .statusCode())
                    .as(after)
                    .isEqualTo(200);
        }
        assertThat(bens.get(FORUM + "?q=OIL").body()).contains("Which oil?");
    }

    /** Each text in the language it was written in; what was typed is found as it is, too. */
    @Test
    void otherFormsOfAWordAreFound() {
        Browser bens = signedIn(Cast.ben());
        asked(bens, "Which lanterns?", "They were switching off.");
        Browser germans = signedIn(Cast.cleo().put("locale", "de"));
        HttpResponse<String> form = germans.get(FORUM + "/topics/new?section=" + lanterns);
        germans.submit(
                form,
                FORUM + "/topics",
                Map.of("section", "" + lanterns, "title", "Anträge", "text", "Wer bearbeitet die Häuser?"));

        for (String query : List.of("lantern", "switch", "switching")) {
            assertThat(bens.get(FORUM + "?q=" + query).body()).as(query).contains("Which lanterns?");
        }
        assertThat(bens.get(FORUM + "?q=Antrag").body()).contains("Anträge");
        assertThat(bens.get(FORUM + "?q=Haus").body()).contains("Anträge");
        assertThat(bens.get(FORUM + "?q=switch+nowhere").body()).contains("Nothing found");
    }

    /** As in the articles; what was typed exactly, or between quotation marks, is taken as it is. */
    @Test
    void aMisspeltWordFindsTitlesThatHaveItNearlySo() {
        Browser bens = signedIn(Cast.ben());
        asked(bens, "Which lantern lasts?", "Mine smokes.");
        asked(bens, "איזה פנסים?", "x");
        asked(bens, "Something else", "On lanterns, and how they hang.");

        assertThat(bens.get(FORUM + "?q=lantren").body()).contains("Which lantern lasts?", "Something else");
        assertThat(bens.get(FORUM + "?q=wich+lantren").body())
                .contains("Which lantern lasts?")
                .doesNotContain("Something else");
        assertThat(bens.get(FORUM + "?q=%D7%A4%D7%A0%D7%A1%D7%99%D7%99%D7%9D").body())
                .contains("איזה פנסים?");
        for (String query : List.of("%22lantren%22", "lantren+nowhere", "lantren+-smokes", "xyzxyz")) {
            assertThat(bens.get(FORUM + "?q=" + query).body()).as(query).contains("Nothing found");
        }
    }

    /** Not even by way of a word that is in their own: nobody learns what titles there are that they do not read. */
    @Test
    void nobodyIsHelpedByAWordOfATitleTheyDoNotRead() {
        Browser sams = signedIn(Cast.sam());
        sams.submit(
                sams.get("/desk/forum/topics/new?section=" + secrets),
                "/desk/forum/topics",
                Map.of("section", "" + secrets, "title", "Quiet heron", "text", "hush"));
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Birds", "There was a heron.");
        assertThat(sams.get("/desk/forum?q=herron").body()).contains("Quiet heron", "Birds");
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Nothing found");
        String lamp = asked(bens, "Heron lamp", "x").replace("/o/acme", "/desk");
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Birds", "Heron lamp");

        sams.submit(sams.get(lamp), lamp + "/moderation", Map.of("do", "hide"));
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Nothing found");
        sams.submit(sams.get(lamp), lamp + "/moderation", Map.of("do", "show"));
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Birds", "Heron lamp");
        sams.submit(sams.get(lamp), lamp + "/moderation", Map.of("do", "move", "section", "" + secrets));
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Nothing found");
        assertThat(bens.get(topic).body()).contains("There was a heron.");
        sams.submit(sams.get(lamp), lamp + "/moderation", Map.of("do", "move", "section", "" + lanterns));
        HttpResponse<String> mine = bens.get(lamp.replace("/desk", "/o/acme"));
        bens.submit(mine, FORUM + "/posts/" + post(mine, ">x<") + "/delete", Map.of());
        assertThat(bens.get(FORUM + "?q=herron").body()).contains("Nothing found");
        List<Long> kept = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select section_id from forum_words where word = 'heron'", Long.class)
                .getResultList());
        assertThat(kept).containsExactly(secrets);
    }

    @Test
    void formsFromElsewherePostNothing() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "Mine smokes.");
        String own = post(bens.get(topic), "Mine smokes.");
        for (String path : List.of(
                FORUM + "/topics",
                topic + "/posts",
                topic + "/solution",
                topic + "/moderation",
                FORUM + "/posts/" + own + "/edit",
                FORUM + "/posts/" + own + "/delete",
                FORUM + "/sections")) {
            assertThat(bens.post(path, Map.of("text", "x", "title", "x"), Map.of("Origin", "https://evil.example"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(bens.post(path, Map.of("text", "x", "title", "x"), Map.of())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void listsAndTopicsAreReadPartByPartAndCostTheSameHoweverLong() {
        Browser bens = signedIn(Cast.ben());
        String topic = asked(bens, "Which oil?", "A flood of smoke.");
        Map<String, Runnable> asked = new LinkedHashMap<>();
        for (String path :
                new String[] {FORUM, FORUM + "?q=flood", FORUM + "?q=whichh", FORUM + "/sections/" + lanterns, topic}) {
            asked.put(path, () -> assertThat(bens.get(path).statusCode()).isEqualTo(200));
        }
        asked.values().forEach(Runnable::run);
        Map<String, Long> few = counted(asked);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeMutationQuery(
                            "insert into forum_topics (section_id, author_id, title, title_words, created_at, active_at)"
                                    + " select :section, p.id, 'Flood ' || n, '{flood}', now(), now() - n * interval '1 minute' from persons p,"
                                    + " generate_series(1, 60) n where p.subject = 'ben-id'")
                    .setParameter("section", lanterns)
                    .executeUpdate();
            entities.createNativeMutationQuery("insert into forum_posts (topic_id, author_id, text, created_at)"
                            + " select :topic, p.id, 'flood ' || n, now() - interval '1 hour' from persons p, generate_series(1, 120) n"
                            + " where p.subject = 'ben-id'")
                    .setParameter("topic", Long.parseLong(topic.replaceAll(".*/", "")))
                    .executeUpdate();
        });

        assertThat(counted(asked)).isEqualTo(few);
        assertThat(few.values()).allMatch(statements -> statements <= 6);
        assertThat(follow(bens, FORUM + "/sections/" + lanterns, "Older topics", "/forum/topics/\\d+\" dir"))
                .isEqualTo(61);
        assertThat(follow(bens, topic, "More answers", "id=\"post-\\d+")).isEqualTo(121);
    }

    /** Follows a list to its end and counts what is on it. */
    private static int follow(Browser browser, String first, String word, String item) {
        int found = 0;
        String path = first;
        while (!path.isEmpty()) {
            String page = browser.get(path).body();
            found += (int) java.util.regex.Pattern.compile(item)
                    .matcher(page)
                    .results()
                    .count();
            path = java.util.regex.Pattern.compile("href=\"([^\"]+)\">" + word)
                    .matcher(page)
                    .results()
                    .map(match -> match.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse("");
        }
        return found;
    }

    private Map<String, Long> counted(Map<String, Runnable> asked) {
        Map<String, Long> counts = new LinkedHashMap<>();
        asked.forEach((name, ask) -> {
            long before = sessions.getStatistics().getPrepareStatementCount();
            ask.run();
            counts.put(name, sessions.getStatistics().getPrepareStatementCount() - before);
        });
        return counts;
    }

    private long section(String name, String groups) {
        return entities.createNativeQuery(
                        "insert into forum_sections (name, groups) values (:name, string_to_array(:groups, ' ')) returning id",
                        Long.class)
                .setParameter("name", name)
                .setParameter("groups", groups)
                .getSingleResult();
    }

    /** The address of a new topic. */
    private String asked(Browser browser, String title, String text) {
        HttpResponse<String> form = browser.get(FORUM + "/topics/new?section=" + lanterns);
        HttpResponse<String> page =
                browser.submit(form, FORUM + "/topics", Map.of("section", "" + lanterns, "title", title, "text", text));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.uri().getPath();
    }

    private static HttpResponse<String> answer(Browser browser, String topic, String text) {
        HttpResponse<String> page = browser.get(topic);
        if (page.statusCode() != 200) {
            page = browser.get(topic.replaceAll("/forum.*", "/"));
        }
        return browser.submit(page, topic + "/posts", Map.of("text", text));
    }

    /** The number of the post with these words. */
    private static String post(HttpResponse<String> page, String words) {
        String before = page.body().substring(0, page.body().indexOf(words));
        return before.substring(before.lastIndexOf("id=\"post-") + 9).replaceAll("\".*(?s:.*)", "");
    }

    private static String list(String page) {
        return page.substring(page.indexOf("forum-topics"));
    }

    /** A Member of Acme whom no other test knows. */
    private static JsonObject named(String name) {
        return Cast.cleo().put("sub", name + "-id").put("name", name);
    }

    private static Browser signedIn(JsonObject claims) {
        Cast.signsIn(claims);
        Browser browser = new Browser();
        browser.get(
                claims.containsKey("org_id")
                        ? "/o/"
                                + claims.getJsonObject("organization")
                                        .fieldNames()
                                        .iterator()
                                        .next() + "/"
                        : "/desk/");
        return browser;
    }

    private static Map<String, String> with(Map<String, String> typed, String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(typed);
        all.put(field, value);
        return all;
    }

    private static JsonObject without(JsonObject claims, String... permissions) {
        JsonArray held = claims.getJsonArray("entitlements");
        for (String permission : permissions) {
            held.remove(permission);
        }
        return claims;
    }
}
