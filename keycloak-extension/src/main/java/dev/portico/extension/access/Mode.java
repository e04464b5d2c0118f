package dev.portico.extension.access;

/** Who may see the portal at all; exactly one is active (R14). */
public enum Mode {
    /** Anonymous visitors search, read public articles and submit requests (R15). */
    EVERYONE("everyone"),
    /** Every portal URL leads to login (R17). */
    REGISTERED("registered");

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
