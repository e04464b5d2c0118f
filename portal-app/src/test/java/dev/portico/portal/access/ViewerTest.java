package dev.portico.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final OrganizationId ACME = new OrganizationId("5c2f");

    @Test
    void tokenNamesTheViewerTheirOrganisationAndWhatTheyMay() {
        Viewer ben = new Claims(member("portal.enter", "tickets.own")).viewer();

        assertThat(ben.account()).hasValueSatisfying(account -> {
            assertThat(account.id()).isEqualTo(new UserId("ben"));
            assertThat(account.verifiedMail()).hasValue("ben@acme.example");
        });
        assertThat(ben.organization()).hasValue(new Organization(ACME, "acme", "Acme"));
        assertThat(ben.entitlements()).containsExactlyInAnyOrder(Permission.PORTAL_ENTER, Permission.TICKETS_OWN);
        assertThat(ben.readOnly()).isFalse();
    }

    /** What agents are called is told to customers. */
    @Test
    void whoHasNoNameIsCalledByTheirUserNameUnlessTheyAreTheVendors() {
        assertThat(name(vendor("desk.tickets"))).isEqualTo("Ben Brandt");
        assertThat(name(nameless(vendor("desk.tickets")))).isEqualTo("Support");
        assertThat(name(nameless(member("tickets.own")))).isEqualTo("ben.login");
        assertThat(name(nameless(vendor()))).isEqualTo("ben.login");
    }

    private static Map<String, Object> nameless(Map<String, Object> claims) {
        claims.remove("name");
        claims.put("preferred_username", "ben.login");
        return claims;
    }

    private static String name(Map<String, Object> claims) {
        return new Claims(claims).viewer().account().orElseThrow().name();
    }

    @Test
    void whoHoldsNothingSeesNoTickets() {
        assertThat(new Claims(member()).viewer().tickets()).isEqualTo(new TicketSight.Nothing());
        assertThat(Viewer.ANONYMOUS.tickets()).isEqualTo(new TicketSight.Nothing());
    }

    @Test
    void ownTicketsAreThoseOfTheActiveOrganisation() {
        assertThat(new Claims(member("tickets.own")).viewer().tickets()).isEqualTo(new TicketSight.Own(ACME));
    }

    @Test
    void theOrganisationsTicketsWinOverOnesOwn() {
        assertThat(new Claims(member("tickets.own", "tickets.organization"))
                        .viewer()
                        .tickets())
                .isEqualTo(new TicketSight.OfOrganization(ACME));
    }

    @Test
    void theDeskSeesAllOrAssigned() {
        assertThat(new Claims(vendor("desk.tickets")).viewer().tickets()).isEqualTo(new TicketSight.OfEveryone());
        assertThat(new Claims(vendor("desk.tickets", "desk.assigned-only"))
                        .viewer()
                        .tickets())
                .isEqualTo(new TicketSight.OfAssignedOrganizations());
        assertThat(new Claims(vendor("desk.assigned-only")).viewer().tickets()).isEqualTo(new TicketSight.Nothing());
    }

    @Test
    void ticketPermissionsWithoutAnOrganisationShowNothing() {
        assertThat(new Claims(vendor("tickets.own", "tickets.organization", "tickets.create"))
                        .viewer()
                        .tickets())
                .isEqualTo(new TicketSight.Nothing());
        assertThat(new Claims(vendor("tickets.create")).viewer().mayOpenTickets())
                .isFalse();
    }

    @Test
    void rolesAreNeverLookedAt() {
        Map<String, Object> claims = member();
        claims.put("realm_access", Map.of("roles", List.of("tickets.organization", "desk.tickets")));

        assertThat(new Claims(claims).viewer().entitlements()).isEmpty();
    }

    @Test
    void unknownOrOddEntitlementsGrantNothing() {
        Map<String, Object> claims = member();
        List<Object> odd = new ArrayList<>(List.of("TICKETS.OWN", " tickets.own", 1, List.of("tickets.own")));
        claims.put("entitlements", odd);
        assertThat(new Claims(claims).viewer().entitlements()).isEmpty();

        claims.put("entitlements", "tickets.own");
        assertThat(new Claims(claims).viewer().entitlements()).isEmpty();
    }

    @Test
    void anUnverifiedAddressIsNoAddress() {
        Map<String, Object> claims = member();
        claims.put("email_verified", "true");

        assertThat(new Claims(claims).viewer().account().orElseThrow().verifiedMail())
                .isEmpty();
    }

    @Test
    void anActorMakesItReadOnly() {
        Map<String, Object> claims = member("tickets.create", "tickets.own");
        claims.put("act", Map.of("sub", "sam"));

        assertThat(new Claims(claims).viewer().readOnly()).isTrue();
        assertThat(new Claims(claims).viewer().mayOpenTickets()).isFalse();
    }

    @Test
    void whatIsShownOfThePersonDecidesNothing() {
        Map<String, Object> claims = member("portal.enter", "tickets.own");
        claims.put("act", Map.of("sub", "ada"));
        claims.put(
                "shown_entitlements",
                List.of(
                        "portal.enter",
                        "tickets.own",
                        "tickets.organization",
                        "tickets.create",
                        "messenger.contact",
                        "members.view",
                        "desk.tickets"));

        Viewer viewer = new Claims(claims).viewer();
        Shown shown = new Claims(claims).shown();

        assertThat(shown.opensTickets() && shown.contacts() && shown.managesPeople() && shown.writes())
                .isTrue();
        assertThat(viewer.entitlements()).containsOnly(Permission.PORTAL_ENTER, Permission.TICKETS_OWN);
        assertThat(viewer.tickets()).isInstanceOf(TicketSight.Own.class);
        assertThat(viewer.mayOpenTickets() || viewer.mayContact() || viewer.vendor())
                .isFalse();
    }

    @Test
    void withOnesOwnEyesWhatIsShownIsWhatCounts() {
        Map<String, Object> claims = member("portal.enter", "tickets.own");
        claims.put("shown_entitlements", List.of("portal.enter", "tickets.create", "members.view"));

        assertThat(new Claims(claims).shown().opensTickets()).isFalse();
        assertThat(new Claims(claims).shown().managesPeople()).isFalse();
        assertThat(new Claims(claims).shown().writes()).isTrue();
    }

    @Test
    void contradictingOrganisationClaimsAreRefused() {
        for (Object organization : List.of(
                Map.of(),
                "acme",
                Map.of("acme", Map.of("id", "5c2f2")),
                Map.of("acme", Map.of("id", "5C2F")),
                Map.of("acme", Map.of("name", "Acme")),
                Map.of("acme", Map.of("id", "5c2f"), "umbra", Map.of("id", "5c2f")))) {
            Map<String, Object> claims = member("tickets.organization");
            claims.put("organization", organization);
            assertThatThrownBy(() -> new Claims(claims).viewer()).isInstanceOf(InvalidClaims.class);
        }
    }

    @Test
    void oneHalfOfTheOrganisationClaimsIsRefused() {
        Map<String, Object> claims = member("tickets.organization");
        claims.remove("org_id");
        assertThatThrownBy(() -> new Claims(claims).viewer()).isInstanceOf(InvalidClaims.class);

        Map<String, Object> other = member("tickets.organization");
        other.remove("organization");
        assertThatThrownBy(() -> new Claims(other).viewer()).isInstanceOf(InvalidClaims.class);
    }

    @Test
    void nobodyWithoutASubject() {
        Map<String, Object> claims = member("tickets.own");
        claims.remove("sub");

        assertThatThrownBy(() -> new Claims(claims).viewer()).isInstanceOf(InvalidClaims.class);
    }

    private static Map<String, Object> member(String... entitlements) {
        Map<String, Object> claims = vendor(entitlements);
        claims.put("org_id", "5c2f");
        claims.put(
                "organization",
                Map.of("acme", Map.of("id", "5c2f", "name", "Acme", "roles", List.of("portal-member"))));
        return claims;
    }

    private static Map<String, Object> vendor(String... entitlements) {
        return new HashMap<>(Map.of(
                "sub", "ben",
                "name", "Ben Brandt",
                "email", "ben@acme.example",
                "email_verified", true,
                "entitlements", List.of(entitlements)));
    }
}
