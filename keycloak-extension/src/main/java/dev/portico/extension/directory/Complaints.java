package dev.portico.extension.directory;

import dev.portico.extension.access.Nonsense;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says once what is wrong with a realm's configuration, not once per request. */
public final class Complaints {

    private static final Logger LOG = Logger.getLogger(Complaints.class);

    /** Enough for every organisation of a large realm; then it starts over, which repeats a line, not a request's work. */
    private static final int REMEMBERED = 10_000;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Complaints() {}

    /**
     * Says what could not be read.
     *
     * @param where the realm's or the organisation's id
     */
    static void about(String where, List<Nonsense> nonsense) {
        for (Nonsense each : nonsense) {
            once(
                    where + " " + each,
                    () -> LOG.warnf(
                            "The value of %s in %s cannot be read; %s is used instead",
                            each.attribute(), where, each.used()));
        }
    }

    /** Runs the logging statement unless one was run for this key before. */
    public static void once(String key, Runnable log) {
        if (SAID.size() >= REMEMBERED) {
            SAID.clear();
        }
        if (SAID.add(key)) {
            log.run();
        }
    }
}
