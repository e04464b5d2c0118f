package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who may invite whom to what, and what is told. Every test has an organisation with an Admin of its own. */
@OnTheStack
class InvitationsIT {

    private final SharedStack stack;

    private OrganizationRepresentation organization;
    private People.Person admin;
    private Inviting inviting;

    InvitationsIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithAnAdmin() {
        organization = stack.people().organization("inv");
        admin = stack.people().person("admin");
        stack.people().join(admin, organization.getId(), "portal-admin");
        inviting = Inviting.as(stack, admin.username(), organization.getAlias());
    }

    @Test
    void whatIsInvitedIsToldAndListedWithoutTheLink() {
        String email = address();

        Tokens.Answer made = inviting.invite("{\"email\":\" " + email.toUpperCase(java.util.Locale.ROOT)
                + "\",\"firstName\":\"Nina\",\"lastName\":\"Novak\",\"level\":\"portal-member\","
                + "\"ownTicketsOnly\":true,\"until\":\"2099-01-31T00:00:00Z\"}");
        JsonNode listed = inviting.listed(made.json().get("id").asText());

        assertThat(made.status()).isEqualTo(201);
        assertThat(names(listed))
                .containsExactlyInAnyOrder(
                        "id",
                        "email",
                        "firstName",
                        "lastName",
                        "level",
                        "roles",
                        "ownTicketsOnly",
                        "until",
                        "state",
                        "mail",
                        "mailAnswer",
                        "createdAt",
                        "expiresAt",
                        "invitedBy");
        assertThat(listed.get("email").asText()).isEqualTo(email);
        assertThat(listed.get("level").asText()).isEqualTo("portal-member");
        assertThat(listed.get("ownTicketsOnly").asBoolean()).isTrue();
        assertThat(listed.get("until").asText()).isEqualTo("2099-01-31T00:00:00Z");
        assertThat(listed.get("state").asText()).isEqualTo("pending");
        assertThat(listed.get("invitedBy").asText()).isEqualTo(admin.id());
        assertThat(made.json().toString() + listed)
                .doesNotContain(Letter.to(stack, email).link().getRawQuery())
                .doesNotContain("http");
    }

    /** An Admin without the messenger would give it away by giving nothing. */
    @Test
    void theLevelThatFillsInCountsAsGranted() {
        String chatty = "chatty-" + UUID.randomUUID();
        RoleRepresentation level = new RoleRepresentation();
        level.setName(chatty);
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().create(level);
        stack.realm()
                .roles()
                .get(chatty)
                .addComposites(Stream.of("portal.enter", "messenger.contact")
                        .map(name -> stack.realm().roles().get(name).toRepresentation())
                        .toList());
        String withoutLevel = "{\"email\":\"" + address() + "\"}";
        assertThat(inviting.invite(withoutLevel).status()).isEqualTo(201);

        organization.singleAttribute("portal.default-level", chatty);
        stack.realm()
                .organizations()
                .get(organization.getId())
                .update(organization)
                .close();

        Tokens.Answer refused = inviting.invite("{\"email\":\"" + address() + "\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("reason").asText()).isEqualTo("above-own-rights");
        inviting.member(address());
    }

    @Test
    void theMailIsSentBehindTheRequestAndThatIsShown() {
        String id = inviting.member(address());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> inviting.listed(id).get("mail").asText().equals("sent"));
        assertThat(inviting.listed(id).get("mail").asText()).isEqualTo("sent");
    }

    /** Keycloak sends nothing to a local part beyond ASCII unless the realm says that its mail server can. */
    @Test
    void aMailThatCannotBeSentIsShown() {
        String id = inviting.member("nin\u00e4-" + UUID.randomUUID() + "@x.example");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> inviting.listed(id).get("mail").asText().equals("delayed"));
        assertThat(inviting.listed(id).get("state").asText()).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | invalid-value | email is missing",
                "{\"email\":\"nina\"} | 422 | invalid-value | email must be an e-mail address",
                "{\"email\":\"nina@x.example\\r\\nBcc: eve@umbra.example\"} | 422 | invalid-value |"
                        + " email must be a text of at most 255 characters in one line",
                "{\"email\":\"nina@x.example, eve@umbra.example\"} | 422 | invalid-value | email must be an e-mail address",
                "{\"email\":\"n@x.example\",\"firstName\":\"Nina\\nNovak\"} | 422 | invalid-value |"
                        + " firstName must be a text of at most 255 characters in one line",
                "{\"email\":\"n@x.example\",\"level\":\"king\"} | 422 | invalid-level |"
                        + " level must be none or the name of an access level",
                "{\"email\":\"n@x.example\",\"level\":\"support-agent\"} | 422 | invalid-level |"
                        + " level must be none or the name of an access level",
                "{\"email\":\"n@x.example\",\"level\":7} | 422 | invalid-value |"
                        + " level must be a text of at most 255 characters in one line",
                "{\"email\":\"n@x.example\",\"roles\":[\"portal-member\"]} | 422 | invalid-value |"
                        + " roles must be names of add-on roles",
                "{\"email\":\"n@x.example\",\"roles\":[\"enable-in-app-messenger\"]} | 403 | above-own-rights |"
                        + " Nobody can grant what they do not hold themselves",
                "{\"email\":\"n@x.example\",\"until\":\"2020-01-01T00:00:00Z\"} | 422 | invalid-value |"
                        + " until must be in the future",
                "{\"email\":\"n@x.example\",\"ownTicketsOnly\":\"yes\"} | 422 | invalid-value |"
                        + " ownTicketsOnly must be true or false",
                "{\"email\":\"n@x.example\",\"organization\":\"acme\"} | 422 | invalid-value |"
                        + " organization is not known here",
            })
    void whatMakesNoSenseIsToldAndNothingIsDone(String body, int status, String reason, String detail) {
        Tokens.Answer answer = inviting.invite(body);

        assertThat(answer.json().get("reason").asText()).isEqualTo(reason);
        assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(inviting.emails()).isEmpty();
    }

    @Test
    void nobodyInvitesAboveTheirOwnRights() {
        assertThat(inviting.invite("{\"email\":\"" + address() + "\",\"level\":\"portal-admin\"}")
                        .status())
                .isEqualTo(201);
        Inviting recruiter = recruiter();

        Tokens.Answer answer = recruiter.invite("{\"email\":\"" + address() + "\",\"level\":\"portal-admin\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("reason").asText()).isEqualTo("above-own-rights");
    }

    @Test
    void nobodyTouchesAnInvitationAboveTheirOwnRights() {
        String id = inviting.invite("{\"email\":\"" + address() + "\",\"level\":\"portal-admin\"}")
                .json()
                .get("id")
                .asText();
        Inviting recruiter = recruiter();

        assertThat(recruiter.listed(id).get("level").asText()).isEqualTo("portal-admin");
        assertThat(recruiter.resend(id).status()).isEqualTo(403);
        assertThat(recruiter.revoke(id).status()).isEqualTo(403);
    }

    @Test
    void aMemberIsNotInvitedAgain() {
        Tokens.Answer answer = inviting.invite("{\"email\":\"" + admin.username() + "@test.example\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("reason").asText()).isEqualTo("already-member");
    }

    @Test
    void anAddressIsInvitedOnceAtATime() {
        String email = address();
        inviting.member(email);

        Tokens.Answer again = inviting.invite("{\"email\":\"" + email + "\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(inviting.emails()).containsExactly(email);
    }

    @Test
    void ofManyWhoInviteAnAddressAtOnceOneDoes() throws Exception {
        String email = address();
        List<Callable<Integer>> all = Stream.generate(() -> (Callable<Integer>)
                        () -> inviting.invite("{\"email\":\"" + email + "\"}").status())
                .limit(20)
                .toList();
        List<Integer> answers;
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            answers = threads.invokeAll(all).stream().map(InvitationsIT::got).toList();
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(inviting.emails()).containsExactly(email);
    }

    @Test
    void nothingTellsWhetherAnAddressHasAnAccountElsewhere() {
        Tokens.Answer known = inviting.invite("{\"email\":\"olga@portico.example\"}");
        Tokens.Answer unknown = inviting.invite("{\"email\":\"" + address() + "\"}");

        assertThat(known.status()).isEqualTo(201);
        assertThat(shape(known)).isEqualTo(shape(unknown));
    }

    @Test
    void aMemberNeitherInvitesNorLooks() {
        People.Person member = stack.people().person("member");
        stack.people().join(member, organization.getId(), "portal-member");
        String id = inviting.member(address());
        Inviting asMember = Inviting.as(stack, member.username(), organization.getAlias());

        assertThat(asMember.list("").status()).isEqualTo(403);
        assertThat(asMember.invite("{}").status()).isEqualTo(403);
        assertThat(asMember.many("email\n").status()).isEqualTo(403);
        assertThat(asMember.resend(id).status()).isEqualTo(403);
        assertThat(asMember.revoke(id).status()).isEqualTo(403);
    }

    @Test
    void anotherOrganizationsAdminFindsNothing() {
        String id = inviting.member(address());
        Inviting foreign = Inviting.as(stack, "eve", organization.getAlias());
        Inviting atHome = Inviting.as(stack, "eve", "umbra");

        assertThat(inviting.list("").status()).isEqualTo(200);
        assertThat(foreign.list("").status()).isEqualTo(404);
        assertThat(foreign.invite("{}").status()).isEqualTo(404);
        assertThat(foreign.revoke(id).status()).isEqualTo(404);
        assertThat(atHome.revoke(id).status()).isEqualTo(404);
        assertThat(atHome.resend(id).status()).isEqualTo(404);
    }

    @Test
    void operatorsAndRealmAdminsInviteAnywhere() {
        Tokens.Answer operator = Inviting.as(stack, "olga", organization.getAlias())
                .invite("{\"email\":\"" + address()
                        + "\",\"level\":\"portal-admin\",\"roles\":[\"enable-in-app-messenger\"]}");
        Tokens.Answer realmAdmin = Inviting.asRealmAdmin(stack, organization.getAlias())
                .invite("{\"email\":\"" + address() + "\",\"level\":\"portal-admin\"}");

        assertThat(operator.status()).isEqualTo(201);
        assertThat(realmAdmin.status()).isEqualTo(201);
    }

    @Test
    void theListIsPagedByAddress() {
        Set<String> invited = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            String email = address();
            inviting.member(email);
            invited.add(email);
        }

        Tokens.Answer first = inviting.list("?limit=3");
        Tokens.Answer second =
                inviting.list("?limit=3&after=" + first.json().get("next").asText());

        assertThat(Stream.concat(emails(first), emails(second))).containsExactlyElementsOf(invited);
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void whatIsSentAgainKeepsItsIdAndGetsANewMail() {
        String email = address();
        String id = inviting.member(email);
        Letter first = Letter.to(stack, email);

        Tokens.Answer again = inviting.resend(id);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asText()).isEqualTo(id);
        assertThat(again.json().get("level").asText()).isEqualTo("portal-member");
        assertThat(Letter.to(stack, email, 2).link()).isNotEqualTo(first.link());
    }

    @Test
    void whatIsRevokedIsGoneAndCanBeInvitedAgain() {
        String email = address();
        String id = inviting.member(email);

        assertThat(inviting.revoke(id).status()).isEqualTo(204);
        assertThat(inviting.revoke(id).status()).isEqualTo(404);
        assertThat(inviting.resend(id).status()).isEqualTo(404);
        assertThat(inviting.emails()).isEmpty();
        assertThat(inviting.member(email)).isNotEqualTo(id);
    }

    @Test
    void whatTheConsoleRevokesIsGone() {
        String email = address();
        inviting.member(email);
        var console = stack.realm().organizations().get(organization.getId()).invitations();

        console.delete(console.list(null, null).get(0).getId()).close();

        assertThat(inviting.emails()).isEmpty();
        assertThat(inviting.member(email)).isNotEmpty();
    }

    @Test
    void whatTheConsoleInvitesIsListedAndCanBeRevoked() {
        String email = address();
        stack.realm()
                .organizations()
                .get(organization.getId())
                .members()
                .inviteUser(email, "Nina", "Novak")
                .close();

        JsonNode listed = inviting.list("").json().get("items").get(0);

        assertThat(listed.get("email").asText()).isEqualTo(email);
        assertThat(listed.get("level").asText()).isEqualTo("none");
        assertThat(inviting.revoke(listed.get("id").asText()).status()).isEqualTo(204);
        assertThat(inviting.emails()).isEmpty();
    }

    /** Somebody with a level that only lets them invite. */
    private Inviting recruiter() {
        String level = "recruiter-" + UUID.randomUUID().toString().substring(0, 8);
        var role = new org.keycloak.representations.idm.RoleRepresentation(level, "", false);
        role.setAttributes(java.util.Map.of("portal.level", List.of("true")));
        stack.realm().roles().create(role);
        stack.realm()
                .roles()
                .get(level)
                .addComposites(Stream.of("portal.enter", "tickets.own", "members.invite")
                        .map(name -> stack.realm().roles().get(name).toRepresentation())
                        .toList());
        People.Person recruiter = stack.people().person("recruiter");
        stack.people().join(recruiter, organization.getId(), level);
        return Inviting.as(stack, recruiter.username(), organization.getAlias());
    }

    private static String address() {
        return "nina-" + UUID.randomUUID() + "@x.example";
    }

    private static Stream<String> emails(Tokens.Answer list) {
        return list.json().get("items").findValuesAsText("email").stream();
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new java.util.ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What is left when the values are gone that are another every time. */
    private static String shape(Tokens.Answer answer) {
        var json = (com.fasterxml.jackson.databind.node.ObjectNode) answer.json();
        json.remove(List.of("id", "email", "createdAt", "expiresAt"));
        return answer.status() + json.toString();
    }

    private static int got(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
