package dev.portico.extension.agents;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the API shows them.
 *
 * @param access {@code all} or {@code assigned}
 * @param organizations ids of those assigned; they count only with access {@code assigned}
 */
record AgentView(
        String id,
        String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String status,
        String access,
        Collection<String> organizations) {}
