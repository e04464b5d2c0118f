package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A role that means something to the portal, and what it amounts to.
 *
 * <p>Only marked roles mean something, with one exception: any role that includes {@code messenger.contact} counts as an
 * add-on with just that (R8). Holding an unmarked composite is holding what it is composed of, as in Keycloak itself. A role
 * with two marks contradicts itself and means nothing, unless one of them restricts: that one counts.
 *
 * @param name the realm role's name, which is what {@code organization.<alias>.roles} shows
 * @param entitlements what it carries; of a level or an add-on never what is the vendor's
 * @param ownTicketsOnly whether it takes {@code tickets.organization} away (R55); a level may include the restriction
 * @param sound whether a level is made of permission roles and nothing else (R50); an unsound one gives nothing
 */
public record Role(String name, Kind kind, Entitlements entitlements, boolean ownTicketsOnly, boolean sound) {

    public enum Kind {
        LEVEL,
        ADDON,
        RESTRICTION,
        VENDOR
    }

    /** The restriction's name, which restricts even when somebody took its mark away: nonsense never widens. */
    public static final String OWN_TICKETS_ONLY = "portal-own-tickets-only";

    /** The level with most permissions first; by name where they are equal. */
    public static final Comparator<Role> MOST_PERMISSIONS_FIRST = Comparator.comparingInt(
                    (Role role) -> role.entitlements().size())
            .reversed()
            .thenComparing(Role::name);

    public static Role level(String name, Permission... permissions) {
        return new Role(name, Kind.LEVEL, Entitlements.of(permissions), false, true);
    }

    public static Role addOn(String name, Permission... permissions) {
        return new Role(name, Kind.ADDON, Entitlements.of(permissions), false, true);
    }

    public static Role restriction(String name) {
        return new Role(name, Kind.RESTRICTION, Entitlements.NONE, true, true);
    }

    public static Role vendor(String name, Permission... permissions) {
        return new Role(name, Kind.VENDOR, Entitlements.of(permissions), false, true);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Reads the roles a person was given, each with whatever it is composed of. */
    public static List<Role> allIn(Collection<? extends RoleSource> given) {
        List<Role> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        given.forEach(role -> unfold(role, role, seen, found));
        return List.copyOf(found);
    }

    /** What this one role means by itself; empty when it means nothing to the portal. */
    public static Optional<Role> of(RoleSource source) {
        if (source.name().equals(OWN_TICKETS_ONLY) || source.marks().contains(RoleSource.Mark.RESTRICTION)) {
            return Optional.of(restriction(source.name()));
        }
        if (source.marks().size() != 1) {
            return Optional.empty();
        }
        return switch (source.marks().iterator().next()) {
            case LEVEL -> Optional.of(Content.of(source).level(source.name()));
            case ADDON -> Optional.of(Content.of(source).addOn(source.name()));
            case VENDOR -> Optional.of(Content.of(source).vendor(source.name()));
            case RESTRICTION, PERMISSION -> Optional.empty();
        };
    }

    private static void unfold(RoleSource role, RoleSource given, Set<String> seen, List<Role> found) {
        if (!seen.add(role.id())) {
            return;
        }
        of(role).ifPresent(found::add);
        if (role.marks().equals(Set.of(RoleSource.Mark.PERMISSION))
                && role.name().equals(Permission.MESSENGER_CONTACT.wireName())) {
            found.add(addOn(given.name(), Permission.MESSENGER_CONTACT));
        } else if (role.marks().isEmpty()) {
            role.composites().forEach(part -> unfold(part, given, seen, found));
        }
    }

    /** What lies under a marked role, down to the leaves. */
    private static final class Content {
        private final EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        private final Set<String> seen = new HashSet<>();
        private boolean foreign;
        private boolean restricting;

        static Content of(RoleSource root) {
            Content content = new Content();
            content.seen.add(root.id());
            root.composites().forEach(content::add);
            return content;
        }

        private void add(RoleSource part) {
            if (!seen.add(part.id())) {
                return;
            }
            if (part.marks().contains(RoleSource.Mark.RESTRICTION)
                    || part.name().equals(OWN_TICKETS_ONLY)) {
                restricting = true;
            } else if (part.marks().contains(RoleSource.Mark.PERMISSION)) {
                Permission.named(part.name()).ifPresentOrElse(permissions::add, () -> foreign = true);
            } else {
                List<? extends RoleSource> parts = part.composites().toList();
                foreign |= parts.isEmpty();
                parts.forEach(this::add);
            }
        }

        Role level(String name) {
            Entitlements carried = Entitlements.of(permissions).customers();
            boolean sound = !foreign && !carried.isEmpty();
            return new Role(name, Kind.LEVEL, sound ? carried : Entitlements.NONE, restricting, sound);
        }

        Role addOn(String name) {
            Entitlements carried = Entitlements.of(permissions).customers();
            return new Role(name, Kind.ADDON, carried, restricting, true);
        }

        Role vendor(String name) {
            return new Role(name, Kind.VENDOR, Entitlements.of(permissions), restricting, true);
        }
    }
}
