package dev.portico.portal.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PersonsTest {
    @Inject
    Persons persons;

    @Inject
    Session entities;

    private final String address = UUID.randomUUID() + "@acme.example";

    @Test
    void aSenderIsClaimedByWhoSignsInWithThatVerifiedAddress() {
        long sender = persons.sender(address, "Ben").id();

        assertThat(persons.of(user("ben", Optional.empty())).id()).isNotEqualTo(sender);
        assertThat(persons.of(user("cleo", Optional.of(address.toUpperCase(java.util.Locale.ROOT))))
                        .id())
                .isEqualTo(sender);
        assertThat(persons.of(user("gil", Optional.of(address))).id()).isNotEqualTo(sender);
    }

    @Test
    void aSenderStoredWhileTheirUserSignedInIsFoundLater() {
        long ben = persons.of(user("ben", Optional.of(address))).id();
        unclaimed();

        assertThat(persons.of(user("ben", Optional.of(address))).id()).isEqualTo(ben);
        assertThat(persons.sender(address, "Ben").id()).isEqualTo(ben);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void mailsFromAnAddressBelongToItsNewOwner() {
        long before = persons.of(user("ben", Optional.of(address))).id();
        long now = persons.of(user("gil", Optional.of(address))).id();

        assertThat(now).isNotEqualTo(before);
        assertThat(persons.sender(address, "Support mailbox").id()).isEqualTo(now);
    }

    private Account user(String name, Optional<String> mail) {
        return new Account(new UserId(name + "-" + address), name, mail);
    }

    @Transactional
    void unclaimed() {
        entities.persist(new Person(null, address, "Ben"));
    }

    @Transactional
    long rows() {
        return entities.createQuery("select count(*) from Person where email = :email", Long.class)
                .setParameter("email", address)
                .getSingleResult();
    }
}
