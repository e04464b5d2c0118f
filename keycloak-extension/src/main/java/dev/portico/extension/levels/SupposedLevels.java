package dev.portico.extension.levels;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.Supposition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts, were some levels others.
 *
 * @param levels what each role that changes would be, by its name now: itself with other permissions, another level that
 *     replaces it, or nothing
 */
record SupposedLevels(Map<String, Optional<Role>> levels) implements Supposition {

    SupposedLevels {
        levels = Map.copyOf(levels);
    }

    @Override
    public Settings settings(Settings now) {
        return now.withDefaultLevel(replaced(now.defaultLevel()));
    }

    @Override
    public Organization organization(Organization now) {
        OrganizationSettings overrides = now.overrides();
        return now.with(new OrganizationSettings(
                overrides.accountWideViewing(),
                overrides.organizationKeyRequired(),
                overrides.defaultLevel().map(this::replaced)));
    }

    @Override
    public Roles roles(Roles now) {
        return name -> levels.containsKey(name)
                ? levels.get(name).filter(role -> role.name().equals(name))
                : now.find(name);
    }

    @Override
    public Member member(Member now, @Nullable Organization there) {
        return new Member(
                now.id(), now.enabled(), now.isMember(), replaced(now.granted()), replaced(now.held()), now.until());
    }

    private DefaultLevel replaced(DefaultLevel now) {
        return levels.containsKey(now.role())
                ? levels.get(now.role())
                        .map(role -> DefaultLevel.of(role.name()))
                        .orElse(DefaultLevel.NONE)
                : now;
    }

    private List<Role> replaced(List<Role> now) {
        return now.stream().flatMap(this::replaced).distinct().toList();
    }

    private Stream<Role> replaced(Role now) {
        return levels.containsKey(now.name()) ? levels.get(now.name()).stream() : Stream.of(now);
    }
}
