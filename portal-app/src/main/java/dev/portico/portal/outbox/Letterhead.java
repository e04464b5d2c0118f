package dev.portico.portal.outbox;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.HeaderText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Date;

/** A letter as a mail: text and HTML, with the headers that keep threads together and programs from answering (RFC 3834, RFC 2919). */
final class Letterhead {
    private static final String UTF_8 = "UTF-8";

    private final MailAddresses addresses;
    private final InstantSource clock = InstantSource.system();

    Letterhead(MailAddresses addresses) {
        this.addresses = addresses;
    }

    Written write(Session session, Letter letter) throws MessagingException {
        Written mail = new Written(session, letter.messageId());
        mail.setFrom(mailbox(letter.from()));
        mail.setRecipient(Message.RecipientType.TO, mailbox(letter.to()));
        mail.setReplyTo(new InternetAddress[] {
            mailbox(new Address(letter.replyTo(), letter.from().name()))
        });
        mail.setSubject(HeaderText.clean(letter.subject()), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        thread(mail, letter);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("List-Id", "<" + listId(addresses) + ">");
        mail.setHeader("Content-Language", letter.language());
        if (letter.preferences().isPresent()) {
            mail.setHeader("List-Unsubscribe", "<" + letter.preferences().get() + ">");
        }
        mail.setContent(alternatives(letter));
        mail.saveChanges();
        return mail;
    }

    /** What our mails are a list of: by it we know one that comes back. */
    static String listId(MailAddresses addresses) {
        return "tickets." + addresses.domain();
    }

    private static void thread(Written mail, Letter letter) throws MessagingException {
        if (!letter.references().isEmpty()) {
            mail.setHeader(
                    "In-Reply-To",
                    "<" + letter.references().get(letter.references().size() - 1) + ">");
            mail.setHeader("References", "<" + String.join(">\r\n <", letter.references()) + ">");
        }
    }

    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** A name is somebody's to choose: no line of it becomes a header, no address of it an addressee. */
    private static InternetAddress mailbox(Address address) throws MessagingException {
        try {
            InternetAddress mailbox = new InternetAddress(address.email(), false);
            String name = HeaderText.clean(address.name())
                    .replaceAll("[<>@\",;:\\\\]", " ")
                    .strip();
            if (!name.isEmpty()) {
                mailbox.setPersonal(name, UTF_8);
            }
            mailbox.validate();
            return mailbox;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
