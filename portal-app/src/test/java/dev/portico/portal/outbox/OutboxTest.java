package dev.portico.portal.outbox;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Database;
import dev.portico.portal.tickets.Intake;
import dev.portico.portal.tickets.Side;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written down about mails, with nobody sending them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    Intake intake;

    @Inject
    Persons persons;

    @Inject
    Session entities;

    @Inject
    UserTransaction transaction;

    private long ben;
    private long ticket;
    private long note;

    @BeforeEach
    void aNote() throws Exception {
        transaction.begin();
        entities.createNativeMutationQuery("delete from outgoing").executeUpdate();
        OrganizationId acme = new OrganizationId(ACME.getString("id"));
        var person = persons.sender("ben@acme.example", "Ben");
        ben = person.id();
        ticket = intake.open(new Intake.Opening(acme, "Acme", person, "Printer", "smokes", Instant.now(), List.of()));
        note = intake.add(
                        acme,
                        ticket,
                        new Intake.Contribution(person, Side.CUSTOMER, "still", true, Instant.now(), List.of()))
                .orElseThrow();
        transaction.commit();
    }

    @Test
    void oneMailToOnePersonAboutOneNote() throws Exception {
        queue();
        queue();

        assertThat(states()).containsExactly("queued");
        Job job = outbox.next().orElseThrow();
        outbox.sending(job);
        outbox.sent(job);
        queue();
        assertThat(states()).containsExactly("sent");
        assertThat(outbox.next()).isEmpty();
    }

    @Test
    void whatHadNothingToSayGetsAnotherChance() throws Exception {
        queue();
        Job job = outbox.next().orElseThrow();
        outbox.dropped(job, "not-to-be-seen");

        queue();

        assertThat(outbox.next()).map(Job::messageId).contains(job.messageId());
    }

    @Test
    void whatWasBeingSentWhenWeDiedIsUnsureAndNotSentByItself() throws Exception {
        queue();
        Job job = outbox.next().orElseThrow();
        assertThat(outbox.sending(job)).isTrue();

        assertThat(outbox.interrupted()).isEqualTo(1);

        assertThat(states()).containsExactly("unsure");
        assertThat(outbox.next()).isEmpty();
        assertThat(outbox.again(job.id())).isTrue();
        assertThat(outbox.next()).map(Job::messageId).contains(job.messageId());
    }

    @Test
    void onlyOneSendsAMail() throws Exception {
        queue();
        Job job = outbox.next().orElseThrow();

        long senders = IntStream.range(0, 8)
                .parallel()
                .filter(each -> outbox.sending(job))
                .count();

        assertThat(senders).isEqualTo(1);
    }

    @Test
    void whatIsTriedLaterIsNotTriedNow() throws Exception {
        queue();
        Job job = outbox.next().orElseThrow();
        outbox.sending(job);

        outbox.later(job, "smtp-451");

        assertThat(states()).containsExactly("queued");
        assertThat(outbox.next()).isEmpty();
    }

    @Test
    void pausesGrowUpToSomeHours() {
        assertThat(IntStream.of(0, 1, 5, 100).mapToObj(Outbox::pause))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(32), Duration.ofHours(4));
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        transaction.begin();
        outbox.queue(Kind.ANSWERED, ben, ticket, Optional.of(note));
        transaction.rollback();

        assertThat(states()).isEmpty();
    }

    private void queue() throws Exception {
        transaction.begin();
        outbox.queue(Kind.ANSWERED, ben, ticket, Optional.of(note));
        transaction.commit();
    }

    private List<String> states() throws Exception {
        transaction.begin();
        try {
            return entities.createNativeQuery("select state from outgoing order by id", String.class)
                    .getResultList();
        } finally {
            transaction.commit();
        }
    }
}
