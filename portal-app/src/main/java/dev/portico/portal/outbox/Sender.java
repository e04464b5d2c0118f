package dev.portico.portal.outbox;

import dev.portico.portal.mail.OneReplica;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes and sends one mail after the other. That it is being sent is written down before; so a mail goes out once, or it is known that it
 * may have gone out. One that surely did not go out is tried again, for about two days.
 */
@ApplicationScoped
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final int MOST_ATTEMPTS = 18;

    private final Outbox outbox;
    private final Letters letters;
    private final Smtp smtp;

    Sender(Outbox outbox, Letters letters, Smtp smtp) {
        this.outbox = outbox;
        this.letters = letters;
        this.smtp = smtp;
    }

    /** Sends the next one; false when there is none, or when another replica does it. */
    boolean some(OneReplica one) throws SQLException {
        OneReplica.Turn turn = one.turn();
        if (turn == OneReplica.Turn.OURS_NOW) {
            int unsure = outbox.interrupted();
            if (unsure > 0) {
                LOG.warnf("%d mails were being sent when it was interrupted; whether they went out is unsure", unsure);
            }
        }
        if (turn == OneReplica.Turn.ANOTHERS) {
            return false;
        }
        Optional<Job> job = outbox.next();
        job.ifPresent(this::send);
        return job.isPresent();
    }

    private void send(Job job) {
        Letter letter;
        try {
            letter = letters.of(job);
        } catch (NothingToSay reason) {
            LOG.infof("mail %d is not sent: %s", job.id(), reason.getMessage());
            outbox.dropped(job, String.valueOf(reason.getMessage()));
            return;
        } catch (CouldNotAsk reason) {
            LOG.warnf(
                    "mail %d waits: whether its reader has access could not be asked: %s",
                    job.id(), reason.getMessage());
            outbox.later(job, "could-not-ask");
            return;
        }
        if (outbox.sending(job)) {
            settle(job, smtp.send(letter));
        }
    }

    private void settle(Job job, Smtp.Outcome outcome) {
        LOG.infof("mail %d: %s %s", job.id(), outcome.result(), outcome.code());
        switch (outcome.result()) {
            case SENT -> outbox.sent(job);
            case REFUSED -> outbox.failed(job, outcome.reason());
            case UNSURE -> outbox.unsure(job, outcome.reason());
            case NOT_NOW -> {
                if (job.attempts() + 1 >= MOST_ATTEMPTS) {
                    outbox.failed(job, outcome.reason());
                } else {
                    outbox.later(job, outcome.reason());
                }
            }
        }
    }
}
