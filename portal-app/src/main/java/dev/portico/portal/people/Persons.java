package dev.portico.portal.people;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

    /** By the id tickets know them by; nobody who was erased. */
    @Transactional
    public Optional<Person> find(long id) {
        return entities.createQuery(
                        "from Person where id = :id and (subject is not null or email is not null)", Person.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** By Keycloak's user id. */
    @Transactional
    public Optional<Person> find(UserId id) {
        return bySubject(id);
    }

    /** Everybody with that address, as it is written here: whoever claimed it, and who is known by nothing else. */
    @Transactional
    public List<Person> withAddress(String email) {
        return entities.createQuery("from Person where lower(email) = :email order by id", Person.class)
                .setParameter("email", normal(email))
                .getResultList();
    }

    /**
     * The person, whom nobody writes as before this transaction ends, together with what came in under the same address and nobody has
     * claimed. Empty when there is none, or none any more.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Person> held(long id) {
        lock(id);
        Optional<Person> found = find(id);
        found.filter(person -> person.subject != null).ifPresent(person -> person.email()
                .map(Persons::normal)
                .flatMap(this::unclaimed)
                .ifPresent(other -> {
                    lock(other.id);
                    merge(other, person);
                }));
        return found;
    }

    /** Hibernate's own lock lets rows be written that refer to the person (FOR NO KEY UPDATE). */
    private void lock(long id) {
        entities.createNativeQuery("select id from persons where id = :id for update", Long.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** A row that stands for somebody who was erased, and knows nothing of them but whether they were at the desk. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long nobodyInstead(Person person, Instant at) {
        return entities.createNativeQuery(
                        "insert into persons (name, erased_at, desk_at) values (:name, :at, case when :desk then"
                                + " to_timestamp(0) end) returning id",
                        Long.class)
                .setParameter("name", Person.ERASED)
                .setParameter("at", at)
                .setParameter("desk", person.deskAt != null)
                .getSingleResult();
    }

    /** Deletes a person to whom nothing belongs any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(Person person) {
        entities.detach(person);
        entities.createNativeMutationQuery("delete from persons where id = :id")
                .setParameter("id", person.id)
                .executeUpdate();
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
            "update forum_topics set author_id = :into where author_id = :other",
            "update forum_posts set author_id = :into where author_id = :other",
            "insert into participants (ticket, person_id, invited_as)"
                    + " select ticket, :into, invited_as from participants where person_id = :other"
                    + " on conflict do nothing",
            "delete from participants where person_id = :other",
            "update outgoing o set person_id = :into where person_id = :other and not exists (select 1 from outgoing x"
                    + " where x.person_id = :into and x.kind = o.kind and x.note_id is not distinct from o.note_id"
                    + " and x.post_id is not distinct from o.post_id)"
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
