package dev.portico.stack.signals;

import dev.portico.stack.SharedStack;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Attributes of one of the realm's clients that a test sets for its time. */
final class ClientSettings {

    private final ClientResource client;
    private final Map<String, String> before = new HashMap<>();

    ClientSettings(SharedStack stack, String clientId) {
        this.client = stack.realm()
                .clients()
                .get(stack.realm().clients().findByClientId(clientId).get(0).getId());
    }

    void set(Map<String, String> attributes) {
        ClientRepresentation now = client.toRepresentation();
        attributes.forEach((name, value) -> {
            before.putIfAbsent(name, now.getAttributes().getOrDefault(name, ""));
            now.getAttributes().put(name, value);
        });
        client.update(now);
    }

    void reset() {
        set(Map.copyOf(before));
    }
}
