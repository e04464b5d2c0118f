package dev.portico.portal.platform;

import java.io.PrintStream;
import java.util.List;

/** Something the portal does from the command line. Each implementation is a bean; the words before its arguments select it. */
public interface Command {

    /** The words that call it, like {@code import mails}. */
    String name();

    /** One line for the overview: arguments and what happens. */
    String usage();

    /**
     * Does it.
     *
     * @param arguments what follows the name
     * @return the exit code, 0 when everything went well
     */
    int run(List<String> arguments, PrintStream out);
}
