package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** From the mail to the person who has joined, and every way in that is none. */
@OnTheStack
class InvitationAcceptanceIT {

    private final SharedStack stack;
    private final String name = "nina-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = name + "@x.example";

    private OrganizationRepresentation organization;
    private People.Person admin;
    private Inviting inviting;

    InvitationAcceptanceIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithAnAdmin() {
        organization = stack.people().organization("join");
        admin = stack.people().person("admin");
        stack.people().join(admin, organization.getId(), "portal-admin", "enable-in-app-messenger");
        inviting = Inviting.as(stack, admin.username(), organization.getAlias());
    }

    @Test
    void somebodyNewRegistersByTheLinkAndHoldsWhatWasPromised() {
        inviting.invite(
                "{\"email\":\"" + email + "\",\"level\":\"portal-member\","
                        + "\"roles\":[\"enable-in-app-messenger\"],\"ownTicketsOnly\":true,\"until\":\"2099-01-31T00:00:00Z\"}");
        Guest guest = new Guest();

        Guest.Page left = guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        assertThat(URI.create(left.location()).getRawPath()).isEqualTo("/login");
        assertThat(left.location()).startsWith(stack.stack().ports().portalUrl() + "/login?");
        assertThat(left.location()).doesNotContain("code=");
        Tokens.Answer tokens = stack.tokens().of(name);
        assertThat(tokens.claims().at("/org_id").asText()).isEqualTo(organization.getId());
        assertThat(tokens.claims()
                        .at("/organization/" + organization.getAlias() + "/roles")
                        .toString())
                .isEqualTo("[\"portal-member\",\"enable-in-app-messenger\"]");
        assertThat(tokens.claims().get("entitlements").toString()).doesNotContain("tickets.organization");
        assertThat(user().firstAttribute("portal.until")).isEqualTo(organization.getId() + " 2099-01-31T00:00:00Z");
    }

    /** Who accepts gives themselves nothing: the review names who answers for it (R12). */
    @Test
    void theReviewSaysThatTheInviterGaveIt() {
        inviting.member(email);
        Guest guest = new Guest();
        guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        Tokens.Answer review = stack.tokens()
                .get(
                        stack.realmUrl("/portal-access/organizations/" + organization.getId() + "/review"),
                        stack.tokens().of(admin.username()).accessToken());
        assertThat(review.status()).isEqualTo(200);
        JsonNode row = StreamSupport.stream(review.json().get("items").spliterator(), false)
                .filter(item -> item.get("username").asText().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(row.at("/grantedBy/kind").asText()).isEqualTo("person");
        assertThat(row.at("/grantedBy/id").asText()).isEqualTo(admin.id());
    }

    /** So does the history, at everything that came with the invitation. */
    @Test
    void theJournalSaysWhoInvitedAtWhatCameWithIt() {
        inviting.invite(
                "{\"email\":\"" + email + "\",\"level\":\"portal-member\",\"roles\":[\"enable-in-app-messenger\"]}");
        Guest guest = new Guest();
        guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        Tokens.Answer journal = stack.tokens()
                .get(
                        stack.realmUrl("/portal-access/organizations/" + organization.getId() + "/journal?user="
                                + user().getId()),
                        stack.tokens().of(admin.username()).accessToken());
        assertThat(StreamSupport.stream(journal.json().get("items").spliterator(), false)
                        .filter(entry -> List.of("level-changed", "role-granted")
                                .contains(entry.get("act").asText())))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.at("/after/invitedBy").asText()).isEqualTo(admin.id()));
    }

    @Test
    void whoRegisteredByTheLinkHasAConfirmedAddressAndIsNotDeletedWithTheMembership() {
        inviting.member(email);
        Guest guest = new Guest();
        guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        assertThat(user().isEmailVerified()).isTrue();
        assertThat(stack.realm()
                        .organizations()
                        .get(organization.getId())
                        .members()
                        .member(user().getId())
                        .toRepresentation()
                        .getMembershipType())
                .isEqualTo(MembershipType.UNMANAGED);
    }

    @Test
    void somebodyWithAnAccountIsAskedAndJoins() {
        People.Person person = stack.people().person("known");
        String address = person.username() + "@test.example";
        inviting.member(address);
        Guest guest = new Guest();

        Guest.Page asked = guest.opens(Letter.to(stack, address).link());
        assertThat(asked.asksToJoin()).isTrue();
        assertThat(stack.tokens().of(person.username()).status()).isEqualTo(400);

        Guest.Page left = guest.opens(asked.join());
        assertThat(left.location()).isEqualTo(stack.stack().ports().portalUrl() + "/login");
        assertThat(stack.tokens().of(person.username()).claims().at("/org_id").asText())
                .isEqualTo(organization.getId());
        assertThat(inviting.emails()).isEmpty();
    }

    @Test
    void whoGetsAnAccountMeanwhileJoinsByTheSameLink() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        account(true);

        Guest guest = new Guest();
        Guest.Page asked = guest.opens(link);
        assertThat(asked.asksToJoin()).isTrue();
        guest.opens(asked.join());

        assertThat(stack.tokens().of(name).status()).isEqualTo(200);
    }

    @Test
    void aLinkWorksOnce() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        Guest guest = new Guest();
        Guest.Page form = guest.opens(link);
        guest.registers(form, name, email);

        assertThat(new Guest().opens(link).closed()).isEqualTo("used");
        assertThat(new Guest().opens(form.register()).closed()).isNotEqualTo("");
        assertThat(stack.realm().users().searchByEmail(email, true)).hasSize(1);
    }

    @Test
    void aRevokedLinkIsDead() {
        String id = inviting.member(email);
        URI link = Letter.to(stack, email).link();
        assertThat(new Guest().opens(link).asksToRegister()).isTrue();

        inviting.revoke(id);

        assertThat(new Guest().opens(link).closed()).isEqualTo("revoked");
    }

    @Test
    void revokingWhileTheFormIsOpenLetsNobodyIn() {
        String id = inviting.member(email);
        Guest guest = new Guest();
        Guest.Page form = guest.opens(Letter.to(stack, email).link());

        inviting.revoke(id);

        assertThat(guest.registers(form, name, email).closed()).isEqualTo("revoked");
        assertThat(stack.realm().users().searchByEmail(email, true)).isEmpty();
    }

    @Test
    void sendingAgainKillsTheOldLinkAndTheNewOneWorks() {
        String id = inviting.member(email);
        URI old = Letter.to(stack, email).link();
        assertThat(new Guest().opens(old).asksToRegister()).isTrue();

        inviting.resend(id);
        URI fresh = Letter.to(stack, email, 2).link();

        assertThat(new Guest().opens(old).closed()).isEqualTo("replaced");
        Guest guest = new Guest();
        guest.registers(guest.opens(fresh), name, email);
        assertThat(stack.tokens().of(name).status()).isEqualTo(200);
    }

    @Test
    void whatTheConsoleSendsAgainStillGrantsWhatWasPromised() {
        inviting.member(email);
        URI old = Letter.to(stack, email).link();
        var console = stack.realm().organizations().get(organization.getId()).invitations();
        console.resend(console.list(null, null).get(0).getId()).close();
        URI fresh = Letter.to(stack, email, 2).link();

        assertThat(new Guest().opens(old).closed()).isEqualTo("replaced");
        Guest guest = new Guest();
        guest.registers(guest.opens(fresh), name, email);
        assertThat(stack.tokens().of(name).claims().at("/org_id").asText()).isEqualTo(organization.getId());
    }

    @Test
    void anInvitationMadeInTheConsoleGrantsNothing() {
        stack.realm()
                .organizations()
                .get(organization.getId())
                .members()
                .inviteUser(email, "Nina", "Novak")
                .close();
        Guest guest = new Guest();
        guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        assertThat(user().getEmail()).isEqualTo(email);
        assertThat(stack.tokens().of(name).json().get("error_description").asText())
                .isEqualTo("no-access");
    }

    @Test
    void anotherAddressDoesNotRegisterByTheLink() {
        inviting.member(email);
        Guest guest = new Guest();
        Guest.Page form = guest.opens(Letter.to(stack, email).link());

        Guest.Page answer = guest.registers(form, name, "other-" + email);

        assertThat(answer.body()).contains("Use the address that was invited.");
        assertThat(stack.realm().users().searchByUsername(name, true)).isEmpty();
    }

    @Test
    void anAccountWhoseAddressNobodyConfirmedDoesNotJoin() {
        inviting.member(email);
        account(false);

        assertThat(new Guest().opens(Letter.to(stack, email).link()).closed()).isEqualTo("unverified");
    }

    @Test
    void whoWasAddedByHandIsGrantedNothing() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        account(true);
        stack.people().join(new People.Person(user().getId(), name), organization.getId());

        assertThat(stack.tokens().of(name).json().get("error_description").asText())
                .isEqualTo("no-access");
        assertThat(new Guest().opens(link).closed()).isEqualTo("member");
        assertThat(stack.tokens().of(name).status()).isEqualTo(400);
    }

    @Test
    void whoMayNotInviteAnyMoreLetsNobodyIn() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        assertThat(new Guest().opens(link).asksToRegister()).isTrue();

        stack.people().take(admin, organization.getId(), "portal-admin");

        assertThat(new Guest().opens(link).closed()).isEqualTo("void");
    }

    @Test
    void whoIsDisabledLetsNobodyIn() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        UserRepresentation inviter = stack.realm().users().get(admin.id()).toRepresentation();
        inviter.setEnabled(false);
        stack.realm().users().get(admin.id()).update(inviter);

        assertThat(new Guest().opens(link).closed()).isEqualTo("void");
    }

    @Test
    void whatTheInviterHasLostIsNotGranted() {
        inviting.invite(
                "{\"email\":\"" + email + "\",\"level\":\"portal-member\",\"roles\":[\"enable-in-app-messenger\"]}");
        URI link = Letter.to(stack, email).link();
        assertThat(new Guest().opens(link).asksToRegister()).isTrue();

        stack.people().take(admin, organization.getId(), "enable-in-app-messenger");

        assertThat(new Guest().opens(link).closed()).isEqualTo("void");
    }

    @Test
    void whoIsToGoLetsNobodyInForEver() {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        assertThat(new Guest().opens(link).asksToRegister()).isTrue();
        UserRepresentation inviter = stack.realm().users().get(admin.id()).toRepresentation();

        inviter.singleAttribute("portal.until", organization.getId() + " 2098-01-01T00:00:00Z");
        stack.realm().users().get(admin.id()).update(inviter);

        assertThat(new Guest().opens(link).closed()).isEqualTo("void");
    }

    @Test
    void anAdministratorsInvitationIsGood() {
        Inviting.asRealmAdmin(stack, organization.getAlias()).member(email);
        Guest guest = new Guest();
        guest.registers(guest.opens(Letter.to(stack, email).link()), name, email);

        assertThat(stack.tokens().of(name).status()).isEqualTo(200);
    }

    @Test
    void aForgedTokenIsNoInvitation() {
        inviting.member(email);
        String link = Letter.to(stack, email).link().toString();
        URI forged = URI.create(link.substring(0, link.length() - 4) + "AAAA");

        assertThat(new Guest().opens(forged).asksToRegister()).isFalse();
    }

    @Test
    void ofAThousandAcceptancesAtOnceOneWins() throws Exception {
        People.Person person = stack.people().person("eager");
        String address = person.username() + "@test.example";
        inviting.member(address);
        URI link = Letter.to(stack, address).link();
        List<Callable<Guest.Page>> clicks = new ArrayList<>();
        for (int browser = 0; browser < 20; browser++) {
            Guest guest = new Guest();
            URI join = guest.opens(link).join();
            for (int click = 0; click < 50; click++) {
                clicks.add(() -> guest.opens(join));
            }
        }

        List<Guest.Page> answers = allAtOnce(clicks, 40);

        assertThat(answers).hasSize(1000);
        assertThat(answers)
                .filteredOn(answer -> answer.location().endsWith("/login"))
                .hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        assertThat(stack.tokens().of(person.username()).status()).isEqualTo(200);
    }

    @Test
    void ofManyRegistrationsAtOnceOneWins() throws Exception {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        List<Callable<Guest.Page>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Guest guest = new Guest();
            Guest.Page form = guest.opens(link);
            String username = name + "-" + i;
            all.add(() -> guest.registers(form, username, email));
        }

        List<Guest.Page> answers = allAtOnce(all, 25);

        assertThat(answers)
                .filteredOn(answer -> answer.location().contains("/login?"))
                .hasSize(1);
        assertThat(stack.realm().users().searchByEmail(email, true)).hasSize(1);
        assertThat(stack.realm()
                        .organizations()
                        .get(organization.getId())
                        .members()
                        .list(0, 10))
                .hasSize(2);
    }

    private static List<Guest.Page> allAtOnce(List<Callable<Guest.Page>> all, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Guest.Page> answers = new ArrayList<>();
            for (Future<Guest.Page> each : pool.invokeAll(all)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private UserRepresentation user() {
        return stack.realm()
                .users()
                .get(stack.realm().users().searchByEmail(email, true).get(0).getId())
                .toRepresentation();
    }

    private void account(boolean verified) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEmail(email);
        user.setFirstName("Nina");
        user.setLastName("Novak");
        user.setEmailVerified(verified);
        user.setEnabled(true);
        var password = new org.keycloak.representations.idm.CredentialRepresentation();
        password.setType(org.keycloak.representations.idm.CredentialRepresentation.PASSWORD);
        password.setValue(name + "-portico");
        user.setCredentials(List.of(password));
        stack.realm().users().create(user).close();
    }
}
