package dev.portico.extension.access;

/** What one person can do with another in an organisation. */
public enum Deed {
    /** Level, add-ons, restriction, end date, security groups; revoking them all. Concerns the one organisation. */
    ASSIGN_LEVELS("assign-levels", Permission.MEMBERS_ASSIGN_LEVELS, false),
    /** E-mail, names, phone. */
    EDIT("edit", Permission.MEMBERS_EDIT, true),
    DEACTIVATE("deactivate", Permission.MEMBERS_DEACTIVATE, true),
    ACTIVATE("activate", Permission.MEMBERS_DEACTIVATE, true),
    RESET_PASSWORD("reset-password", Permission.MEMBERS_RESET, true),
    /** A link past the key of the one organisation (R34). */
    SEND_ORGANIZATION_KEY("send-organization-key", Permission.MEMBERS_RESET, false),
    PERSPECTIVE("perspective", Permission.MEMBERS_PERSPECTIVE, false);

    private final String wireName;
    private final Permission needed;
    private final boolean touchesAccount;

    Deed(String wireName, Permission needed, boolean touchesAccount) {
        this.wireName = wireName;
        this.needed = needed;
        this.touchesAccount = touchesAccount;
    }

    /** The word in a member's {@code may}. */
    public String wireName() {
        return wireName;
    }

    public Permission needed() {
        return needed;
    }

    /** Whether it has effect beyond the one organisation: on the account itself. */
    public boolean touchesAccount() {
        return touchesAccount;
    }

    /** Whether there is something to do: nobody is activated twice, and nobody deactivates or looks through themselves. */
    boolean makesSense(boolean enabled, boolean oneself) {
        return switch (this) {
            case ACTIVATE -> !enabled;
            case DEACTIVATE, PERSPECTIVE -> enabled && !oneself;
            case RESET_PASSWORD -> enabled;
            case ASSIGN_LEVELS, EDIT -> true;
            // Where the organisation asks for a key, which is not for these rules to know: Members adds it there.
            case SEND_ORGANIZATION_KEY -> false;
        };
    }
}
