package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who is told by mail that access has changed, in what language and words (R12). */
@OnTheStack
class NoticesIT {

    private final SharedStack stack;
    private final OrganizationRepresentation organization;
    private final People.Person admin;
    private final People.Person member;

    NoticesIT(SharedStack stack) {
        this.stack = stack;
        this.organization = stack.people().organization("notices");
        this.admin = stack.people().person("boss");
        this.member = stack.people().person("member");
        stack.people().join(admin, organization.getId(), "portal-admin");
        stack.people().join(member, organization.getId(), "portal-member");
    }

    @BeforeEach
    void on() {
        stack.roleChangeMails(true);
    }

    @AfterEach
    void off() {
        stack.roleChangeMails(false);
    }

    @Test
    void thePersonAndTheAdminAreToldEachInTheirLanguage() throws Exception {
        speaks(admin, "de");
        stack.people().join(member, organization.getId(), "enable-in-app-messenger");

        MimeMessage toMember = theMailTo(member);
        assertThat(toMember.getSubject())
                .isEqualTo(organization.getName() + ": your access to " + application() + " has changed");
        assertThat(Mails.text(toMember)).isEqualTo("""
                Hello member Test,

                What you may do in %s for %s has changed:

                - Added: Enable In App Messenger

                Changed by the vendor.

                If you did not expect this, ask an admin of %s.

                Go to %s: %s
                """.strip()
                .formatted(application(), organization.getName(), organization.getName(), application(), portal()));
        assertThat(Mails.html(toMember))
                .contains("<li>Added: Enable In App Messenger</li>")
                .contains("<p>Changed by the vendor.</p>");

        MimeMessage toAdmin = theMailTo(admin);
        assertThat(toAdmin.getSubject())
                .isEqualTo(organization.getName() + ": Der Zugang von member Test wurde geändert");
        assertThat(Mails.text(toAdmin)).isEqualTo("""
                Guten Tag boss Test,

                Was member Test (%s@test.example) für %s tun kann, hat sich geändert:

                - Hinzugefügt: Enable In App Messenger

                Geändert vom Anbieter.

                Wenn Sie das nicht erwartet haben, sehen Sie in %s unter Einstellungen, Benutzerverwaltung ins Journal.

                Weiter zu %s: %s
                """.strip()
                .formatted(member.username(), organization.getName(), application(), application(), portal()));
    }

    @Test
    void hebrewIsWrittenFromTheRight() throws Exception {
        speaks(member, "he");
        stack.people().join(member, organization.getId(), "portal-own-tickets-only");

        MimeMessage mail = theMailTo(member);
        assertThat(Mails.text(mail)).contains("- מוצגות רק פניות אישיות");
        assertThat(Mails.html(mail)).contains("dir=\"rtl\"");
    }

    @Test
    void whoIsDeactivatedIsTold() throws Exception {
        UserRepresentation user = stack.realm().users().get(member.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(member.id()).update(user);

        assertThat(Mails.text(theMailTo(member))).contains("- The account was deactivated");
        assertThat(Mails.text(theMailTo(admin))).contains("- The account was deactivated");
    }

    @Test
    void aNameIsShownAndNotInterpreted() throws Exception {
        UserRepresentation user = stack.realm().users().get(member.id()).toRepresentation();
        user.setLastName("O'Hara");
        stack.realm().users().get(member.id()).update(user);
        stack.people().join(member, organization.getId(), "enable-in-app-messenger");

        MimeMessage mail = theMailTo(admin);
        assertThat(Mails.text(mail)).contains("What member O'Hara (");
        assertThat(Mails.html(mail)).contains("member O&#39;Hara (");
    }

    @Test
    void anOrganisationsNameIsShownAndNotInterpreted() throws Exception {
        organization.setName("R&D <b>{0}</b> of " + organization.getAlias());
        stack.realm()
                .organizations()
                .get(organization.getId())
                .update(organization)
                .close();
        stack.people().join(member, organization.getId(), "enable-in-app-messenger");

        MimeMessage mail = theMailTo(admin);
        assertThat(mail.getSubject()).isEqualTo(organization.getName() + ": the access of member Test has changed");
        assertThat(Mails.text(mail)).contains("may do for R&D <b>{0}</b> of " + organization.getAlias() + " has");
        assertThat(Mails.html(mail))
                .contains("may do for R&amp;D &lt;b&gt;{0}&lt;/b&gt; of " + organization.getAlias() + " has");
    }

    @Test
    void whereNobodyIsToBeToldNobodyIs() throws Exception {
        stack.roleChangeMails(false);
        stack.people().join(member, organization.getId(), "enable-in-app-messenger");
        stack.roleChangeMails(true);
        stack.people().take(member, organization.getId(), "enable-in-app-messenger");

        assertThat(Mails.text(theMailTo(member))).contains("- Removed: Enable In App Messenger");
    }

    /** Who did something knows it; the other admins and the person are told. */
    @Test
    void whoDidItIsNotTold() throws Exception {
        People.Person another = stack.people().person("another");
        stack.people().join(another, organization.getId(), "portal-admin");
        theMailTo(another);

        assertThat(Changes.as(stack, another.username())
                        .patch(
                                "/organizations/" + organization.getId() + "/members/" + member.id(),
                                "{\"ownTicketsOnly\":true,\"until\":\"2099-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(200);

        assertThat(Mails.text(theMailTo(member)))
                .contains("- Only own tickets are shown", "- Last day with access: December 31, 2098")
                .contains("Changed by another Test.")
                .doesNotContain("January 1, 2099");
        await().atMost(Duration.ofSeconds(20)).until(() -> mailsTo(admin).size() == 2);
        assertThat(mailsTo(another)).hasSize(1);
    }

    /** What the vendor's people log in with is told to no customer, though one of them acts as an admin of the organisation. */
    @Test
    void anAgentOfTheOrganisationWithoutANameIsTheVendor() throws Exception {
        UserRepresentation agent = stack.realm().users().get(admin.id()).toRepresentation();
        agent.setFirstName("");
        agent.setLastName("");
        stack.realm().users().get(admin.id()).update(agent);
        stack.realm()
                .users()
                .get(admin.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));

        assertThat(Changes.as(stack, admin.username() + "@" + organization.getAlias())
                        .patch(
                                "/organizations/" + organization.getId() + "/members/" + member.id(),
                                "{\"ownTicketsOnly\":true}")
                        .status())
                .isEqualTo(200);

        assertThat(Mails.text(theMailTo(member)))
                .contains("- Only own tickets are shown", "Changed by the vendor.")
                .doesNotContain(admin.username());
    }

    /** Also whoever loses something by a change of the level itself, which nobody made for them. */
    @Test
    void whoHoldsALevelIsToldWhatBecameOfIt() throws Exception {
        Api olga = Api.as(stack, "olga");
        String level = "told-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(olga.send(
                                "POST",
                                "/levels",
                                "{\"name\":\"" + level
                                        + "\",\"title\":\"Auditor\",\"permissions\":[\"portal.enter\",\"articles.read\"]}")
                        .status())
                .isEqualTo(201);
        stack.roleChangeMails(false);
        stack.people().join(member, organization.getId(), level);
        stack.people().take(member, organization.getId(), "portal-member");
        stack.roleChangeMails(true);

        assertThat(olga.send("PUT", "/levels/" + level, "{\"permissions\":[\"portal.enter\"]}")
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> mailsTo(member).size() == 1);
        assertThat(Mails.text(mailsTo(member).get(0)))
                .contains("- What the access level Auditor allows has changed", "Changed by the vendor.");

        assertThat(olga.send("DELETE", "/levels/" + level + "?replacement=portal-member")
                        .status())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> mailsTo(member).size() == 2);
        assertThat(mailsTo(member).stream().map(NoticesIT::text))
                .anySatisfy(text -> assertThat(text).contains("- Access level: Member instead of Auditor"));
        await().atMost(Duration.ofSeconds(20)).until(() -> mailsTo(admin).size() == 2);
    }

    private List<MimeMessage> mailsTo(People.Person person) {
        return stack.mailbox().mailsTo(person.username() + "@test.example");
    }

    private static String text(MimeMessage mail) {
        try {
            return Mails.text(mail);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String portal() {
        return stack.realm().clients().findByClientId("portal").get(0).getBaseUrl();
    }

    private String application() {
        RealmRepresentation realm = stack.realm().toRepresentation();
        String name = stack.realm().clients().findByClientId("portal").get(0).getName();
        return name == null || name.isBlank() ? realm.getRealm() : name;
    }

    private void speaks(People.Person person, String language) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setAttributes(Map.of("locale", List.of(language)));
        stack.realm().users().get(person.id()).update(user);
    }

    private MimeMessage theMailTo(People.Person person) {
        String address = person.username() + "@test.example";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stack.mailbox().mailsTo(address).isEmpty());
        List<MimeMessage> mails = stack.mailbox().mailsTo(address);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
