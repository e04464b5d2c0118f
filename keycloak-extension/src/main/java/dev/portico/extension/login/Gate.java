package dev.portico.extension.login;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The page that people without access get when they sign in. */
public final class Gate {

    private Gate() {}

    /** What an administrator has to do before there is one; empty when there is. Without it the token endpoint refuses all the same. */
    public static Optional<String> missing(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(PortalAccessActionFactory.ID);
        return action != null && action.isEnabled()
                ? Optional.empty()
                : Optional.of("enable the required action " + PortalAccessActionFactory.ID
                        + " under Authentication, Required actions");
    }
}
