package dev.portico.extension.signals;

import java.util.Optional;

/**
 * Why something is signalled.
 *
 * @param admins in the words of the journal and of who did it: for the portal alone
 */
record Cause(Initiator initiator, Optional<String> admins, UserReason users) {

    /** Who brought it about, as CAEP 1.0 tells them apart (section 2). */
    enum Initiator {
        ADMIN,
        USER,
        POLICY,
        SYSTEM
    }
}
