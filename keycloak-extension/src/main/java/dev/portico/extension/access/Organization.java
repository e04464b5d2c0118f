package dev.portico.extension.access;

/** A customer: a Keycloak organisation as far as a decision looks at it. */
public record Organization(
        OrganizationId id, String alias, String name, boolean enabled, OrganizationSettings overrides) {

    /** The same with other overrides. */
    public Organization with(OrganizationSettings other) {
        return new Organization(id, alias, name, enabled, other);
    }
}
