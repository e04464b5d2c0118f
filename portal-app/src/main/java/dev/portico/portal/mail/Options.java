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
import java.util.regex.Pattern;

/**
 * The arguments of {@code import mails}, checked as far as that goes without the database.
 *
 * @param name what the organisation is called; needed only where the portal does not know it yet
 * @param rename whether that may be another name than the one it is known by
 */
record Options(
        List<Path> paths,
        OrganizationId organization,
        Optional<String> name,
        boolean rename,
        Support support,
        Optional<Path> people) {

    /** Keycloak's ids of organisations; an alias is none. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

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
        boolean rename = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                paths.add(existing(argument));
                continue;
            }
            if (argument.equals("--rename")) {
                rename = true;
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
        OrganizationId organization = new OrganizationId(required(given, "--organization"));
        Optional<String> name = given.containsKey("--organization-name")
                ? Optional.of(required(given, "--organization-name"))
                : Optional.empty();
        if (rename && name.isEmpty()) {
            throw new Wrong("--rename needs --organization-name");
        }
        Optional<Path> people =
                given.containsKey("--people") ? Optional.of(existing(given.get("--people"))) : Optional.empty();
        return new Options(paths, organization, name, rename, new Support(support), people);
    }

    /**
     * Where the mails go.
     *
     * @param known what the portal calls that organisation, empty when it does not know it
     */
    Target target(Optional<String> known) throws Wrong {
        if (known.isEmpty() && !ID.matcher(organization.value()).matches()) {
            throw new Wrong(organization.value()
                    + " is no id of an organisation: Keycloak's console shows it as the last part of the"
                    + " organisation's address");
        }
        if (known.isEmpty() && name.isEmpty()) {
            throw new Wrong(
                    organization.value() + " is not known here yet: say what it is called with --organization-name");
        }
        if (known.isPresent() && name.isPresent() && !rename && !known.equals(name)) {
            throw new Wrong(organization.value() + " is called " + known.get()
                    + " here: leave --organization-name out, or add --rename to" + " call it " + name.get()
                    + " from now on");
        }
        return new Target(organization, name.or(() -> known).orElseThrow(), support);
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
