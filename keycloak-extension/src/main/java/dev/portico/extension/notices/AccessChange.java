package dev.portico.extension.notices;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.levels.LevelMoved;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that one transaction changed about the access of one person in one organisation; one mail tells of it. */
record AccessChange(OrganizationId organization, UserId person, List<Entry> entries) {

    private static final Set<Act> TOLD = EnumSet.of(
            Act.LEVEL_CHANGED,
            Act.ROLE_GRANTED,
            Act.ROLE_REMOVED,
            Act.OWN_ONLY_SET,
            Act.END_DATE_SET,
            Act.REVOKED,
            Act.DEACTIVATED,
            Act.ACTIVATED);

    AccessChange {
        entries = List.copyOf(entries);
    }

    /** What a change of a level means to everybody who held it in one organisation. */
    static List<AccessChange> by(LevelMoved moved, OrganizationId organization) {
        Entry entry = moved.act() == Act.LEVEL_DELETED
                ? Entry.of(Act.LEVEL_CHANGED)
                        .before("level", moved.level())
                        .before("title", moved.title())
                        .after("level", moved.replacement().orElse("none"))
                : Entry.of(Act.LEVEL_EDITED).before("title", moved.title()).after("level", moved.level());
        return moved.holders().getOrDefault(organization, List.of()).stream()
                .map(person -> new AccessChange(
                        organization, person, List.of(entry.in(organization).about(person))))
                .toList();
    }

    /** Id of who invited, where it came with an invitation. */
    Optional<String> inviter() {
        return entries.stream()
                .map(entry -> entry.after().get("invitedBy"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private record Place(OrganizationId organization, UserId person) {}

    static List<AccessChange> in(List<Entry> entries) {
        Map<Place, List<Entry>> places = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (TOLD.contains(entry.act())
                    && entry.organization().isPresent()
                    && entry.person().isPresent()) {
                Place place =
                        new Place(entry.organization().get(), entry.person().get());
                places.computeIfAbsent(place, each -> new ArrayList<>()).add(entry);
            }
        }
        List<AccessChange> changes = new ArrayList<>();
        places.forEach((place, told) -> changes.add(new AccessChange(place.organization(), place.person(), told)));
        return changes;
    }
}
