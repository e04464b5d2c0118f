package dev.portico.extension.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.UserCache;

/**
 * The last steps of a session's transaction: what they write is committed with the change or not at all, and a step that
 * fails takes the change with it. Event listeners cannot do that: Keycloak swallows what they throw.
 *
 * <p>Counters and journal lock rows that many transactions want. They do so last, so that nobody waits for longer than a
 * commit takes, and in the order of {@link Stage}, so that two transactions do not wait for each other in a circle.
 */
public final class BeforeCommit extends AbstractKeycloakTransaction {

    /** In their order. */
    public enum Stage {
        /** Look at what has changed. */
        OBSERVE,
        /** Raise revisions. */
        COUNT,
        /** Write the journal. */
        RECORD,
        /** Write down whom to tell of what was counted and journaled. */
        ANNOUNCE
    }

    private static final Logger LOG = Logger.getLogger(BeforeCommit.class);

    private static final String ATTRIBUTE = BeforeCommit.class.getName();

    private final Map<Stage, Queue<Runnable>> waiting = new EnumMap<>(Stage.class);
    private final List<Runnable> always = new ArrayList<>();
    private final List<Runnable> atOnce = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private boolean begun;
    private boolean running;

    private BeforeCommit() {}

    /** The session's. Ask for it with the change: once the commit has begun, Keycloak enlists nothing any more. */
    public static BeforeCommit of(KeycloakSession session) {
        BeforeCommit known = session.getAttribute(ATTRIBUTE, BeforeCommit.class);
        if (known == null) {
            // The connection enlists itself when it is opened, so that must not be left to the last moment either.
            session.getProvider(JpaConnectionProvider.class).getEntityManager();
            // The caches are cleared after the commit in the order of enlisting: before anybody is told of it.
            session.getProvider(CacheRealmProvider.class);
            session.getProvider(UserCache.class);
            known = new BeforeCommit();
            session.setAttribute(ATTRIBUTE, known);
            session.getTransactionManager().enlistPrepare(known);
            session.getTransactionManager().enlistAfterCompletion(known.new Afterwards());
        }
        return known;
    }

    /** Runs this when its stage comes; at once when the steps are done, since other preparations may still change things. */
    public void run(Stage stage, Runnable step) {
        waiting.computeIfAbsent(stage, each -> new ArrayDeque<>()).add(step);
        if (begun && !running) {
            runWaiting();
        }
    }

    /** Runs this when the transaction has ended, whatever became of it. */
    public void whateverBecomes(Runnable step) {
        always.add(step);
    }

    /** Runs this before what is to follow {@link #afterwards}: for what must not wait, and makes nobody wait for long. */
    public void atOnce(Runnable step) {
        atOnce.add(step);
    }

    /** Runs this when the transaction has been committed, and only then; what it throws is for the log. */
    public void afterwards(Runnable step) {
        afterwards.add(step);
    }

    @Override
    protected void commitImpl() {
        begun = true;
        runWaiting();
    }

    /** A step may ask for others, of an earlier stage too. */
    private void runWaiting() {
        running = true;
        try {
            for (Runnable step = next(); step != null; step = next()) {
                step.run();
            }
        } finally {
            running = false;
        }
    }

    private @Nullable Runnable next() {
        return waiting.values().stream()
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .map(Queue::poll)
                .orElse(null);
    }

    @Override
    protected void rollbackImpl() {
        // nothing was run
    }

    /** What is done by then cannot be taken back, so nothing that fails here may look like a failed change. */
    private final class Afterwards extends AbstractKeycloakTransaction {
        @Override
        protected void commitImpl() {
            runAll(always);
            runAll(atOnce);
            runAll(afterwards);
        }

        @Override
        protected void rollbackImpl() {
            runAll(always);
        }

        private void runAll(List<Runnable> steps) {
            for (Runnable step : List.copyOf(steps)) {
                try {
                    step.run();
                } catch (RuntimeException failed) {
                    LOG.error("What was to follow on a change failed; the change stays", failed);
                }
            }
        }
    }
}
