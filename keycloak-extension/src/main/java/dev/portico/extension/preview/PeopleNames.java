package dev.portico.extension.preview;

import dev.portico.extension.directory.PersonName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                        Optional<String> name = PersonName.of((String) row[1], (String) row[2]);
                        names.put(String.valueOf(row[0]), name.orElseGet(() -> String.valueOf(row[3])));
                    });
        }
        return names;
    }
}
