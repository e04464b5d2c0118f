package dev.portico.extension.perspective;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.PerspectiveEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What runs in one realm, in our table; and for some minutes what has ended, which only {@link #held} finds. */
final class PerspectiveRows {

    /** For so long the portal may tell of pages read before the end: longer than it waits between two tries, and than a token lives. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private static final String OF_REALM =
            "select p from PerspectiveEntity p where p.realmId = :realm and p.endedAt is null";

    /** Whoever ends several holds them in the same order. */
    private static final String IN_ORDER = " order by p.sessionId";

    private final EntityManager store;
    private final RealmModel realm;

    PerspectiveRows(KeycloakSession session, RealmModel realm) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /** Of what ended before this moment nothing is wanted any more. */
    static long forgotten() {
        return Time.currentTimeMillis() - KEPT.toMillis();
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
                .filter(row -> row.realmId().equals(realm.getId()) && !row.hasEnded());
    }

    List<PerspectiveEntity> all() {
        return store.createQuery(OF_REALM + IN_ORDER, PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .getResultList();
    }

    List<PerspectiveEntity> ofViewersSession(String id) {
        return store.createQuery(OF_REALM + " and p.viewerSessionId = :session" + IN_ORDER, PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("session", id)
                .getResultList();
    }

    List<PerspectiveEntity> ofViewer(UserId viewer) {
        return store.createQuery(OF_REALM + " and p.viewerId = :viewer" + IN_ORDER, PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("viewer", viewer.value())
                .getResultList();
    }

    /** Those in which somebody looks, or is looked through. */
    List<PerspectiveEntity> with(UserId user) {
        return store.createQuery(
                        OF_REALM + " and (p.viewerId = :user or p.personId = :user)" + IN_ORDER,
                        PerspectiveEntity.class)
                .setParameter("realm", realm.getId())
                .setParameter("user", user.value())
                .getResultList();
    }

    /** For a change that must not be lost to another one; also where it has ended lately. */
    Optional<PerspectiveEntity> held(String id) {
        return Optional.ofNullable(store.find(PerspectiveEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.realmId().equals(realm.getId()) && !row.endedBefore(forgotten()));
    }

    /** Holds it as it is now, with all that was told of it; false where somebody else has ended it meanwhile. */
    boolean stillRuns(PerspectiveEntity row) {
        if (!row.hasEnded()) {
            store.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return !row.hasEnded();
    }

    void add(Perspective looking, long now, Actor.Kind kind, Optional<String> reason) {
        PerspectiveEntity row = new PerspectiveEntity(
                looking.id(),
                realm.getId(),
                looking.organization().value(),
                looking.person().value(),
                looking.viewer().value(),
                looking.viewerSession());
        row.begins(now, kind, reason.orElse(null));
        store.persist(row);
    }

    /** Removes what ended long enough ago. */
    void forget() {
        store.createQuery("delete from PerspectiveEntity p where p.realmId = :realm and p.endedAt < :moment")
                .setParameter("realm", realm.getId())
                .setParameter("moment", forgotten())
                .executeUpdate();
    }
}
