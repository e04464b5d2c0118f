package dev.portico.stack.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.AskedKey;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.invitations.Letter;
import dev.portico.stack.mail.MailProgram;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The mails of User Management as a mail program shows them: readable by axe's rules, and loading nothing from anywhere. */
@OnTheStack
class MailLooksIT {

    private final SharedStack stack;

    MailLooksIT(SharedStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void off() {
        stack.roleChangeMails(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "he"})
    void everyMailIsReadable(String language) {
        OrganizationRepresentation organization = stack.people().organization("looks");
        People.Person boss = stack.people().person("boss");
        People.Person worker = stack.people().person("worker");
        stack.people().join(boss, organization.getId(), "portal-admin", "enable-in-app-messenger");
        stack.people().join(worker, organization.getId(), "portal-member");
        speaks(boss, language);
        speaks(worker, language);
        String guest = "nina-" + UUID.randomUUID() + "@x.example";
        String api = "/portal-access/organizations/" + organization.getAlias();

        post(
                boss,
                api + "/invitations",
                "{\"email\":\"" + guest + "\",\"firstName\":\"Nina\",\"level\":\"portal-member\"}");
        look("invitation", language, Letter.to(stack, guest));
        post(boss, api + "/members/" + worker.id() + "/reset-password", "");
        look("reset", language, Letter.to(stack, worker.username() + "@test.example"));
        stack.roleChangeMails(true);
        stack.people().join(worker, organization.getId(), "enable-in-app-messenger");
        look("role-change", language, Letter.to(stack, worker.username() + "@test.example", 2));
        look("role-change-admin", language, Letter.to(stack, boss.username() + "@test.example"));
        AskedKey.in(stack, organization.getId());
        post("olga", api + "/members/" + worker.id() + "/send-organization-key", "");
        look("key-link", language, Letter.to(stack, worker.username() + "@test.example", 3));
    }

    private static void look(String name, String language, Letter letter) {
        MailProgram.ofWidth(600).shows(name, language, letter);
    }

    private void post(People.Person who, String path, String body) {
        post(who.username(), path, body);
    }

    private void post(String who, String path, String body) {
        Tokens tokens = stack.tokens();
        URI address = stack.realmUrl(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + tokens.of(who).accessToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        assertThat(tokens.send(request).status()).isIn(201, 204);
    }

    private void speaks(People.Person person, String language) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.singleAttribute("locale", language);
        stack.realm().users().get(person.id()).update(user);
    }
}
