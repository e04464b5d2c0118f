package dev.portico.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the portal is told about people who are not there, and that nobody else is told. */
@OnTheStack
class StandingIT {

    private final SharedStack stack;

    StandingIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void aMemberHasTheRightsOfTheirTokenInTheirOrganisationOnly() {
        JsonNode ben = asked(Map.of("email", "ben@acme.example")).json();

        assertThat(ben.get("user").asText()).isEqualTo(stack.userId("ben"));
        assertThat(ben.get("vendor").isNull()).isTrue();
        assertThat(ben.get("organizations")).hasSize(1);
        JsonNode acme = ben.at("/organizations/0");
        assertThat(acme.get("id").asText()).isEqualTo(stack.organizationId("acme"));
        assertThat(acme.get("domains").toString()).isEqualTo("[\"acme.example\"]");
        assertThat(acme.get("entitlements"))
                .isEqualTo(stack.tokens().of("ben").claims().get("entitlements"));
    }

    @Test
    void anAgentsOrganisationsAreTold() {
        JsonNode tess = asked(Map.of("user", stack.userId("tess"))).json();

        assertThat(tess.at("/vendor/assigned").toString()).isEqualTo("[\"" + stack.organizationId("acme") + "\"]");
        assertThat(tess.at("/vendor/entitlements").toString()).contains("desk.assigned-only");
        assertThat(tess.get("organizations")).isEmpty();
    }

    /** The portal tells customers what agents are called. */
    @Test
    void whatAnAgentLogsInWithIsNoName() {
        People.Person agent = stack.people().person("nameless");
        UserRepresentation user = stack.realm().users().get(agent.id()).toRepresentation();
        user.setFirstName("");
        user.setLastName("");
        stack.realm().users().get(agent.id()).update(user);
        assertThat(asked(Map.of("user", agent.id())).json().get("name").asText())
                .isEqualTo(agent.username());

        stack.realm()
                .users()
                .get(agent.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));

        JsonNode told = asked(Map.of("user", agent.id())).json();
        assertThat(told.at("/vendor/entitlements").toString()).contains("desk.tickets");
        assertThat(told.get("name").isNull()).isTrue();
        assertThat(told.toString()).doesNotContain("\"" + agent.username() + "\"");
    }

    @Test
    void whoHasNoAccessHasNoPlace() {
        JsonNode dan = asked(Map.of("user", stack.userId("dan"))).json();

        assertThat(dan.get("user").asText()).isEqualTo(stack.userId("dan"));
        assertThat(dan.get("organizations")).isEmpty();
    }

    @Test
    void onlyTheOrganisationAskedForIsTold() {
        JsonNode finn = asked(Map.of("user", stack.userId("finn"), "organization", stack.organizationId("umbra")))
                .json();

        assertThat(finn.get("organizations")).hasSize(1);
        assertThat(finn.at("/organizations/0/alias").asText()).isEqualTo("umbra");
    }

    @Test
    void anAddressCountsOnlyWhenItIsVerified() {
        People.Person person = stack.people().person("unverified");
        stack.people().join(person, stack.organizationId("acme"), "portal-member");
        String email = person.username() + "@test.example";
        assertThat(asked(Map.of("email", email)).json().get("user").asText()).isEqualTo(person.id());
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEmailVerified(false);
        stack.realm().users().get(person.id()).update(user);

        assertThat(asked(Map.of("email", email)).json().get("user").isNull()).isTrue();
        assertThat(asked(Map.of("user", person.id())).json().get("email").isNull())
                .isTrue();
    }

    @Test
    void nobodyIsAnAnswerAndNoFailure() {
        Tokens.Answer nobody = asked(Map.of("email", "nobody@nowhere.example"));

        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.json().get("user").isNull()).isTrue();
        assertThat(nobody.json().get("organizations")).isEmpty();
    }

    /** As their own pages ask for them, so that no mail tells what those would not (R19, R37). */
    @Test
    void theirSecurityGroupsAreTold() {
        OrganizationRepresentation guild = stack.people().organization("guild");
        People.Person gwen = stack.people().person("gwen");
        stack.people().join(gwen, guild.getId(), "portal-member");
        OrganizationGroupsResource groups =
                stack.realm().organizations().get(guild.getId()).groups();
        GroupRepresentation keepers = new GroupRepresentation();
        keepers.setName("keepers-" + guild.getAlias());
        keepers.setAttributes(Map.of("portal.security-group", List.of("true")));
        String id;
        try (Response created = groups.addTopLevelGroup(keepers)) {
            id = CreatedResponseUtil.getCreatedId(created);
        }
        assertThat(groups(gwen)).isEqualTo("[]");

        groups.group(id).addMember(gwen.id());
        assertThat(groups(gwen)).isEqualTo("[\"" + id + "\"]");

        groups.group(id).removeMember(gwen.id());
        assertThat(groups(gwen)).isEqualTo("[]");
    }

    private String groups(People.Person person) {
        return asked(Map.of("user", person.id()))
                .json()
                .at("/organizations/0/groups")
                .toString();
    }

    @Test
    void aDisabledPersonHasNoPlace() {
        People.Person person = stack.people().person("disabled");
        stack.people().join(person, stack.organizationId("acme"), "portal-member");
        assertThat(asked(Map.of("user", person.id())).json().get("organizations"))
                .hasSize(1);
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(person.id()).update(user);

        assertThat(asked(Map.of("user", person.id())).json().get("organizations"))
                .isEmpty();
    }

    @Test
    void thatThePortalIsClosedIsNotTheirFault() {
        RealmRepresentation realm = stack.realm().toRepresentation();
        String before = realm.getAttributes().get("portal.ticketing");
        realm.getAttributes().put("portal.ticketing", "off");
        stack.realm().update(realm);
        try {
            assertThat(asked(Map.of("user", stack.userId("ben")))
                            .json()
                            .get("reason")
                            .asText())
                    .isEqualTo("module-off");
        } finally {
            realm.getAttributes().put("portal.ticketing", before);
            stack.realm().update(realm);
        }
    }

    @Test
    void onlyThePortalWithItsSecretIsAnswered() {
        String ben = stack.userId("ben");

        assertThat(asked("portal", "wrong", Map.of("user", ben)).status()).isEqualTo(401);
        assertThat(asked("portal-api", stack.secret("portal-api"), Map.of("user", ben))
                        .status())
                .isEqualTo(401);
        assertThat(asked("reports-api", stack.secret("reports-api"), Map.of("user", ben))
                        .status())
                .isEqualTo(401);
        assertThat(sent(HttpRequest.newBuilder(), Map.of("user", ben, "client_id", "portal-cli"))
                        .status())
                .isEqualTo(401);
        assertThat(sent(HttpRequest.newBuilder(), Map.of("user", ben)).status()).isEqualTo(401);
        assertThat(sent(
                                HttpRequest.newBuilder()
                                        .header(
                                                "Authorization",
                                                "Bearer "
                                                        + stack.tokens()
                                                                .of("olga")
                                                                .accessToken()),
                                Map.of("user", ben))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aQuestionThatMakesNoSenseIsNotAnswered() {
        assertThat(asked(Map.of()).status()).isEqualTo(422);
        assertThat(asked(Map.of("user", stack.userId("ben"), "email", "ben@acme.example"))
                        .status())
                .isEqualTo(422);
        assertThat(asked(Map.of("email", "ben@acme.example\u0000")).status()).isEqualTo(422);
        assertThat(asked(Map.of("user", "x".repeat(1000))).status()).isEqualTo(422);
    }

    private Tokens.Answer asked(Map<String, String> question) {
        return asked("portal", stack.secret("portal"), question);
    }

    private Tokens.Answer asked(String client, String secret, Map<String, String> question) {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return sent(HttpRequest.newBuilder().header("Authorization", "Basic " + credentials), question);
    }

    private Tokens.Answer sent(HttpRequest.Builder request, Map<String, String> question) {
        String form = question.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return stack.tokens()
                .send(request.uri(stack.realmUrl("/portal-standing"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
