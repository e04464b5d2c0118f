package dev.portico.portal.submissions;

import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.OneReplica;
import dev.portico.portal.mail.Worker;
import dev.portico.portal.outbox.SingleMails;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends the mails that ask whether an address is somebody's, and forgets what is over; of several replicas one does. */
@ApplicationScoped
class Asking {
    private static final Logger LOG = Logger.getLogger(Asking.class);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(5);

    private final Submissions submissions;
    private final Drafts drafts;
    private final SingleMails mails;
    private final ConfirmationMail mail;
    private final DataSource database;
    private final Duration pause;
    private final boolean serves;
    private final InstantSource clock = InstantSource.system();
    private Instant purged = Instant.EPOCH;
    private @Nullable Worker worker;
    private @Nullable OneReplica replica;

    Asking(
            Submissions submissions,
            Drafts drafts,
            SingleMails mails,
            ConfirmationMail mail,
            DataSource database,
            MailSettings settings,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.submissions = submissions;
        this.drafts = drafts;
        this.mails = mails;
        this.mail = mail;
        this.database = database;
        this.pause = mails.areSent() ? settings.pause() : BETWEEN_PURGES;
        this.serves = serves;
    }

    /** One was kept. */
    void soon() {
        Worker running = worker;
        if (running != null) {
            running.wake();
        }
    }

    void start(@Observes StartupEvent started) {
        if (serves) {
            OneReplica one = new OneReplica(database, "submissions");
            replica = one;
            worker = new Worker("submissions", pause, () -> some(one)).start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (worker != null) {
            worker.close();
        }
        if (replica != null) {
            replica.close();
        }
    }

    private boolean some(OneReplica one) throws SQLException {
        if (one.turn() == OneReplica.Turn.ANOTHERS) {
            return false;
        }
        Instant now = clock.instant();
        if (purged.plus(BETWEEN_PURGES).isBefore(now)) {
            purged = now;
            int gone = submissions.purge() + drafts.purge();
            LOG.debugf("%d submissions and drafts are over", gone);
        }
        Optional<Submissions.Asking> next = mails.areSent() ? submissions.next() : Optional.empty();
        next.ifPresent(this::ask);
        return next.isPresent();
    }

    private void ask(Submissions.Asking asking) {
        SingleMails.Fate fate = mail.send(asking);
        LOG.infof("submission %s: its address is asked: %s", asking.id(), fate);
        if (fate != SingleMails.Fate.LATER) {
            submissions.asked(asking.id());
        }
    }
}
