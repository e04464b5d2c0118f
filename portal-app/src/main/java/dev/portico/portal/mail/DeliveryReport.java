package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mail server tells of a mail it was to deliver: a delivery status notification (RFC 3464), or a mail that names whom it failed
 * for in its header ({@code X-Failed-Recipients}), as older servers write. Everything in it is a stranger's text.
 *
 * @param action lower case: {@code failed}, or {@code delayed}, {@code delivered} and the like, which is no failure; empty where none is told
 * @param status like {@code 5.1.1} (RFC 3463); empty where none is told
 * @param diagnostic what the server said, on one line; empty where it says nothing
 */
public record DeliveryReport(String action, String status, String diagnostic) {
    private static final String FAILED = "failed";
    private static final Set<String> NO_FAILURES = Set.of("delayed", "delivered", "relayed", "expanded");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern IN_WORDS = Pattern.compile("(?<![\\d.])[45]\\.\\d{1,3}\\.\\d{1,3}(?!\\.?\\d)");
    /** Code and status before the words, on each line of an answer, are told apart. */
    private static final Pattern REPEATED =
            Pattern.compile("^(?:[A-Za-z-]{1,20};\\s*)?(?:[45]\\d\\d(?:[ -]+|$))?(?:#?[45]\\.\\d{1,3}\\.\\d{1,3}\\s+)?"
                    + "|\\b[45]\\d\\d[ -][45]\\.\\d{1,3}\\.\\d{1,3}\\s+");

    private static final Set<String> PER_RECIPIENT =
            Set.of("message/delivery-status", "message/global-delivery-status");
    private static final int MOST_BYTES = 262_144;
    private static final int MOST_GROUPS = 100;
    private static final int LONGEST = 500;
    private static final int DEEPEST = 3;

    static {
        Leniency.switchOn();
    }

    private static final Session SESSION = Session.getInstance(Leniency.session());

    /** Whether it will not be delivered. */
    public boolean failed() {
        return action.equals(FAILED);
    }

    /** Whether it is late, passed on or delivered. */
    public boolean isNoFailure() {
        return NO_FAILURES.contains(action);
    }

    /** Empty for a mail that is no such report, or cannot be taken apart. */
    public static Optional<DeliveryReport> in(byte[] mail) {
        try {
            MimeMessage message = message(mail);
            Content content = Content.of(message, "text/plain");
            Optional<DeliveryReport> report = in(content, 0);
            return report.isPresent() || message.getHeader("X-Failed-Recipients") == null
                    ? report
                    : Optional.of(new DeliveryReport(FAILED, statusIn(content.text()), ""));
        } catch (MessagingException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What a mail of nothing but words tells in the fields of a report, as servers leave it that take reports apart. Only for mails that
     * came where nothing but reports comes: people quote such words.
     */
    public static Optional<DeliveryReport> inWords(byte[] mail) {
        try {
            Content content = Content.of(message(mail), "text/plain");
            List<Map<String, String>> told = content.type().equals("text/plain")
                    ? groups(content.text()).stream()
                            .filter(group -> group.containsKey("final-recipient") && group.containsKey("action"))
                            .toList()
                    : List.of();
            return told.isEmpty() ? Optional.empty() : Optional.of(of(told));
        } catch (MessagingException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static MimeMessage message(byte[] mail) throws MessagingException {
        return new MimeMessage(SESSION, new SharedByteArrayInputStream(mail, 0, Math.min(mail.length, MOST_BYTES)));
    }

    /** Whoever passes a mail on may wrap it (a footer, a warning); a mail inside a mail is another one. */
    private static Optional<DeliveryReport> in(Content content, int depth) throws MessagingException {
        if (depth > DEEPEST || !content.type().startsWith("multipart/")) {
            return Optional.empty();
        }
        for (MimePart part : Multipart.parts(content)) {
            Content inside = Content.of(part, "text/plain");
            Optional<DeliveryReport> found =
                    content.type().equals("multipart/report") && PER_RECIPIENT.contains(inside.type())
                            ? Optional.of(of(groups(inside.text())))
                            : in(inside, depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Of several recipients the first that failed counts: one mail of ours goes to one address. */
    private static DeliveryReport of(List<Map<String, String>> groups) {
        Map<String, String> told = groups.stream()
                .filter(DeliveryReport::hasFailed)
                .findFirst()
                .or(() -> groups.stream()
                        .filter(group -> group.containsKey("action"))
                        .findFirst())
                .orElse(Map.of());
        String said = HeaderText.clean(told.getOrDefault("diagnostic-code", ""));
        String status = first(told.getOrDefault("status", ""));
        String known = STATUS.matcher(status).matches() ? status : statusIn(said);
        return new DeliveryReport(
                action(told),
                known,
                shortened(REPEATED.matcher(said).replaceAll("").strip()));
    }

    private static boolean hasFailed(Map<String, String> group) {
        return action(group).equals(FAILED);
    }

    /** What is said to have failed with a status of success has not. */
    private static String action(Map<String, String> group) {
        String action = first(group.getOrDefault("action", "")).toLowerCase(Locale.ROOT);
        return action.equals(FAILED) && group.getOrDefault("status", "").startsWith("2") ? "delivered" : action;
    }

    /** Fields by their names, in groups between empty lines; a line that begins with room goes on with the one before. */
    private static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        for (String block : text.split("\\r?\\n[ \\t]*\\r?\\n", MOST_GROUPS)) {
            Map<String, String> group = new HashMap<>();
            block.replaceAll("\\r?\\n[ \\t]+", " ")
                    .lines()
                    .filter(line -> line.indexOf(':') > 0)
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        group.putIfAbsent(
                                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip());
                    });
            groups.add(group);
        }
        return groups;
    }

    /** Without a comment behind it, as {@code failed (expired)}. */
    private static String first(String value) {
        return value.strip().split("[\\s(;]", 2)[0];
    }

    private static String statusIn(String text) {
        return IN_WORDS.matcher(text)
                .results()
                .map(found -> found.group())
                .findFirst()
                .orElse("");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
