package dev.portico.extension.directory;

import dev.portico.extension.access.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            + " where o.realmId = :realm and o.id in (:organizations) and m.groupId = o.groupId"
            + " and u.realmId = :realm and u.id in (:people)";

    private record Found(Place place, String login, Optional<String> name) {

        static Found of(@Nullable Object[] row) {
            return new Found(
                    new Place(String.valueOf(row[0]), String.valueOf(row[1])),
                    String.valueOf(row[2]),
                    PersonName.of((String) row[3], (String) row[4]));
        }

        UserId person() {
            return new UserId(place.person());
        }
    }

    /**
     * With one statement, or none; and with those of a {@link Roster} where somebody has no name, who may be one of the vendor's people: of
     * these no customer reads what they log in with.
     */
    public Map<Place, String> of(Collection<Place> places) {
        List<Found> found = places.isEmpty() ? List.of() : read(places);
        Roster nameless = Roster.of(
                session,
                realm,
                found.stream()
                        .filter(each -> each.name().isEmpty())
                        .map(each -> each.place().person())
                        .distinct()
                        .toList());
        Map<Place, String> names = new HashMap<>();
        found.forEach(
                each -> PersonName.toCustomers(each.name(), each.login(), () -> nameless.vendor(each.person(), true)
                                .isVendor())
                        .ifPresent(name -> names.put(each.place(), name)));
        return names;
    }

    private List<Found> read(Collection<Place> places) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(NAMES, Object[].class)
                .setParameter(
                        "organizations",
                        places.stream().map(Place::organization).distinct().toList())
                .setParameter("realm", realm.getId())
                .setParameter(
                        "people", places.stream().map(Place::person).distinct().toList())
                .getResultStream()
                .map(Found::of)
                .toList();
    }
}
