package dev.portico.extension.observed;

import dev.portico.extension.access.Role;
import java.util.List;
import java.util.Map;

/**
 * A group of an organisation, and what being in it gives.
 *
 * @param roles empty for a group that only gathers people, such as a security group
 */
record Grant(String group, String name, List<Role> roles) {

    boolean givesNothing() {
        return roles.isEmpty();
    }

    /** How the journal names it. */
    Map<String, String> named() {
        return Map.of("id", group, "name", name);
    }
}
