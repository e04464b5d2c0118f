package dev.portico.extension.login;

import dev.portico.extension.words.Remark;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The page that people without access get when they sign in. */
public final class Gate {

    private Gate() {}

    /** What an administrator has to do before there is one; empty when there is. Without it the token endpoint refuses all the same. */
    public static Optional<Remark> missing(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(PortalAccessActionFactory.ID);
        return action != null && action.isEnabled()
                ? Optional.empty()
                : Optional.of(Remark.of(
                        "gate-off",
                        "enable the required action {0} under Authentication, Required actions",
                        PortalAccessActionFactory.ID));
    }
}
