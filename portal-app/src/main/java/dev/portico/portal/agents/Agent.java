package dev.portico.portal.agents;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.platform.PersonName;
import java.util.List;
import java.util.Optional;

/**
 * One of the vendor's agents.
 *
 * @param status {@code active} or {@code disabled}
 * @param access {@code all}, which is default access, or {@code assigned}
 * @param organizations ids of those assigned; they count only with access {@code assigned}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Agent(
        String id,
        String username,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        String status,
        String access,
        List<String> organizations) {
    public Agent {
        organizations = List.copyOf(organizations);
    }

    /** First and last name, or the user name while there is none. */
    public String name() {
        return PersonName.of(firstName, lastName).orElse(username);
    }

    /** What else tells them apart. */
    public String mail() {
        return email.orElse(username);
    }

    public boolean disabled() {
        return status.equals("disabled");
    }

    public boolean assignedOnly() {
        return access.equals("assigned");
    }
}
