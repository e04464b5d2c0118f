package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Comparator;

/**
 * What is counted: the changes of one member, one organisation or one realm.
 *
 * <p>The natural order is the order in which several are raised in one transaction: the same everywhere, so that two
 * transactions never wait for each other in a circle.
 *
 * @param realm id of the realm
 * @param id of the realm, the organisation or the user
 */
record Counter(Kind kind, String realm, String id) implements Comparable<Counter> {

    enum Kind {
        REALM,
        ORGANIZATION,
        MEMBER
    }

    private static final Comparator<Counter> ORDER =
            Comparator.comparing(Counter::kind).thenComparing(Counter::realm).thenComparing(Counter::id);

    static Counter ofRealm(String realm) {
        return new Counter(Kind.REALM, realm, realm);
    }

    static Counter of(String realm, OrganizationId organization) {
        return new Counter(Kind.ORGANIZATION, realm, organization.value());
    }

    static Counter of(String realm, UserId user) {
        return new Counter(Kind.MEMBER, realm, user.value());
    }

    /** The row's key. */
    String subject() {
        return switch (kind) {
            case REALM -> "realm:" + id;
            case ORGANIZATION -> "organization:" + id;
            case MEMBER -> "member:" + id;
        };
    }

    @Override
    public int compareTo(Counter other) {
        return ORDER.compare(this, other);
    }
}
