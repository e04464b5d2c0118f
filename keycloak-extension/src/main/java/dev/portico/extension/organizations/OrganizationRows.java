package dev.portico.extension.organizations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.journal.AssignmentEntity;
import dev.portico.extension.rest.Prefix;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/**
 * Finds organisations in Keycloak's tables, a page at a time; its own provider pages by offset and throws on the id of another
 * realm's organisation (JpaOrganizationProvider.getEntity).
 */
final class OrganizationRows {

    private static final String COLUMNS = "select o.id, o.alias, o.name, o.enabled from ";

    private static final String OF_REALM =
            COLUMNS + OrganizationEntity.class.getName() + " o where o.realmId = :realm and o.alias > :after";

    private static final String MATCHES =
            " and (lower(o.name) like :prefix escape '!' or lower(o.alias) like :prefix escape '!')";

    private static final String OWN = "exists (select 1 from " + UserGroupMembershipEntity.class.getName()
            + " m where m.groupId = o.groupId and m.user.id = :person)";

    private static final String ASSIGNED = "exists (select 1 from " + AssignmentEntity.class.getName()
            + " a where a.organizationId = o.id and a.userId = :person)";

    private static final String MEMBERS = "select o.id, count(*) from " + OrganizationEntity.class.getName() + " o, "
            + UserGroupMembershipEntity.class.getName()
            + " m where o.id in (:ids) and m.groupId = o.groupId group by o.id";

    private final KeycloakSession session;
    private final EntityManager store;
    private final RealmModel realm;

    OrganizationRows(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    record Row(String id, String alias, String name, boolean enabled) {

        /** All that a list shows; what the organisation does differently is not read. */
        Organization shown() {
            return new Organization(new OrganizationId(id), alias, name, enabled, OrganizationSettings.NONE);
        }
    }

    /** Whose organisations: everybody's, a member's, or a member's and those assigned to them. */
    record Scope(Optional<String> person, boolean assigned) {
        static final Scope EVERYTHING = new Scope(Optional.empty(), false);

        static Scope of(String person, boolean assigned) {
            return new Scope(Optional.of(person), assigned);
        }

        String condition() {
            if (person.isEmpty()) {
                return "";
            }
            return assigned ? " and (" + OWN + " or " + ASSIGNED + ")" : " and " + OWN;
        }
    }

    List<Row> list(Optional<String> search, String after, Scope scope, int rows) {
        String matches = search.isPresent() ? MATCHES : "";
        TypedQuery<Object[]> query = store.createQuery(
                        OF_REALM + matches + scope.condition() + " order by o.alias", Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setMaxResults(rows);
        search.ifPresent(word -> query.setParameter("prefix", Prefix.of(word)));
        scope.person().ifPresent(person -> query.setParameter("person", person));
        return rows(query);
    }

    /**
     * Of those in this part of the list, the ones that Keycloak's own list shows to the administrator who asks, by its condition
     * (JpaOrganizationProvider#getAllStream): without it every organisation would have to be asked about, one by one.
     */
    List<Row> permitted(Optional<String> search, String after, int rows) {
        if (!AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm)) {
            return List.of();
        }
        CriteriaBuilder builder = store.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
        Root<OrganizationEntity> organization = query.from(OrganizationEntity.class);
        Path<String> alias = organization.get("alias");
        Path<String> name = organization.get("name");
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(builder.equal(organization.get("realmId"), realm.getId()));
        conditions.add(builder.greaterThan(alias, after));
        search.map(Prefix::of)
                .map(prefix -> builder.or(
                        builder.like(builder.lower(name), prefix, '!'),
                        builder.like(builder.lower(alias), prefix, '!')))
                .ifPresent(conditions::add);
        conditions.addAll(AdminPermissionsSchema.SCHEMA.applyAuthorizationFilters(
                session, AdminPermissionsSchema.ORGANIZATIONS, realm, builder, query, organization));
        query.select(builder.array(organization.get("id"), alias, name, organization.get("enabled")))
                .where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.asc(alias));
        return rows(store.createQuery(query).setMaxResults(rows));
    }

    /** How many members each of them has, by id; who is disabled is one, too. */
    Map<String, Long> members(Collection<String> organizations) {
        if (organizations.isEmpty()) {
            return Map.of();
        }
        return store.createQuery(MEMBERS, Object[].class).setParameter("ids", organizations).getResultList().stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** At most two: one with that id, one with that alias. */
    List<Row> named(String idOrAlias) {
        return rows(store.createQuery(
                        COLUMNS + OrganizationEntity.class.getName()
                                + " o where o.realmId = :realm and (o.id = :name or o.alias = :name)",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("name", idOrAlias));
    }

    private static List<Row> rows(TypedQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Row((String) row[0], (String) row[1], (String) row[2], Boolean.TRUE.equals(row[3])))
                .toList();
    }
}
