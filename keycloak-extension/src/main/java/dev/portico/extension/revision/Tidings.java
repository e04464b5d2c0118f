package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** What there is to tell of raised counters: nothing of a member whom what is told of others covers. */
final class Tidings {

    private final KeycloakSession session;
    private final Reach reach;

    Tidings(KeycloakSession session, Reach reach) {
        this.session = session;
        this.reach = reach;
    }

    /** One for each realm; one statement for all numbers. */
    List<Raised> of(Set<Counter> counters) {
        Set<Counter> raised = Set.copyOf(counters);
        Map<String, Long> numbers = RevisionRows.of(session).read(raised);
        List<Raised> told = new ArrayList<>();
        counters.stream().collect(Collectors.groupingBy(Counter::realm)).forEach((realm, there) -> {
            List<Raised.Count> counts = there.stream()
                    .flatMap(counter -> count(counter, numbers.getOrDefault(counter.subject(), 0L), raised).stream())
                    .toList();
            told.add(new Raised(session, realm, counts));
        });
        return told;
    }

    private Optional<Raised.Count> count(Counter counter, long number, Set<Counter> raised) {
        return switch (counter.kind()) {
            case REALM -> Optional.of(new Raised.OfRealm(number));
            case ORGANIZATION -> Optional.of(new Raised.OfOrganization(new OrganizationId(counter.id()), number));
            case MEMBER -> ofMember(counter, number, raised);
        };
    }

    private Optional<Raised.Count> ofMember(Counter member, long number, Set<Counter> raised) {
        Set<OrganizationId> places = new HashSet<>(reach.placesOf(member));
        boolean everywhere = places.isEmpty();
        places.removeIf(place -> raised.contains(Counter.of(member.realm(), place)));
        boolean covered = everywhere
                ? reach.isCrowded(member.realm()) && raised.contains(Counter.ofRealm(member.realm()))
                : places.isEmpty();
        return covered ? Optional.empty() : Optional.of(new Raised.OfMember(new UserId(member.id()), places, number));
    }
}
