package dev.portico.portal.inbox;

import dev.portico.portal.access.Organization;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.ReceivedMails;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Intake;
import dev.portico.portal.tickets.Side;
import dev.portico.portal.tickets.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Stores a mail as a note or a ticket, in one transaction with the end of its waiting: it happens once or not at all. */
@ApplicationScoped
class Filing {
    private final Intake intake;
    private final Persons persons;
    private final ReceivedMails received;
    private final Arrivals arrivals;
    private final InstantSource clock = InstantSource.system();

    Filing(Intake intake, Persons persons, ReceivedMails received, Arrivals arrivals) {
        this.intake = intake;
        this.persons = persons;
        this.received = received;
        this.arrivals = arrivals;
    }

    /** A customer's is visible; an agent's is hidden until it is switched visible (R60). */
    @Transactional
    long note(Arrivals.Waiting waiting, Mail mail, Viewer viewer, long ticket) {
        OrganizationId organization = received.organizationOf(ticket).orElseThrow();
        Optional<Long> known = received.known(organization, mail);
        if (known.isPresent()) {
            return ended(waiting, known.get());
        }
        Person author = persons.of(viewer.account().orElseThrow());
        Side side = viewer.vendor() ? Side.VENDOR : Side.CUSTOMER;
        long note = intake.receive(
                        organization,
                        ticket,
                        new Intake.Contribution(
                                author, side, mail.text(), side == Side.CUSTOMER, clock.instant(), files(mail)))
                .orElseThrow();
        received.store(organization, mail, ticket, Optional.of(note));
        return ended(waiting, ticket);
    }

    @Transactional
    long open(Arrivals.Waiting waiting, Mail mail, Viewer viewer) {
        Organization organization = viewer.organization().orElseThrow();
        return open(
                waiting,
                mail,
                organization.id(),
                organization.name(),
                persons.of(viewer.account().orElseThrow()));
    }

    @Transactional
    long openOutside(Arrivals.Waiting waiting, Mail mail, OrganizationId outside) {
        Person sender = persons.sender(mail.from().email(), mail.from().name());
        return open(waiting, mail, outside, UnknownSenders.NAME, sender);
    }

    private long open(Arrivals.Waiting waiting, Mail mail, OrganizationId organization, String name, Person requester) {
        Optional<Long> known = received.known(organization, mail);
        if (known.isPresent()) {
            return ended(waiting, known.get());
        }
        long ticket = intake.receive(new Intake.Opening(
                organization, name, requester, mail.title(), mail.text(), clock.instant(), files(mail)));
        received.store(organization, mail, ticket, Optional.empty());
        return ended(waiting, ticket);
    }

    private long ended(Arrivals.Waiting waiting, long ticket) {
        if (!arrivals.taken(waiting, ticket)) {
            throw new IllegalStateException("mail " + waiting.id() + " was taken meanwhile");
        }
        return ticket;
    }

    private static List<Upload> files(Mail mail) {
        return mail.attachments().stream()
                .map(file -> new Upload(file.name(), file.type(), file.bytes()))
                .toList();
    }
}
