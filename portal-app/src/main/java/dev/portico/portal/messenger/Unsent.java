package dev.portico.portal.messenger;

import dev.portico.portal.access.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * A message that somebody began and did not send.
 *
 * @param keptUntil when it is forgotten
 */
public record Unsent(String text, Instant keptUntil) {

    /** Everybody's, for themselves alone. */
    @ApplicationScoped
    public static class Messages {
        private final Drafts drafts;

        Messages(Drafts drafts) {
            this.drafts = drafts;
        }

        /** Those of one person, by their row and by whom Keycloak knows them as. */
        public List<Unsent> of(long person, UserId user) {
            return drafts.of(person, user);
        }
    }
}
