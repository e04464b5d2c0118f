package dev.portico.extension.invitations;

import java.util.Locale;

/** Why a link does not lead in; each has its texts in the themes, {@code portalInvitation.closed.*}. */
enum Obstacle {
    /** Somebody has accepted with it. */
    USED,
    REVOKED,
    /** It was sent again, with another link. */
    REPLACED,
    EXPIRED,
    /** The organisation is disabled. */
    ORGANIZATION,
    /** Whoever invited may not grant that any more, or a role of it is gone. */
    VOID,
    /** They belong to the organisation already: by whatever way, it was not this one. */
    MEMBER,
    /** The account's address was never confirmed, so it need not be the mail's reader's. */
    UNVERIFIED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
