package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** An organisation whose people somebody may see. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Organization(String id, String alias, String name, boolean enabled) {
    private static final String PLAIN = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9_-])?";

    /** What addresses call it: its alias where that needs no escapes, else its id. */
    public String key() {
        return alias.matches(PLAIN) ? alias : id;
    }
}
