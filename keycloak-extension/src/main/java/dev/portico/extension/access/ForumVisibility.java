package dev.portico.extension.access;

/** Whether the forum module is there and who sees it (R19). */
public enum ForumVisibility {
    /** Not switched on. */
    OFF("off"),
    /** Switched on and hidden from all, to prepare or to close it. */
    NOBODY("nobody"),
    REGISTERED("registered"),
    EVERYONE("everyone");

    private final String wireName;

    ForumVisibility(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether a signed-in person with the permission gets into the forum. */
    public boolean showsToMembers() {
        return this == REGISTERED || this == EVERYONE;
    }
}
