package dev.portico.portal.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.Files;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.people.Person;
import dev.portico.portal.platform.Outgoing;
import dev.portico.portal.tickets.Involvement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Hands somebody's data out. That it is done is written down before. */
@ApplicationScoped
class Exports {
    private static final Logger LOG = Logger.getLogger(Exports.class);
    private static final String TYPE = "application/zip";
    /** More was never done with anybody's data. */
    private static final int HISTORY = 1_000;

    private final Involvement involvement;
    private final Holdings holdings;
    private final Files files;
    private final Journal journal;
    private final Sights sights;
    private final ObjectMapper mapper;
    private final Outgoing outgoing;
    private final InstantSource clock = InstantSource.system();

    Exports(
            Involvement involvement,
            Holdings holdings,
            Files files,
            Journal journal,
            Sights sights,
            ObjectMapper mapper,
            Outgoing outgoing) {
        this.outgoing = outgoing;
        this.involvement = involvement;
        this.holdings = holdings;
        this.files = files;
        this.journal = journal;
        this.sights = sights;
        this.mapper = mapper;
    }

    /** To themselves, with what they see where they are signed in. */
    Response toOneself(Person person, Viewer viewer) {
        List<TicketSight> seen = Sights.of(viewer);
        Outgoing.Turn turn = outgoing.turn();
        journal.exported(person.id(), person.id(), "");
        return answer(turn, person, seen, false);
    }

    /**
     * To one of the vendor's operators, for them.
     *
     * @throws dev.portico.portal.access.Refused {@code could-not-ask} when it cannot be found out what they see
     */
    Response toOperator(Person person, long by, String reason) {
        List<TicketSight> seen = sights.of(Whose.of(person));
        Outgoing.Turn turn = outgoing.turn();
        journal.exported(person.id(), by, reason);
        LOG.infof("the data of person %d is exported, by %d", person.id(), by);
        return answer(turn, person, seen, true);
    }

    private Response answer(Outgoing.Turn turn, Person person, List<TicketSight> seen, boolean byVendor) {
        Whose whose = Whose.of(person);
        Optional<Instant> deskAt = person.deskAt();
        Instant now = clock.instant();
        Export export = new Export(
                involvement,
                holdings,
                files,
                mapper,
                whose,
                new Involvement.Asked(whose.id(), seen, UnknownSenders.ORGANIZATION),
                byVendor,
                journal.of(whose.id(), HISTORY));
        return Response.ok(turn.of(out -> export.write(out, now, deskAt)))
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"personal-data-"
                                + now.atZone(ZoneOffset.UTC).toLocalDate() + ".zip\"")
                .build();
    }
}
