package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The pages behind the link, in a browser: from the mail into the portal. */
@OnTheStack
class InvitationPagesIT {

    private final SharedStack stack;
    private final String name = "nina-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = name + "@x.example";

    private OrganizationRepresentation organization;
    private Inviting inviting;
    private URI portal;

    InvitationPagesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithAnAdmin() {
        portal = stack.portalUrl();
        organization = stack.people().organization("page");
        People.Person admin = stack.people().person("admin");
        stack.people().join(admin, organization.getId(), "portal-admin");
        inviting = Inviting.as(stack, admin.username(), organization.getAlias());
    }

    @Test
    void somebodyNewFillsInAPasswordAndIsInThePortal(Page page) {
        inviting.invite("{\"email\":\"" + email
                + "\",\"firstName\":\"Nina\",\"lastName\":\"Novak\",\"level\":\"portal-member\"}");
        page.navigate(Letter.to(stack, email).link().toString());

        assertThat(page.locator("input[name=email]").inputValue()).isEqualTo(email);
        assertThat(page.locator("input[name=firstName]").inputValue()).isEqualTo("Nina");
        assertThat(page.locator("input[name=lastName]").inputValue()).isEqualTo("Novak");
        Browsers.picture(page, "invitation-register");
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(name + "-portico");
        page.locator("input[name=password-confirm]").fill(name + "-portico");
        page.locator("#kc-register-form input[type=submit]").click();
        page.waitForURL(url -> url.startsWith(portal.toString()) && !url.contains("/login"));

        Browsers.picture(page, "invitation-in-the-portal");
        assertThat(page.content()).contains("Nina");
        assertThat(page.url()).doesNotContain("session_state");
    }

    @Test
    void somebodyWithAnAccountIsToldWhatTheyGet(Page page) {
        People.Person person = stack.people().person("known");
        String address = person.username() + "@test.example";
        inviting.invite(
                "{\"email\":\"" + address + "\",\"level\":\"portal-admin\",\"until\":\"2099-01-31T14:05:00Z\"}");
        page.navigate(Letter.to(stack, address).link().toString());

        Browsers.documented(page, "invitation-join");
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("Join " + organization.getName());
        assertThat(page.locator("#portal-invitation")
                        .innerText()
                        .replaceAll("\\s*\\n\\s*", "\n")
                        .replace('\u202f', ' '))
                .isEqualTo("""
                        %1$s invites you to Support portal.
                        There you will be able to:
                        ask for help by opening tickets
                        follow and answer your own tickets
                        see and answer every ticket of %1$s
                        invite other people into %1$s
                        decide what the people of %1$s may do
                        Your access ends on January 31, 2099, 2:05 PM UTC.
                        Join %1$s
                        You join as %2$s""".formatted(organization.getName(), person.username()));
        assertThat(Browsers.violations(page)).isEmpty();
    }

    @Test
    void aDeadLinkSaysWhyAndWhatToDo(Page page) {
        String id = inviting.member(email);
        String link = Letter.to(stack, email).link().toString();
        inviting.revoke(id);
        page.navigate(link);

        Browsers.documented(page, "invitation-revoked");
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("This invitation was withdrawn");
        assertThat(page.locator("#portal-invitation-closed").innerText().replaceAll("\\s*\\n\\s*", "\n"))
                .isEqualTo("""
                        Somebody who may invite people into %1$s has withdrawn it.
                        If you think that this is a mistake, ask an admin of %1$s.
                        Go to Support portal""".formatted(organization.getName()));
        assertThat(Browsers.violations(page)).isEmpty();
    }

    @Test
    void aUsedLinkSaysSo(Page page) {
        inviting.member(email);
        URI link = Letter.to(stack, email).link();
        Guest guest = new Guest();
        guest.registers(guest.opens(link), name, email);
        page.navigate(link.toString());

        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("This invitation has been accepted");
        assertThat(page.locator("#portal-invitation-closed").innerText().replaceAll("\\s*\\n\\s*", "\n"))
                .isEqualTo("""
                        Every invitation works once, and this one has been used.
                        If it was you, go on to Support portal and sign in. If not, tell an admin of %s.
                        Go to Support portal""".formatted(organization.getName()));
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.documented(page, "invitation-used");
    }

    @Test
    void oneThatWasLeftTooLongSaysSo(Page page) throws SQLException {
        inviting.member(email);
        String link = Letter.to(stack, email).link().toString();
        weeksPass();
        page.navigate(link);

        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("This invitation has run out");
        assertThat(page.locator("#portal-invitation-closed").innerText().replaceAll("\\s*\\n\\s*", "\n"))
                .isEqualTo("""
                        Nobody accepted it in time.
                        Ask an admin of %s to send it again.
                        Go to Support portal""".formatted(organization.getName()));
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.documented(page, "invitation-expired");
    }

    /** For the invitation alone: its end is long ago. */
    private void weeksPass() throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement =
                        connection.prepareStatement("update org_invitation set expires_at = 1 where email = ?")) {
            statement.setString(1, email);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** Keycloak's own, which knows no reasons: what may have happened, and who helps. */
    @Test
    void aDeadLinkOfTheConsolesSaysWhoHelps(Page page) {
        People.Person person = stack.people().person("console");
        OrganizationResource there = stack.realm().organizations().get(organization.getId());
        there.members().inviteExistingUser(person.id()).close();
        String link =
                Letter.to(stack, person.username() + "@test.example").link().toString();
        there.invitations()
                .list()
                .forEach(open -> there.invitations().delete(open.getId()).close());
        page.navigate(link);

        Browsers.documented(page, "invitation-console-dead");
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("This link or page does not hold any more");
        assertThat(page.locator("#kc-info-message").innerText())
                .startsWith("This invitation does not lead in: it was used, withdrawn or replaced by a newer one");
        assertThat(page.locator("main").innerText()).doesNotContain(organization.getName());
        assertThat(Browsers.violations(page)).isEmpty();
    }

    /** Of whatever mail: a link that has run out says so, and what to do. */
    @Test
    void aLinkThatHasRunOutSaysWhatToDo(Page page) {
        People.Person person = stack.people().person("late");
        stack.realm().users().get(person.id()).executeActionsEmail(List.of("UPDATE_PASSWORD"), 1);
        // Keycloak's text breaks its own link (keycloak#52449).
        String link = Letter.to(stack, person.username() + "@test.example")
                .link()
                .toString()
                .replace("&#61;", "=");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.context().clearCookies();
            page.navigate(link);
            return page.locator("#kc-error-message").count() == 1;
        });

        Browsers.documented(page, "link-run-out");
        assertThat(page.locator("#kc-error-message").innerText())
                .startsWith("This link has run out or was used before");
        assertThat(Browsers.violations(page)).isEmpty();
    }
}
