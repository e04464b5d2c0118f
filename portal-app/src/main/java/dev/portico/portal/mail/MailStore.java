package dev.portico.portal.mail;

import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Intake;
import dev.portico.portal.tickets.Side;
import dev.portico.portal.tickets.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
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

    /** What was stored, and the places of the mails that had another mail's id. */
    record Stored(Counts counts, Set<Integer> reused) {}

    /** Which of these files' hashes are of mails that the organisation has already. */
    @Transactional
    Set<String> known(Target target, List<String> sources) {
        return new MailRows(entities, target.organization()).sources(sources);
    }

    /** Stores mails, each after those it answers. */
    @Transactional
    Stored store(Target target, List<Mail> mails) {
        MailRows rows = new MailRows(entities, target.organization());
        rows.takeTurn();
        Turn turn = new Turn(
                target,
                rows,
                rows.known(mails.stream()
                        .flatMap(mail -> Stream.of(mail.id(), ofContent(mail)))
                        .collect(Collectors.toSet())),
                rows.claims(mails.stream().flatMap(MailStore::ids).collect(Collectors.toSet())));
        Set<Integer> reused = new HashSet<>();
        for (int i = 0; i < mails.size(); i++) {
            if (turn.store(mails.get(i))) {
                reused.add(i);
            }
        }
        entities.flush();
        rows.write();
        return new Stored(turn.counts, reused);
    }

    private static Stream<MessageId> ids(Mail mail) {
        return Stream.concat(Stream.of(mail.id()), mail.mentions().stream());
    }

    private static MessageId ofContent(Mail mail) {
        return MessageId.ofContent(mail.fingerprint().content());
    }

    /** One transaction's work. */
    private final class Turn {

        private final Target target;
        private final MailRows rows;
        private final Map<MessageId, MailRows.Known> known;
        private final Joining joining;
        private final Map<String, Person> senders = new HashMap<>();
        private final Map<Long, String> requesters = new HashMap<>();
        private Counts counts = Counts.NONE;

        Turn(Target target, MailRows rows, Map<MessageId, MailRows.Known> known, Map<MessageId, Set<Claim>> claims) {
            this.target = target;
            this.rows = rows;
            this.known = known;
            this.joining = new Joining(target.support(), claims);
        }

        /** Whether it was stored although another mail has its id. Tickets that turn out to be one thread stay apart. */
        boolean store(Mail mail) {
            MailRows.Known other = known.get(mail.id());
            if ((other != null && other.is(mail)) || known.containsKey(ofContent(mail))) {
                counts = counts.plus(new Counts(0, 0, 0, 1));
                return false;
            }
            MessageId storedAs = other == null ? mail.id() : ofContent(mail);
            known.put(
                    storedAs,
                    new MailRows.Known(mail.fingerprint().content(), mail.from().email()));
            OptionalLong ticket = joining.ticket(mail);
            if (ticket.isPresent()) {
                note(ticket.getAsLong(), mail, storedAs);
            } else {
                open(mail, storedAs);
            }
            return other != null;
        }

        private void open(Mail mail, MessageId storedAs) {
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
            requesters.put(ticket, requester(mail).email());
            belongs(mail, storedAs, ticket, null);
            counts = counts.plus(new Counts(1, 0, mail.attachments().size(), 0));
        }

        private void note(long ticket, Mail mail, MessageId storedAs) {
            Side side = target.support().isOf(mail.from()) ? Side.VENDOR : Side.CUSTOMER;
            Long note = intake.add(
                            target.organization(),
                            ticket,
                            new Intake.Contribution(
                                    person(mail.from()), side, mail.text(), true, mail.date(), uploads(mail)))
                    .orElseThrow(() -> new IllegalStateException("ticket " + ticket + " is gone"));
            belongs(mail, storedAs, ticket, note);
            counts = counts.plus(new Counts(0, 1, mail.attachments().size(), 0));
        }

        private void belongs(Mail mail, MessageId storedAs, long ticket, @Nullable Long note) {
            String requester = requesters.computeIfAbsent(ticket, rows::requester);
            rows.add(mail, storedAs, ticket, note, joining.add(mail, storedAs, ticket, requester));
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
