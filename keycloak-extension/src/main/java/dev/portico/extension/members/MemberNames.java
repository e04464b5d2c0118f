package dev.portico.extension.members;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** User names of an organisation's members by id, with one statement; who is none of them, or not any more, is missing. */
record MemberNames(KeycloakSession session, RealmModel realm, OrganizationId organization) {

    Map<String, String> of(Collection<UserId> people) {
        return people.isEmpty()
                ? Map.of()
                : session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "select u.id, u.username from OrganizationEntity o, UserGroupMembershipEntity m join m.user u"
                                        + " where o.id = :organization and m.groupId = o.groupId"
                                        + " and u.realmId = :realm and u.id in :people",
                                Object[].class)
                        .setParameter("organization", organization.value())
                        .setParameter("realm", realm.getId())
                        .setParameter(
                                "people", people.stream().map(UserId::value).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }
}
