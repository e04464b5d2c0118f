package dev.portico.extension.access;

import java.util.Set;
import java.util.stream.Stream;

/** A realm role as the platform keeps it: the raw material of a {@link Role}. */
public interface RoleSource {

    /** What the realm admin marked a role as, by an attribute with the value {@code true}. */
    enum Mark {
        PERMISSION("portal.permission"),
        LEVEL("portal.level"),
        ADDON("portal.addon"),
        RESTRICTION("portal.restriction"),
        VENDOR("portal.vendor");

        private final String attribute;

        Mark(String attribute) {
            this.attribute = attribute;
        }

        public String attribute() {
            return attribute;
        }
    }

    /** Unique in the realm, client roles included. */
    String id();

    String name();

    /** Empty for roles that are none of the portal's and for every client role. */
    Set<Mark> marks();

    /** The roles it is directly composed of; may run in circles. */
    Stream<? extends RoleSource> composites();
}
