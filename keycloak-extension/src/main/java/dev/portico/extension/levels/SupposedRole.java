package dev.portico.extension.levels;

import dev.portico.extension.access.RoleSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A role as it would be were one role, itself or a part of it, made of other parts. */
record SupposedRole(RoleSource real, String changed, List<? extends RoleSource> parts) implements RoleSource {

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Set<Mark> marks() {
        return real.marks();
    }

    @Override
    public Stream<? extends RoleSource> composites() {
        return real.id().equals(changed)
                ? parts.stream()
                : real.composites().map(part -> new SupposedRole(part, changed, parts));
    }
}
