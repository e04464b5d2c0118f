package dev.portico.extension.change;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Set;

/**
 * The people a change can concern: the sum of its parts.
 *
 * @param everybody whoever belongs to an organisation or works for the vendor
 * @param people these
 * @param organizations the members of these
 * @param roles ids of realm roles: whoever holds one, in an organisation or everywhere, by whatever way
 */
public record Reach(boolean everybody, Set<UserId> people, Set<OrganizationId> organizations, Set<String> roles) {

    public static final Reach NOBODY = new Reach(false, Set.of(), Set.of(), Set.of());
    public static final Reach EVERYBODY = new Reach(true, Set.of(), Set.of(), Set.of());

    public Reach {
        people = Set.copyOf(people);
        organizations = Set.copyOf(organizations);
        roles = Set.copyOf(roles);
    }

    public static Reach of(UserId person) {
        return new Reach(false, Set.of(person), Set.of(), Set.of());
    }

    public static Reach of(OrganizationId organization) {
        return new Reach(false, Set.of(), Set.of(organization), Set.of());
    }

    public boolean isNobody() {
        return equals(NOBODY);
    }
}
