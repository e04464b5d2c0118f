package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Notices changes made through Keycloak's admin API, which the console uses: enabling and disabling, attributes, composites,
 * settings announce themselves only there.
 */
final class AdminChanges implements EventListenerProvider {

    private final KeycloakSession session;

    AdminChanges(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        boolean locked = event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT;
        RealmModel realm = realm(event.getRealmId());
        if (locked && realm != null && event.getUserId() != null) {
            Revisions.of(session, realm).raise(new UserId(event.getUserId()));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        RealmModel realm = realm(event.getRealmId());
        ResourceType type = event.getResourceType();
        if (realm == null || type == null) {
            return;
        }
        if (event.getOperationType() == OperationType.CREATE
                && (type == ResourceType.USER || type == ResourceType.ORGANIZATION)) {
            return; // no token rests on what has just been made
        }
        Revisions revisions = Revisions.of(session, realm);
        switch (type) {
            case USER -> id(event, "users").ifPresent(id -> revisions.raise(new UserId(id)));
            case ORGANIZATION -> id(event, "organizations").ifPresent(id -> revisions.raise(new OrganizationId(id)));
            case REALM, REALM_ROLE -> revisions.raiseRealm();
            default -> {
                // concerns no decision
            }
        }
    }

    /** The path element after this one, as in {@code users/<id>/role-mappings/realm}. */
    private static Optional<String> id(AdminEvent event, String after) {
        return PathElement.after(event.getResourcePath(), after);
    }

    private @Nullable RealmModel realm(@Nullable String id) {
        return id == null ? null : session.realms().getRealm(id);
    }

    @Override
    public void close() {}
}
