package dev.portico.portal.tickets;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.tickets.Happened.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes with whom a ticket is shared. It lets nobody in by itself: who reads it must have the right in that organisation too. */
@ApplicationScoped
class Sharing {
    private static final int MOST = 50;

    private final Hold hold;
    private final Persons persons;

    Sharing(Hold hold, Persons persons) {
        this.hold = hold;
        this.persons = persons;
    }

    @Transactional
    void add(Viewer viewer, long number, Whom whom) {
        Held held = hold.of(viewer, number);
        if (count(held) >= MOST) {
            throw new Invalid(Map.of("whom", "too_many"));
        }
        Person person = whom instanceof Whom.Colleague colleague
                ? persons.colleague(colleague.id(), colleague.name())
                : persons.sender(((Whom.Mail) whom).address(), ((Whom.Mail) whom).address());
        @Nullable String label = whom instanceof Whom.Mail mail ? mail.address() : null;
        held.entities.flush();
        int added = held.entities
                .createNativeMutationQuery("insert into participants (ticket, person_id, invited_as)"
                        + " values (:ticket, :person, :label) on conflict (ticket, person_id) do nothing")
                .setParameter("ticket", number)
                .setParameter("person", person.id())
                .setParameter("label", label, String.class)
                .executeUpdate();
        if (added == 1) {
            held.changed(Kind.PARTICIPANTS, null, String.valueOf(person.id()));
            held.tell(new Happened.Joined(number, person.id(), held.by.id()));
        }
    }

    @Transactional
    void remove(Viewer viewer, long number, long participant) {
        Held held = hold.of(viewer, number);
        long person = person(held, participant).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (!mayRemove(viewer, held.by.id(), held.ticket.requester.id(), person)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        held.entities
                .createNativeMutationQuery("delete from participants where id = :id")
                .setParameter("id", participant)
                .executeUpdate();
        held.changed(Kind.PARTICIPANTS, String.valueOf(person), null);
        held.tell(new Happened.Left(number, person, held.by.id()));
    }

    /** Support, who opened the ticket, who sees all of the organisation, and everybody themselves. */
    static boolean mayRemove(Viewer viewer, long me, long requester, long person) {
        return viewer.vendor() || viewer.may(Permission.TICKETS_ORGANIZATION) || me == requester || me == person;
    }

    private static long count(Held held) {
        return held.entities
                .createNativeQuery("select count(*) from participants where ticket = :ticket", Long.class)
                .setParameter("ticket", held.ticket.number)
                .getSingleResult();
    }

    private static Optional<Long> person(Held held, long participant) {
        return held.entities
                .createNativeQuery("select person_id from participants where ticket = :ticket and id = :id", Long.class)
                .setParameter("ticket", held.ticket.number)
                .setParameter("id", participant)
                .getResultStream()
                .findFirst();
    }
}
