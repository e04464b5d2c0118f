package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An open invitation, with what it grants on acceptance; nobody learns its link.
 *
 * @param state {@code pending} or {@code expired}
 * @param mail {@code queued}, {@code sent}, {@code delayed}, {@code failed} or {@code undelivered}
 * @param mailAnswer what the mail server said that could not deliver it, a stranger's text on one line
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Invitation(
        String id,
        String email,
        Optional<String> firstName,
        Optional<String> lastName,
        String level,
        List<String> roles,
        boolean ownTicketsOnly,
        Optional<Instant> until,
        String state,
        String mail,
        Optional<String> mailAnswer,
        Optional<Instant> expiresAt) {
    public Invitation {
        roles = List.copyOf(roles);
    }
}
