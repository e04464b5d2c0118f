package dev.portico.extension.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one function that decides. Login, token mint, API, explanation and console all ask it.
 *
 * <p>What wins over what, from the strongest:
 *
 * <ol>
 *   <li>A disabled user is refused, whatever they hold.
 *   <li>Vendor roles, held directly, let in everywhere and do not look at the organisation.
 *   <li>Who is no member of the organisation is refused, and learns nothing else about it.
 *   <li>A disabled organisation refuses all of its members.
 *   <li>Ticketing switched off refuses all but holders of {@code portal.settings} (R54).
 *   <li>No level that lets in means no access (R43); an add-on alone never lets in.
 *   <li>A passed end date refuses (R52).
 *   <li>Levels add up; account-wide viewing widens them all (R18); add-ons add (R8).
 *   <li>Own tickets only takes {@code tickets.organization} away, whoever holds it from wherever (R55). R55 names Members
 *       and custom levels; an Admin who is given the restriction loses that one right too, since somebody wanted less to be
 *       seen, but keeps running the members of the organisation.
 *   <li>A forum that is off or hidden takes its permissions away (R19).
 * </ol>
 *
 * <p>A level that is not sound gives nothing. The default level counts for a member without any level, but not after an end
 * date: setting one in the past is how access is taken from a person where everybody has it by default.
 */
public final class AccessRules {

    private final Roles roles;

    /**
     * Rules that look up the default level's name in these roles.
     */
    public AccessRules(Roles roles) {
        this.roles = roles;
    }

    /**
     * Decides.
     *
     * @param realm the realm's settings, without the organisation's overrides
     * @param organization the one that the person works in, or null for the vendor's view, which has none
     */
    public Decision decide(Settings realm, @Nullable Organization organization, Member member, Instant now) {
        if (!member.enabled()) {
            return Decision.refused(
                    Reason.USER_DISABLED,
                    List.of(new Because(
                            "a-disabled-user-has-no-access",
                            "user.enabled",
                            "false " + member.id().value())));
        }
        Settings settings = organization == null ? realm : realm.with(organization.overrides());
        Decision vendor = new VendorRules(settings).decide(member);
        Decision customer = new CustomerRules(settings, roles).decide(organization, member, now);
        return together(vendor, customer, member.isVendor());
    }

    private static Decision together(Decision vendor, Decision customer, boolean isVendor) {
        if (!vendor.allowed()) {
            return isVendor && !customer.allowed() ? vendor : customer;
        }
        if (!customer.allowed()) {
            return vendor;
        }
        List<Because> because = new ArrayList<>(vendor.because());
        because.addAll(customer.because());
        return new Decision(
                Optional.empty(),
                because,
                customer.levels(),
                customer.addOns(),
                customer.ownTicketsOnly(),
                true,
                vendor.entitlements().and(customer.entitlements()),
                customer.withheld(),
                Optional.empty());
    }
}
