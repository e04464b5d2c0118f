package dev.portico.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to run: the program's name for people, its words, what is added to its environment (secrets belong there, not
 * among the words), where its output goes and how it is asked to end.
 *
 * @param user words that change the user the program runs as, empty for our own
 */
public record Command(
        String name,
        List<String> user,
        List<String> words,
        Map<String, String> environment,
        Path log,
        StopSignal stop) {

    /** The signal that asks a program to end: PostgreSQL waits for its clients on TERM and ends at once on INT. */
    public enum StopSignal {
        TERM,
        INT
    }

    public Command(String name, List<String> words, Map<String, String> environment, Path log) {
        this(name, List.of(), words, environment, log, StopSignal.TERM);
    }

    /**
     * The words with a prefix that gives the program a session of its own (a Ctrl-C at the terminal reaches only us,
     * and we stop the parts in order) and lets the kernel signal it when our process is gone. Both come with
     * util-linux; without it the command runs as it is.
     */
    List<String> guarded() {
        // The change of user comes first: the kernel forgets the parent-death signal when credentials change.
        List<String> guarded = new ArrayList<>(user);
        if (onPath("setsid")) {
            guarded.add("setsid");
        }
        if (onPath("setpriv")) {
            guarded.addAll(List.of("setpriv", "--pdeathsig", stop.name(), "--"));
        }
        guarded.addAll(words);
        return guarded;
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
