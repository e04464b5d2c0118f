package dev.portico.portal.members;

import dev.portico.portal.members.api.Level;
import dev.portico.portal.members.api.Member;
import java.util.List;
import java.util.Set;

/**
 * A level as people call it.
 *
 * @param name the role's name, or {@link Member#NO_LEVEL}
 * @param title what the vendor calls a custom one
 */
public record LevelView(String name, String title, List<String> permissions) {
    static final LevelView NONE = new LevelView(Member.NO_LEVEL, "", List.of());

    private static final Set<String> OURS = Set.of(Member.NO_LEVEL, "portal-member", "portal-admin");

    static LevelView of(Level level) {
        return new LevelView(level.name(), level.title().orElse(level.name()), level.permissions());
    }

    /** The level with that name, among those known. */
    static LevelView named(String name, List<LevelView> known) {
        return known.stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseGet(() -> new LevelView(name, name, List.of()));
    }

    /** Message key of a built-in level; empty for a custom one, which has a title of its own. */
    public String key() {
        return OURS.contains(name) ? "level_" + name.replace("portal-", "") : "";
    }
}
