package dev.portico.portal.inbox;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.DeliveryReport;
import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.Marks;
import dev.portico.portal.mail.UnreadableMail;
import dev.portico.portal.outbox.AccountMails;
import dev.portico.portal.outbox.CouldNotAsk;
import dev.portico.portal.outbox.MailAddresses;
import dev.portico.portal.outbox.Outbox;
import dev.portico.portal.outbox.SentMails;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What becomes of a mail that came in: nothing, when a program wrote it in answer to ours or it is ours; a delivery's failure, when a mail
 * server tells one, of a mail of ours or of Keycloak's about an account; else a note or a ticket. A mail that cannot be read or stored is
 * set aside after a few attempts, and one whose sender cannot be asked about waits.
 */
@ApplicationScoped
class Sorting {
    private static final Logger LOG = Logger.getLogger(Sorting.class);
    private static final int MOST_ATTEMPTS = 4;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String UNKNOWN = "unknown-bounce";
    /** Of so many that are dropped the log tells one. */
    private static final int EACH_TOLD = 100;

    private static final Duration PAUSE = Duration.ofSeconds(20);
    /** Behind an address that nobody vouches for; agents read it with the mails that are set aside. */
    private static final String UNPROVEN = " (?)";

    private final Arrivals arrivals;
    private final Reception reception;
    private final MailAddresses addresses;
    private final Outbox outbox;
    private final Loops loops;
    private final SentMails sent;
    private final AccountMails accountMails;
    private final Authenticity authenticity;
    private final int perSender;
    private final AtomicLong dropped = new AtomicLong();
    private final MailReader reader = new MailReader(InstantSource.system());

    Sorting(
            Arrivals arrivals,
            Reception reception,
            MailAddresses addresses,
            Outbox outbox,
            Loops loops,
            SentMails sent,
            AccountMails accountMails,
            Authenticity authenticity,
            MailSettings settings) {
        this.arrivals = arrivals;
        this.reception = reception;
        this.addresses = addresses;
        this.outbox = outbox;
        this.loops = loops;
        this.sent = sent;
        this.accountMails = accountMails;
        this.authenticity = authenticity;
        this.perSender = settings.perSender();
    }

    /** Looks at the next one; false when there is none. */
    boolean some() {
        Optional<Arrivals.Waiting> next = arrivals.next();
        next.ifPresent(this::sort);
        return next.isPresent();
    }

    private void sort(Arrivals.Waiting waiting) {
        try {
            sort(waiting, reader.read(waiting.raw(), waiting.received()), reader.marks(waiting.raw()));
        } catch (UnreadableMail unreadable) {
            aside(waiting, "unreadable");
        } catch (CouldNotAsk wait) {
            LOG.warnf("mail %d waits: %s", waiting.id(), wait.getMessage());
            arrivals.later(waiting, "could-not-ask", PAUSE, false);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            // The message may repeat what the mail says.
            LOG.errorf("mail %d could not be stored: %s", waiting.id(), kind(failed));
            LOG.debug("mail could not be stored", failed);
            if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
                aside(waiting, "not-stored");
            } else {
                arrivals.later(waiting, "not-stored", PAUSE.multipliedBy(waiting.attempts() + 1L), true);
            }
        }
    }

    private void sort(Arrivals.Waiting waiting, Mail mail, Marks marks) throws CouldNotAsk {
        Optional<Long> bounced = marks.recipients().stream()
                .map(Address::email)
                .flatMap(address -> addresses.bounceIn(address).stream())
                .findFirst();
        Optional<DeliveryReport> told = DeliveryReport.in(waiting.raw());
        if (bounced.isPresent() && told.isEmpty() && marks.isAutomaticReply() && !marks.isDeliveryReport()) {
            // It arrived: who is away is told of by the address that failures go to, too (RFC 3834 section 4).
            ignored(waiting, "automatic");
        } else if (bounced.isPresent()) {
            bounced(waiting, mail, marks, told, bounced.get());
        } else if (told.isPresent()) {
            reported(waiting, mail, marks, told.get());
        } else if (loops.isOurs(mail, marks)) {
            ignored(waiting, "loop");
        } else if (isFromNobody(marks) && accountMail(marks).isPresent()) {
            unknown(waiting, mail, marks);
        } else if (isAnsweredByProgram(mail, marks)) {
            ignored(waiting, "automatic");
        } else if (isTooMany(waiting, mail.from(), marks)) {
            aside(waiting, "too-many");
        } else {
            long ticket = reception.take(waiting, mail, marks);
            LOG.infof("mail %d is in ticket %d", waiting.id(), ticket);
        }
    }

    /** Out of office: in so many words, or to a mail of ours or one of the addresses that it named. */
    private boolean isAnsweredByProgram(Mail mail, Marks marks) {
        return marks.isAutomaticReply() || (marks.isAutomatic() && isAnswer(mail, marks));
    }

    private boolean isAnswer(Mail mail, Marks marks) {
        return marks.recipients().stream()
                        .anyMatch(to -> addresses.replyIn(to.email()).isPresent())
                || accountMail(marks).isPresent()
                || sent.isAnyKnown(mail.mentions());
    }

    /** As failures are told by servers that write no report (qmail); absences are told so, too, but say that they are an answer. */
    private static boolean isFromNobody(Marks marks) {
        return marks.returnPath().equals("<>") && !marks.isAutomaticReply();
    }

    /** The tag of a mail about an account, where a mail went to the address that only failures go to. */
    private Optional<String> accountMail(Marks marks) {
        return marks.recipients().stream()
                .map(Address::email)
                .flatMap(address -> addresses.accountMailIn(address).stream())
                .findFirst();
    }

    /** Who only says to be somebody is counted apart: a flood in somebody's name is not theirs, and stops none of their mails. */
    private boolean isTooMany(Arrivals.Waiting waiting, Address from, Marks marks) {
        String sender = sender(from, marks);
        arrivals.from(waiting, sender);
        return arrivals.lately(sender, WINDOW) > perSender;
    }

    private String sender(Address from, Marks marks) {
        return authenticity.sender(marks).map(Address::email).orElseGet(() -> from.email() + UNPROVEN);
    }

    /**
     * What comes to such an address has failed, unless it says otherwise: that it is merely late is no news. A report that nothing can be
     * read in says neither, and stays to be looked at.
     */
    private void bounced(
            Arrivals.Waiting waiting, Mail mail, Marks marks, Optional<DeliveryReport> report, long outgoing) {
        Optional<DeliveryReport> told = report.or(() -> DeliveryReport.inWords(waiting.raw()));
        String status = told.map(DeliveryReport::status).orElse("");
        String action = told.map(DeliveryReport::action).orElse("");
        if (action.isEmpty() && status.isEmpty() && (told.isPresent() || marks.isDeliveryReport())) {
            unknown(waiting, mail, marks);
            return;
        }
        if (told.map(each -> each.failed() || action.isEmpty()).orElse(true) && !status.startsWith("2")) {
            outbox.bounced(outgoing, status.isEmpty() ? "bounced" : "bounced " + status);
        }
        ignored(waiting, "bounce");
    }

    /** Of a mail about an account, Keycloak is told; what is about none that is known stays to be looked at. */
    private void reported(Arrivals.Waiting waiting, Mail mail, Marks marks, DeliveryReport told) throws CouldNotAsk {
        if (told.isNoFailure()) {
            ignored(waiting, "bounce");
            return;
        }
        Optional<String> tag = accountMail(marks);
        if (told.failed() && tag.isPresent() && accountMails.notDelivered(tag.get(), told)) {
            ignored(waiting, "bounce");
        } else {
            unknown(waiting, mail, marks);
        }
    }

    /**
     * Anybody can send these, from as many mail servers as they make up: all of them share one measure, so that they leave room for the
     * others in what agents look through; those of servers that are vouched for have one of their own. More of them tell nothing new and
     * are not kept.
     */
    private void unknown(Arrivals.Waiting waiting, Mail mail, Marks marks) {
        String sender = sender(mail.from(), marks);
        arrivals.from(waiting, sender);
        if (arrivals.asideLately(UNKNOWN, UNPROVEN, sender.endsWith(UNPROVEN), DAY) < perSender) {
            aside(waiting, UNKNOWN);
        } else {
            long count = dropped.incrementAndGet();
            if (count == 1 || count % EACH_TOLD == 0) {
                LOG.warnf("reports about mails that are not known: %d dropped since the start", count);
            }
            ignored(waiting, UNKNOWN);
        }
    }

    private void ignored(Arrivals.Waiting waiting, String reason) {
        LOG.infof("mail %d is ignored: %s", waiting.id(), reason);
        arrivals.ignored(waiting, reason);
    }

    private void aside(Arrivals.Waiting waiting, String reason) {
        LOG.warnf("mail %d is set aside: %s", waiting.id(), reason);
        arrivals.aside(waiting, reason);
    }

    private static String kind(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failed.getClass().getSimpleName() + ", " + root.getClass().getSimpleName();
    }
}
