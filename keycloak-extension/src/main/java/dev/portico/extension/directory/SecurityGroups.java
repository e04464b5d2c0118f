package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/**
 * Groups that narrow what people see (R37): marked with {@code portal.security-group=true}, mapping no role, themselves or above,
 * so that nobody gets anything else by being put into one. Every other group is as if it were not there.
 */
public final class SecurityGroups {

    private static final String ATTRIBUTE = "portal.security-group";

    private static final String MARKED = "select g.id from GroupEntity g join g.attributes a where g.realm = :realm"
            + " and a.name = '" + ATTRIBUTE + "' and a.value = 'true' and ";

    private final KeycloakSession session;
    private final RealmModel realm;

    private SecurityGroups(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static SecurityGroups of(KeycloakSession session, RealmModel realm) {
        return new SecurityGroups(session, realm);
    }

    /**
     * Those of an organisation, and for the vendor those of the realm, by name.
     *
     * @param ofRealmToo whether the vendor asks
     */
    public List<GroupModel> list(OrganizationId organization, boolean ofRealmToo) {
        String which = "(g.organization.id = :organization" + (ofRealmToo ? " or g.type = 0)" : ")");
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(MARKED + which, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("organization", organization.value())
                .getResultList()
                .stream()
                .distinct()
                .map(realm::getGroupById)
                .filter(Objects::nonNull)
                .filter(SecurityGroups::isOne)
                .sorted(Comparator.comparing(GroupModel::getName).thenComparing(GroupModel::getId))
                .toList();
    }

    /** The one with this id, when the organisation, or the vendor, has it. */
    public Optional<GroupModel> find(String id, OrganizationId organization, boolean ofRealmToo) {
        return Optional.ofNullable(realm.getGroupById(id))
                .filter(SecurityGroups::isOne)
                .filter(group -> isOf(group, organization) || (ofRealmToo && isOfRealm(group)));
    }

    /** An organisation's internal group, which all members are in, is none, whatever its mark says. */
    static boolean isOne(GroupModel group) {
        boolean internal = group.getType() == GroupModel.Type.ORGANIZATION && group.getParentId() == null;
        return !internal && "true".equals(group.getFirstAttribute(ATTRIBUTE)) && mapsNoRole(group);
    }

    static boolean isOfRealm(GroupModel group) {
        return group.getType() == GroupModel.Type.REALM;
    }

    private static boolean isOf(GroupModel group, OrganizationId organization) {
        OrganizationModel owner = isOfRealm(group) ? null : group.getOrganization();
        return owner != null && owner.getId().equals(organization.value());
    }

    private static boolean mapsNoRole(GroupModel group) {
        return Stream.<@Nullable GroupModel>iterate(group, each -> each != null, GroupModel::getParent)
                .allMatch(each -> each.getRoleMappingsStream().findAny().isEmpty());
    }
}
