package dev.portico.extension.notices;

import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Journaled;
import java.util.List;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Has people told of changes by somebody; an import or a schedule, which is nobody, tells nobody. */
final class ChangeListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof Journaled journaled && journaled.actor().kind() != Actor.Kind.SYSTEM) {
            List<AccessChange> changes = AccessChange.in(journaled.entries());
            if (!changes.isEmpty()) {
                Courier.carry(() -> KeycloakModelUtils.runJobInTransaction(
                        journaled.factory(),
                        session -> new Notices(session, journaled.realmId(), journaled.actor()).send(changes)));
            }
        }
    }
}
