package dev.portico.portal.access;

import java.util.Optional;

/**
 * The signed-in user.
 *
 * @param verifiedMail the e-mail address, only when Keycloak says that it is verified: an unverified one proves nothing
 */
public record Account(UserId id, String name, Optional<String> verifiedMail) {
    /** What one of the vendor's is called who has given no name; pages say it in their reader's language. */
    public static final String SUPPORT = "Support";
}
