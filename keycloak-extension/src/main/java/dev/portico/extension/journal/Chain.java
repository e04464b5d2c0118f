package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import java.util.Optional;

/**
 * What entries follow one another in: one chain for each organisation, and one for what concerns the realm. Writers of
 * different chains never wait for one another.
 *
 * <p>The natural order is the order in which one transaction locks several.
 */
public record Chain(String key) implements Comparable<Chain> {

    private static final String ORGANIZATION = "organization:";

    public static Chain of(String realmId, Optional<OrganizationId> organization) {
        return organization.map(Chain::of).orElseGet(() -> ofRealm(realmId));
    }

    public static Chain of(OrganizationId organization) {
        return new Chain(ORGANIZATION + organization);
    }

    public static Chain ofRealm(String realmId) {
        return new Chain("realm:" + realmId);
    }

    /** The organisation of the chain with this key. */
    static Optional<String> organization(String key) {
        return key.startsWith(ORGANIZATION) ? Optional.of(key.substring(ORGANIZATION.length())) : Optional.empty();
    }

    @Override
    public int compareTo(Chain other) {
        return key.compareTo(other.key);
    }
}
