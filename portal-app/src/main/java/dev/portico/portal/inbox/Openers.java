package dev.portico.portal.inbox;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.mail.Address;
import dev.portico.portal.outbox.Standing;
import java.util.List;
import java.util.Optional;

/** In which organisation somebody opens a ticket by mail: the only one where they may, or of several the one whose domain they wrote from. */
public final class Openers {
    private Openers() {}

    public static Optional<Viewer> viewer(Standing standing, Address from) {
        List<Standing.Place> possible = standing.organizations().stream()
                .filter(place -> standing.customerIn(place.id())
                        .filter(Viewer::mayOpenTickets)
                        .isPresent())
                .toList();
        Optional<Standing.Place> place = possible.size() == 1
                ? Optional.of(possible.get(0))
                : possible.stream()
                        .filter(each -> each.domains().contains(from.domain()))
                        .findFirst();
        return place.flatMap(chosen -> standing.customerIn(chosen.id()));
    }
}
