package dev.portico.extension.invitations;

import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Wanted;
import dev.portico.extension.rest.Body;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.services.validation.Validation;

/**
 * Whom somebody wants to invite, and to what; of a sensible form, and nothing more is known about it.
 *
 * @param email in lower case, as Keycloak keeps addresses
 */
record Wish(String email, Optional<String> firstName, Optional<String> lastName, Wanted wanted) {

    static final String EMAIL = "email";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String LEVEL = "level";
    static final String ROLES = "roles";
    static final String OWN_TICKETS_ONLY = "ownTicketsOnly";
    static final String UNTIL = "until";

    private static final String NO_LEVEL = "none";
    private static final int LONGEST_NAME = 100;

    /** What Keycloak takes for a person's name, and no address of a page: names go into a mail to somebody unknown. */
    private static final Pattern NO_NAME =
            Pattern.compile("[<>&\"$%!#?§;*~/|^=\\[\\]{}()\\\\\\p{Cntrl}\\p{Cf}\\p{Co}]|://|www\\.");

    Wish {
        if (!Validation.isEmailValid(email)
                || email.length() > 255
                || email.chars().anyMatch(Wish::breaksALine)) {
            throw Refused.field(Reason.INVALID_VALUE, EMAIL, "must be an e-mail address");
        }
        email = email.toLowerCase(Locale.ROOT);
        firstName.ifPresent(name -> check(FIRST_NAME, name));
        lastName.ifPresent(name -> check(LAST_NAME, name));
    }

    static Wish of(Body body) {
        body.only(EMAIL, FIRST_NAME, LAST_NAME, LEVEL, ROLES, OWN_TICKETS_ONLY, UNTIL);
        return new Wish(
                body.text(EMAIL).orElseThrow(() -> Body.missing(EMAIL)),
                given(body.text(FIRST_NAME)),
                given(body.text(LAST_NAME)),
                new Wanted(
                        level(body.text(LEVEL)),
                        body.texts(ROLES).orElse(Set.of()),
                        body.flag(OWN_TICKETS_ONLY).orElse(false),
                        body.instant(UNTIL)));
    }

    static Optional<String> level(Optional<String> named) {
        return given(named).filter(name -> !name.equals(NO_LEVEL));
    }

    static Optional<String> given(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }

    private static void check(String field, String name) {
        if (name.length() > LONGEST_NAME || NO_NAME.matcher(name).find()) {
            throw Refused.field(
                    Reason.INVALID_VALUE,
                    field,
                    "must be a name of at most " + LONGEST_NAME + " characters without special ones");
        }
    }

    private static boolean breaksALine(int letter) {
        return Character.isISOControl(letter) || Character.isWhitespace(letter);
    }
}
