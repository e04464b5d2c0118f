package dev.portico.portal.privacy;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.outbox.CouldNotAsk;
import dev.portico.portal.outbox.Standing;
import dev.portico.portal.outbox.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Which tickets somebody sees as a customer: for oneself as the token says, for somebody else as Keycloak's extension says now. */
@ApplicationScoped
class Sights {
    private static final Logger LOG = Logger.getLogger(Sights.class);

    private final Standings standings;

    Sights(Standings standings) {
        this.standings = standings;
    }

    static List<TicketSight> of(Viewer viewer) {
        return viewer.vendor() || viewer.tickets() instanceof TicketSight.Nothing
                ? List.of()
                : List.of(viewer.tickets());
    }

    /**
     * In all of their organisations.
     *
     * @throws Refused {@code could-not-ask}: never less than they see
     */
    List<TicketSight> of(Whose whose) {
        Standing standing = standing(whose).orElseThrow(() -> new Refused(Reason.COULD_NOT_ASK));
        return standing.organizations().stream()
                .flatMap(place -> standing.customerIn(place.id()).stream())
                .flatMap(viewer -> of(viewer).stream())
                .toList();
    }

    /** Whether Keycloak has an account for them; nobody knows when it could not be asked. */
    Optional<Boolean> hasAccount(Whose whose) {
        return standing(whose).map(standing -> standing.user().isPresent());
    }

    private Optional<Standing> standing(Whose whose) {
        try {
            return Optional.of(
                    whose.user().isPresent()
                            ? standings.ofUser(whose.user().get())
                            : standings.ofEmail(whose.email().orElse(""), Optional.empty()));
        } catch (CouldNotAsk notAsked) {
            LOG.warnf("what person %d sees could not be asked: %s", whose.id(), notAsked.getMessage());
            return Optional.empty();
        }
    }
}
