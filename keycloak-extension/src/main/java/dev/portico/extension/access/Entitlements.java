package dev.portico.extension.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A set of permissions in the stable order of {@link Permission}; immutable. */
public final class Entitlements {

    public static final Entitlements NONE = new Entitlements(EnumSet.noneOf(Permission.class));

    private final Set<Permission> permissions;

    private Entitlements(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public static Entitlements of(Permission... permissions) {
        return of(List.of(permissions));
    }

    public static Entitlements of(Collection<Permission> permissions) {
        return permissions.isEmpty() ? NONE : new Entitlements(EnumSet.copyOf(permissions));
    }

    /** Everything a customer can ever hold: ceiling and rank of operators and realm admins. */
    public static Entitlements ofCustomers() {
        return of(EnumSet.allOf(Permission.class)).customers();
    }

    public boolean contains(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether nothing in the other set exceeds this one; the ceiling of every delegation (R48). */
    public boolean covers(Entitlements other) {
        return permissions.containsAll(other.permissions);
    }

    public Entitlements and(Entitlements other) {
        EnumSet<Permission> union = EnumSet.noneOf(Permission.class);
        union.addAll(permissions);
        union.addAll(other.permissions);
        return of(union);
    }

    public Entitlements and(Permission permission) {
        return and(of(permission));
    }

    public Entitlements without(Permission... taken) {
        Set<Permission> away = Set.of(taken);
        return only(permission -> !away.contains(permission));
    }

    public Entitlements without(Entitlements taken) {
        return only(permission -> !taken.contains(permission));
    }

    public Entitlements within(Entitlements other) {
        return only(other::contains);
    }

    /** What a level may carry. */
    public Entitlements customers() {
        return only(Permission::isForCustomers);
    }

    /** What remains when somebody merely looks through this person's eyes (R31). */
    public Entitlements reading() {
        return only(Permission::isReading);
    }

    public boolean isEmpty() {
        return permissions.isEmpty();
    }

    public int size() {
        return permissions.size();
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** The {@code entitlements} claim. */
    public List<String> wireNames() {
        return permissions.stream().map(Permission::wireName).toList();
    }

    private Entitlements only(Predicate<Permission> kept) {
        return of(permissions.stream().filter(kept).collect(Collectors.toSet()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entitlements that && permissions.equals(that.permissions);
    }

    @Override
    public int hashCode() {
        return permissions.hashCode();
    }

    @Override
    public String toString() {
        return permissions.toString();
    }
}
