package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a transaction raises, and how far each raise of a member reaches: certain organisations, or the whole account.
 *
 * <p>Where it concerns more than {@value #CROWD} people of one organisation, the organisation is raised with them, and it alone
 * is told of: nobody sends thousands of signals for one change.
 */
final class Reach {

    static final int CROWD = 50;

    /** By counter; an empty place is the account. */
    private final Map<Counter, Set<Optional<OrganizationId>>> places = new TreeMap<>();

    /** What stands for more people than anybody wants to be told of one by one: organisations, and realms for accounts. */
    private final Set<Counter> crowded = new HashSet<>();

    void add(Counter counter, Optional<OrganizationId> place) {
        places.computeIfAbsent(counter, each -> new HashSet<>()).add(place);
    }

    /** All that is to be raised, in the order in which it is to be. */
    Set<Counter> counters() {
        crowds();
        return new TreeSet<>(places.keySet());
    }

    /** Where in particular; empty for the whole account. */
    Set<OrganizationId> placesOf(Counter member) {
        Set<Optional<OrganizationId>> all = places.getOrDefault(member, Set.of());
        return all.contains(Optional.<OrganizationId>empty())
                ? Set.of()
                : all.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }

    boolean isCrowded(Counter counter) {
        return crowded.contains(counter);
    }

    /**
     * What of those that were raised is to be told of, in a stable order: nobody in a crowd, which is told of as one; and where it
     * is much, and the realm is raised as well, the realm alone.
     */
    List<Counter> told(String realm, Set<Counter> raised) {
        Counter everybody = Counter.ofRealm(realm);
        List<Counter> told = raised.stream()
                .filter(counter -> counter.realm().equals(realm))
                .filter(counter -> !isCovered(counter))
                .sorted()
                .toList();
        return told.size() > CROWD && raised.contains(everybody) ? List.of(everybody) : told;
    }

    /** An organisation may be raised for another reason; who is subscribed to one of its members alone hears nothing of that. */
    private boolean isCovered(Counter counter) {
        if (counter.kind() != Counter.Kind.MEMBER) {
            return false;
        }
        Set<OrganizationId> where = placesOf(counter);
        return where.isEmpty()
                ? isCrowded(Counter.ofRealm(counter.realm()))
                : where.stream().allMatch(place -> isCrowded(Counter.of(counter.realm(), place)));
    }

    private void crowds() {
        Map<String, Map<Optional<OrganizationId>, Integer>> people = new HashMap<>();
        places.forEach((counter, where) -> {
            if (counter.kind() == Counter.Kind.MEMBER) {
                where.forEach(place -> people.computeIfAbsent(counter.realm(), realm -> new HashMap<>())
                        .merge(place, 1, Integer::sum));
            }
        });
        people.forEach((realm, counts) -> counts.forEach((place, count) -> {
            if (count > CROWD) {
                Counter crowd = place.map(organization -> Counter.of(realm, organization))
                        .orElseGet(() -> Counter.ofRealm(realm));
                crowded.add(crowd);
                places.computeIfAbsent(crowd, each -> new HashSet<>());
            }
        }));
    }
}
