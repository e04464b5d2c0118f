package dev.portico.extension.explain;

import dev.portico.extension.access.Because;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as the API tells it.
 *
 * @param reason null when allowed
 * @param remedy null where none is needed, or no single call suffices
 */
record ExplanationView(
        boolean allowed,
        @Nullable String reason,
        List<Because> because,
        @Nullable Call remedy) {

    /**
     * One call that makes it allowed.
     *
     * @param path from the root of the server
     * @param body null for none
     * @param who kinds of people who may make it
     */
    record Call(String method, String path, @Nullable Object body, List<String> who) {}
}
