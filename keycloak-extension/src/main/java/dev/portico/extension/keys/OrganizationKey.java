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

    static OrganizationKey of(OrganizationKeyEntity row) {
        return new OrganizationKey(
                new OrganizationId(row.organizationId()), row.generation(), Instant.ofEpochMilli(row.changedAt()));
    }
}
