package dev.portico.extension.access;

import java.util.Locale;

/** Why something was refused; {@link #wireName()} is what the token endpoint, the API and the pages speak. */
public enum Reason {
    /** A member without any level that lets in. */
    NO_ACCESS,
    USER_DISABLED,
    ORGANIZATION_DISABLED,
    /** Of the organisation asked for, which may as well not exist; or of none at all. */
    NOT_A_MEMBER,
    /** The end date has passed. */
    EXPIRED,
    /** The module (ticketing, forum) is not switched on. */
    MODULE_OFF,
    MISSING_PERMISSION,
    /** The person would have the right, were it not restricted to own tickets. */
    OWN_TICKETS_ONLY,
    /** Several organisations, none chosen, and no page can be shown to choose on. */
    ORGANIZATION_REQUIRED,
    /** The organisation's key was not shown, or is another one by now (R35). */
    ORGANIZATION_KEY_REQUIRED,
    ABOVE_OWN_RIGHTS,
    SHARED_ACCOUNT,
    LAST_ADMIN,
    STALE,
    INVALID_LEVEL,
    INVALID_VALUE,
    ALREADY_MEMBER;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
