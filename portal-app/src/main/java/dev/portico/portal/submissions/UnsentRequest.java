package dev.portico.portal.submissions;

import dev.portico.portal.access.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * A request that somebody typed before they signed in, and did not send.
 *
 * @param keptUntil when it is forgotten
 */
public record UnsentRequest(String subject, String description, Instant keptUntil) {

    /** Everybody's, for themselves alone. */
    @ApplicationScoped
    public static class Requests {
        private final Drafts drafts;

        Requests(Drafts drafts) {
            this.drafts = drafts;
        }

        /** Those of one person, by their row and by whom Keycloak knows them as. */
        public List<UnsentRequest> of(long person, UserId user) {
            return drafts.of(person, user);
        }
    }
}
