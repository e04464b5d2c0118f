package dev.portico.extension.access;

/** Identifies a Keycloak organisation; the key everywhere, compared whole and with case. The alias is only for display. */
public record OrganizationId(String value) implements Comparable<OrganizationId> {

    public OrganizationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an organisation id is never blank");
        }
    }

    @Override
    public int compareTo(OrganizationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
