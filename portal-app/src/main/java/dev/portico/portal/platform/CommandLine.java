package dev.portico.portal.platform;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the command that the arguments name and runs it; an unknown one shows what there is and ends with 2. */
public final class CommandLine implements QuarkusApplication {
    private final List<Command> commands;

    CommandLine(@All List<Command> commands) {
        this.commands = commands;
    }

    @Override
    public int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments);
        for (Command command : commands) {
            List<String> name = List.of(command.name().split(" ", -1));
            if (words.size() >= name.size() && words.subList(0, name.size()).equals(name)) {
                return command.run(words.subList(name.size(), words.size()), out);
            }
        }
        out.println("Commands:");
        commands.forEach(command -> out.println("  " + command.name() + " " + command.usage()));
        return 2;
    }
}
