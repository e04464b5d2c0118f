package dev.portico.portal.members;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was just done, told at the top of the page one is led to: a word in the address, and only one we know. */
public record Done(String word) {
    private static final Set<String> KNOWN = Set.of(
            "saved",
            "level-saved",
            "level-deleted",
            "to-be-confirmed",
            "unchanged",
            "deactivate",
            "activate",
            "reset-password",
            "revoke",
            "invited",
            "resent",
            "withdrawn");

    public static Done read(@Nullable String word) {
        return new Done(word != null && KNOWN.contains(word) ? word : "");
    }

    /** Message key; empty when nothing is to be told. */
    public String key() {
        return word.isEmpty() ? "" : "done_" + word.replace('-', '_');
    }
}
