package dev.portico.extension.observed;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody holds in one organisation at one moment.
 *
 * @param isMember whether they belong to it
 */
record Holding(boolean isMember, Collection<Grant> grants) {

    private static final String NONE = "none";

    /** What has to be noted when this became that. */
    List<Entry> became(Holding after, OrganizationId organization, UserId person) {
        List<Entry> entries = new ArrayList<>();
        if (isMember != after.isMember) {
            entries.add(Entry.of(after.isMember ? Act.JOINED : Act.LEFT));
        }
        if (!levels().equals(after.levels())) {
            entries.add(Entry.of(Act.LEVEL_CHANGED).before(shown(levels())).after(shown(after.levels())));
        }
        missing(addOns(), after.addOns())
                .forEach(role -> entries.add(Entry.of(Act.ROLE_REMOVED).before("role", role)));
        missing(after.addOns(), addOns())
                .forEach(role -> entries.add(Entry.of(Act.ROLE_GRANTED).after("role", role)));
        if (ownTicketsOnly() != after.ownTicketsOnly()) {
            entries.add(Entry.of(Act.OWN_ONLY_SET)
                    .before("ownTicketsOnly", ownTicketsOnly())
                    .after("ownTicketsOnly", after.ownTicketsOnly()));
        }
        gatheringsNotIn(after)
                .forEach(group -> entries.add(Entry.of(Act.GROUP_LEFT).before("group", group.named())));
        after.gatheringsNotIn(this)
                .forEach(group -> entries.add(Entry.of(Act.GROUP_JOINED).after("group", group.named())));
        return entries.stream()
                .map(entry -> entry.in(organization).about(person))
                .toList();
    }

    private boolean letsIn() {
        return isMember && entitlements().contains(Permission.PORTAL_ENTER);
    }

    boolean isLessThan(Holding before) {
        return before.letsIn()
                && (!letsIn()
                        || !entitlements().covers(before.entitlements())
                        || (ownTicketsOnly() && !before.ownTicketsOnly()));
    }

    private Entitlements entitlements() {
        return Entitlements.of(roles().flatMap(role -> role.entitlements().permissions().stream())
                .collect(Collectors.toSet()));
    }

    /** Names, the one with most permissions first. */
    private List<String> levels() {
        return roles().filter(role -> role.is(Role.Kind.LEVEL) && role.sound())
                .distinct()
                .sorted(Role.MOST_PERMISSIONS_FIRST)
                .map(Role::name)
                .toList();
    }

    private Set<String> addOns() {
        return roles().filter(role -> role.is(Role.Kind.ADDON))
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean ownTicketsOnly() {
        return roles().anyMatch(Role::ownTicketsOnly);
    }

    /** Groups that only gather people. */
    private List<Grant> gatheringsNotIn(Holding other) {
        Set<String> there = other.grants.stream().map(Grant::group).collect(Collectors.toSet());
        return grants.stream()
                .filter(Grant::givesNothing)
                .filter(grant -> !there.contains(grant.group()))
                .sorted(Comparator.comparing(Grant::group))
                .toList();
    }

    private Stream<Role> roles() {
        return grants.stream().flatMap(grant -> grant.roles().stream());
    }

    private static Map<String, Object> shown(List<String> levels) {
        String level = levels.isEmpty() ? NONE : levels.get(0);
        return levels.size() > 1 ? Map.of("level", level, "levels", levels) : Map.of("level", level);
    }

    private static Set<String> missing(Set<String> from, Set<String> in) {
        Set<String> missing = new TreeSet<>(from);
        missing.removeAll(in);
        return missing;
    }
}
