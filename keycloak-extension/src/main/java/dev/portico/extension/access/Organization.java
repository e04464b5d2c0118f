package dev.portico.extension.access;

/** A customer: a Keycloak organisation as far as a decision looks at it. */
public record Organization(
        OrganizationId id, String alias, String name, boolean enabled, OrganizationSettings overrides) {}
