package dev.portico.extension.directory;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What people are called who belong to an organisation; who does not, or not any more, has no name there. */
public record PeopleNames(KeycloakSession session, RealmModel realm) {

    /** A person in an organisation, both by id. */
    public record Place(String organization, String person) {}

    private static final String NAMES = "select o.id, u.id, u.username, u.firstName, u.lastName"
            + " from OrganizationEntity o, UserGroupMembershipEntity m join m.user u"
            + " where o.id in (:organizations) and m.groupId = o.groupId and u.realmId = :realm and u.id in (:people)";

    /** With one statement, or none. */
    public Map<Place, String> of(Collection<Place> places) {
        return places.isEmpty()
                ? Map.of()
                : session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(NAMES, Object[].class)
                        .setParameter(
                                "organizations",
                                places.stream()
                                        .map(Place::organization)
                                        .distinct()
                                        .toList())
                        .setParameter("realm", realm.getId())
                        .setParameter(
                                "people",
                                places.stream().map(Place::person).distinct().toList())
                        .getResultStream()
                        .collect(Collectors.toMap(PeopleNames::place, PeopleNames::name));
    }

    private static Place place(@Nullable Object[] row) {
        return new Place(String.valueOf(row[0]), String.valueOf(row[1]));
    }

    private static String name(@Nullable Object[] row) {
        return PersonName.of((String) row[3], (String) row[4]).orElseGet(() -> String.valueOf(row[2]));
    }
}
