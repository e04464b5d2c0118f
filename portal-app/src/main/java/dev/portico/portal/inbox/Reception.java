package dev.portico.portal.inbox;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.Marks;
import dev.portico.portal.mail.ReceivedMails;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.outbox.CouldNotAsk;
import dev.portico.portal.outbox.MailAddresses;
import dev.portico.portal.outbox.MailAddresses.Reply;
import dev.portico.portal.outbox.Preferences;
import dev.portico.portal.outbox.SentMails;
import dev.portico.portal.outbox.Standing;
import dev.portico.portal.outbox.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a mail belongs (R63). It joins a ticket only when it was sent to an address, or answers a mail, that one person was given for that
 * ticket; when it is certain that this person sent it; and when they see that ticket now. Ids that anybody can write, subjects and the
 * addresses in To prove nothing. Everything else opens a ticket of its own: in the sender's organisation when it is certain who they are
 * and they may, else where only the vendor's staff looks.
 */
@ApplicationScoped
class Reception {
    private final Authenticity authenticity;
    private final MailAddresses addresses;
    private final SentMails sent;
    private final Standings standings;
    private final Preferences preferences;
    private final Sight sight;
    private final ReceivedMails received;
    private final Filing filing;

    Reception(
            Authenticity authenticity,
            MailAddresses addresses,
            SentMails sent,
            Standings standings,
            Preferences preferences,
            Sight sight,
            ReceivedMails received,
            Filing filing) {
        this.authenticity = authenticity;
        this.addresses = addresses;
        this.sent = sent;
        this.standings = standings;
        this.preferences = preferences;
        this.sight = sight;
        this.received = received;
        this.filing = filing;
    }

    /**
     * Stores the mail and answers its ticket.
     *
     * @throws CouldNotAsk when Keycloak did not tell who the sender is: the mail waits, it is not refused
     */
    long take(Arrivals.Waiting waiting, Mail mail, Marks marks) throws CouldNotAsk {
        Optional<Address> sender = authenticity.sender(marks);
        Optional<Reply> reply = reply(mail, marks);
        if (sender.isPresent() && reply.isPresent()) {
            Optional<Viewer> viewer = writer(sender.get(), reply.get());
            if (viewer.isPresent()) {
                return filing.note(waiting, mail, viewer.get(), reply.get().ticket());
            }
        }
        Optional<Standing> standing = Optional.empty();
        if (sender.isPresent()) {
            standing = Optional.of(standings.ofEmail(sender.get().email(), Optional.empty()));
        }
        Optional<Viewer> opener = standing.flatMap(known -> Openers.viewer(known, mail.from()));
        return opener.isPresent()
                ? filing.open(waiting, mail, opener.get())
                : filing.openOutside(waiting, mail, UnknownSenders.ORGANIZATION);
    }

    /** What one of our addresses it went to, or one of our mails it answers, was given for. */
    private Optional<Reply> reply(Mail mail, Marks marks) {
        return Stream.concat(
                        marks.recipients().stream().flatMap(to -> addresses.replyIn(to.email()).stream()),
                        sent.answeredBy(mail.mentions()).stream())
                .findFirst();
    }

    /** The one it was given to, if that is the sender, and sees the ticket as things are now. */
    private Optional<Viewer> writer(Address sender, Reply reply) throws CouldNotAsk {
        if (preferences.generation(reply.person()) != reply.generation()) {
            return Optional.empty();
        }
        Optional<OrganizationId> organization = received.organizationOf(reply.ticket());
        if (organization.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = standings.ofEmail(sender.email(), organization);
        Optional<Viewer> viewer = standing.in(organization.get());
        return viewer.filter(one -> sight.has(one, reply));
    }
}
