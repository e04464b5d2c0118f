package dev.portico.portal.inbox;

import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.OneReplica;
import dev.portico.portal.mail.Worker;
import dev.portico.portal.outbox.MailAddresses;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the mailbox and sorts what came in, for as long as the portal runs; of several replicas one does each. */
@ApplicationScoped
class Receiving {
    private static final Logger LOG = Logger.getLogger(Receiving.class);

    private final MailSettings settings;
    private final Positions positions;
    private final Sorting sorting;
    private final DataSource database;
    private final boolean on;
    private final List<AutoCloseable> running = new ArrayList<>();
    private @Nullable Worker sorter;

    Receiving(
            MailSettings settings,
            MailAddresses addresses,
            Positions positions,
            Sorting sorting,
            DataSource database,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.settings = settings;
        this.positions = positions;
        this.sorting = sorting;
        this.database = database;
        this.on = serves
                && addresses.areSet()
                && (settings.imap().host().isPresent()
                        || settings.incomingSecret().isPresent());
    }

    /** Whether mails are taken at all. */
    boolean isOn() {
        return on;
    }

    /** Something came in. */
    void soon() {
        Worker known = sorter;
        if (known != null) {
            known.wake();
        }
    }

    void start(@Observes StartupEvent started) {
        if (!on) {
            LOG.info(
                    "no mail is taken: PORTICO_MAIL_ADDRESS, PORTICO_MAIL_KEY of at least 32 characters, and PORTICO_IMAP_HOST or"
                            + " PORTICO_MAIL_INCOMING_SECRET have to be set");
            return;
        }
        if (settings.believeSenders()) {
            LOG.warn(
                    "every mail is believed to be from whom it says (PORTICO_MAIL_BELIEVE_SENDERS): only for a mail server that"
                            + " nobody reaches who has not signed in to it");
        }
        OneReplica sorts = new OneReplica(database, "sorting mail");
        Worker sort = new Worker(
                "sorting mail", settings.pause(), () -> sorts.turn() != OneReplica.Turn.ANOTHERS && sorting.some());
        sorter = sort;
        running.add(sort.start());
        running.add(sorts);
        if (settings.imap().host().isPresent()) {
            read();
        }
    }

    private void read() {
        OneReplica reads = new OneReplica(database, "mailbox");
        Postbox postbox = new Postbox(settings.imap(), positions);
        Worker worker = new Worker("mailbox", settings.pause(), () -> {
            if (reads.turn() != OneReplica.Turn.ANOTHERS && postbox.fetch() > 0) {
                soon();
            }
            return false;
        });
        running.add(worker.start());
        running.add(postbox);
        running.add(reads);
    }

    void stop(@Observes ShutdownEvent stopping) throws Exception {
        for (AutoCloseable each : running) {
            each.close();
        }
    }
}
