package dev.portico.portal.submissions;

import dev.portico.portal.access.Organization;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.inbox.Openers;
import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.outbox.CouldNotAsk;
import dev.portico.portal.outbox.Standing;
import dev.portico.portal.outbox.Standings;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Intake;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a ticket of a request whose sender has shown that the address is theirs. They are then as certain as the proven sender of a mail,
 * and it goes the same way: to the organisation in which whoever has that verified address may open tickets, else where only the vendor's
 * staff looks.
 */
@ApplicationScoped
class Handover {
    private final Submissions submissions;
    private final Standings standings;
    private final Persons persons;
    private final Intake intake;
    private final InstantSource clock = InstantSource.system();

    Handover(Submissions submissions, Standings standings, Persons persons, Intake intake) {
        this.submissions = submissions;
        this.standings = standings;
        this.persons = persons;
        this.intake = intake;
    }

    /**
     * Once, however often it is asked for.
     *
     * @return false when its time is over
     * @throws CouldNotAsk when Keycloak did not tell who has the address; nothing is done then
     */
    boolean confirm(UUID id) throws CouldNotAsk {
        Optional<Request> waiting = submissions.find(id).flatMap(Submissions.Submitted::request);
        if (waiting.isEmpty()) {
            return submissions.find(id).isPresent();
        }
        Standing standing = standings.ofEmail(waiting.get().email(), Optional.empty());
        return QuarkusTransaction.requiringNew().call(() -> handOver(id, standing));
    }

    private boolean handOver(UUID id, Standing standing) {
        Optional<Submissions.Submitted> held = submissions.hold(id);
        held.flatMap(Submissions.Submitted::request).ifPresent(request -> {
            Optional<Viewer> opener = Openers.viewer(standing, new Address(request.email(), request.name()));
            if (opener.isPresent()) {
                Organization own = opener.get().organization().orElseThrow();
                open(own.id(), own.name(), persons.of(opener.get().account().orElseThrow()), request);
            } else {
                open(
                        UnknownSenders.ORGANIZATION,
                        UnknownSenders.NAME,
                        persons.sender(request.email(), request.name()),
                        request);
            }
            submissions.confirmed(id);
        });
        return held.isPresent();
    }

    private void open(OrganizationId organization, String name, Person requester, Request request) {
        intake.receive(new Intake.Opening(
                organization, name, requester, request.subject(), request.description(), clock.instant(), List.of()));
    }
}
