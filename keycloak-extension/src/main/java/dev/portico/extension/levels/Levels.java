package dev.portico.extension.levels;

import dev.portico.extension.access.Role;
import dev.portico.extension.directory.KeycloakRole;
import dev.portico.extension.internals.PortalRoles;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.jpa.RoleAdapter;
import org.keycloak.models.jpa.entities.RoleEntity;

/** The realm's levels, built in, made here or made by hand in the console; one that is not sound is none. */
public final class Levels {

    private static final String MARKED =
            "select r.id from RoleEntity r where r.realmId = :realm and r.clientRole = false"
                    + " and r.name > :after and exists (select a.id from RoleAttributeEntity a"
                    + " where a.role = r and a.name = '" + Level.MARK + "' and a.value = 'true') order by r.name";

    private static final String NAMED = "select count(r) from RoleEntity r where r.realmId = :realm"
            + " and r.clientRole = false and lower(r.name) = :name";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager store;

    private Levels(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    public static Levels of(KeycloakSession session, RealmModel realm) {
        return new Levels(session, realm);
    }

    public Optional<Level> find(String name) {
        return level(realm.getRole(name));
    }

    /** Those that come after this name, by name; with two statements however many they are. */
    List<Level> after(String name) {
        List<String> ids = store.createQuery(MARKED, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("after", name)
                .getResultList();
        new PortalRoles(session, realm).warm(ids);
        return ids.stream().flatMap(id -> level(realm.getRoleById(id)).stream()).toList();
    }

    /** Whether a realm role has this name, whatever it is for and however it is written: nobody could tell them apart. */
    boolean isTaken(String name) {
        return store.createQuery(NAMED, Long.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("name", name.toLowerCase(Locale.ROOT))
                        .getSingleResult()
                > 0;
    }

    /** The level as the database has it, and nobody else changes it until this transaction has ended. */
    Optional<Level> locked(Level level) {
        RoleEntity entity = store.find(RoleEntity.class, level.model().getId());
        if (entity == null) {
            return Optional.empty();
        }
        store.refresh(entity, LockModeType.PESSIMISTIC_WRITE);
        return level(new RoleAdapter(session, realm, store, entity));
    }

    private static Optional<Level> level(@Nullable RoleModel model) {
        return Optional.ofNullable(model).flatMap(role -> Role.of(new KeycloakRole(role))
                .filter(found -> found.is(Role.Kind.LEVEL) && found.sound())
                .map(found -> new Level(role, found)));
    }
}
