package dev.portico.extension.installation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a realm has of the portal, in the order in which it is made; it is undone the other way round. */
enum Kind {
    REALM_SETTING,
    REALM_ROLE,
    CLIENT_SCOPE,
    CLIENT,
    REQUIRED_ACTION,
    /** Whether the realm describes its users in words of its own at all. */
    USER_PROFILE,
    USER_PROFILE_GROUP,
    USER_PROFILE_ATTRIBUTE,
    REALM_ATTRIBUTE,
    LOGIN_FLOW;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Kept in realms that have the portal: never renamed. */
    @JsonValue
    String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
