package dev.portico.extension.observed;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * An account as the database has it.
 *
 * @param fields user name, address, names and phone, by the API's names
 * @param until the values of the attribute for end dates
 */
record AccountFacts(boolean enabled, Map<String, @Nullable String> fields, List<String> until) {

    private static final String ACCOUNT =
            "select u.enabled, u.username, u.email, u.firstName, u.lastName" + " from UserEntity u where u.id = :user";

    private static final String ATTRIBUTES = "select a.name, a.value from UserAttributeEntity a where a.user.id = :user"
            + " and a.name in ('phone', '" + EndDates.ATTRIBUTE + "')";

    private static final List<String> FIELDS = List.of("username", "email", "firstName", "lastName");
    private static final String PHONE = "phone";

    static Optional<AccountFacts> of(UserId person, KeycloakSession session) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return store.createQuery(ACCOUNT, Object[].class)
                .setParameter("user", person.value())
                .getResultStream()
                .findFirst()
                .map(row -> of(row, person, store));
    }

    private static AccountFacts of(@Nullable Object[] row, UserId person, EntityManager store) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            fields.put(FIELDS.get(i), (String) row[i + 1]);
        }
        fields.put(PHONE, null);
        List<String> until = new ArrayList<>();
        store.createQuery(ATTRIBUTES, Object[].class)
                .setParameter("user", person.value())
                .getResultList()
                .forEach(attribute -> {
                    String value = String.valueOf(attribute[1]);
                    if (PHONE.equals(attribute[0])) {
                        fields.put(PHONE, value);
                    } else {
                        until.add(value);
                    }
                });
        return new AccountFacts(Boolean.TRUE.equals(row[0]), fields, until);
    }

    /** Those of these fields that are different there. */
    Map<String, @Nullable Object> differing(AccountFacts other) {
        Map<String, @Nullable Object> different = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!Objects.equals(value, other.fields.get(name))) {
                different.put(name, value);
            }
        });
        return different;
    }

    @Nullable
    String until(OrganizationId organization) {
        return EndDates.of(until.stream())
                .in(organization)
                .map(Object::toString)
                .orElse(null);
    }
}
