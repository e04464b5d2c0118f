package dev.portico.portal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Mails to people, step by step, for tests of other features. */
@ApplicationScoped
public class Mailroom {
    private final Outbox outbox;

    Mailroom(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    public void answered(long person, long ticket, long note) {
        outbox.queue(Kind.ANSWERED, person, ticket, Optional.of(note));
    }

    /** The next mail: what is answered goes on with it, as the sender does. */
    public Optional<Sent> next() {
        return outbox.next().map(Sent::new);
    }

    /** A mail on its way. */
    public final class Sent {
        private final Job job;

        private Sent(Job job) {
            this.job = job;
        }

        /** False when it is no longer to be sent. */
        public boolean begin() {
            return outbox.sending(job);
        }

        public void arrived() {
            outbox.sent(job);
        }

        public void triedLater() {
            outbox.later(job, "smtp-451 ben@acme.example");
        }
    }
}
