package dev.portico.stack.api;

import dev.portico.stack.SharedStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The realm and some organisations, whose {@link Circumstances} change until it is closed; then all is as it was. */
final class Stage implements AutoCloseable {

    private final SharedStack stack;
    private final Map<String, String> realm;
    private final Map<String, OrganizationRepresentation> organizations = new LinkedHashMap<>();

    Stage(SharedStack stack, String... organizationIds) {
        this.stack = stack;
        this.realm = Map.copyOf(stack.realm().toRepresentation().getAttributes());
        for (String id : organizationIds) {
            organizations.put(id, organization(id).toRepresentation());
        }
    }

    void set(Circumstances circumstances) {
        Map<String, String> attributes = new HashMap<>(realm);
        attributes.putAll(circumstances.realm());
        RealmRepresentation changed = new RealmRepresentation();
        changed.setAttributes(attributes);
        stack.realm().update(changed);
        organizations.forEach((id, before) -> set(id, before, circumstances));
    }

    private void set(String id, OrganizationRepresentation before, Circumstances circumstances) {
        OrganizationRepresentation now = organization(id).toRepresentation();
        Map<String, List<String>> attributes =
                new HashMap<>(before.getAttributes() == null ? Map.of() : before.getAttributes());
        circumstances.organization().forEach((name, value) -> attributes.put(name, List.of(value)));
        Map<String, List<String>> held = now.getAttributes() == null ? Map.of() : now.getAttributes();
        if (!attributes.equals(held) || now.isEnabled() != circumstances.enabled()) {
            now.setAttributes(attributes);
            now.setEnabled(circumstances.enabled());
            organization(id).update(now).close();
        }
    }

    private OrganizationResource organization(String id) {
        return stack.realm().organizations().get(id);
    }

    @Override
    public void close() {
        set(Circumstances.USUAL);
    }
}
