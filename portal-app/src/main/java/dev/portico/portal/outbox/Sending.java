package dev.portico.portal.outbox;

import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.OneReplica;
import dev.portico.portal.mail.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what waits, for as long as the portal runs; of several replicas one does. A command of the portal sends nothing. */
@ApplicationScoped
class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);

    private final MailSettings settings;
    private final Sender sender;
    private final DataSource database;
    private final boolean on;
    private @Nullable Worker worker;
    private @Nullable OneReplica replica;

    Sending(
            MailSettings settings,
            MailAddresses addresses,
            Sender sender,
            DataSource database,
            @ConfigProperty(name = "portico.portal.url") Optional<String> portal,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.settings = settings;
        this.sender = sender;
        this.database = database;
        this.on = serves && settings.smtp().host().isPresent() && addresses.areSet() && portal.isPresent();
    }

    /** Whether mails are sent at all: to what address, signed with what, by whom, and where their links lead has to be set. */
    boolean isOn() {
        return on;
    }

    /** Something was written down; its transaction will have ended in a moment. */
    void soon() {
        Worker running = worker;
        if (running != null) {
            running.wake();
        }
    }

    void start(@Observes StartupEvent started) {
        if (!on) {
            LOG.info(
                    "no mail is sent: PORTICO_SMTP_HOST, PORTICO_MAIL_ADDRESS, PORTICO_MAIL_KEY of at least 32 characters and"
                            + " PORTICO_PORTAL_URL have to be set");
            return;
        }
        OneReplica one = new OneReplica(database, "outbox");
        replica = one;
        worker = new Worker("outbox", settings.pause(), () -> sender.some(one)).start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (worker != null) {
            worker.close();
        }
        if (replica != null) {
            replica.close();
        }
    }
}
