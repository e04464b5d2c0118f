package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** What there is to tell of raised counters: nothing that is covered by what else is told. */
final class Tidings {

    private final KeycloakSession session;
    private final Reach reach;

    Tidings(KeycloakSession session, Reach reach) {
        this.session = session;
        this.reach = reach;
    }

    /** One for each realm. */
    List<Raised> of(Set<Counter> counters) {
        Set<Counter> raised = Set.copyOf(counters);
        return raised.stream()
                .map(Counter::realm)
                .distinct()
                .map(realm -> new Raised(session, realm, () -> counts(realm, raised)))
                .toList();
    }

    private List<Raised.Count> counts(String realm, Set<Counter> raised) {
        List<Counter> told = reach.told(realm, raised);
        Map<String, Long> numbers = RevisionRows.of(session).read(told);
        return told.stream()
                .map(counter -> count(counter, numbers.getOrDefault(counter.subject(), 0L)))
                .toList();
    }

    private Raised.Count count(Counter counter, long number) {
        return switch (counter.kind()) {
            case REALM -> new Raised.OfRealm(number);
            case ORGANIZATION -> new Raised.OfOrganization(new OrganizationId(counter.id()), number);
            case MEMBER -> new Raised.OfMember(new UserId(counter.id()), uncovered(counter), number);
        };
    }

    private Set<OrganizationId> uncovered(Counter member) {
        Set<OrganizationId> places = new HashSet<>(reach.placesOf(member));
        places.removeIf(place -> reach.isCrowded(Counter.of(member.realm(), place)));
        return places;
    }
}
