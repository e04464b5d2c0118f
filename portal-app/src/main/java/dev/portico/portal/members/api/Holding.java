package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.platform.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody holds in an organisation, since when, and from whom.
 *
 * @param grants every level and add-on held
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Holding(
        String id,
        String username,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        String status,
        String level,
        List<String> roles,
        boolean ownTicketsOnly,
        Optional<Instant> until,
        List<Grant> grants,
        Optional<Instant> lastSeen) {
    public Holding {
        roles = List.copyOf(roles);
        grants = List.copyOf(grants);
    }

    /**
     * A level or an add-on, and where it comes from.
     *
     * @param since empty where the journal does not go back that far
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Grant(String role, Optional<Instant> since, Optional<Entry.Doer> grantedBy) {}

    /** First and last name, or the user name while there is none. */
    public String name() {
        return PersonName.of(firstName, lastName).orElse(username);
    }
}
