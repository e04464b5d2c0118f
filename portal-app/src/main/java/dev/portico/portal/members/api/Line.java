package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * What became of one line of many invitations.
 *
 * @param status {@code invited}, {@code refused}, or {@code failed} when it may be tried again
 * @param field which of its fields is wrong; empty for the line as a whole
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Line(int line, String email, String status, Optional<String> reason, Optional<String> field) {

    /** The same line by the number that people see. */
    public Line at(int number) {
        return new Line(number, email, status, reason, field);
    }
}
