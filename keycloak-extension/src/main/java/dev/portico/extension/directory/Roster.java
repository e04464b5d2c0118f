package dev.portico.extension.directory;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The same facts as {@link Directory}, for many people at once: three queries however many there are, and Keycloak's cached
 * groups and roles for the rest.
 *
 * <p>Knows people of Keycloak's own database; memberships of federated users that were not imported are kept elsewhere.
 */
public final class Roster {

    private static final String PHONE = "phone";

    private final RealmModel realm;
    private final Map<String, List<String>> groupIds;
    private final Map<String, List<String>> roleIds;
    private final Map<String, List<String>> endDates;
    private final Map<String, List<String>> phones;
    private final Map<String, Optional<GroupModel>> groups = new HashMap<>();

    private Roster(RealmModel realm, EntityManager store, Collection<String> people) {
        this.realm = realm;
        this.groupIds = perPerson(
                store,
                people,
                "select m.user.id, m.groupId from UserGroupMembershipEntity m where m.user.id in :people");
        this.roleIds = perPerson(
                store, people, "select m.user.id, m.roleId from UserRoleMappingEntity m where m.user.id in :people");
        this.endDates = new HashMap<>();
        this.phones = new HashMap<>();
        readAttributes(store, people);
    }

    public static Roster of(KeycloakSession session, RealmModel realm, Collection<String> people) {
        return new Roster(
                realm, session.getProvider(JpaConnectionProvider.class).getEntityManager(), people);
    }

    /** What the rules look at, for a person of whom the caller knows whether the account is enabled. */
    public Member member(UserId person, boolean enabled, Organization organization) {
        List<GroupModel> there = organizationGroups(person).stream()
                .filter(group -> organization.id().equals(idOf(group)))
                .toList();
        return new Member(
                person,
                enabled,
                there.stream().anyMatch(Roster::isInternal),
                Role.allIn(there.stream()
                        .filter(group -> !isInternal(group))
                        .flatMap(GroupModel::getRoleMappingsStream)
                        .distinct()
                        .map(KeycloakRole::new)
                        .toList()),
                heldRoles(person),
                EndDates.of(endDates.getOrDefault(person.value(), List.of()).stream())
                        .in(organization.id()));
    }

    /** The same without an organisation. */
    public Member vendor(UserId person, boolean enabled) {
        return new Member(person, enabled, false, List.of(), heldRoles(person), Optional.empty());
    }

    /** All that what somebody holds anywhere rests on: whoever has the same, and is as enabled, holds the same. */
    public record Footing(Set<String> groups, Set<String> roles, Set<String> endDates) {}

    public Footing footing(UserId person) {
        return new Footing(
                Set.copyOf(groupIds.getOrDefault(person.value(), List.of())),
                Set.copyOf(roleIds.getOrDefault(person.value(), List.of())),
                Set.copyOf(endDates.getOrDefault(person.value(), List.of())));
    }

    /** Roles held directly or through realm groups and the groups above them, the portal's and others. */
    public Stream<RoleModel> held(UserId person) {
        Stream<RoleModel> direct =
                roleIds.getOrDefault(person.value(), List.of()).stream().flatMap(this::role);
        Stream<RoleModel> grouped = groups(person)
                .filter(group -> group.getType() != GroupModel.Type.ORGANIZATION)
                .flatMap(group ->
                        Stream.<@Nullable GroupModel>iterate(group, each -> each != null, GroupModel::getParent))
                .flatMap(GroupModel::getRoleMappingsStream);
        return Stream.concat(direct, grouped).distinct();
    }

    /** Those of them that mean something to the portal. */
    public List<Role> heldRoles(UserId person) {
        return Role.allIn(held(person).map(KeycloakRole::new).toList());
    }

    /** Every organisation the person belongs to. */
    public List<OrganizationId> organizations(UserId person) {
        return organizationGroups(person).stream()
                .filter(Roster::isInternal)
                .map(Roster::idOf)
                .distinct()
                .toList();
    }

    /**
     * Ids of the security groups the person is in, of the organisation and, for the vendor, of the realm.
     *
     * @param ofRealmToo whether the vendor asks
     */
    public List<String> securityGroups(UserId person, OrganizationId organization, boolean ofRealmToo) {
        return groups(person)
                .filter(group -> SecurityGroups.isOfRealm(group) ? ofRealmToo : organization.equals(idOf(group)))
                .filter(SecurityGroups::isOne)
                .map(GroupModel::getId)
                .sorted()
                .toList();
    }

    public Optional<String> phone(UserId person) {
        return phones.getOrDefault(person.value(), List.of()).stream().findFirst();
    }

    private List<GroupModel> organizationGroups(UserId person) {
        return groups(person)
                .filter(group -> group.getType() == GroupModel.Type.ORGANIZATION)
                .toList();
    }

    private Stream<GroupModel> groups(UserId person) {
        return groupIds.getOrDefault(person.value(), List.of()).stream()
                .flatMap(id -> groups.computeIfAbsent(id, this::group).stream());
    }

    private Optional<GroupModel> group(String id) {
        return Optional.ofNullable(realm.getGroupById(id));
    }

    private Stream<RoleModel> role(String id) {
        return Optional.ofNullable(realm.getRoleById(id)).stream();
    }

    /** The group whose members are the organisation's: has no parent, and is named by the organisation's id. */
    private static boolean isInternal(GroupModel group) {
        return group.getParentId() == null;
    }

    private static OrganizationId idOf(GroupModel group) {
        OrganizationModel organization = group.getOrganization();
        return new OrganizationId(organization == null ? group.getName() : organization.getId());
    }

    private void readAttributes(EntityManager store, Collection<String> people) {
        for (Object[] row : rows(
                store,
                people,
                "select a.user.id, a.value, a.name from UserAttributeEntity a where a.user.id in :people"
                        + " and a.name in ('" + EndDates.ATTRIBUTE + "', '" + PHONE + "')")) {
            String value = row[1] instanceof String text ? text : "too-long";
            Map<String, List<String>> wanted = PHONE.equals(row[2]) ? phones : endDates;
            wanted.merge((String) row[0], List.of(value), Roster::both);
        }
    }

    private static Map<String, List<String>> perPerson(EntityManager store, Collection<String> people, String query) {
        Map<String, List<String>> found = new HashMap<>();
        for (Object[] row : rows(store, people, query)) {
            found.merge((String) row[0], List.of((String) row[1]), Roster::both);
        }
        return found;
    }

    private static List<Object[]> rows(EntityManager store, Collection<String> people, String query) {
        return people.isEmpty()
                ? List.of()
                : store.createQuery(query, Object[].class)
                        .setParameter("people", people)
                        .getResultList();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
