package dev.portico.extension.health;

import dev.portico.extension.journal.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found.
 *
 * @param keycloak its version
 * @param missing what an administrator has to do before all of it works, in English; empty where everything is there
 */
record HealthView(String keycloak, Schema schema, Signals signals, List<String> missing) {

    /** @param hint what keeps signals from the portal, in English; null where nothing does */
    record Signals(
            long delivered,
            long pending,
            long held,
            long dead,
            @Nullable String hint) {}
}
