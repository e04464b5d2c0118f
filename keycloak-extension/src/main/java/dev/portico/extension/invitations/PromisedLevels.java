package dev.portico.extension.invitations;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/** The levels that open invitations promise: an invitation whose level is gone lets nobody in. */
public final class PromisedLevels {

    private final KeycloakSession session;

    private PromisedLevels(KeycloakSession session) {
        this.session = session;
    }

    public static PromisedLevels of(KeycloakSession session) {
        return new PromisedLevels(session);
    }

    /** Whether an open invitation promises this one. */
    public boolean promise(RoleModel level) {
        return !session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select i.id from InvitationEntity i where i.levelId = :level and i.state = 'pending'",
                        String.class)
                .setParameter("level", level.getId())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Has open invitations promise another one instead. */
    public void replace(RoleModel level, RoleModel other) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("update InvitationEntity i set i.levelId = :other"
                        + " where i.levelId = :level and i.state = 'pending'")
                .setParameter("other", other.getId())
                .setParameter("level", level.getId())
                .executeUpdate();
    }
}
