package dev.portico.extension.console;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;

/**
 * Keycloak's own choice of themes; where that is its own console for want of a realm's choice, the console with our page in it. Nothing
 * is written anywhere: without the jar the console is what it was.
 */
final class ConsoleTheme implements ThemeSelectorProvider {

    /** The theme that adds the page; its parent is {@link ThemeSelectorProvider#DEFAULT_V2}. */
    static final String OURS = "portico";

    private final KeycloakSession session;
    private final ThemeSelectorProvider keycloak;

    ConsoleTheme(KeycloakSession session, ThemeSelectorProvider keycloak) {
        this.session = session;
        this.keycloak = keycloak;
    }

    @Override
    public String getThemeName(Theme.Type type) {
        String chosen = keycloak.getThemeName(type);
        return type == Theme.Type.ADMIN && DEFAULT_V2.equals(chosen) && !isRealmsChoice() ? OURS : chosen;
    }

    /** A realm that names Keycloak's own theme wants that one. */
    private boolean isRealmsChoice() {
        RealmModel realm = session.getContext().getRealm();
        return realm.getAdminTheme() != null && !realm.getAdminTheme().isEmpty();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
