package dev.portico.extension.agents;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.AssignmentEntity;
import dev.portico.extension.revision.Revisions;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which organisations were assigned to which agent. */
public final class Assignments {

    private final KeycloakSession session;
    private final RealmModel realm;

    private Assignments(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static Assignments of(KeycloakSession session, RealmModel realm) {
        return new Assignments(session, realm);
    }

    public Set<OrganizationId> of(UserModel agent) {
        return of(List.of(agent.getId())).getOrDefault(agent.getId(), Set.of()).stream()
                .map(OrganizationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Organisation ids by user id, in their order. */
    Map<String, Set<String>> of(Collection<String> agents) {
        Map<String, Set<String>> found = new HashMap<>();
        if (!agents.isEmpty()) {
            store().createQuery(
                            "select a.userId, a.organizationId from AssignmentEntity a"
                                    + " where a.realmId = :realm and a.userId in :agents",
                            Object[].class)
                    .setParameter("realm", realm.getId())
                    .setParameter("agents", agents)
                    .getResultList()
                    .forEach(row -> found.computeIfAbsent((String) row[0], id -> new TreeSet<>())
                            .add((String) row[1]));
        }
        return found;
    }

    /** Assigning twice is assigning once; whether this was the first time. */
    boolean assign(UserId agent, OrganizationId organization) {
        if (find(agent, organization) != null) {
            return false;
        }
        store().persist(new AssignmentEntity(realm.getId(), agent.value(), organization.value()));
        Revisions.of(session, realm).raise(agent);
        return true;
    }

    /** Whether there was something to take. */
    boolean take(UserId agent, OrganizationId organization) {
        AssignmentEntity assigned = find(agent, organization);
        if (assigned == null) {
            return false;
        }
        store().remove(assigned);
        Revisions.of(session, realm).raise(agent);
        return true;
    }

    private @Nullable AssignmentEntity find(UserId agent, OrganizationId organization) {
        return store().find(AssignmentEntity.class, new AssignmentEntity.Key(agent.value(), organization.value()));
    }

    private EntityManager store() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
