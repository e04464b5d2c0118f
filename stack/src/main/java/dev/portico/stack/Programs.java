package dev.portico.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The operating system processes of one stack. Closing it stops them all, last started first, also those still
 * starting; after that nothing can be started any more, so that a signal during start-up leaves nothing behind.
 */
public final class Programs implements AutoCloseable {

    private static final Path NOTHING = Path.of("/dev/null");

    /**
     * All processes are started from one thread that lives as long as this object: the kernel's parent-death signal
     * is sent when the starting <em>thread</em> ends, see prctl(2), PR_SET_PDEATHSIG.
     */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "starter");
        thread.setDaemon(true);
        return thread;
    });

    private final Deque<Program> running = new ArrayDeque<>();
    private boolean closed;

    /** Starts a long-running program. */
    public Program start(Command command) {
        try {
            return starter.submit(() -> launch(command)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw new StartFailure(command.name() + " could not be started: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting " + command.name(), e);
        }
    }

    /** Runs a program to its end and refuses with its log's path if it fails. */
    public void run(Command command, Duration limit) {
        Program program = start(command);
        try {
            program.requireSuccess(limit);
        } finally {
            stop(program);
        }
    }

    /** Stops one program before the others. */
    public void stop(Program program) {
        program.stop();
        forget(program);
    }

    @Override
    public void close() {
        refuseNew();
        for (Program program = last(); program != null; program = last()) {
            stop(program);
        }
        starter.shutdown();
    }

    /** Those that run, for whoever watches over them. */
    public synchronized List<Program> running() {
        return List.copyOf(running);
    }

    private synchronized Program launch(Command command) throws IOException {
        if (closed) {
            throw new StartFailure(command.name() + " is not started because everything is being stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(command.guarded())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(NOTHING.toFile()));
        builder.environment().keySet().removeIf(Programs::steersOurParts);
        builder.environment().putAll(command.environment());
        Program program = new Program(command, builder.start());
        running.addLast(program);
        return program;
    }

    /** Variables of the caller's shell that Keycloak or Quarkus would take for configuration. */
    private static boolean steersOurParts(String variable) {
        return variable.startsWith("KC_")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("PORTICO_")
                || variable.startsWith("JAVA_OPTS")
                || variable.startsWith("DEBUG");
    }

    private synchronized void refuseNew() {
        closed = true;
    }

    private synchronized @Nullable Program last() {
        return running.peekLast();
    }

    private synchronized void forget(Program program) {
        running.remove(program);
    }
}
