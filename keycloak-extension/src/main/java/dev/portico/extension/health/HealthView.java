package dev.portico.extension.health;

import dev.portico.extension.journal.Schema;
import dev.portico.extension.words.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found.
 *
 * @param keycloak its version
 * @param missing what an administrator has to do before all of it works; empty where everything is there
 */
record HealthView(String keycloak, Schema schema, Signals signals, List<Remark> missing) {

    /** @param hint what keeps signals from the portal; null where nothing does */
    record Signals(
            long delivered,
            long pending,
            long held,
            long dead,
            @Nullable Remark hint) {}
}
