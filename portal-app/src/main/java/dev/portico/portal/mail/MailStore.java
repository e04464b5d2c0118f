package dev.portico.portal.mail;

import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Intake;
import dev.portico.portal.tickets.Side;
import dev.portico.portal.tickets.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Stores mails as tickets and notes. Each call is one transaction: all of it is stored or nothing. Imports into the same
 * organisation take turns, so that two at once store no mail twice and never open two tickets for one thread.
 */
@ApplicationScoped
class MailStore {

    private final Session entities;
    private final Intake intake;
    private final Persons persons;

    MailStore(Session entities, Intake intake, Persons persons) {
        this.entities = entities;
        this.intake = intake;
        this.persons = persons;
    }

    /** What was stored, and the ticket of each piece in order. */
    record Stored(Counts counts, List<OptionalLong> tickets) {}

    /** Which of these mails the organisation has already. */
    @Transactional
    Set<MessageId> known(Target target, List<MessageId> ids) {
        return new MailRows(entities, target.organization()).known(ids);
    }

    @Transactional
    Stored store(Target target, List<Piece> pieces) {
        MailRows rows = new MailRows(entities, target.organization());
        rows.takeTurn();
        List<Mail> mails =
                pieces.stream().flatMap(piece -> piece.mails().stream()).toList();
        Set<MessageId> known = rows.known(mails.stream().map(Mail::id).toList());
        Map<MessageId, Long> threads =
                rows.threads(mails.stream().flatMap(MailStore::ids).collect(Collectors.toSet()));
        Turn turn = new Turn(target, rows, known, threads);
        List<OptionalLong> tickets = new ArrayList<>();
        for (Piece piece : pieces) {
            tickets.add(turn.store(piece));
        }
        entities.flush();
        rows.write();
        return new Stored(turn.counts, tickets);
    }

    private static Stream<MessageId> ids(Mail mail) {
        return Stream.concat(Stream.of(mail.id()), mail.mentions().stream());
    }

    /** One transaction's work. */
    private final class Turn {

        private final Target target;
        private final MailRows rows;
        private final Set<MessageId> known;
        private final Map<MessageId, Long> threads;
        private final Map<String, Person> senders = new HashMap<>();
        private Counts counts = Counts.NONE;

        Turn(Target target, MailRows rows, Set<MessageId> known, Map<MessageId, Long> threads) {
            this.target = target;
            this.rows = rows;
            this.known = known;
            this.threads = threads;
        }

        /** Two tickets that exist and turn out to be one thread stay two; the older one goes on. */
        OptionalLong store(Piece piece) {
            OptionalLong ticket = piece.ticket().isPresent()
                    ? piece.ticket()
                    : piece.mails().stream()
                            .flatMap(MailStore::ids)
                            .filter(threads::containsKey)
                            .mapToLong(threads::get)
                            .min();
            for (Mail mail : piece.mails()) {
                if (!known.add(mail.id())) {
                    counts = counts.plus(new Counts(0, 0, 0, 1));
                } else if (ticket.isPresent()) {
                    note(ticket.getAsLong(), mail);
                } else {
                    ticket = OptionalLong.of(open(mail));
                }
            }
            return ticket;
        }

        private long open(Mail mail) {
            long ticket = intake.open(new Intake.Opening(
                    target.organization(),
                    target.organizationName(),
                    person(requester(mail)),
                    Subjects.of(mail.subject()),
                    mail.text(),
                    mail.date(),
                    uploads(mail)));
            // The rows that refer to the ticket are written beside Hibernate's order of statements.
            entities.flush();
            belongs(mail, ticket, null);
            counts = counts.plus(new Counts(1, 0, mail.attachments().size(), 0));
            return ticket;
        }

        private void note(long ticket, Mail mail) {
            Side side = target.support().isOf(mail.from()) ? Side.VENDOR : Side.CUSTOMER;
            Long note = intake.add(
                            target.organization(),
                            ticket,
                            new Intake.Contribution(
                                    person(mail.from()), side, mail.text(), true, mail.date(), uploads(mail)))
                    .orElseThrow(() -> new IllegalStateException("ticket " + ticket + " is gone"));
            belongs(mail, ticket, note);
            counts = counts.plus(new Counts(0, 1, mail.attachments().size(), 0));
        }

        private void belongs(Mail mail, long ticket, @Nullable Long note) {
            rows.add(mail, ticket, note);
            ids(mail).forEach(id -> threads.putIfAbsent(id, ticket));
        }

        /** The sender; of a mail that Support began, the customer it went to. */
        private Address requester(Mail mail) {
            return target.support().isOf(mail.from())
                    ? mail.to().stream()
                            .filter(to -> !target.support().isOf(to))
                            .findFirst()
                            .orElse(mail.from())
                    : mail.from();
        }

        private Person person(Address address) {
            return senders.computeIfAbsent(address.email(), email -> persons.sender(email, address.name()));
        }

        private static List<Upload> uploads(Mail mail) {
            return mail.attachments().stream()
                    .map(file -> new Upload(file.name(), file.type(), file.bytes()))
                    .toList();
        }
    }
}
