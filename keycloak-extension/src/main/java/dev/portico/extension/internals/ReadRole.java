package dev.portico.extension.internals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/** A role with its attributes and parts already read, for Keycloak's role cache to copy; it cannot be changed. */
final class ReadRole implements RoleModel {

    private final RealmModel realm;
    private final String id;
    private final String name;
    private final @Nullable String description;
    private final @Nullable String client;
    private final Map<String, List<String>> attributes = new HashMap<>();
    private final Map<String, ReadRole> parts = new LinkedHashMap<>();

    ReadRole(RealmModel realm, String id, String name, @Nullable String description, @Nullable String client) {
        this.realm = realm;
        this.id = id;
        this.name = name;
        this.description = description;
        this.client = client;
    }

    void attribute(String key, @Nullable String value) {
        List<String> values = attributes.computeIfAbsent(key, absent -> new ArrayList<>());
        if (value != null && !values.contains(value)) {
            values.add(value);
        }
    }

    void part(ReadRole part) {
        parts.put(part.id, part);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getDescription() {
        return description;
    }

    @Override
    public boolean isComposite() {
        return !parts.isEmpty();
    }

    @Override
    public Stream<RoleModel> getCompositesStream() {
        return parts.values().stream().map(part -> part);
    }

    @Override
    public Stream<RoleModel> getCompositesStream(String search, Integer first, Integer max) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isClientRole() {
        return client != null;
    }

    @Override
    public String getContainerId() {
        return client == null ? realm.getId() : client;
    }

    @Override
    public RoleContainerModel getContainer() {
        return realm;
    }

    @Override
    public Stream<String> getAttributeStream(String key) {
        return attributes.getOrDefault(key, List.of()).stream();
    }

    @Override
    public Map<String, List<String>> getAttributes() {
        return attributes;
    }

    @Override
    public boolean hasRole(RoleModel role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setDescription(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setName(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addCompositeRole(RoleModel role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeCompositeRole(RoleModel role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setSingleAttribute(String key, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(String key, List<String> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeAttribute(String key) {
        throw new UnsupportedOperationException();
    }
}
