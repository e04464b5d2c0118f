package dev.portico.extension.login;

import dev.portico.extension.keys.OrganizationKeys;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Registers the gate as the required action {@code portal-access}; enable it once per realm.
 *
 * <p>A required action, not an authenticator: it is evaluated at the end of every way to log in (password, single sign-on
 * cookie, {@code prompt=none}, identity brokering) and needs no copied flow.
 */
public final class PortalAccessActionFactory implements RequiredActionFactory {

    public static final String ID = "portal-access";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Portal access";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new PortalAccessAction(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                new StartUpCheck(factory).run();
            } else if (event instanceof RealmModel.RealmPostCreateEvent imported) {
                StartUpCheck.replaceOpenSecrets(imported.getCreatedRealm());
            } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
                KeycloakSession session = removed.getKeycloakSession();
                OrganizationKeys.of(session, session.getContext().getRealm())
                        .forget(removed.getOrganization().getId());
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                OrganizationKeys.of(removed.getKeycloakSession(), removed.getRealm())
                        .forgetAll();
            }
        });
    }

    /** The maximal age of a login means nothing here, and there is nothing else to configure. */
    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
    }

    @Override
    public void close() {}
}
