package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** The portal answers a token of a perspective no longer than the viewer may look, although Keycloak sweeps but once a minute (R31, R64). */
@OnTheStack
class PerspectiveOutdatedIT {

    private final SharedStack stack;
    private String organization;
    private People.Person admin;
    private People.Person other;
    private Tokens.Answer token;
    private Tokens.Answer others;

    PerspectiveOutdatedIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void twoAdminsLookThroughAMembersEyes() {
        // Starting it takes longer than one waits for a signal.
        stack.portalUrl();
        organization = stack.people().organization("outdated").getId();
        admin = somebody("portal-admin");
        other = somebody("portal-admin");
        // That somebody holds a level as the first there is a change of the organisation, which concerns everybody in
        // it.
        somebody("portal-coordinator");
        People.Person member = somebody("portal-member");
        token = Onlooker.named(stack, admin).looks(member.id(), organization);
        others = Onlooker.named(stack, other).looks(member.id(), organization);
        assertThat(token.claims().at("/act/sub").asText()).isEqualTo(admin.id());
        await().atMost(Duration.ofSeconds(5)).until(() -> tickets(token) == 200 && tickets(others) == 200);
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void whereTheViewerLosesNothingButTheRightToLook() {
        stack.people().take(admin, organization, "portal-admin");
        stack.people().join(admin, organization, "portal-coordinator");

        hasEndedAtThePortal();
    }

    @Test
    void whereTheViewerIsDisabled() {
        UserRepresentation user = stack.realm().users().get(admin.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(admin.id()).update(user);

        hasEndedAtThePortal();
    }

    /** Nothing was taken from the viewer, and the portal finds nothing all the same. */
    @Test
    void whereSomebodyElseStopsIt() {
        String sid = token.claims().get("sid").asText();

        Tokens.Answer stopped = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/perspectives/" + sid))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .DELETE());

        assertThat(stopped.status()).isEqualTo(204);
        hasEndedAtThePortal();
    }

    /** Of the other it still runs, by Keycloak's own list. */
    private void hasEndedAtThePortal() {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(5)).until(() -> tickets(token) == 401);
        assertThat(tickets(others)).isEqualTo(200);
        assertThat(StreamSupport.stream(
                        stack.tokens()
                                .get(
                                        stack.realmUrl("/portal-access/perspectives?limit=200"),
                                        stack.tokens().of("olga").accessToken())
                                .json()
                                .get("items")
                                .spliterator(),
                        false))
                .extracting(running -> running.get("viewer").asText())
                .contains(other.id());
    }

    private int tickets(Tokens.Answer asked) {
        return stack.tokens()
                .get(URI.create(stack.portalUrl() + "/api/tickets"), asked.accessToken())
                .status();
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("outdated");
        stack.people().join(person, organization, role);
        return person;
    }
}
