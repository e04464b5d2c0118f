package dev.portico.extension.mails;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that failures of one mail go to: the sender's own with a tag behind a plus, as the portal's mails have one. The portal knows
 * the form ({@code support+account.<tag>@example.com}) and reads its mailbox; what the tag stands for is known here alone.
 *
 * <p>It is Keycloak's {@code envelopeFrom}, SMTP's {@code MAIL FROM}: neither From nor Reply-To, which people see and answer to.
 */
final class Envelope {

    static final String CONFIGURED = "envelopeFrom";

    private static final String FROM = "from";
    private static final String FORM = "account.";

    /** Plain, and with nothing behind a plus yet; the part before the at-sign has 64 characters at most (RFC 5321 section 4.5.3.1.1). */
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9._-]{1,29})@([A-Za-z0-9.-]{1,200})");

    private Envelope() {}

    /** A realm's settings for sending with the tagged address in them; empty where the sender's address takes no tag. */
    static Optional<Map<String, String>> tagged(Map<String, String> sending, String tag) {
        String configured = sending.getOrDefault(CONFIGURED, "");
        Matcher sender = PLAIN.matcher((configured.isBlank() ? sending.getOrDefault(FROM, "") : configured).strip());
        if (!sender.matches()) {
            return Optional.empty();
        }
        Map<String, String> tagged = new HashMap<>(sending);
        tagged.put(CONFIGURED, sender.group(1) + "+" + FORM + tag + "@" + sender.group(2));
        return Optional.of(tagged);
    }
}
