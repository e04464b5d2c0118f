package dev.portico.extension.preview;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What people are called, read with one statement for all of them. */
final class PeopleNames {

    private static final String NAMES =
            "select u.id, u.firstName, u.lastName, u.username from UserEntity u where u.id in (:people)";

    private PeopleNames() {}

    /** First and last name, or what they log in with, by id. */
    static Map<String, String> of(KeycloakSession session, Set<String> people) {
        Map<String, String> names = new HashMap<>();
        if (!people.isEmpty()) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(NAMES, Object[].class)
                    .setParameter("people", people)
                    .getResultStream()
                    .forEach(row -> {
                        String name = Stream.of(row[1], row[2])
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .filter(part -> !part.isBlank())
                                .collect(Collectors.joining(" "));
                        names.put(String.valueOf(row[0]), name.isEmpty() ? String.valueOf(row[3]) : name);
                    });
        }
        return names;
    }
}
