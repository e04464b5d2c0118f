package dev.portico.extension.installation;

import dev.portico.extension.rest.Problem;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.userprofile.UserProfileProvider;

/** Carries out a {@link Removal} in the transaction of the request. */
final class Removing {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Installed installed;

    private Removing(KeycloakSession session, RealmModel realm, Installed installed) {
        this.session = session;
        this.realm = realm;
        this.installed = installed.among(Blueprint.of(Optional.empty()));
    }

    static void of(KeycloakSession session, RealmModel realm, Installed installed, Removal removal) {
        Removing removing = new Removing(session, realm, installed);
        Iterator<Made> made = Removal.inReverse(installed).iterator();
        removal.steps().forEach(step -> removing.undo(made.next(), step.action()));
    }

    private void undo(Made made, Removal.Action action) {
        if (action == Removal.Action.KEEP) {
            return;
        }
        switch (made.kind()) {
            case REALM_SETTING -> realm.setOrganizationsEnabled(false);
            case REALM_ROLE -> require(realm.removeRole(Objects.requireNonNull(realm.getRoleById(made.id()))));
            case CLIENT_SCOPE -> require(realm.removeClientScope(made.id()));
            case CLIENT ->
                require(new ClientManager(new RealmManager(session))
                        .removeClient(realm, realm.getClientById(made.id())));
            case REQUIRED_ACTION -> action(made);
            case USER_PROFILE, USER_PROFILE_GROUP, USER_PROFILE_ATTRIBUTE -> profile(made);
            case REALM_ATTRIBUTE -> realm.removeAttribute(made.name());
            case LOGIN_FLOW -> login(made);
        }
    }

    /** All of it or nothing: what Keycloak did not remove was somebody else's to change meanwhile. */
    private void require(boolean removed) {
        if (!removed) {
            session.getTransactionManager().setRollbackOnly();
            throw Problem.stale();
        }
    }

    private void action(Made made) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderById(made.id());
        if (made.before() == null) {
            realm.removeRequiredActionProvider(action);
        } else {
            action.setEnabled(false);
            realm.updateRequiredActionProvider(action);
        }
    }

    /** The first of ours takes all of them away: an attribute without its group would not be accepted. */
    private void profile(Made made) {
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        if (made.kind() == Kind.USER_PROFILE) {
            profiles.setConfiguration(null);
            return;
        }
        UPConfig config = profiles.getConfiguration().clone();
        OwnProfile.take(config, installed);
        profiles.setConfiguration(config);
    }

    private void login(Made made) {
        BrowserFlow.of(session, realm)
                .remove(realm.getAuthenticationFlowById(made.id()), realm.getFlowByAlias(made.before()));
    }
}
