package dev.portico.portal.access;

/** Whom or what a signal is about: a person, everywhere or in an organisation, an organisation, a session, or everybody in the realm. */
public record Subject(String key) implements Comparable<Subject> {
    /** Everybody: the portal's settings, an access level. */
    public static final Subject REALM = new Subject("realm");

    public static Subject of(UserId user) {
        return new Subject("member:" + user.value());
    }

    /** A person in one organisation: what they have open elsewhere is not meant. */
    public static Subject of(UserId user, OrganizationId organization) {
        return new Subject("member:" + user.value() + "@" + organization.value());
    }

    public static Subject of(OrganizationId organization) {
        return new Subject("organization:" + organization.value());
    }

    /** A session at Keycloak, by its {@code sid}. */
    public static Subject ofSession(String sid) {
        return new Subject("session:" + sid);
    }

    @Override
    public int compareTo(Subject other) {
        return key.compareTo(other.key);
    }
}
