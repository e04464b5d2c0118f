package dev.portico.portal.privacy;

import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Erases people: tried again as long as others are at work on what has to be taken, who are never made to fail by it. */
@ApplicationScoped
class Erasure {
    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /** PostgreSQL: lock_not_available, deadlock_detected. */
    private static final Set<String> TAKEN = Set.of("55P03", "40P01");

    private final Turn turn;

    Erasure(Turn turn) {
        this.turn = turn;
    }

    /**
     * Erases a person and answers what there was.
     *
     * @param by id of who decides it
     * @param typed the person's address, or name where there is none
     * @throws Invalid also {@code busy}, when others did not let go of what has to be taken
     */
    Counts erase(long person, long by, String typed, String reason) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                Counts counts = turn.erase(person, by, typed, reason);
                LOG.infof("person %d is erased, by %d", person, by);
                return counts;
            } catch (RuntimeException failed) {
                if (!isTaken(failed)) {
                    throw failed;
                }
                LOG.infof("person %d is not erased yet: others are at work on their tickets", person);
                LockSupport.parkNanos(PAUSE);
            }
        }
        throw new Invalid(Map.of("person", "busy"));
    }

    private static boolean isTaken(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && TAKEN.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
