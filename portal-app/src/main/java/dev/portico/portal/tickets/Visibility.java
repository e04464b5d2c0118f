package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.TicketSight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one visibility rule as a condition on {@code tickets t}: pages, lists, counts, search and API all read through it. Ids are bound
 * as parameters and compared whole.
 *
 * @param vendor whether hidden notes are seen too
 */
record Visibility(String condition, Map<String, Object> parameters, boolean vendor) {
    /** Nobody's person: no row has this id. */
    static final long NOBODY = -1;

    static Visibility of(TicketSight sight, long person, Supplier<Set<OrganizationId>> assigned, boolean vendor) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String condition;
        if (sight instanceof TicketSight.OfEveryone) {
            condition = "true";
        } else if (sight instanceof TicketSight.OfAssignedOrganizations) {
            Set<OrganizationId> ids = assigned.get();
            condition = ids.isEmpty() ? "false" : "t.organization_id in (:assigned)";
            if (!ids.isEmpty()) {
                parameters.put(
                        "assigned", ids.stream().map(OrganizationId::value).toList());
            }
        } else if (sight instanceof TicketSight.OfOrganization all) {
            condition = "t.organization_id = :organization";
            parameters.put("organization", all.organization().value());
        } else if (sight instanceof TicketSight.Own own) {
            condition = "t.organization_id = :organization and (t.requester_id = :viewer or exists"
                    + " (select 1 from participants p where p.ticket = t.number and p.person_id = :viewer))";
            parameters.put("organization", own.organization().value());
            parameters.put("viewer", person);
        } else {
            condition = "false";
        }
        return new Visibility(condition, Map.copyOf(parameters), vendor);
    }

    /** Which notes {@code n} of a visible ticket are seen. */
    String notes() {
        return vendor ? "true" : "n.visible";
    }

    /** Which attachments {@code a} are seen: those shown themselves, on a note that is shown or on none. */
    String attachments() {
        return vendor
                ? "true"
                : "a.visible and (a.note_id is null or exists (select 1 from notes n where n.id = a.note_id and n.visible))";
    }
}
