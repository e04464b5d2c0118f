package dev.portico.extension.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told of their own access.
 *
 * @param application what the portal is called
 * @param portal where it is; null where the realm has none
 * @param vendor roles by which they work for the vendor
 * @param items the organisations they belong to, by name
 */
record OwnAccessView(
        String application,
        @Nullable String portal,
        List<Named> vendor,
        List<Place> items,
        @Nullable String next) {

    /** A role, and what people call it. */
    record Named(String name, String title) {}

    /**
     * An organisation they belong to.
     *
     * @param level null for none
     * @param until when access ends by itself, an ISO 8601 instant; null for never, and where there is none to end
     * @param reason why they are not let in; null where they are
     * @param admins names of some who can change this; the vendor always can
     * @param more whether there are others who may be able to
     */
    record Place(
            String id,
            String name,
            @Nullable Named level,
            List<Named> addOns,
            boolean ownTicketsOnly,
            @Nullable String until,
            @Nullable String reason,
            List<String> admins,
            boolean more) {}
}
