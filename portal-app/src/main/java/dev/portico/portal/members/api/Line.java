package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * What became of one line of many invitations.
 *
 * @param status {@code invited}, {@code refused}, or {@code failed} when it may be tried again
 * @param detail what exactly is wrong, in English
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Line(int line, String email, String status, Optional<String> reason, Optional<String> detail) {}
