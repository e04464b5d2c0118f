package dev.portico.extension.mails;

import jakarta.mail.SendFailedException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;

/**
 * A mail server's word that it takes no mail of that sender, now or later: then nobody has got it, and it may be sent with another one.
 *
 * <p>Servers refuse a sender when they hear it, with the address it is for, or with the whole mail. With that address they refuse it for
 * being nobody's, too, so there only a status that tells of the sender counts; with the whole mail, one that tells of the reader does not.
 * Who is to come again later (greylisting, a full mailbox) comes as they are. A connection that broke, or was never there, is no refusal:
 * of it Angus tells an answer below zero, and who sends the mail again may send it twice.
 */
final class Refusal {

    /** The first answer that is for good (RFC 5321 section 4.2.1). */
    private static final int FIRST = 500;

    /** Behind the answer's code (RFC 2034 section 4). */
    private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -](5\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** The sender's address, or who may send what (RFC 3463 sections 3.2 and 3.8). */
    private static final Pattern OF_SENDER = Pattern.compile("5\\.(?:1\\.[78]|7\\.\\d+)");

    /** The reader's address or mailbox (RFC 3463 sections 3.2 and 3.3; RFC 7505 for the tenth). */
    private static final Pattern OF_READER = Pattern.compile("5\\.(?:1\\.(?:[1-6]|10)|2\\.\\d+)");

    private Refusal() {}

    /** Its code, and its status where it has one, as {@code 553 5.7.1}; empty where it is none. */
    static Optional<String> in(EmailException failed) {
        Optional<String> refusal = Optional.empty();
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SendFailedException told) {
                if (told.getValidSentAddresses() != null && told.getValidSentAddresses().length > 0) {
                    return Optional.empty();
                }
                refusal = refusal.or(() -> of(told));
            }
        }
        return refusal;
    }

    private static Optional<String> of(SendFailedException told) {
        if (told instanceof SMTPSendFailedException whole) {
            return of(whole.getCommand(), whole.getReturnCode(), whole.getMessage());
        }
        return told instanceof SMTPAddressFailedException reader
                ? of(reader.getCommand(), reader.getReturnCode(), reader.getMessage())
                : Optional.empty();
    }

    private static Optional<String> of(String command, int code, @Nullable String said) {
        Matcher found = STATUS.matcher(said == null ? "" : said);
        String status = found.find() ? found.group(1) : "";
        return code >= FIRST && isOfSender(command.toUpperCase(Locale.ROOT), status)
                ? Optional.of((code + " " + status).strip())
                : Optional.empty();
    }

    private static boolean isOfSender(String command, String status) {
        if (command.startsWith("RCPT")) {
            return OF_SENDER.matcher(status).matches();
        }
        return command.startsWith("MAIL") || !OF_READER.matcher(status).matches();
    }
}
