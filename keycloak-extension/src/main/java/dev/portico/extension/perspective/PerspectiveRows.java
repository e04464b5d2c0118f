package dev.portico.extension.perspective;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.PerspectiveEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What runs in one realm, in our table. */
final class PerspectiveRows {

    private static final String OF_REALM = "select p from PerspectiveEntity p where p.realmId = :realm";

    private final EntityManager store;
    private final RealmModel realm;

    PerspectiveRows(KeycloakSession session, RealmModel realm) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    static Perspective perspective(PerspectiveEntity row) {
        return new Perspective(
                row.sessionId(),
                new UserId(row.personId()),
                new OrganizationId(row.organizationId()),
                new UserId(row.viewerId()),
                row.viewerSessionId());
    }

    Optional<PerspectiveEntity> find(String id) {
        return Optional.ofNullable(store.find(PerspectiveEntity.class, id))
                .filter(row -> row.realmId().equals(realm.getId()));
    }

    List<PerspectiveEntity> all() {
        return store.createQuery(OF_REALM, PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .getResultList();
    }

    List<PerspectiveEntity> ofViewersSession(String id) {
        return store.createQuery(OF_REALM + " and p.viewerSessionId = :session", PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("session", id)
                .getResultList();
    }

    List<PerspectiveEntity> ofViewer(UserId viewer) {
        return store.createQuery(OF_REALM + " and p.viewerId = :viewer", PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("viewer", viewer.value())
                .getResultList();
    }

    /** Those in which somebody looks, or is looked through. */
    List<PerspectiveEntity> with(UserId user) {
        return store.createQuery(OF_REALM + " and (p.viewerId = :user or p.personId = :user)", PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("user", user.value())
                .getResultList();
    }

    /** For a change that must not be lost to another one. */
    Optional<PerspectiveEntity> held(String id) {
        return Optional.ofNullable(store.find(PerspectiveEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.realmId().equals(realm.getId()));
    }

    void add(Perspective looking, long now, Optional<String> reason) {
        PerspectiveEntity row = new PerspectiveEntity(
                looking.id(),
                realm.getId(),
                looking.organization().value(),
                looking.person().value(),
                looking.viewer().value(),
                looking.viewerSession());
        row.begins(now, reason.orElse(null));
        store.persist(row);
    }

    void remove(PerspectiveEntity row) {
        store.remove(row);
    }
}
