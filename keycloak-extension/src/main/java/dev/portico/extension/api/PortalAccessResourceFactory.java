package dev.portico.extension.api;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.agents.Assignments;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.perspective.Perspectives;
import dev.portico.extension.rest.AcceptedClients;
import dev.portico.extension.rest.Bearer;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.rest.RealmResourceFactory;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Serves {@code /realms/{realm}/portal-access} to bearers of a token. */
public final class PortalAccessResourceFactory extends RealmResourceFactory {

    static final String ID = "portal-access";

    private AcceptedClients accepted = AcceptedClients.configured(Optional.empty());

    public PortalAccessResourceFactory() {
        super(ID);
    }

    @Override
    protected Object resource(KeycloakSession session, RealmModel realm) {
        Bearer bearer = new Bearer(
                session, accepted, user -> Assignments.of(session, realm).of(user), open -> Perspective.in(open)
                        .map(looking -> running(session, realm, looking)));
        return new PortalAccessResource(
                session,
                realm,
                bearer::caller,
                () -> bearer.isPresent() ? Optional.of(bearer.caller()) : Optional.empty(),
                Optional.empty());
    }

    /** Throws a 401 where the viewer's session, or their right, has ended. */
    private static OrganizationId running(KeycloakSession session, RealmModel realm, Perspective looking) {
        if (Perspectives.of(session, realm).refusal(looking).isPresent()) {
            throw Problem.unauthenticated(true);
        }
        return looking.organization();
    }

    @Override
    public void init(Config.Scope config) {
        accepted = AcceptedClients.configured(Optional.ofNullable(config.get("acceptedClients")));
    }
}
