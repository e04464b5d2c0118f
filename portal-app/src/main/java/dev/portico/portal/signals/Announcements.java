package dev.portico.portal.signals;

import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Noticed;
import dev.portico.portal.platform.Signals;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what any replica stored, by PostgreSQL's LISTEN, with one connection and one thread of its own, from the first page that waits
 * on. What was missed while the connection was broken is asked for when it is back.
 */
@ApplicationScoped
class Announcements {
    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(500);
    private static final int VALID_WITHIN_SECONDS = 5;
    private static final int AT_ONCE = 5_000;

    private final Signals signals;
    private final OpenPages pages;
    private final Event<Noticed> noticed;
    private final String url;
    private final Properties login = new Properties();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "announcements");
    private volatile boolean ended;
    /** From the second connection on there was a time without. */
    private boolean missed;

    Announcements(
            Signals signals,
            OpenPages pages,
            Event<Noticed> noticed,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
        this.signals = signals;
        this.pages = pages;
        this.noticed = noticed;
        this.url = url;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "portico-announcements");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("connectTimeout", "5");
        thread.setDaemon(true);
    }

    /** Begins with the first that waits: a command of the portal's waits for nothing. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @PreDestroy
    void end() {
        ended = true;
        thread.interrupt();
    }

    private void run() {
        while (!ended) {
            try (Connection connection = DriverManager.getConnection(url, login)) {
                listen(connection);
            } catch (SQLException | RuntimeException broken) {
                if (!ended) {
                    LOG.warnf("not hearing of news for a moment: %s", broken.toString());
                }
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + SignalStore.CHANNEL);
            for (String channel : Noticed.CHANNELS) {
                statement.execute("listen " + channel);
            }
        }
        tell(pages.awaited());
        if (missed) {
            Noticed.CHANNELS.forEach(channel -> noticed.fire(new Noticed(channel, "")));
        }
        missed = true;
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!ended) {
            PGNotification @Nullable [] heard = postgres.getNotifications((int) QUIET.toMillis());
            if (heard != null && heard.length > 0) {
                Arrays.stream(heard)
                        .filter(each -> Noticed.CHANNELS.contains(each.getName()))
                        .forEach(each -> noticed.fire(new Noticed(each.getName(), each.getParameter())));
                tell(pages.awaited(Arrays.stream(heard)
                        .filter(each -> each.getName().equals(SignalStore.CHANNEL))
                        .map(PGNotification::getParameter)
                        .map(Subject::new)
                        .collect(Collectors.toSet())));
            } else if (!connection.isValid(VALID_WITHIN_SECONDS)) {
                throw new SQLException("the connection is silent");
            }
        }
    }

    private void tell(Set<Subject> subjects) {
        List<Subject> list = new ArrayList<>(subjects);
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            pages.hear(signals.about(Set.copyOf(list.subList(from, Math.min(from + AT_ONCE, list.size())))));
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_TRYING_AGAIN.toMillis());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
