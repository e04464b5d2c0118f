package dev.portico.portal.people;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/**
 * All persons. A person known by e-mail only is claimed by the user who signs in with that same address, verified; never by a name,
 * never by an unverified address, and a claimed person is never claimed again.
 */
@ApplicationScoped
public class Persons {
    private static final int MOST_AT_DESK = 500;

    private final Session entities;

    Persons(Session entities) {
        this.entities = entities;
    }

    /** The viewer's person, if there is one already; changes nothing. */
    @Transactional
    public Optional<Person> find(Viewer viewer) {
        return viewer.account().flatMap(account -> bySubject(account.id()));
    }

    /** Somebody who has been at the desk: whom one can hand a ticket to. */
    @Transactional
    public Optional<Person> atDesk(UserId id) {
        return bySubject(id).filter(person -> person.deskAt != null);
    }

    /** All of them, by name. */
    @Transactional
    public List<Person> atDesk() {
        return entities.createQuery(
                        "from Person where deskAt is not null and subject is not null order by lower(name), id",
                        Person.class)
                .setMaxResults(MOST_AT_DESK)
                .getResultList();
    }

    /** The viewer's person: found, claimed or new, with today's name and address. Not to be called for a viewer who may only read. */
    @Transactional
    public Person of(Account account) {
        Optional<String> mail = account.verifiedMail().map(Persons::normal);
        // Asked together: an import may have stored mails under the address while its user signed in.
        List<Person> rows = entities.createQuery(
                        "from Person where subject = :subject or (subject is null and lower(email) = :email)",
                        Person.class)
                .setParameter("subject", account.id().value())
                .setParameter("email", mail.orElse(""))
                .getResultList();
        Optional<Person> known =
                rows.stream().filter(row -> row.subject().isPresent()).findFirst();
        if (known.isEmpty()) {
            mail.ifPresent(address -> onlyOf(account.id(), address));
            return named(account.id(), mail, account.name());
        }
        Person person = known.get();
        rows.stream().filter(row -> row.subject().isEmpty()).findFirst().ifPresent(other -> merge(other, person));
        if (mail.isPresent() && !mail.equals(person.email())) {
            onlyOf(account.id(), mail.get());
            person.email = mail.get();
        }
        person.name = account.name();
        return person;
    }

    /** Whoever had the address before has it no longer: mails from it are not theirs. */
    private void onlyOf(UserId id, String email) {
        entities.createNativeMutationQuery("update persons set email = null"
                        + " where lower(email) = :email and subject is not null and subject <> :subject")
                .setParameter("email", email)
                .setParameter("subject", id.value())
                .executeUpdate();
    }

    /** The person behind a sender's address, new if nobody has it. */
    @Transactional
    public Person sender(String email, String name) {
        String address = normal(email);
        return claimed(address).or(() -> unclaimed(address)).orElseGet(() -> saved(new Person(null, address, name)));
    }

    /** The person of a user whose address somebody we trust vouches for: a list of users given to an import. */
    @Transactional
    public Person user(UserId id, String email, String name) {
        return bySubject(id).orElseGet(() -> named(id, Optional.of(normal(email)), name));
    }

    /** The person of a user, whose address we are not told: nobody's mails become theirs before they sign in. */
    @Transactional
    public Person colleague(UserId id, String name) {
        return bySubject(id).orElseGet(() -> named(id, Optional.empty(), name));
    }

    private Person named(UserId id, Optional<String> mail, String name) {
        // Two first requests of the same user at once: whoever comes second finds the row of the first.
        Optional<Person> waiting = mail.flatMap(this::unclaimed);
        if (waiting.isPresent()) {
            entities.createNativeMutationQuery(
                            "update persons set subject = :subject, name = :name where id = :id"
                                    + " and subject is null and not exists (select 1 from persons p where p.subject = :subject)")
                    .setParameter("subject", id.value())
                    .setParameter("name", name)
                    .setParameter("id", waiting.get().id)
                    .executeUpdate();
            entities.refresh(waiting.get());
        } else {
            entities.createNativeMutationQuery(
                            "insert into persons (subject, email, name) values (:subject, :email, :name)"
                                    + " on conflict (subject) do nothing")
                    .setParameter("subject", id.value())
                    .setParameter("email", mail.orElse(null), String.class)
                    .setParameter("name", name)
                    .executeUpdate();
        }
        return bySubject(id).orElseThrow();
    }

    private void merge(Person other, Person into) {
        for (String change : new String[] {
            "update tickets set requester_id = :into where requester_id = :other",
            "update tickets set assignee_id = :into where assignee_id = :other",
            "update notes set author_id = :into where author_id = :other",
            "update ticket_changes set author_id = :into where author_id = :other",
            "update ticket_changes set before = cast(cast(:into as bigint) as text)"
                    + " where kind in ('assignee', 'participants') and before = cast(cast(:other as bigint) as text)",
            "update ticket_changes set after = cast(cast(:into as bigint) as text)"
                    + " where kind in ('assignee', 'participants') and after = cast(cast(:other as bigint) as text)",
            "insert into participants (ticket, person_id, invited_as)"
                    + " select ticket, :into, invited_as from participants where person_id = :other"
                    + " on conflict do nothing",
            "delete from participants where person_id = :other"
        }) {
            var query = entities.createNativeMutationQuery(change).setParameter("other", other.id);
            if (change.contains(":into")) {
                query.setParameter("into", into.id);
            }
            query.executeUpdate();
        }
        entities.remove(other);
        entities.flush();
    }

    private Optional<Person> bySubject(UserId id) {
        return entities.createQuery("from Person where subject = :subject", Person.class)
                .setParameter("subject", id.value())
                .getResultStream()
                .findFirst();
    }

    private Optional<Person> claimed(String email) {
        return entities.createQuery(
                        "from Person where lower(email) = :email and subject is not null order by id", Person.class)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Optional<Person> unclaimed(String email) {
        return entities.createQuery("from Person where lower(email) = :email and subject is null", Person.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    private Person saved(Person person) {
        entities.persist(person);
        return person;
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
