package dev.portico.extension.sessions;

import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.RealmModel;

/** Clients with the attribute {@code portal.access.required=true}: no token and no login without access (R43). */
public final class GuardedClients {

    private static final String ATTRIBUTE = "portal.access.required";

    private static final String MAPPER = "portico-portal-mapper";

    private GuardedClients() {}

    public static boolean isGuarded(ClientModel client) {
        return "true".equals(client.getAttribute(ATTRIBUTE));
    }

    /** By looking at each: Keycloak searches only by attributes that its configuration names. */
    public static Stream<ClientModel> of(RealmModel realm) {
        return realm.getClientsStream().filter(GuardedClients::isGuarded);
    }

    /** Whether tokens made with this scope or client name an organisation and what is held there. */
    public static boolean carriesAccess(ProtocolMapperContainerModel scope) {
        return scope.getProtocolMappersStream().anyMatch(mapper -> MAPPER.equals(mapper.getProtocolMapper()));
    }
}
