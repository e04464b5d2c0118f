package dev.portico.portal.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Intake;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ClaimingTest {
    @Inject
    Persons persons;

    @Inject
    Intake intake;

    @Inject
    Session entities;

    private final String name = UUID.randomUUID().toString();
    private final String mail = name + "@acme.example";

    @Test
    void aSenderIsClaimedByWhoSignsInWithTheSameVerifiedAddress() {
        long sender = persons.sender(mail, "Ben by mail").id();

        Person ben = persons.of(account(name, Optional.of(mail.toUpperCase(java.util.Locale.ROOT))));

        assertThat(ben.id()).isEqualTo(sender);
        assertThat(ben.subject()).hasValue(name);
    }

    @Test
    void anUnverifiedAddressClaimsNobody() {
        long sender = persons.sender(mail, "Ben by mail").id();

        assertThat(persons.of(account(name, Optional.empty())).id()).isNotEqualTo(sender);
    }

    @Test
    void aClaimedPersonIsNotClaimedAgain() {
        persons.sender(mail, "Ben by mail");
        Person first = persons.of(account(name, Optional.of(mail)));

        Person second = persons.of(account(name + "-other", Optional.of(mail)));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void mailsOfSomebodyKnownAreTheirs() {
        Person ben = persons.of(account(name, Optional.of(mail)));

        assertThat(persons.sender(mail, "Whatever they call themselves").id()).isEqualTo(ben.id());
    }

    @Test
    void anAddressVerifiedLaterBringsItsTickets() {
        Person sender = persons.sender(mail, "Ben by mail");
        long ticket = intake.open(new Intake.Opening(
                new OrganizationId("acme-" + name), "Acme", sender, "By mail", "x", Instant.EPOCH, List.of()));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery(
                        "insert into participants (ticket, person_id) values (:ticket, :person)")
                .setParameter("ticket", ticket)
                .setParameter("person", sender.id())
                .executeUpdate());
        Person ben = persons.of(account(name, Optional.empty()));

        Person later = persons.of(account(name, Optional.of(mail)));

        assertThat(later.id()).isEqualTo(ben.id());
        assertThat(requester(ticket)).isEqualTo(ben.id());
        assertThat(persons.sender(mail, "again").id()).isEqualTo(ben.id());
    }

    @Test
    void firstRequestsAtOnceMakeOnePerson() throws Exception {
        persons.sender(mail, "Ben by mail");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> request =
                    () -> persons.of(account(name, Optional.of(mail))).id();
            List<Future<Long>> answers =
                    threads.invokeAll(Stream.generate(() -> request).limit(8).toList());
            long first = answers.get(0).get();
            for (Future<Long> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private long requester(long ticket) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select requester_id from tickets where number = :ticket", Long.class)
                .setParameter("ticket", ticket)
                .getSingleResult());
    }

    private static Account account(String subject, Optional<String> mail) {
        return new Account(new UserId(subject), "Ben", mail);
    }
}
