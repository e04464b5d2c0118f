package dev.portico.portal.mail;

import java.util.regex.Pattern;

/** A mail's subject as a ticket's: without Re: and Fwd: in the languages mail programs write, never empty. */
final class Subjects {

    private static final int LIMIT = 250;
    private static final Pattern PREFIXES = Pattern.compile(
            "^(?:\\s*(?:re|fwd?|fw|aw|wg|sv|vs|antw|rif|tr|rv|enc|odp|השב|הועבר|תשובה)\\s*(?:\\[\\d+\\])?\\s*[:：]\\s*)+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Subjects() {}

    static String of(String subject) {
        String bare = PREFIXES.matcher(subject).replaceFirst("").strip();
        if (bare.isEmpty()) {
            return "(no subject)";
        }
        return bare.codePointCount(0, bare.length()) <= LIMIT
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LIMIT - 1)) + "…";
    }
}
