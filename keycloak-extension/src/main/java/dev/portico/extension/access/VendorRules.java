package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What vendor roles give: the same in every organisation and without one. */
final class VendorRules {

    private final Settings settings;

    VendorRules(Settings settings) {
        this.settings = settings;
    }

    Decision decide(Member member) {
        List<Because> because = new ArrayList<>();
        Entitlements held = Entitlements.NONE;
        for (Role role : member.held()) {
            if (role.is(Role.Kind.VENDOR)) {
                held = held.and(role.entitlements());
                because.add(new Because("vendor-roles-hold-everywhere", "role-mappings", role.name()));
            }
        }
        if (member.isRestricted()) {
            held = held.without(Permission.TICKETS_ORGANIZATION);
        }
        if (!held.contains(Permission.PORTAL_ENTER)) {
            return Decision.refused(Reason.NO_ACCESS, because);
        }
        if (!settings.ticketing() && !held.contains(Permission.PORTAL_SETTINGS)) {
            because.add(ticketingOff());
            return Decision.refused(Reason.MODULE_OFF, because);
        }
        return new Decision(
                Optional.empty(), because, List.of(), List.of(), false, true, held, Map.of(), Optional.empty());
    }

    static Because ticketingOff() {
        return new Because("ticketing-off-refuses", Setting.TICKETING.attribute(), "off");
    }
}
