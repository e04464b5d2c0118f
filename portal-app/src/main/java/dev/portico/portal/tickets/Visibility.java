package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.tickets.Happened.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one visibility rule as a condition on tickets: pages, lists, counts, search and API all read through it. Ids are bound as
 * parameters and compared whole.
 *
 * @param rule the condition; {@code {t}} stands for the tickets' name in a statement
 * @param narrowing where on notes {@code n} a search need not look, {@code {t}} left to the rule: it lets nothing through by itself
 * @param few true where the rule begins with a few tickets, rather than with an organisation's
 * @param vendor whether hidden notes are seen too
 */
record Visibility(String rule, String narrowing, Map<String, Object> parameters, boolean few, boolean vendor) {
    /** Nobody's person: no row has this id. */
    static final long NOBODY = -1;

    /** In whatever organisation: the rule names it, and an index of all of an organisation's has no say here. */
    private static final String THEIRS = "array(select own.number from tickets own where own.requester_id = :viewer"
            + " union all select shared.ticket from participants shared where shared.person_id = :viewer)";

    static Visibility of(TicketSight sight, long person, Supplier<Set<OrganizationId>> assigned, boolean vendor) {
        if (sight instanceof TicketSight.OfEveryone) {
            return new Visibility("true", "true", Map.of(), false, vendor);
        }
        if (sight instanceof TicketSight.OfAssignedOrganizations) {
            List<String> ids =
                    assigned.get().stream().map(OrganizationId::value).toList();
            return ids.isEmpty()
                    ? new Visibility("false", "false", Map.of(), false, vendor)
                    : new Visibility(
                            "{t}.organization_id in (:assigned)",
                            "n.organization_id in (:assigned)",
                            Map.of("assigned", ids),
                            false,
                            vendor);
        }
        if (sight instanceof TicketSight.OfOrganization all) {
            return new Visibility(
                    "{t}.organization_id = :organization",
                    "n.organization_id = :organization",
                    Map.of("organization", all.organization().value()),
                    false,
                    vendor);
        }
        if (sight instanceof TicketSight.Own own) {
            return new Visibility(
                    "{t}.organization_id = :organization and {t}.number = any(" + THEIRS + ")",
                    "n.organization_id = :organization and n.ticket = any(" + THEIRS + ")",
                    Map.of("organization", own.organization().value(), "viewer", person),
                    true,
                    vendor);
        }
        return new Visibility("false", "false", Map.of(), false, vendor);
    }

    /** The same person's, in each of their organisations, as a customer: what the vendor's staff sees by its office is not among it. */
    static Visibility ofCustomer(Collection<TicketSight> sights, long person) {
        List<String> all = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (TicketSight sight : sights) {
            if (sight instanceof TicketSight.OfOrganization whole) {
                all.add(whole.organization().value());
            } else if (sight instanceof TicketSight.Own theirs) {
                own.add(theirs.organization().value());
            }
        }
        Map<String, Object> parameters = new HashMap<>();
        List<String> rules = new ArrayList<>(List.of("false"));
        if (!all.isEmpty()) {
            rules.add("{t}.organization_id in (:organizations)");
            parameters.put("organizations", all);
        }
        if (!own.isEmpty()) {
            rules.add("({t}.organization_id in (:own) and {t}.number = any(" + THEIRS + "))");
            parameters.put("own", own);
            parameters.put("viewer", person);
        }
        return new Visibility(String.join(" or ", rules), "false", parameters, false, false);
    }

    /** The rule for tickets {@code t}. */
    String condition() {
        return condition("t");
    }

    /** The rule for tickets by another name. */
    String condition(String t) {
        return rule.replace("{t}", t);
    }

    /** Which notes {@code n} of a visible ticket are seen. */
    String notes() {
        return notes("n");
    }

    /** The same for notes by another name. */
    String notes(String n) {
        return vendor ? "true" : n + ".visible";
    }

    /** Which lines {@code c} of a visible ticket's history are seen. */
    String changes() {
        return vendor
                ? "true"
                : Arrays.stream(Kind.values())
                        .filter(Kind::forCustomers)
                        .map(kind -> "'" + kind.code() + "'")
                        .collect(Collectors.joining(", ", "c.kind in (", ")"));
    }

    /** Which attachments {@code a} are seen: those shown themselves, on a note that is shown or on none. */
    String attachments() {
        return vendor
                ? "true"
                : "a.visible and (a.note_id is null or exists (select 1 from notes n where n.id = a.note_id and n.visible))";
    }
}
