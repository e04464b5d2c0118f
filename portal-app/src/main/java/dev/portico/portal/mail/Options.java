package dev.portico.portal.mail;

import dev.portico.portal.access.OrganizationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of {@code import mails}. */
record Options(List<Path> paths, Target target, Optional<Path> people) {

    /** Arguments that make no sense; the message says what is wrong. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Options of(List<String> arguments) throws Wrong {
        List<Path> paths = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        Set<String> support = new HashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                paths.add(existing(argument));
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new Wrong(argument + " needs a value");
            }
            String value = arguments.get(++i);
            switch (argument) {
                case "--organization", "--organization-name", "--people" -> {
                    if (given.put(argument, value) != null) {
                        throw new Wrong(argument + " is given twice: an import goes into one organisation");
                    }
                }
                case "--support" -> support.addAll(List.of(value.split("[,\\s]+")));
                default -> throw new Wrong("Unknown option " + argument);
            }
        }
        if (paths.isEmpty()) {
            throw new Wrong("No file or folder is given");
        }
        Target target = new Target(
                new OrganizationId(required(given, "--organization")),
                required(given, "--organization-name"),
                new Support(support));
        Optional<String> people = Optional.ofNullable(given.get("--people"));
        return new Options(paths, target, people.isPresent() ? Optional.of(existing(people.get())) : Optional.empty());
    }

    private static String required(Map<String, String> given, String name) throws Wrong {
        String value = given.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new Wrong(name + " is missing");
        }
        return value;
    }

    private static Path existing(String name) throws Wrong {
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new Wrong(name + " does not exist");
        }
        return path;
    }
}
