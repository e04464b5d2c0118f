package dev.portico.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.invitations.Letter;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmEventsConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Keycloak's own mails, which our people get as well: in our looks, in their language, as text and as HTML, with links that work. */
@OnTheStack
class KeycloakMailsIT {
    private static final MailProgram PROGRAM = MailProgram.ofWidth(600);

    private final SharedStack stack;

    KeycloakMailsIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({
        "en, Is this your e-mail address?, Your account needs something from you, Choose a new password",
        "de, Ist das Ihre E-Mail-Adresse?, Für Ihr Konto ist etwas zu tun, Wählen Sie ein neues Passwort",
        "he, האם זו כתובת הדוא״ל שלך?, יש משהו לעשות בחשבון שלך, בחירת סיסמה חדשה"
    })
    void everyMailThatAsksForSomethingCanBeFollowed(String language, String verify, String actions, String password) {
        People.Person person = speaking(language);
        UserResource account = stack.realm().users().get(person.id());

        account.sendVerifyEmail();
        follow("verify", language, verify, Letter.to(stack, address(person)));
        account.executeActionsEmail(List.of("UPDATE_PASSWORD", "webauthn-register-passwordless"));
        Letter todo = Letter.to(stack, address(person), 2);
        assertThat(todo.text()).doesNotContain("requiredAction", "webauthn");
        follow("actions", language, actions, todo);
        follow("password", language, password, forgottenPassword(person));
    }

    /** What to do where it was somebody else is said in each of them. */
    @Test
    void aMailSaysWhatItIsAboutAndWhatHappensWithoutTheReader() {
        People.Person person = speaking("en");

        Letter letter = forgottenPassword(person);

        assertThat(letter.text().strip().replace(letter.link().toString(), "LINK"))
                .isEqualTo("""
                Somebody asked to choose a new password for your account at Portico. If it was you, do so with this link:

                LINK

                The link works for 5 minutes.

                If it was not you, ignore this mail: your password then stays what it is.""");
        assertThat(letter.html()).contains("If it was not you, ignore this mail: your password then stays what it is.");
    }

    @ParameterizedTest
    @CsvSource({"en, Login error", "de, Fehlgeschlagene Anmeldung", "he, ניסיון כניסה שנכשל"})
    void whatHappenedToAnAccountIsToldInTheSameLooks(String language, String subject) {
        People.Person person = speaking(language);
        RealmEventsConfigRepresentation events = stack.realm().getRealmEventsConfig();
        List<String> before = events.getEventsListeners();
        events.setEventsListeners(
                Stream.concat(before.stream(), Stream.of("email")).toList());
        stack.realm().updateRealmEventsConfig(events);
        try {
            stack.tokens().password(Map.of("username", person.username(), "password", "wrong", "scope", "openid"));

            Letter letter = Letter.to(stack, address(person));
            assertThat(letter.subject()).isEqualTo(subject);
            PROGRAM.shows("event", language, letter);
        } finally {
            events.setEventsListeners(before);
            stack.realm().updateRealmEventsConfig(events);
        }
    }

    /** A name is somebody's to choose: it is text wherever it stands, and no line of it becomes a header. */
    @ParameterizedTest
    @ValueSource(strings = {"<a href=\"https://evil.example\">& Sons</a>", "Sons\r\nBcc: all@evil.example"})
    void theNameOfAnOrganisationIsNothingButItsName(String name) {
        OrganizationRepresentation organization = stack.people().organization("named");
        organization.setName(organization.getAlias() + " " + name);
        try (Response named =
                stack.realm().organizations().get(organization.getId()).update(organization)) {
            assertThat(named.getStatus()).isEqualTo(204);
        }
        String guest = organization.getAlias() + "@guest.example";

        stack.realm()
                .organizations()
                .get(organization.getId())
                .members()
                .inviteUser(guest, "Nina", "Novak")
                .close();

        Letter letter = Letter.to(stack, guest);
        assertThat(letter.subject()).contains(organization.getAlias());
        assertThat(stack.mailbox().mailsTo("all@evil.example")).isEmpty();
        assertThat(letter.html()).doesNotContain("<a href=\"https://evil.example", "<b>");
        PROGRAM.shows("named-organisation", "en", letter);
    }

    /** Its name there is chosen there, and a vendor may let people in without looking at it (no "Review Profile"). */
    @Test
    void whatSomebodyIsCalledElsewhereIsNothingButAName() {
        People.Person person = speaking("en");
        try (ForeignRealm elsewhere =
                        new ForeignRealm(stack, address(person), "<a href=\"https://evil.example\">ben</a>");
                BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            elsewhere.signIn(page);
            page.locator("#linkAccount").click();

            Letter letter = Letter.to(stack, address(person));
            PROGRAM.shows("provider-link", "en", letter);
            assertThat(letter.text()).contains("Somebody who is called <a href=\"https://evil.example\">ben</a> at ");
            assertThat(letter.html()).contains("&lt;a href=&quot;https://evil.example&quot;&gt;ben&lt;/a&gt;");
        }
    }

    private void follow(String name, String language, String subject, Letter letter) {
        assertThat(letter.subject()).isEqualTo(subject);
        PROGRAM.shows(name, language, letter);
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.setContent(letter.html());
            String button = String.valueOf(page.locator("a.portico-button").getAttribute("href"));
            assertThat(button).isEqualTo(letter.link().toString());
            assertThat(page.navigate(button).status()).isEqualTo(200);
        }
    }

    private Letter forgottenPassword(People.Person person) {
        int before = stack.mailbox().mailsTo(address(person)).size();
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(stack.realmUrl("/login-actions/reset-credentials?client_id=account")
                    .toString());
            page.locator("input[name=username]").fill(person.username());
            page.locator("[type=submit]").first().click();
            return Letter.to(stack, address(person), before + 1);
        }
    }

    private People.Person speaking(String language) {
        People.Person person = stack.people().person("mailed");
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.singleAttribute("locale", language);
        stack.realm().users().get(person.id()).update(user);
        return person;
    }

    private static String address(People.Person person) {
        return person.username() + "@test.example";
    }
}
