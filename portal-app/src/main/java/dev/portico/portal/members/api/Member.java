package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.platform.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member of an organisation, as far as whoever asks may know.
 *
 * @param status {@code active} or {@code disabled}
 * @param level the level that counts, or {@link #NO_LEVEL}
 * @param roles add-ons
 * @param may what whoever asks can do with this person, in the contract's words
 * @param undelivered mails to them that did not arrive; empty where they are one of many that were asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Member(
        String id,
        String username,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> phone,
        String status,
        String level,
        List<String> levels,
        List<String> roles,
        boolean ownTicketsOnly,
        Optional<Instant> until,
        List<String> groups,
        Optional<Instant> lastSeen,
        List<String> may,
        Optional<List<Undelivered>> undelivered) {

    /** What {@code level} says of somebody without access. */
    public static final String NO_LEVEL = "none";

    /** The add-on everybody knows: contacting Support in the messenger. */
    public static final String MESSENGER = "enable-in-app-messenger";

    public Member {
        levels = List.copyOf(levels);
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        may = List.copyOf(may);
    }

    /** First and last name, or the user name while there is none. */
    public String name() {
        return PersonName.of(firstName, lastName).orElse(username);
    }

    public boolean disabled() {
        return status.equals("disabled");
    }

    public boolean may(String deed) {
        return may.contains(deed);
    }
}
