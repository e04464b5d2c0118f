package dev.portico.portal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are handed: all they wrote and what they see, and nothing that is hidden from them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ExportTest {
    @Inject
    Scene scene;

    @Inject
    Kept kept;

    private Scene.Set set;

    @BeforeEach
    void bensYears() {
        set = scene.set();
        Cast.known(Cast.ben(), Cast.ada(), Cast.sam());
    }

    @Test
    void hasAllTheyWroteAndWhatTheySee() {
        Map<String, byte[]> files = Calls.unpacked(Calls.mine(Cast.ben()));
        JsonObject data = data(files);

        assertThat(data.getJsonObject("person").getString("email")).isEqualTo("ben@acme.example");
        assertThat(data.getJsonObject("preferences").getBoolean("answered")).isFalse();
        assertThat(field(data, "tickets", "number")).containsExactly(set.bens(), set.cleos(), set.adas(), set.umbras());
        assertThat(field(data, "tickets", "subject")).containsExactly("zebra subject", "Cleos subject", null, null);
        assertThat(field(data, "tickets", "seen")).containsExactly(true, true, false, false);
        assertThat(field(data, "notes", "text"))
                .containsExactly("zebra note", "plain answer", "Cleos note", "zebra with Ada", "zebra in Umbra");
        assertThat(field(data, "notes", "own")).containsExactly(true, false, false, true, true);
        assertThat(field(data, "mails", "messageId")).hasSize(2).doesNotContainNull();
        assertThat(field(data, "changes", "after")).containsExactly("closed");
        assertThat(field(data, "mailsToPerson", "state")).containsExactly("sent");
        assertThat(field(data, "mailsToPerson", "subject")).containsExactly("zebra subject");
        assertThat(field(data, "mailsFromPerson", "state")).containsExactly("taken", "aside");
        assertThat(field(data, "uploads", "name")).containsExactly("zebra draft.txt");
        assertThat(field(data, "drafts", "subject")).containsExactly("zebra typed");
        List<Object> paths = field(data, "files", "path");
        assertThat(paths).hasSize(4).allSatisfy(path -> assertThat(files).containsKey((String) path));
        assertThat(new String(files.get((String) paths.get(0)), StandardCharsets.UTF_8))
                .isEqualTo("zebra note");
        assertThat(files).hasSize(1 + 4 + 1);
    }

    /** By the number of its topic: what was answered there is whoever's who wrote it. */
    @Test
    void mailsAboutTheForumAreAmongThoseTheyWereSent() {
        long section = kept.number("insert into forum_sections (name) values ('Stripes') returning id");
        long topic = kept.number("insert into forum_topics (section_id, title, created_at, active_at) values ("
                + section + ", 'secret title', now(), now()) returning id");
        long post = kept.number("insert into forum_posts (topic_id, text, created_at) values (" + topic
                + ", 'secret answer', now()) returning id");
        kept.execute(
                "insert into outgoing (kind, person_id, post_id, message_id, next_at, created_at, changed_at, state)"
                        + " select 'discussed', id, " + post
                        + ", 'forum@portico', now(), now(), now(), 'sent' from persons where subject = 'ben-id'");

        JsonObject data = data(Calls.unpacked(Calls.mine(Cast.ben())));

        assertThat(field(data, "mailsToPerson", "kind")).containsExactly("answered", "discussed");
        assertThat(field(data, "mailsToPerson", "topic")).containsExactly(null, topic);
        assertThat(data.encode()).doesNotContain("secret title", "secret answer");
        kept.execute("delete from forum_topics where id = " + topic);
        kept.execute("delete from forum_sections where id = " + section);
    }

    /** From is the sender's to write, and an address may have had another owner. */
    @Test
    void mailsThatNobodyKnowsWhoseTheyAreAreHandedOutByOperatorsOnly() {
        kept.execute(
                "insert into incoming (source, source_hash, sender, received_at, state, next_at, ticket) values ('imap', 'hash-3',"
                        + " 'ben@acme.example', now(), 'taken', now(), null)");
        long another = kept.number(
                "insert into tickets (organization_id, requester_id, subject, created_at, updated_at) select '"
                        + Cast.ACME.getString("id")
                        + "', id, 'secret of another', now(), now() from persons where subject = 'ada-id' returning number");
        kept.execute("update incoming set ticket = " + another + " where source_hash = 'hash-3'");

        JsonObject own = data(Calls.unpacked(Calls.mine(Cast.ben())));
        Map<String, byte[]> files = Calls.unpacked(Calls.data(Cast.olga(), set.ben(), "Letter 121"));

        assertThat(field(own, "mailsFromPerson", "path")).containsExactly(null, null);
        List<Object> paths = field(data(files), "mailsFromPerson", "path");
        assertThat(paths).hasSize(2);
        assertThat(new String(files.get((String) paths.get(1)), StandardCharsets.UTF_8))
                .endsWith("zebra aside");
    }

    @Test
    void hasNothingHiddenAndNothingOfOthersThatTheyDoNotSee() {
        Map<String, byte[]> files = Calls.unpacked(Calls.mine(Cast.ben()));

        assertThat(files.values()).allSatisfy(content -> assertThat(new String(content, StandardCharsets.UTF_8))
                .doesNotContain("secret")
                .doesNotContain("mac"));
        assertThat(files.keySet()).allSatisfy(name -> assertThat(name).doesNotContain("secret"));
    }

    @Test
    void anOperatorIsHandedWhatThePersonSeesNow() {
        JsonObject own = without(data(Calls.unpacked(Calls.mine(Cast.ben()))));
        Map<String, byte[]> files = Calls.unpacked(Calls.data(Cast.olga(), set.ben(), "Letter 117"));
        JsonObject operators = without(data(files));

        // What they write for themselves, and have not sent, is theirs alone (R29).
        assertThat(own.getJsonArray("drafts")).isNotEmpty();
        assertThat(own.getJsonArray("uploads")).isNotEmpty();
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("uploads/"));
        assertThat(files.values()).allSatisfy(content -> assertThat(new String(content, StandardCharsets.UTF_8))
                .doesNotContain("zebra draft"));
        for (String alone : List.of("uploads", "drafts", "privateNotes")) {
            assertThat(own.getValue(alone)).isInstanceOf(JsonArray.class);
            assertThat(operators.containsKey(alone)).isTrue();
            assertThat(operators.getValue(alone)).isNull();
            operators.put(alone, own.getValue(alone));
        }
        assertThat(operators).isEqualTo(own);

        Cast.known(Cast.ada());
        JsonObject withoutAccess = data(Calls.unpacked(Calls.data(Cast.olga(), set.ben(), "Letter 118")));

        assertThat(field(withoutAccess, "tickets", "seen")).containsOnly(false);
        assertThat(field(withoutAccess, "notes", "text"))
                .containsExactly("zebra note", "zebra with Ada", "zebra in Umbra");
        assertThat(field(withoutAccess, "history", "by")).contains("vendor", "self");
    }

    @Test
    void anAgentGetsTheirOwnNotesAndNothingOfCustomers() {
        JsonObject data = data(Calls.unpacked(Calls.mine(Cast.sam())));

        assertThat(field(data, "notes", "text"))
                .containsExactly("plain answer", "secret internal", "secret about Cleo");
        assertThat(field(data, "tickets", "subject")).containsOnlyNulls();
    }

    @Test
    void whoseOrganizationTheySeeGetsTheTicketsTheyWroteInAsAWhole() {
        JsonObject data = data(Calls.unpacked(Calls.mine(Cast.ada())));

        assertThat(field(data, "tickets", "number")).containsExactly(set.adas());
        assertThat(field(data, "notes", "text")).containsExactly("secret note of Ada", "zebra with Ada");
    }

    @Test
    void whoIsKnownByAnAddressOnlyHasDataToo() {
        long stranger = kept.sender("stranger@zoo.example", "Stranger");
        kept.execute(
                "insert into organizations (id, name) values ('unknown-senders', 'Unknown') on conflict do nothing");
        long ticket = kept.number("insert into tickets (organization_id, requester_id, subject, created_at, updated_at)"
                + " values ('unknown-senders', " + stranger + ", 'Hello', now(), now()) returning number");
        kept.execute("insert into notes (ticket, organization_id, author_id, side, text, visible, created_at)"
                + " select " + ticket + ", 'unknown-senders', id, 'vendor', v, v = 'mailed', now()"
                + " from persons, unnest(array['mailed', 'secret']) v where subject = 'sam-id'");

        JsonObject data = data(Calls.unpacked(Calls.data(Cast.olga(), stranger, "Letter 119")));

        assertThat(data.getJsonObject("person").getString("id")).isNull();
        assertThat(field(data, "tickets", "subject")).containsExactly("Hello");
        assertThat(field(data, "notes", "text")).containsExactly("mailed");
    }

    @Test
    void nothingIsHandedOutWhereItCannotBeAskedWhatTheySee() {
        Cast.signsIn(Cast.olga());
        Cast.extensionFails();

        assertThat(Calls.data(Cast.olga(), set.ben(), "Letter 120").statusCode())
                .isEqualTo(503);
        assertThat(kept.number("select count(*) from privacy_journal where reason = 'Letter 120'"))
                .isZero();
        Cast.signsIn(Cast.olga());
    }

    @Test
    void neverWithAnothersEyes() {
        Response answer = Calls.mine(Scene.inPerspective(Cast.ben()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String>path("reason")).isEqualTo("read-only");
    }

    private static JsonObject data(Map<String, byte[]> files) {
        assertThat(files).containsKey("data.json");
        return new JsonObject(new String(files.get("data.json"), StandardCharsets.UTF_8));
    }

    private static JsonObject without(JsonObject data) {
        data.remove("at");
        data.remove("history");
        data.remove("mailsFromPerson");
        return data;
    }

    private static List<Object> field(JsonObject data, String list, String field) {
        JsonArray items = data.getJsonArray(list);
        java.util.ArrayList<Object> values = new java.util.ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Object value = items.getJsonObject(i).getValue(field);
            values.add(value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return values;
    }
}
