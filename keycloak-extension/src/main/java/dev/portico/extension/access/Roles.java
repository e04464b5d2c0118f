package dev.portico.extension.access;

import java.util.Optional;

/** The realm's roles by name, as far as they mean something to the portal. */
@FunctionalInterface
public interface Roles {

    Optional<Role> find(String name);

    default Optional<Role> level(String name) {
        return find(name).filter(role -> role.is(Role.Kind.LEVEL) && role.sound());
    }
}
