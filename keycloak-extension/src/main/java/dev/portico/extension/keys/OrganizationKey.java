package dev.portico.extension.keys;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.journal.OrganizationKeyEntity;
import java.time.Instant;

/**
 * A key as it is now, or rather that there is one: nobody can read it.
 *
 * @param generation another one with every change, so that what was remembered of an earlier key counts no longer
 */
public record OrganizationKey(OrganizationId organization, String generation, Instant changedAt) {

    /** The one that an organisation asks for without having it: nothing is it, and nothing remembers it. */
    static OrganizationKey neverMade(OrganizationId organization) {
        return new OrganizationKey(organization, "", Instant.EPOCH);
    }

    static OrganizationKey of(OrganizationKeyEntity row) {
        return new OrganizationKey(
                new OrganizationId(row.organizationId()), row.generation(), Instant.ofEpochMilli(row.changedAt()));
    }
}
