package dev.portico.portal.outbox;

import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.MailSettings.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Hands a mail to the mail server (SMTP, RFC 5321). A server that has heard nothing of its content surely has not taken it; one that
 * answered with a number has said what it did; in between nobody knows.
 */
@ApplicationScoped
class Smtp {
    private static final String CONNECT = "10000";
    private static final String ANSWER = "30000";

    private final MailSettings.Smtp settings;
    private final Letterhead head;

    Smtp(MailSettings settings, MailAddresses addresses) {
        this.settings = settings.smtp();
        this.head = new Letterhead(addresses);
    }

    /** What became of it. */
    enum Result {
        SENT,
        /** For good. */
        REFUSED,
        /** It may be tried again. */
        NOT_NOW,
        /** It may have been taken or not. */
        UNSURE
    }

    /** @param code the server's number, 0 where it gave none; it says no more here: its words repeat addresses */
    record Outcome(Result result, int code) {
        String reason() {
            return code == 0 ? "no-answer" : "smtp-" + code;
        }
    }

    Outcome send(Letter letter) {
        Session session = Session.getInstance(properties(letter));
        Written mail;
        try {
            mail = head.write(session, letter);
        } catch (MessagingException unwritable) {
            return new Outcome(Result.REFUSED, 0);
        }
        try {
            Transport transport = session.getTransport("smtp");
            try {
                transport.connect(
                        settings.host().orElse("localhost"),
                        settings.port(),
                        settings.user().orElse(null),
                        settings.password().orElse(null));
                transport.sendMessage(
                        mail, new Address[] {new InternetAddress(letter.to().email(), false)});
                return new Outcome(Result.SENT, 250);
            } finally {
                leave(transport);
            }
        } catch (MessagingException failed) {
            return judged(failed, mail.isBegun());
        }
    }

    /** What goes wrong in parting changes nothing about what was sent before. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // The connection is closed, one way or the other.
        }
    }

    private static Outcome judged(MessagingException failed, boolean begun) {
        int code = code(failed);
        if (code >= 500) {
            return new Outcome(Result.REFUSED, code);
        }
        if (code >= 400) {
            return new Outcome(Result.NOT_NOW, code);
        }
        return new Outcome(begun ? Result.UNSURE : Result.NOT_NOW, 0);
    }

    private static int code(MessagingException failed) {
        int code = 0;
        for (@Nullable Exception each = failed;
                each instanceof MessagingException next;
                each = next.getNextException()) {
            if (next instanceof SMTPAddressFailedException address) {
                code = Math.max(code, address.getReturnCode());
            } else if (next instanceof SMTPSenderFailedException sender) {
                code = Math.max(code, sender.getReturnCode());
            } else if (next instanceof SMTPSendFailedException send) {
                code = Math.max(code, send.getReturnCode());
            }
        }
        return code;
    }

    private Properties properties(Letter letter) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT);
        properties.setProperty("mail.smtp.timeout", ANSWER);
        properties.setProperty("mail.smtp.writetimeout", ANSWER);
        properties.setProperty("mail.smtp.from", letter.bounceTo());
        properties.setProperty("mail.smtp.localhost", letter.from().domain());
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean starts = settings.protection() == Protection.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starts));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starts));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.protection() == Protection.TLS));
        return properties;
    }
}
