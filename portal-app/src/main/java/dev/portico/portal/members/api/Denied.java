package dev.portico.portal.members.api;

import java.util.Map;

/** The extension understood and said no, for a named reason of the contract; whoever asked for a change shows it at the form. */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final java.util.TreeMap<String, String> fields;
    private final long people;

    /**
     * @param reason a word of the contract, like {@code last-admin}
     * @param fields the fields it speaks of, each with its reason
     */
    public Denied(int status, String reason, Map<String, String> fields) {
        this(status, reason, fields, 0);
    }

    /** @param people because of how many people; 0 where they are not why */
    public Denied(int status, String reason, Map<String, String> fields, long people) {
        super(status + " " + reason, null, false, false);
        this.status = status;
        this.reason = reason;
        this.fields = new java.util.TreeMap<>(fields);
        this.people = people;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    public long people() {
        return people;
    }

    /** True when somebody else changed the same meanwhile: nothing was overwritten. */
    public boolean stale() {
        return status == 412;
    }
}
