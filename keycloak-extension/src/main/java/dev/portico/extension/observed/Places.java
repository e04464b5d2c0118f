package dev.portico.extension.observed;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/** Which groups people are in now, as this transaction sees it; one statement for a few hundred of them. */
final class Places {

    private static final String GROUPS =
            "select m.user.id, m.groupId from UserGroupMembershipEntity m where m.user.id in :people";

    private static final int AT_ONCE = 500;

    private final Map<String, List<GroupModel>> groups = new HashMap<>();

    private Places() {}

    static Places of(KeycloakSession session, RealmModel realm, Collection<UserId> people) {
        Places places = new Places();
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<String> ids = people.stream().map(UserId::value).distinct().toList();
        Map<String, List<String>> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            store.createQuery(GROUPS, Object[].class)
                    .setParameter("people", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .getResultList()
                    .forEach(row -> found.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                            .add((String) row[1]));
        }
        found.forEach((person, groups) -> places.groups.put(
                person,
                groups.stream()
                        .map(realm::getGroupById)
                        .filter(Objects::nonNull)
                        .filter(group -> group.getType() == GroupModel.Type.ORGANIZATION)
                        .toList()));
        return places;
    }

    Holding holding(UserId person, OrganizationId organization) {
        List<GroupModel> there =
                of(person).filter(group -> organization.equals(idOf(group))).toList();
        return new Holding(
                there.stream().anyMatch(Places::isInternal),
                there.stream()
                        .filter(group -> !isInternal(group))
                        .map(Places::grant)
                        .toList());
    }

    Set<OrganizationId> organizations(UserId person) {
        return of(person).filter(Places::isInternal).map(Places::idOf).collect(Collectors.toSet());
    }

    static Grant grant(GroupModel group) {
        return new Grant(group.getId(), group.getName(), Directory.rolesOf(group));
    }

    /** The group whose members are the organisation's: it has no parent, and is named by the organisation's id. */
    static boolean isInternal(GroupModel group) {
        return group.getParentId() == null;
    }

    static OrganizationId idOf(GroupModel group) {
        OrganizationModel organization = group.getOrganization();
        return new OrganizationId(organization == null ? group.getName() : organization.getId());
    }

    private Stream<GroupModel> of(UserId person) {
        return groups.getOrDefault(person.value(), List.of()).stream();
    }
}
