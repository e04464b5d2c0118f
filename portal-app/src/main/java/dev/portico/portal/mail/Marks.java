package dev.portico.portal.mail;

import java.util.List;
import java.util.Locale;

/**
 * What a mail's header says about how it came and who or what wrote it, apart from what it says: lower case, cleaned, empty where there
 * is nothing. All but what our own mail server put on top is the sender's to choose.
 *
 * @param froms addresses in From; exactly one in an honest mail (RFC 5322 section 3.6.2 allows more)
 * @param recipients addresses it went to, by To, Cc and what mail servers note on delivery
 * @param results {@code Authentication-Results} as they stand, the topmost first
 * @param report the kind of report it is, like {@code delivery-status} (RFC 6522)
 */
public record Marks(
        List<Address> froms,
        List<Address> recipients,
        List<String> results,
        String autoSubmitted,
        String precedence,
        String returnPath,
        String listId,
        String report,
        boolean suppressed) {

    /** Written by a program in answer to a mail (RFC 3834, and what was there before it). */
    public boolean isAutomaticReply() {
        return autoSubmitted.startsWith("auto-replied") || precedence.equals("auto_reply") || suppressed;
    }

    /** Written by a program, or sent to many. */
    public boolean isAutomatic() {
        return isAutomaticReply()
                || (!autoSubmitted.isEmpty() && !autoSubmitted.startsWith("no"))
                || List.of("bulk", "junk", "list").contains(precedence)
                || returnPath.equals("<>");
    }

    /** A mail server tells what became of a mail (RFC 3464). */
    public boolean isDeliveryReport() {
        return report.equals("delivery-status");
    }

    static String word(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
