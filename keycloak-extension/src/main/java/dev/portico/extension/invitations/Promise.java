package dev.portico.extension.invitations;

import dev.portico.extension.directory.Wanted;
import java.util.Optional;
import java.util.Set;

/**
 * What an open invitation grants, by the names that the roles have now.
 *
 * @param broken whether a role of it was deleted meanwhile; then it grants nothing at all
 */
record Promise(Wanted wanted, boolean broken) {

    Optional<String> level() {
        return wanted.level();
    }

    Set<String> addOns() {
        return wanted.addOns();
    }
}
