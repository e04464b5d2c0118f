package dev.portico.stack.demo;

import dev.portico.stack.Home;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment of one container as a file that its shell reads; only its owner may, for secrets are in it. */
record EnvironmentFile(String part, Map<String, String> variables) {

    void writeTo(Home home) {
        home.writeForOwner(part + ".env", toString());
    }

    @Override
    public String toString() {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable ->
                                variable.getKey() + "='" + variable.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining());
    }
}
