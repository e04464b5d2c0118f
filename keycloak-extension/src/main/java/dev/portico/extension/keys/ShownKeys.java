package dev.portico.extension.keys;

import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which keys were shown in a session, for the tokens that are made of it. */
public final class ShownKeys {

    private static final String PREFIX = "portal.organization-key.";
    private static final String CHOSEN = "portal.organization-key-chosen.";

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

    /**
     * Notes that it was chosen, or begun to be asked for, in this session: who did so goes on with the token they have. New tokens are
     * made of what was shown alone, so that this browser is asked as every other is.
     */
    public static void noteChosen(UserSessionModel session, OrganizationKey key) {
        session.setNote(CHOSEN + key.organization().value(), value(session.getUser(), key));
    }

    static boolean isChosenIn(UserSessionModel session, OrganizationKey key) {
        return value(session.getUser(), key)
                .equals(session.getNote(CHOSEN + key.organization().value()));
    }

    private static String name(OrganizationKey key) {
        return PREFIX + key.organization().value();
    }

    private static String value(UserModel user, OrganizationKey key) {
        return user.getId() + " " + key.generation();
    }
}
