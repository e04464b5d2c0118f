package dev.portico.extension.token;

import dev.portico.extension.access.UserId;
import dev.portico.extension.rest.Input;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.OAuth2Constants;

/**
 * What a request for a perspective says; parameters are named as in RFC 8693, section 2.1, where it has them.
 *
 * @param viewerToken the viewer's own access token
 * @param organization id or alias
 * @param reason why, in the viewer's words
 * @param running the one that is to go on; where it has ended, none is begun
 */
record PerspectiveRequest(
        String viewerToken, UserId person, String organization, Optional<String> reason, Optional<String> running) {

    private static final String RUNNING = "perspective";

    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;

    /** Says in one sentence what is wrong with a request. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        Malformed(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    static PerspectiveRequest of(MultivaluedMap<String, String> form) throws Malformed {
        isAccessToken(form, OAuth2Constants.SUBJECT_TOKEN_TYPE);
        isAccessToken(form, OAuth2Constants.REQUESTED_TOKEN_TYPE);
        return new PerspectiveRequest(
                required(form, OAuth2Constants.SUBJECT_TOKEN),
                new UserId(plain(form, OAuth2Constants.REQUESTED_SUBJECT)),
                plain(form, OrganizationChoice.PARAMETER),
                reason(form),
                Optional.ofNullable(form.getFirst(RUNNING)).filter(id -> !id.isBlank()));
    }

    private static String required(MultivaluedMap<String, String> form, String name) throws Malformed {
        String value = form.getFirst(name);
        if (value == null || value.isBlank()) {
            throw new Malformed("Missing parameter: " + name);
        }
        return value.strip();
    }

    private static String plain(MultivaluedMap<String, String> form, String name) throws Malformed {
        String value = required(form, name);
        if (!Input.isPlain(value)) {
            throw new Malformed("Invalid parameter: " + name);
        }
        return value;
    }

    private static Optional<String> reason(MultivaluedMap<String, String> form) throws Malformed {
        Optional<String> reason =
                Optional.ofNullable(form.getFirst(REASON)).map(String::strip).filter(text -> !text.isEmpty());
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw new Malformed("reason must have at most " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    /** Where a type is named it is the one there is. */
    private static void isAccessToken(MultivaluedMap<String, String> form, String name) throws Malformed {
        String type = form.getFirst(name);
        if (type != null && !OAuth2Constants.ACCESS_TOKEN_TYPE.equals(type)) {
            throw new Malformed(name + " must be " + OAuth2Constants.ACCESS_TOKEN_TYPE);
        }
    }
}
