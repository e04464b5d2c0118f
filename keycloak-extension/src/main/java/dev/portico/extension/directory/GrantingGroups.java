package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Role;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An organisation's groups as they grant roles, straight from the database: what lies in caches may be older than the lock that
 * a change was made under.
 *
 * <p>What a group grants is the role mapped on it. Its name is only for people, and nobody is put into a group for its name.
 */
final class GrantingGroups {

    private static final String MAPPINGS = "select g.id, g.name, m.roleId from GroupRoleMappingEntity m join m.group g"
            + " where g.organization.id = :organization";

    private static final String NAMES = "select g.name from GroupEntity g where g.organization.id = :organization";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationId organization;
    private final List<Mapped> mapped;

    private record Mapped(String id, String name, Set<String> roles) {}

    GrantingGroups(KeycloakSession session, RealmModel realm, OrganizationId organization) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
        this.mapped = read();
    }

    /** What this group grants of ours, by the roles' names; a vendor's role counts nowhere in an organisation. */
    List<Role> grantedBy(String group) {
        Collection<KeycloakRole> roles = mapped.stream()
                .filter(each -> each.id().equals(group))
                .flatMap(each -> each.roles().stream())
                .map(realm::getRoleById)
                .filter(Objects::nonNull)
                .map(KeycloakRole::new)
                .toList();
        return Role.allIn(roles).stream()
                .filter(role -> !role.is(Role.Kind.VENDOR))
                .toList();
    }

    GroupModel group(String id) {
        return Objects.requireNonNull(realm.getGroupById(id), "a group of the organisation");
    }

    /** The group that grants this role and nothing else; made where there is none. */
    GroupModel granting(RoleModel role) {
        return mapped.stream()
                .filter(each -> each.roles().equals(Set.of(role.getId())))
                .min(Comparator.comparing((Mapped each) -> !each.name().equals(role.getName()))
                        .thenComparing(Mapped::id))
                .map(each -> group(each.id()))
                .orElseGet(() -> made(role));
    }

    /** Under another name where somebody has a group of that name for something else: its people are not to get the role. */
    private GroupModel made(RoleModel role) {
        Set<String> taken = Set.copyOf(store().createQuery(NAMES, String.class)
                .setParameter("organization", organization.value())
                .getResultList());
        String name = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? role.getName() : role.getName() + " " + number)
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow();
        GroupModel group = organizations().createGroup(model(), name, null);
        group.grantRole(role);
        mapped.add(new Mapped(group.getId(), name, Set.of(role.getId())));
        return group;
    }

    private List<Mapped> read() {
        Map<String, List<Object[]>> byGroup = store().createQuery(MAPPINGS, Object[].class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .collect(Collectors.groupingBy(row -> (String) row[0]));
        List<Mapped> groups = new ArrayList<>();
        byGroup.forEach((id, rows) -> {
            Set<String> roles = new HashSet<>();
            rows.forEach(row -> roles.add((String) row[2]));
            groups.add(new Mapped(id, (String) rows.get(0)[1], roles));
        });
        return groups;
    }

    private OrganizationModel model() {
        return Optional.ofNullable(organizations().getById(organization.value()))
                .orElseThrow(() -> new IllegalStateException("no such organisation"));
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }

    private EntityManager store() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
