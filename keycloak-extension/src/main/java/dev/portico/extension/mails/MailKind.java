package dev.portico.extension.mails;

import java.util.Locale;

/** What a mail about an account is for. The wire names are kept in the journal: constants are added and never renamed. */
public enum MailKind {
    ORGANIZATION_KEY,
    PASSWORD_RESET,
    /** To a new address, which counts once its reader has confirmed it. */
    ADDRESS_CONFIRMATION,
    /** To the address that still counts, when another one is wanted. */
    ADDRESS_NOTICE,
    /** What somebody may do has changed: to them, or to an admin of their organisation. */
    ACCESS_CHANGED,
    INVITATION;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
