package dev.portico.portal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.files.Sender;
import dev.portico.portal.outbox.Mailroom;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is erased while they, and others, are at work: nothing is left of them, and nobody else's work fails. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class RacesTest {
    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 6;

    @Inject
    Kept kept;

    @Inject
    Tables tables;

    @Inject
    UserTransaction transaction;

    @Inject
    Session entities;

    @Inject
    Mailroom mailroom;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 1);

    @BeforeEach
    void nobody() {
        tables.empty();
        kept.execute("delete from uploads");
        kept.person(Cast.olga());
    }

    @AfterEach
    void end() {
        threads.shutdown();
    }

    @Test
    void replies() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long ben = kept.person(Cast.ben());
            long ticket = tables.ticket(Cast.ben(), "zebra");
            Set<Integer> answers =
                    race(ben, each -> Calls.note(Cast.ben(), ticket, new JsonObject().put("text", "zebra " + each))
                            .statusCode());

            assertThat(answers).isSubsetOf(201, 404);
            assertThat(kept.tablesWith("zebra")).isEmpty();
        }
    }

    @Test
    void answersOfSupportAreNeverMadeToFail() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long ben = kept.person(Cast.ben());
            long ticket = tables.ticket(Cast.ben(), "zebra");

            assertThat(race(ben, each -> Calls.note(Cast.sam(), ticket, new JsonObject().put("text", "plain"))
                            .statusCode()))
                    .containsOnly(201);
            assertThat(kept.number("select count(*) from notes where text = 'plain' and ticket = " + ticket))
                    .isEqualTo(AT_ONCE);
        }
    }

    @Test
    void filesOnTheirWayAndTaken() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long ben = kept.person(Cast.ben());
            long ticket = tables.ticket(Cast.ben(), "zebra");
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                sent.add(Sender.send(Cast.ben(), "zebra.txt", Scene.bytes("zebra")));
            }

            Set<Integer> answers = race(ben, each -> Calls.note(
                            Cast.ben(),
                            ticket,
                            new JsonObject().put("text", "zebra").put("files", new JsonArray().add(sent.get(each))))
                    .statusCode());

            assertThat(answers).isSubsetOf(201, 404, 422);
            assertThat(kept.tablesWith("zebra")).isEmpty();
            assertThat(kept.number(
                            "select count(*) from files f where not exists (select 1 from attachments where file_id = f.id)"
                                    + " and not exists (select 1 from uploads where file_id = f.id)"))
                    .isZero();
        }
    }

    @Test
    void whatIsWrittenToTheirIdTooLateIsRefusedByTheDatabase() {
        long ben = kept.person(Cast.ben());
        long ticket = tables.ticket(Cast.ben(), "zebra");
        erase(ben);

        for (String late : List.of(
                "insert into outgoing (kind, person_id, ticket, message_id, next_at, created_at, changed_at) values ('written', "
                        + ben + ", " + ticket + ", 'late', now(), now(), now())",
                "insert into participants (ticket, person_id) values (" + ticket + ", " + ben + ")",
                "insert into mail_preferences (person_id) values (" + ben + ")")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.execute(late))
                    .hasMessageContaining("foreign key");
        }
    }

    /** Somebody holds the ticket and then tells Ben: the other way round than erasing takes them. */
    @Test
    void whoeverCameFirstIsWaitedForAndNotStopped() throws Exception {
        long ben = kept.person(Cast.ben());
        long ticket = tables.ticket(Cast.ben(), "zebra");
        transaction.begin();
        entities.createNativeQuery("select number from tickets where number = " + ticket + " for update", Long.class)
                .getResultList();
        Future<Integer> erasing = threads.submit(() -> erase(ben));
        Awaitility.await()
                .pollInSameThread()
                .until(() -> entities.createNativeQuery("select count(*) from pg_locks where not granted", Long.class)
                                .getSingleResult()
                        > 0);
        entities.createNativeMutationQuery(
                        "insert into outgoing (kind, person_id, ticket, message_id, next_at, created_at, changed_at)"
                                + " values ('written', " + ben + ", " + ticket + ", 'in time', now(), now(), now())")
                .executeUpdate();
        transaction.commit();

        assertThat(erasing.get()).isEqualTo(200);
        assertThat(kept.number("select count(*) from outgoing")).isZero();
        assertThat(kept.tablesWith("zebra")).isEmpty();
    }

    @Test
    void aMailThatIsNotSentYetIsNot() {
        long ben = kept.person(Cast.ben());
        long ticket = tables.ticket(Cast.ben(), "zebra");
        mailroom.answered(ben, ticket, tables.answered(ticket, Cast.sam(), true, "plain"));
        Mailroom.Sent mail = mailroom.next().orElseThrow();

        erase(ben);

        assertThat(mail.begin()).isFalse();
        assertThat(mailroom.next()).isEmpty();
    }

    @Test
    void aMailThatIsBeingSentLeavesNothing() {
        for (boolean arrives : new boolean[] {true, false}) {
            long ben = kept.person(Cast.ben());
            long ticket = tables.ticket(Cast.ben(), "zebra");
            mailroom.answered(ben, ticket, tables.answered(ticket, Cast.sam(), true, "plain"));
            Mailroom.Sent mail = mailroom.next().orElseThrow();
            assertThat(mail.begin()).isTrue();

            erase(ben);
            if (arrives) {
                mail.arrived();
            } else {
                mail.triedLater();
            }

            assertThat(kept.number("select count(*) from outgoing")).isZero();
            assertThat(kept.tablesWith("ben@acme.example")).isEmpty();
        }
    }

    @Test
    void twoWhoEraseTheSamePerson() throws Exception {
        long ben = kept.person(Cast.ben());
        tables.ticket(Cast.ben(), "zebra");
        Future<Integer> one = threads.submit(() -> erase(ben));
        int other = erase(ben);

        assertThat(List.of(one.get(), other)).containsExactlyInAnyOrder(200, 404);
        assertThat(kept.number("select count(*) from privacy_journal where kind = 'erased' and person_id = " + ben))
                .isEqualTo(1);
    }

    /** All at once: what they do, and in the middle of it the erasure, which succeeds. Answers their answers. */
    private Set<Integer> race(long ben, IntFunction<Integer> work) throws Exception {
        List<Future<Integer>> working = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int each = i;
            working.add(threads.submit(() -> work.apply(each)));
        }
        assertThat(erase(ben)).isEqualTo(200);
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> each : working) {
            answers.add(each.get());
        }
        return Set.copyOf(answers);
    }

    private static int erase(long person) {
        return Calls.erase(Cast.olga(), person, "ben@acme.example", "A race").statusCode();
    }
}
