package dev.portico.extension.standing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, and where they have access.
 *
 * @param user the id; null when nobody is known
 * @param email null unless verified
 * @param name null for one of the vendor's who has given none
 * @param locale the language they chose; null when they chose none
 * @param reason why they have no access as the vendor's staff or anywhere, where that is the same for everybody (module-off), or theirs
 *     alone (user-disabled); null otherwise
 * @param vendor null unless a vendor role lets them in
 */
record Standing(
        @Nullable String user,
        @Nullable String email,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String reason,
        @Nullable Vendor vendor,
        List<Place> organizations) {

    static final Standing UNKNOWN = new Standing(null, null, null, null, null, null, List.of());

    /** @param assigned the organisations an agent with assigned access serves; of others not asked, and empty */
    record Vendor(List<String> entitlements, List<String> assigned) {}

    /**
     * An organisation they have access in.
     *
     * @param groups ids of the security groups they are in there, the realm's too
     */
    record Place(
            String id,
            String alias,
            String name,
            List<String> domains,
            List<String> entitlements,
            List<String> groups) {}
}
