package dev.portico.extension.members;

import dev.portico.extension.access.Permission;

/** What can be done with a member. */
enum Deed {
    ASSIGN_LEVELS("assign-levels", Permission.MEMBERS_ASSIGN_LEVELS, false),
    EDIT("edit", Permission.MEMBERS_EDIT, true),
    DEACTIVATE("deactivate", Permission.MEMBERS_DEACTIVATE, true),
    ACTIVATE("activate", Permission.MEMBERS_DEACTIVATE, true),
    RESET_PASSWORD("reset-password", Permission.MEMBERS_RESET, true),
    PERSPECTIVE("perspective", Permission.MEMBERS_PERSPECTIVE, false);

    private final String wireName;
    private final Permission needed;
    private final boolean touchesAccount;

    Deed(String wireName, Permission needed, boolean touchesAccount) {
        this.wireName = wireName;
        this.needed = needed;
        this.touchesAccount = touchesAccount;
    }

    String wireName() {
        return wireName;
    }

    Permission needed() {
        return needed;
    }

    /** Whether it has effect beyond the one organisation: on the account itself. */
    boolean touchesAccount() {
        return touchesAccount;
    }

    /** Whether there is something to do: nobody is activated twice, nobody looks through the eyes of who is shut out. */
    boolean makesSense(boolean enabled, boolean oneself) {
        return switch (this) {
            case ACTIVATE -> !enabled;
            case DEACTIVATE -> enabled && !oneself;
            case PERSPECTIVE -> enabled && !oneself;
            default -> true;
        };
    }
}
