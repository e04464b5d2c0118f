package dev.portico.extension.invitations;

import java.util.Locale;

/** What has become of an invitation. */
enum State {
    /** Waits to be accepted; past its time it is shown as expired, and can be sent again. */
    PENDING,
    ACCEPTED,
    REVOKED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
