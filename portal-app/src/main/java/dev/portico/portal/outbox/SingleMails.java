package dev.portico.portal.outbox;

import dev.portico.portal.mail.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Mails that tell of no ticket, like the one that asks somebody whether an address is theirs. They are to an address without a name, since
 * a name would be somebody's text, and nobody is told when they cannot be delivered.
 */
@ApplicationScoped
public class SingleMails {
    /** Names no mail of the outbox: what comes back to an address made with it is let go. */
    private static final long NONE = 0;

    private final Smtp smtp;
    private final MailAddresses addresses;
    private final Sending sending;

    SingleMails(Smtp smtp, MailAddresses addresses, Sending sending) {
        this.smtp = smtp;
        this.addresses = addresses;
        this.sending = sending;
    }

    /** What became of one. */
    public enum Fate {
        /** Or it may have been. */
        SENT,
        /** It never will be. */
        LOST,
        /** It may be tried again. */
        LATER
    }

    /** Whether mails are sent at all. */
    public boolean areSent() {
        return sending.isOn();
    }

    /** What the vendor's support is called. */
    public String brand() {
        return addresses.own().name();
    }

    /** Whether an address is one of ours: nobody else has it. */
    public boolean isOurs(String email) {
        return addresses.isOurs(email);
    }

    /** Hands one to the mail server. */
    public Fate send(String to, String language, String subject, String text, String html) {
        Smtp.Outcome outcome = smtp.send(new Letter(
                addresses.own(),
                new Address(to, ""),
                addresses.own().email(),
                addresses.bounce(NONE),
                UUID.randomUUID() + "@" + addresses.domain(),
                List.of(),
                language,
                subject,
                text,
                html,
                Optional.empty()));
        return switch (outcome.result()) {
            case SENT, UNSURE -> Fate.SENT;
            case REFUSED -> Fate.LOST;
            case NOT_NOW -> Fate.LATER;
        };
    }
}
