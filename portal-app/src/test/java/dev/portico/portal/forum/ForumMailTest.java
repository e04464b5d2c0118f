package dev.portico.portal.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.UserId;
import dev.portico.portal.inbox.Correspondent;
import dev.portico.portal.inbox.Post;
import dev.portico.portal.people.Persons;
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
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails about the forum with a real mail server (R19): who is told of an answer, and who no longer may know it when it is sent. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class ForumMailTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String GROUP = "keepers-1";
    private static final ForumSight CUSTOMER = new ForumSight(false, true, false, Set.of(GROUP));
    private static final ForumSight AGENT = new ForumSight(true, true, true, Set.of());

    @Inject
    Session entities;

    @Inject
    Persons persons;

    @Inject
    Contributions contributions;

    @Inject
    Moderation moderation;

    /** The subject of this test's topic: mailboxes outlive a test. */
    private final String title = "Lamp " + UUID.randomUUID().toString().substring(0, 8);

    private final Correspondent ben = new Correspondent("ben@acme.example");
    private final Correspondent cleo = new Correspondent("cleo@acme.example");
    private final Correspondent sam = new Correspondent("sam@portico.example");
    private long section;
    private long topic;

    @BeforeEach
    void aTopicOfBens() {
        Cast.usualSettings();
        Cast.standingIsAway(false);
        known(Cast.ben(), Cast.cleo(), sam());
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : List.of("outgoing", "mail_preferences", "forum_topics", "forum_sections")) {
                entities.createNativeMutationQuery("delete from " + table).executeUpdate();
            }
            section = entities.createNativeQuery(
                            "insert into forum_sections (name) values ('Lighthouses') returning id", Long.class)
                    .getSingleResult();
        });
        topic = contributions.open(customer(Cast.ben()), section, title, "It does not turn.", Optional.empty());
    }

    @AfterEach
    void back() {
        Cast.usualSettings();
        Cast.standingIsAway(false);
        Cast.known();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void whoAskedIsToldOfAnAnswerWithALinkAndAWayToStopIt() {
        long post = answer(Cast.cleo(), "Turn it <off>, *please*.\nThen wait.");

        MimeMessage mail = received(ben, "Forum: " + title);
        assertThat(Correspondent.text(mail)).isEqualTo("""
                Hello Ben,

                Cleo has answered in the forum:

                %1$s

                Turn it <off>, *please*.
                Then wait.

                Open the topic: https://portal.example/o/acme/forum/topics/%2$d?from=%3$d#post-%3$d

                Please answer in the forum. A reply to this mail does not appear there: it goes to Support and begins a new ticket.

                --\s
                Support
                You receive this mail because you take part in this topic.
                Choose your mails: https://portal.example/o/acme/preferences
                """.formatted(title, topic, post));
        assertThat(Correspondent.html(mail))
                .contains("Turn it &lt;off&gt;, *please*.<br>", "forum/topics/" + topic)
                .doesNotContain("[#", "<script", "<img", "display:none", "http://");
        assertThat(Correspondent.header(mail, "List-Unsubscribe"))
                .isEqualTo("<https://portal.example/o/acme/preferences>");
        assertThat(Correspondent.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(Correspondent.replyTo(mail)).isEqualTo("support@portico.example");
        assertThat(about(cleo)).as("who wrote it knows").isEmpty();
        assertThat(outgoing()).containsExactly("ben-id|discussed|sent");
    }

    @Test
    void whoTakesPartIsToldAgentsAtTheirDeskAndTheThreadIsKept() {
        answer(Cast.cleo(), "First.");
        String first = Correspondent.header(received(ben, "Forum: " + title), "Message-ID");
        contributions.answer(author(sam(), AGENT), topic, "Support knows.", Optional.empty());
        await().atMost(SOON).until(() -> about(ben).size() == 2);

        MimeMessage second = about(ben).get(1);
        assertThat(Correspondent.text(second)).contains("Sam of Support has answered in the forum:", "Support knows.");
        assertThat(Correspondent.header(second, "In-Reply-To")).isEqualTo(first);
        assertThat(Correspondent.text(received(cleo, "Forum: " + title))).contains("Support knows.");
        answer(Cast.ben(), "Thanks to both.");
        assertThat(Correspondent.text(received(sam, "Forum: " + title)))
                .contains("Thanks to both.", "https://portal.example/desk/forum/topics/" + topic);
    }

    @Test
    void whatSolvedATopicIsToldToWhoAnsweredAndOnce() {
        long post = answer(Cast.cleo(), "Oil it.");
        received(ben, "Forum: " + title);

        for (int i = 0; i < 2; i++) {
            contributions.solve(customer(Cast.ben()), topic, Optional.of(post));
            contributions.solve(customer(Cast.ben()), topic, Optional.empty());
        }
        contributions.solve(customer(Cast.ben()), topic, Optional.of(post));

        assertThat(Correspondent.text(received(cleo, "Solved: " + title)))
                .contains("this answer by Cleo has been marked as the solution:", "Oil it.");
        await().atMost(SOON).untilAsserted(() -> assertThat(outgoing())
                .containsExactlyInAnyOrder("ben-id|discussed|sent", "cleo-id|solved|sent"));
        assertThat(about(ben)).hasSize(1);
    }

    /** Who has given no name is Support, in words of the reader's language. */
    @Test
    void whatSupportSolvedIsToldInASentence() {
        known(Cast.ben(), Cast.cleo().put("locale", "de"), sam());
        answer(Cast.cleo(), "Oil it.");
        long post = contributions
                .answer(author(sam().put("name", Account.SUPPORT), AGENT), topic, "Turn it.", Optional.empty())
                .id();
        received(cleo, "Forum: " + title);

        contributions.solve(customer(Cast.ben()), topic, Optional.of(post));

        assertThat(Correspondent.text(received(cleo, "Gelöst: " + title)))
                .contains("diese Antwort des Supports wurde als Lösung markiert:", "Turn it.");
    }

    @Test
    void aFormSentTwiceTellsOnce() {
        UUID form = UUID.randomUUID();
        contributions.answer(customer(Cast.cleo()), topic, "Once.", Optional.of(form));
        contributions.answer(customer(Cast.cleo()), topic, "Once.", Optional.of(form));

        received(ben, "Forum: " + title);
        assertThat(outgoing()).containsExactly("ben-id|discussed|sent");
    }

    @Test
    void whoDoesNotWantItIsNotToldAndChoosesThatInTheProfile() {
        Cast.signsIn(Cast.ben());
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get("/o/acme/preferences");
        assertThat(page.body())
                .contains(
                        "id=\"discussed\" name=\"discussed\" value=\"on\" checked",
                        "id=\"solved\" name=\"solved\" value=\"on\" checked");

        HttpResponse<String> saved =
                browser.submit(page, "/o/acme/preferences", Map.of("answered", "on", "solved", "on"));
        answer(Cast.cleo(), "Not for Ben.");

        assertThat(saved.body())
                .contains("name=\"discussed\" value=\"on\"> <label", "name=\"solved\" value=\"on\" checked> <label");
        await().atMost(SOON).until(() -> outgoing().contains("ben-id|discussed|dropped"));
        assertThat(about(ben)).isEmpty();
        Cast.forum("off");
        page = browser.get("/o/acme/preferences");
        assertThat(page.body()).doesNotContain("for=\"discussed\"").contains("type=\"hidden\" name=\"solved\"");
        browser.submit(page, "/o/acme/preferences", Map.of("answered", "on", "solved", "on"));
        assertThat(rows("select discussed, solved from mail_preferences")).containsExactly("false|true");
    }

    /** What may happen between an answer and its mail. */
    private enum Lost {
        ACCESS,
        THE_PERMISSION,
        THE_MEMBERSHIP,
        THE_GROUP,
        THE_FORUM,
        THE_FORUM_FOR_CUSTOMERS,
        A_HIDDEN_ANSWER,
        A_HIDDEN_TOPIC,
        A_TOPIC_MOVED_WHERE_THEY_DO_NOT_READ,
        AN_ERASED_AUTHOR
    }

    @ParameterizedTest
    @EnumSource(Lost.class)
    void whoMayNoLongerKnowItIsNotTold(Lost lost) {
        if (lost == Lost.THE_GROUP) {
            execute("update forum_sections set groups = '{" + GROUP + "}', group_names = '{Keepers}'");
            known(Cast.inGroups(Cast.ben(), GROUP), Cast.cleo(), sam());
            answer(Cast.cleo(), "Read while in the group.");
            received(ben, "Forum: " + title);
            execute("delete from outgoing");
        }
        int before = about(ben).size();
        Cast.standingIsAway(true);
        long post = answer(Cast.cleo(), "Secret words.");
        await().atMost(SOON).until(() -> outgoing().contains("ben-id|discussed|queued|could-not-ask"));

        lose(lost, post);
        Cast.standingIsAway(false);
        execute("update outgoing set next_at = now()");

        await().atMost(SOON).until(() -> outgoing().contains("ben-id|discussed|dropped"));
        assertThat(about(ben)).hasSize(before);
    }

    private void lose(Lost lost, long post) {
        switch (lost) {
            case ACCESS -> known(Cast.ben().put("entitlements", new JsonArray()), Cast.cleo(), sam());
            case THE_PERMISSION ->
                known(Cast.ben().put("entitlements", new JsonArray().add("portal.enter")), Cast.cleo(), sam());
            case THE_MEMBERSHIP -> known(Cast.cleo(), sam());
            case THE_GROUP -> known(Cast.ben(), Cast.cleo(), sam());
            case THE_FORUM -> Cast.forum("off");
            case THE_FORUM_FOR_CUSTOMERS -> Cast.forum("nobody");
            case A_HIDDEN_ANSWER -> moderation.post(author(sam(), AGENT), post, true);
            case A_HIDDEN_TOPIC -> moderation.topic(author(sam(), AGENT), topic, Moderation.Deed.HIDE);
            case A_TOPIC_MOVED_WHERE_THEY_DO_NOT_READ ->
                execute("update forum_sections set groups = '{others-1}', group_names = '{Others}'");
            case AN_ERASED_AUTHOR -> execute("update forum_posts set author_id = null where id = " + post);
        }
    }

    /** Moderators read what is hidden; no mail has it, theirs neither. */
    @Test
    void whatIsHiddenIsMailedToNobodyUntilItIsShownAgain() {
        contributions.answer(author(sam(), AGENT), topic, "Support reads along.", Optional.empty());
        received(ben, "Forum: " + title);
        Cast.standingIsAway(true);
        long post = answer(Cast.cleo(), "Rude words.");
        await().atMost(SOON).until(() -> outgoing().contains("sam-id|discussed|queued|could-not-ask"));
        moderation.post(author(sam(), AGENT), post, true);
        Cast.standingIsAway(false);
        execute("update outgoing set next_at = now() where state = 'queued'");
        await().atMost(SOON)
                .until(() -> outgoing().containsAll(List.of("ben-id|discussed|dropped", "sam-id|discussed|dropped")));
        assertThat(about(sam)).isEmpty();

        moderation.post(author(sam(), AGENT), post, false);

        assertThat(Correspondent.text(received(sam, "Forum: " + title))).contains("Rude words.");
        await().atMost(SOON).until(() -> about(ben).size() == 2);
    }

    @Test
    void aMailIsInItsReadersLanguage() {
        known(Cast.ben().put("locale", "he"), Cast.cleo(), sam());
        answer(Cast.cleo(), "Shalom.");

        MimeMessage mail = received(ben, "פורום: " + title);
        assertThat(Correspondent.text(mail)).contains("\u2068Cleo\u2069 השיב/ה בפורום:", "Shalom.", "פתיחת הנושא");
        assertThat(Correspondent.html(mail)).contains("<html lang=\"he\" dir=\"rtl\">");
    }

    /** One that did not arrive is told to agents, by its topic; an answer by mail is no answer in the forum and no ticket's note. */
    @Test
    void agentsSeeWhichMailDidNotArrive() {
        answer(Cast.cleo(), "Lost on the way.");
        received(ben, "Forum: " + title);
        execute("update outgoing set state = 'failed', reason = 'smtp-550'");
        Cast.signsIn(Cast.sam());

        String page = new Browser().get("/desk/deliveries").body();

        assertThat(page).contains("href=\"/desk/forum/topics/" + topic + "\"", "Topic " + topic + " of the forum");
    }

    private static JsonObject sam() {
        return Cast.sam().put("email", "sam@portico.example");
    }

    private static void known(JsonObject... people) {
        Cast.known(people);
    }

    private Contributions.Author customer(JsonObject who) {
        return author(who, CUSTOMER);
    }

    private Contributions.Author author(JsonObject who, ForumSight sight) {
        Account account = new Account(
                new UserId(who.getString("sub")), who.getString("name"), Optional.of(who.getString("email")));
        return QuarkusTransaction.requiringNew()
                .call(() -> new Contributions.Author(persons.of(account).id(), sight, "en"));
    }

    private long answer(JsonObject who, String text) {
        return contributions
                .answer(customer(who), topic, text, Optional.empty())
                .id();
    }

    private MimeMessage received(Correspondent who, String subject) {
        await().atMost(SOON).until(() -> about(who).stream()
                .anyMatch(mail -> Correspondent.subject(mail).equals(subject)));
        return about(who).stream()
                .filter(mail -> Correspondent.subject(mail).equals(subject))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private List<MimeMessage> about(Correspondent who) {
        return who.mails().stream()
                .filter(mail -> Correspondent.subject(mail).contains(title))
                .toList();
    }

    private List<String> outgoing() {
        return rows(
                "select p.subject, o.kind, case when o.state = 'queued' and o.reason is not null then o.state || '|' || o.reason"
                        + " else o.state end from outgoing o join persons p on p.id = o.person_id order by o.id");
    }

    private List<String> rows(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(sql, Object[].class)
                .getResultStream()
                .map(row ->
                        String.join("|", Arrays.stream(row).map(String::valueOf).toList()))
                .toList());
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeMutationQuery(sql).executeUpdate());
    }
}
