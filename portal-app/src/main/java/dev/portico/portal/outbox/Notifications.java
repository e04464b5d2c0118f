package dev.portico.portal.outbox;

import dev.portico.portal.forum.Contributed;
import dev.portico.portal.tickets.Happened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Who is to be told of what happened (R5, R19): written down in the transaction it happens in, so that what is undone is not told. */
@ApplicationScoped
class Notifications {
    private final Session entities;
    private final Outbox outbox;
    private final Sending sending;

    Notifications(Session entities, Outbox outbox, Sending sending) {
        this.entities = entities;
        this.outbox = outbox;
        this.sending = sending;
    }

    void happened(@Observes Happened happened) {
        if (!sending.isOn()) {
            return;
        }
        entities.flush();
        if (happened instanceof Happened.Noted noted && noted.visible()) {
            note(noted.ticket(), noted.note(), noted.by());
        } else if (happened instanceof Happened.MadeVisible shown
                && shown.piece().what() == Happened.Piece.What.NOTE) {
            note(shown.ticket(), shown.piece().id(), shown.by());
        } else if (happened instanceof Happened.Assigned assigned) {
            assigned.assignee()
                    .filter(agent -> agent != assigned.by())
                    .ifPresent(agent -> tell(Kind.ASSIGNED, List.of(agent), assigned.ticket(), Optional.empty()));
        }
    }

    /** Whoever wrote an answer knows it; that it solved the topic they learn, too. */
    void contributed(@Observes Contributed contributed) {
        if (!sending.isOn()) {
            return;
        }
        entities.flush();
        if (contributed instanceof Contributed.Answered answered) {
            outbox.queueForTopic(Kind.DISCUSSED, answered.post(), List.of(answered.by()));
        } else if (contributed instanceof Contributed.Solved solved) {
            outbox.queueForTopic(Kind.SOLVED, solved.post(), List.of(solved.by()));
        } else {
            outbox.shownAgain(contributed.post());
        }
        sending.soon();
    }

    /** Its author knows it, and whoever showed it. */
    private void note(long ticket, long note, long by) {
        Tuple written = entities.createNativeQuery("select author_id, side from notes where id = :note", Tuple.class)
                .setParameter("note", note)
                .getSingleResult();
        boolean customer = written.get(1, String.class).equals("customer");
        List<Long> readers = entities.createNativeQuery(
                        "select id from persons where erased_at is null and id in (select requester_id from tickets where number = :ticket"
                                + " union select person_id from participants where ticket = :ticket"
                                + (customer
                                        ? " union select assignee_id from tickets where number = :ticket and assignee_id is not null"
                                        : "")
                                + ")",
                        Long.class)
                .setParameter("ticket", ticket)
                .getResultList();
        tell(
                customer ? Kind.WRITTEN : Kind.ANSWERED,
                readers.stream()
                        .filter(person -> person != by && !person.equals(written.get(0, Long.class)))
                        .toList(),
                ticket,
                Optional.of(note));
    }

    /** Who does not want to be told is not; that the mail is still wanted is asked again when it is sent. */
    private void tell(Kind kind, List<Long> persons, long ticket, Optional<Long> note) {
        persons.forEach(person -> outbox.queue(kind, person, ticket, note));
        if (!persons.isEmpty()) {
            sending.soon();
        }
    }
}
