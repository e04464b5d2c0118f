package dev.portico.portal.submissions;

import dev.portico.portal.mail.HeaderText;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.tickets.Draft;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What somebody nobody knows asks for, and where they say they can be reached.
 *
 * @param email in lower case; that it is theirs is not known yet
 */
record Request(String name, String email, String subject, String description) {
    static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** As browsers take one (HTML, section 4.10.5.1.5), with a dot in its domain: no blanks, no line breaks, no second address. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+");

    /** Whether this reads as one address, whoever has it. */
    static boolean isAddress(String typed) {
        return typed.length() <= LONGEST_EMAIL && EMAIL.matcher(typed).matches();
    }

    /**
     * Reads what somebody typed.
     *
     * @param ours tells our own addresses: nobody has them
     * @throws Invalid with a message key per field
     */
    static Request of(Map<String, String> typed, Predicate<String> ours) {
        Map<String, String> reasons = new TreeMap<>();
        String name = HeaderText.clean(typed.getOrDefault("name", ""));
        String email = typed.getOrDefault("email", "").strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            reasons.put("name", name.isEmpty() ? "required" : "too_long");
        }
        if (email.isEmpty()) {
            reasons.put("email", "required");
        } else if (!isAddress(email) || ours.test(email)) {
            reasons.put("email", "no_address");
        }
        try {
            Draft draft = Draft.of(HeaderText.clean(typed.getOrDefault("subject", "")), typed.get("description"), null);
            if (reasons.isEmpty()) {
                return new Request(name, email, draft.subject(), draft.description());
            }
        } catch (Invalid invalid) {
            reasons.putAll(invalid.reasons());
        }
        throw new Invalid(reasons);
    }
}
