package dev.portico.extension.access;

import org.jspecify.annotations.Nullable;

/**
 * What a change would make of the facts that decisions rest on, without making it.
 *
 * <p>Each method takes a fact as it is and returns it as it would be; what the change does not touch stays the same.
 */
public interface Supposition {

    /** The realm's settings, without any organisation's overrides. */
    default Settings settings(Settings now) {
        return now;
    }

    default Organization organization(Organization now) {
        return now;
    }

    default Roles roles(Roles now) {
        return now;
    }

    /** A person with what they hold in the organisation; null for the vendor's view, which has none. */
    default Member member(Member now, @Nullable Organization there) {
        return now;
    }
}
