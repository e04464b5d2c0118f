package dev.portico.portal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasing leaves a ticket's skeleton and nothing else. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ErasureTest {
    private static final String BEN = "ben@acme.example";

    @Inject
    Scene scene;

    @Inject
    Kept kept;

    @Inject
    Tables tables;

    @Inject
    SessionFactory sessions;

    private Scene.Set set;

    @BeforeEach
    void bensYears() {
        set = scene.set();
    }

    @Test
    void leavesNothingInAnyTable() {
        assertThat(kept.tablesWith("zebra"))
                .contains("tickets", "notes", "attachments", "file_chunks", "mails", "outgoing", "incoming", "uploads");
        assertThat(kept.tablesWith(BEN)).contains("persons", "participants", "mail_threads", "incoming");
        assertThat(kept.tablesWith("ben-id")).contains("persons");

        erase("Letter 1");

        assertThat(kept.tablesWith("zebra")).isEmpty();
        assertThat(kept.tablesWith(BEN)).isEmpty();
        assertThat(kept.tablesWith("ben-id")).isEmpty();
        assertThat(kept.number(
                        "select count(*) from files f where not exists (select 1 from attachments where file_id = f.id)"
                                + " and not exists (select 1 from uploads where file_id = f.id)"))
                .isZero();
    }

    /** A mail server sends back what did not arrive (R36); of another's mail nothing goes. */
    @Test
    void leavesNoReportThatAMailToThemDidNotArrive() {
        report("report-to-ben", "Final-Recipient: rfc822; Ben@acme.example");
        report("report-to-ruben", "Final-Recipient: rfc822; ruben@acme.example");
        String reports =
                "select source_hash, state, reason, sender is null as nobody, raw is null as empty from incoming"
                        + " where source_hash like 'report-to-%' order by 1";
        assertThat(kept.rows(reports))
                .containsExactly(
                        "report-to-ben|aside|unknown-bounce|false|false",
                        "report-to-ruben|aside|unknown-bounce|false|false");

        erase("Letter 11");

        assertThat(kept.rows(reports))
                .containsExactly(
                        "report-to-ben|ignored|erased|true|true", "report-to-ruben|aside|unknown-bounce|false|false");
        kept.execute("delete from incoming where source_hash like 'report-to-%'");
    }

    private void report(String hash, String field) {
        kept.execute(
                "insert into incoming (source, source_hash, sender, received_at, state, reason, next_at, raw) values"
                        + " ('imap', '" + hash
                        + "', 'mailer-daemon@mx.example (?)', now(), 'aside', 'unknown-bounce', now(),"
                        + " convert_to('From: mailer-daemon@mx.example' || chr(10) || chr(10) || '" + field
                        + "', 'UTF8'))");
    }

    @Test
    void keepsTheSkeletonAndWhatOthersWrote() {
        String ticket = "select organization_id, status, priority, created_at, updated_at from tickets where number = "
                + set.bens();
        String thread = "select id, side, visible, created_at from notes where ticket = " + set.bens() + " order by id";
        List<String> before = kept.rows(ticket);
        List<String> threadBefore = kept.rows(thread);

        erase("Letter 2");

        assertThat(kept.rows(ticket)).isEqualTo(before);
        assertThat(kept.rows(thread)).isEqualTo(threadBefore).hasSize(3);
        assertThat(kept.rows(
                        "select p.name, n.text from notes n join persons p on p.id = n.author_id where n.ticket in ("
                                + set.bens() + ", " + set.adas() + ") order by n.id"))
                .containsExactly(
                        "Erased person|(erased)",
                        "Sam|plain answer",
                        "Sam|secret internal",
                        "Ada|secret note of Ada",
                        "Erased person|(erased)");
        assertThat(kept.rows(
                        "select t.subject, t.description, p.name from tickets t join persons p on p.id = t.requester_id"
                                + " where t.number = " + set.bens()))
                .containsExactly("(erased)|(erased)|Erased person");
        assertThat(kept.rows(
                        "select kind, p.name from ticket_changes c join persons p on p.id = c.author_id where ticket = "
                                + set.bens()))
                .containsExactly("status|Erased person");
        assertThat(kept.rows("select message_id from mail_threads where ticket = " + set.bens()))
                .containsExactly("others@host");
    }

    @Test
    void causeAndSolutionGoWhereTheyWroteThemAndNotWhereOthersDid() {
        long sam = kept.person(Cast.sam());
        change(set.bens(), sam, "cause", null, "zebra toner");
        change(set.bens(), sam, "solution", null, "zebra new toner");
        change(set.bens(), kept.person(Cast.tess()), "solution", "zebra new toner", "a drum");
        kept.execute("update tickets set cause = 'zebra toner', solution = 'a drum' where number = " + set.bens());

        Calls.erase(Cast.olga(), sam, "sam@acme.example", "Letter 3").then().statusCode(200);

        assertThat(kept.rows("select cause, solution from tickets where number = " + set.bens()))
                .containsExactly("null|a drum");
        assertThat(kept.rows("select kind, before, after from ticket_changes where ticket = " + set.bens()
                        + " and kind in ('cause', 'solution') order by id"))
                .containsExactly("cause|null|(erased)", "solution|null|(erased)", "solution|(erased)|a drum");
    }

    @Test
    void whoseTicketsAnAgentHadAreFreeAgain() {
        long sam = kept.person(Cast.sam());
        kept.execute("update tickets set assignee_id = " + sam + ", status = 'closed' where number = " + set.bens());
        kept.execute("update tickets set assignee_id = " + sam + " where number = " + set.cleos());

        Calls.erase(Cast.olga(), sam, "sam@acme.example", "Letter 4").then().statusCode(200);

        assertThat(kept.rows(
                        "select number, p.name from tickets t left join persons p on p.id = t.assignee_id where number in ("
                                + set.bens() + ", " + set.cleos() + ") order by number"))
                .containsExactly(set.bens() + "|Erased person", set.cleos() + "|null");
    }

    /** Whoever has no address is confirmed by their name, which may have marks of direction of its own; nobody can type those. */
    @Test
    void aNameWithMarksOfDirectionCanBeConfirmed() {
        kept.execute(
                "update persons set email = null, name = '\u2068Ben\u2069 \u2067Zebra\u2069' where id = " + set.ben());

        Calls.erase(Cast.olga(), set.ben(), "Ben Zebr", "Letter 31").then().statusCode(422);
        Calls.erase(Cast.olga(), set.ben(), "Ben Zebra", "Letter 31").then().statusCode(200);

        assertThat(kept.rows("select 1 from persons where id = " + set.ben())).isEmpty();
    }

    @Test
    void whoSignsInAgainIsSomebodyNewAndClaimsNothing() {
        erase("Letter 5");

        assertThat(Calls.mine(Cast.ben()).statusCode()).isEqualTo(200);
        Calls.note(Cast.ben(), set.bens(), new JsonObject().put("text", "It is me"))
                .then()
                .statusCode(404);
        assertThat(kept.number("select count(*) from persons where subject = 'ben-id' and id <> " + set.ben()))
                .isEqualTo(1);
        assertThat(kept.sender(BEN, "Ben")).isEqualTo(kept.person(Cast.ben()));
    }

    @Test
    void whatCameInUnderTheSameAddressGoesToo() {
        kept.execute("update persons set email = null where subject = 'ben-id'");
        long unclaimed = kept.sender(BEN, "zebra himself");
        kept.execute("update persons set email = '" + BEN + "' where subject = 'ben-id'");
        kept.execute("update tickets set requester_id = " + unclaimed + ", subject = 'zebra by mail' where number = "
                + set.cleos());

        erase("Letter 6");

        assertThat(kept.tablesWith("zebra")).isEmpty();
        assertThat(kept.tablesWith(BEN)).isEmpty();
    }

    @Test
    void mailsThatNobodyHasLookedAtYetGoByTheirSenderOnly() {
        kept.execute("delete from incoming");
        for (String from : List.of(
                "From: Ben <BEN@acme.example>",
                "Subject: x\nFROM:\n Ben\n <ben@acme.example>",
                "From: Xben <xben@acme.example>",
                "From: Ada <ada@acme.example>\nTo: ben@acme.example",
                "From: Ada <ada@acme.example>\n\nFrom: ben@acme.example")) {
            kept.execute("insert into incoming (source, source_hash, received_at, next_at, raw) values ('imap', '"
                    + Integer.toHexString(from.hashCode()) + "', now(), now(), convert_to('"
                    + from.replace("\n", "' || chr(13) || chr(10) || '")
                    + "' || chr(13) || chr(10), 'UTF8'))");
        }

        erase("Letter 7");

        assertThat(kept.rows("select state, reason, raw is null from incoming order by id"))
                .containsExactly(
                        "ignored|erased|true",
                        "ignored|erased|true",
                        "waiting|null|false",
                        "waiting|null|false",
                        "waiting|null|false");
    }

    @Test
    void theJournalKnowsWhoWhenAndWhyAndNobodyChangesIt() {
        long olga = kept.person(Cast.olga());
        Calls.data(Cast.olga(), set.ben(), "Letter 8").then().statusCode(200);

        erase("Letter 9");

        assertThat(kept.rows("select kind, by_id, reason, erased_as is not null from privacy_journal where person_id = "
                        + set.ben() + " order by id"))
                .containsExactly("exported|" + olga + "|Letter 8|false", "erased|" + olga + "|Letter 9|true");
        assertThatThrownBy(() -> kept.execute("update privacy_journal set reason = 'x'"))
                .hasMessageContaining("journal stays");
        assertThatThrownBy(() -> kept.execute("delete from privacy_journal")).hasMessageContaining("journal stays");
        assertThatThrownBy(() -> kept.execute("truncate privacy_journal")).hasMessageContaining("journal stays");
    }

    @Test
    void isTheSameNumberOfStatementsHoweverMuchThereIs() {
        long few = erasing();
        set = scene.set();
        tables.tickets(300, Cast.ben());

        assertThat(erasing()).isEqualTo(few);
        assertThat(kept.tablesWith("Ticket of many")).isEmpty();
    }

    private long erasing() {
        kept.person(Cast.olga());
        long before = sessions.getStatistics().getPrepareStatementCount();
        erase("Letter 10");
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private void change(long ticket, long by, String kind, @Nullable String before, String after) {
        kept.execute(
                "insert into ticket_changes (ticket, author_id, at, kind, before, after) values (" + ticket + ", " + by
                        + ", clock_timestamp(), '" + kind + "', " + (before == null ? "null" : "'" + before + "'")
                        + ", '" + after
                        + "')");
    }

    private void erase(String reason) {
        Calls.erase(Cast.olga(), set.ben(), BEN, reason).then().statusCode(200);
    }
}
