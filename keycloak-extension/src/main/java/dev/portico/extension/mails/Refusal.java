package dev.portico.extension.mails;

import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.keycloak.email.EmailException;

/**
 * A mail server's word that it does not take a mail: then nobody has got it, and it may be sent another way.
 *
 * <p>Servers refuse a sender when they hear it, with the address it is for, or with the whole mail; so each of their refusals counts. A
 * connection that broke, or was never there, is none: of it Angus tells an answer below zero, and who sends the mail again may send it twice.
 */
final class Refusal {

    /** The first answer that is a refusal, for now or for good (RFC 5321 section 4.2.1). */
    private static final int FIRST = 400;

    private Refusal() {}

    static boolean isIn(EmailException failed) {
        boolean refused = false;
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SendFailedException told) {
                if (told.getValidSentAddresses() != null && told.getValidSentAddresses().length > 0) {
                    return false;
                }
                refused |= answer(told) >= FIRST;
            }
        }
        return refused;
    }

    private static int answer(SendFailedException told) {
        if (told instanceof SMTPSendFailedException whole) {
            return whole.getReturnCode();
        }
        return told instanceof SMTPAddressFailedException reader ? reader.getReturnCode() : 0;
    }
}
