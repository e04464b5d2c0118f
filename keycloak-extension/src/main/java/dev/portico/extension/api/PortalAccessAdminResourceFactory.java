package dev.portico.extension.api;

import dev.portico.extension.installation.Administration;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.rest.AdminCaller;
import dev.portico.extension.rest.Caller;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves the same under {@code /admin/realms/{realm}/portal-access} to realm admins; Keycloak has checked their token. */
public final class PortalAccessAdminResourceFactory implements AdminRealmResourceProviderFactory {

    @Override
    public String getId() {
        return PortalAccessResourceFactory.ID;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminRealmResourceProvider() {
            @Override
            public Object getResource(
                    KeycloakSession current,
                    RealmModel realm,
                    AdminPermissionEvaluator admin,
                    AdminEventBuilder adminEvent) {
                Caller caller = new AdminCaller(current, admin);
                Actor.of(Actor.Kind.REALM_ADMIN, admin.adminAuth().getUser().getId())
                        .actsIn(current);
                return new PortalAccessResource(
                        current,
                        realm,
                        () -> caller,
                        () -> Optional.of(caller),
                        Optional.of(new Administration(admin)));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
