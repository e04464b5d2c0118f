package dev.portico.extension.notices;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Journaled;
import dev.portico.extension.levels.LevelMoved;
import java.util.List;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Has people told of changes by somebody; an import or a schedule, which is nobody, tells nobody. */
final class ChangeListener implements ProviderEventListener {

    private static final int AT_ONCE = 100;

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof Journaled journaled && journaled.actor().kind() != Actor.Kind.SYSTEM) {
            List<AccessChange> changes = AccessChange.in(journaled.entries());
            if (!changes.isEmpty()) {
                Courier.carry(() -> KeycloakModelUtils.runJobInTransaction(
                        journaled.factory(),
                        session -> new Notices(session, journaled.realmId(), journaled.actor()).send(changes)));
            }
        } else if (event instanceof LevelMoved moved) {
            Courier.carry(() -> moved.holders().keySet().forEach(organization -> tell(moved, organization)));
        }
    }

    /** In parts, since they may be many and each mail takes its time. */
    private static void tell(LevelMoved moved, OrganizationId organization) {
        List<AccessChange> changes = AccessChange.by(moved, organization);
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            List<AccessChange> some = changes.subList(from, Math.min(changes.size(), from + AT_ONCE));
            KeycloakModelUtils.runJobInTransaction(
                    moved.factory(),
                    session -> new Notices(session, moved.realmId(), moved.actor()).sendToPeople(some));
        }
        KeycloakModelUtils.runJobInTransaction(
                moved.factory(), session -> new Notices(session, moved.realmId(), moved.actor()).sendToAdmins(changes));
    }
}
