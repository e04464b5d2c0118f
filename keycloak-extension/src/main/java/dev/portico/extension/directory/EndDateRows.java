package dev.portico.extension.directory;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.UserId;
import dev.portico.extension.revision.Revisions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * A person's end dates while one of them is changed. All organisations' are values of one attribute, which Keycloak writes as a
 * whole: what is written back has to be what is there now, or one organisation's change undoes another's of the same moment.
 */
record EndDateRows(KeycloakSession session, RealmModel realm, EntityManager store) {

    static EndDateRows of(KeycloakSession session, RealmModel realm) {
        return new EndDateRows(
                session, realm, session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /**
     * The values as the database has them, once nobody else's transaction is about to change them; to be asked after the
     * organisation is held.
     *
     * <p>Keycloak writes by what it has read of the user in this session, maybe before: it is made to read that again. Whoever is
     * not in Keycloak's own database has their attributes elsewhere, and as they are there.
     */
    List<String> hold(UserModel user) {
        Revisions.of(session, realm).hold(new UserId(user.getId()));
        UserEntity row = store.find(UserEntity.class, user.getId());
        if (row == null) {
            return user.getAttributeStream(EndDates.ATTRIBUTE).toList();
        }
        store.flush();
        store.refresh(row);
        return store.createQuery(
                        "select a.value, a.longValue from UserAttributeEntity a where a.user.id = :user and a.name = :name",
                        Object[].class)
                .setParameter("user", user.getId())
                .setParameter("name", EndDates.ATTRIBUTE)
                .getResultStream()
                .flatMap(values -> Stream.of(values).filter(Objects::nonNull))
                .map(Object::toString)
                .toList();
    }
}
