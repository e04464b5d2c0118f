package dev.portico.portal.inbox;

import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.Marks;
import dev.portico.portal.outbox.MailAddresses;
import dev.portico.portal.outbox.SentMails;
import jakarta.enterprise.context.ApplicationScoped;

/** Mails of ours that come back to us, from a forwarding or a list: by their id, their list's name, or because they are from us. */
@ApplicationScoped
class Loops {
    private final MailAddresses addresses;
    private final SentMails sent;

    Loops(MailAddresses addresses, SentMails sent) {
        this.addresses = addresses;
        this.sent = sent;
    }

    boolean isOurs(Mail mail, Marks marks) {
        return marks.froms().stream().anyMatch(from -> addresses.isOurs(from.email()))
                || marks.listId().contains("<" + sent.listId() + ">")
                || sent.isKnown(mail.id());
    }
}
