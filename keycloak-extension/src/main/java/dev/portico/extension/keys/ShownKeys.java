package dev.portico.extension.keys;

import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which keys were shown in a session, for the tokens that are made of it. */
public final class ShownKeys {

    private static final String PREFIX = "portal.organization-key.";

    private ShownKeys() {}

    /** Notes it for the session that this login leads to. */
    public static void note(AuthenticationSessionModel login, UserModel user, OrganizationKey key) {
        login.setUserSessionNote(name(key), value(user, key));
    }

    /** Whether it was shown in this login; the cookie that remembers it comes with the next request only. */
    public static boolean include(AuthenticationSessionModel login, UserModel user, OrganizationKey key) {
        return value(user, key).equals(login.getUserSessionNotes().get(name(key)));
    }

    /** Whether it was this key; an earlier one counts no longer. */
    public static boolean include(UserSessionModel session, OrganizationKey key) {
        return value(session.getUser(), key).equals(session.getNote(name(key)));
    }

    private static String name(OrganizationKey key) {
        return PREFIX + key.organization().value();
    }

    private static String value(UserModel user, OrganizationKey key) {
        return user.getId() + " " + key.generation();
    }
}
