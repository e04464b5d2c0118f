package dev.portico.portal.access;

/** Keycloak's id of an organisation; the key of everything an organisation owns, compared whole and with its case. */
public record OrganizationId(String value) {
    public OrganizationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an organisation id is never blank");
        }
    }
}
