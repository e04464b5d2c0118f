package dev.portico.extension.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is to hold in an organisation, in place of what they hold there now.
 *
 * @param level name of the one level, empty for none
 * @param addOns names of the add-on roles
 * @param until when it ends by itself, empty for never
 */
public record Wanted(Optional<String> level, Set<String> addOns, boolean ownTicketsOnly, Optional<Instant> until) {

    public Wanted {
        addOns = Set.copyOf(addOns);
    }
}
