package dev.portico.stack;

import java.util.Arrays;
import java.util.List;

/**
 * Further options for the Java programs that are started, from the variable {@value #VARIABLE}, separated by spaces: less memory,
 * another collector, or for what runs only some minutes no optimising compiler.
 */
final class JavaOptions {

    static final String VARIABLE = "PORTICO_JVM_OPTIONS";

    private JavaOptions() {}

    static List<String> more() {
        String given = System.getenv(VARIABLE);
        return given == null
                ? List.of()
                : Arrays.stream(given.split(" "))
                        .filter(word -> !word.isBlank())
                        .toList();
    }
}
