package dev.portico.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One started process with everything it starts itself ({@code kc.sh} keeps Java as its child). */
public final class Program {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Command command;
    private final Process process;

    Program(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Program> ended() {
        return process.onExit().thenApply(gone -> this);
    }

    void requireAlive() {
        if (!alive()) {
            throw failure("ended with status " + process.exitValue());
        }
    }

    void requireSuccess(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("took longer than " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failure("ended with status " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for " + name(), e);
        }
    }

    StartFailure failure(String what) {
        return new StartFailure(name() + " " + what + "; its log is " + log());
    }

    /** Asks it to end, and after 20 s ends it and all its descendants the hard way. */
    void stop() {
        List<ProcessHandle> family = java.util.stream.Stream.concat(
                        process.descendants(), java.util.stream.Stream.of(process.toHandle()))
                .toList();
        ask();
        if (!gone(family, PATIENCE)) {
            family.forEach(ProcessHandle::destroyForcibly);
            gone(family, Duration.ofSeconds(5));
        }
    }

    private void ask() {
        if (!alive()) {
            return;
        }
        if (command.stop() == Command.StopSignal.TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + command.stop().name(), Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean gone(List<ProcessHandle> family, Duration patience) {
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
