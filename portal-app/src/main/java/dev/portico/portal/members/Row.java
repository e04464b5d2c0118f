package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person in the list.
 *
 * @param perspective whether whoever looks may do so through their eyes (R26)
 * @param deeds what can be done with them, as the extension says
 */
public record Row(
        String id,
        String name,
        String mail,
        LevelView level,
        boolean messenger,
        List<String> otherAddOns,
        boolean ownTicketsOnly,
        Optional<Instant> until,
        Optional<Instant> lastSeen,
        boolean editable,
        boolean perspective,
        List<Deed> deeds) {

    static Row of(Member member, List<LevelView> levels, boolean mayChange) {
        return new Row(
                member.id(),
                member.name(),
                member.email().orElse(member.username()),
                LevelView.named(member.level(), levels),
                member.roles().contains(Member.MESSENGER),
                member.roles().stream()
                        .filter(role -> !role.equals(Member.MESSENGER))
                        .toList(),
                member.ownTicketsOnly(),
                member.until(),
                member.lastSeen(),
                mayChange && (member.may("edit") || member.may("assign-levels")),
                mayChange && member.may("perspective"),
                mayChange
                        ? Stream.of(Deed.values())
                                .filter(deed -> deed.possible(member))
                                .toList()
                        : List.of());
    }

    /** The last day with access; empty when it has no end. */
    public Optional<java.time.LocalDate> lastDay() {
        return until.map(Days::last);
    }

    public boolean reactivable() {
        return deeds.contains(Deed.ACTIVATE);
    }
}
