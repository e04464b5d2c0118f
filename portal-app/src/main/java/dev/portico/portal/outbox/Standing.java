package dev.portico.portal.outbox;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody, and where they have access now.
 *
 * @param user Keycloak's id; empty for nobody
 * @param email only when verified
 * @param locale the language they chose
 * @param closed nobody gets in at the moment, they as little as anybody
 */
public record Standing(
        Optional<String> user,
        Optional<String> email,
        String name,
        Optional<String> locale,
        boolean closed,
        Optional<Vendor> vendor,
        List<Place> organizations) {

    /** Who has no account that Keycloak knows. */
    public static final Standing NOBODY =
            new Standing(Optional.empty(), Optional.empty(), "?", Optional.empty(), false, Optional.empty(), List.of());

    /** One of the vendor's staff. */
    public record Vendor(List<String> entitlements, List<String> assigned) {}

    /**
     * An organisation in which they have access.
     *
     * @param groups ids of the security groups they are in there (R37)
     */
    public record Place(
            OrganizationId id,
            String alias,
            String name,
            List<String> domains,
            List<String> entitlements,
            Set<String> groups) {}

    /** Them, as they would look at something of this organisation; empty when they have no access to it. */
    public Optional<Viewer> in(OrganizationId organization) {
        return ofVendor(organization).or(() -> customerIn(organization));
    }

    /** The same, as a customer of that organisation. */
    public Optional<Viewer> customerIn(OrganizationId organization) {
        return organizations.stream()
                .filter(place -> place.id().equals(organization))
                .findFirst()
                .flatMap(this::viewer);
    }

    /** Them in every place they have access in, the vendor's desk first, for what belongs to no organisation. */
    List<Viewer> everywhere() {
        return Stream.concat(
                        vendor.stream().flatMap(staff -> staff(permissions(staff.entitlements()))),
                        organizations.stream().flatMap(place -> viewer(place).stream()))
                .toList();
    }

    public Optional<Account> account() {
        return user.map(id -> new Account(new UserId(id), name, email));
    }

    private Optional<Viewer> viewer(Place place) {
        return account().map(account -> new Viewer(
                        Optional.of(account),
                        Optional.of(new Organization(place.id(), place.alias(), place.name())),
                        permissions(place.entitlements()),
                        false)
                .in(place.groups()));
    }

    private Stream<Viewer> staff(Set<Permission> permissions) {
        return account().stream()
                .map(account -> new Viewer(Optional.of(account), Optional.empty(), permissions, false));
    }

    /** Which organisations an agent serves is known here, so that nobody needs to be asked for it later. */
    private Optional<Viewer> ofVendor(OrganizationId organization) {
        return vendor.flatMap(staff -> {
            Set<Permission> permissions = permissions(staff.entitlements());
            boolean serves = !permissions.remove(Permission.DESK_ASSIGNED_ONLY)
                    || staff.assigned().contains(organization.value());
            return serves && permissions.contains(Permission.DESK_TICKETS)
                    ? staff(permissions).findFirst()
                    : Optional.empty();
        });
    }

    private static Set<Permission> permissions(Collection<String> names) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (names.contains(permission.claim())) {
                known.add(permission);
            }
        }
        return known;
    }
}
