package dev.portico.extension.console;

import dev.portico.extension.access.Permission;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProviderFactory;

/**
 * {@code theme-selector/portico}: before Keycloak's own by its order. Keycloak's option
 * {@code --spi-theme-selector--provider=default} puts that one back. Besides, a realm that comes with the portal's roles gets consoles that
 * know who is signed in.
 */
public final class ConsoleThemeFactory implements ThemeSelectorProviderFactory {

    private static final String KEYCLOAKS_OWN = "default";

    @Override
    public ThemeSelectorProvider create(KeycloakSession session) {
        return new ConsoleTheme(session, session.getProvider(ThemeSelectorProvider.class, KEYCLOAKS_OWN));
    }

    /** Above Keycloak's, which has none. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public String getId() {
        return "portico";
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent made
                    && made.getCreatedRealm().getRole(Permission.PORTAL_ENTER.wireName()) != null) {
                ConsoleClients.complete(made.getCreatedRealm());
            }
        });
    }

    @Override
    public void close() {
        // nothing is open
    }
}
