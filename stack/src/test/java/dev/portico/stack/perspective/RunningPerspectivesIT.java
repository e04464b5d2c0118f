package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which perspectives run, who is shown them, and how they are left (R28, R31). */
@OnTheStack
class RunningPerspectivesIT {

    private final SharedStack stack;
    private String organization;
    private People.Person admin;
    private People.Person member;
    private String token;
    private String sid;

    RunningPerspectivesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminLooksThroughAMembersEyes() {
        organization = stack.people().organization("running").getId();
        admin = somebody("portal-admin");
        member = somebody("portal-member");
        Tokens.Answer answer = Onlooker.named(stack, admin)
                .asks(Map.of("requested_subject", member.id(), "organization", organization, "reason", "Why"));
        token = answer.accessToken();
        sid = answer.claims().get("sid").asText();
        assertThat(Onlooker.isActive(stack, token)).isTrue();
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void theViewerTheirAdminsAndThePersonSeeThatItRuns() {
        People.Person other = somebody("portal-admin");

        for (People.Person person : List.of(admin, other, member)) {
            JsonNode shown = shown(person.username());
            assertThat(shown.get("viewer").asText()).isEqualTo(admin.id());
            assertThat(shown.get("person").asText()).isEqualTo(member.id());
            assertThat(shown.get("organization").asText()).isEqualTo(organization);
        }
        assertThat(shown(admin.username()).get("reason").asText()).isEqualTo("Why");
        assertThat(shown("olga").get("reason").asText()).isEqualTo("Why");
        assertThat(shown(member.username()).get("reason").isNull()).isTrue();
        assertThat(shown(other.username()).get("reason").isNull()).isTrue();
    }

    @Test
    void nobodyElseIsShownItOrEndsIt() {
        People.Person coworker = somebody("portal-member");

        for (String outsider : List.of(coworker.username(), "eve")) {
            assertThat(running(outsider)).isEmpty();
            assertThat(end("/perspectives/" + sid, outsider).status()).isEqualTo(404);
        }
        assertThat(end("/perspectives/" + sid, member.username()).status()).isEqualTo(403);
        assertThat(end("/perspectives/mine", member.username()).status()).isEqualTo(204);
        assertThat(Onlooker.isActive(stack, token)).isTrue();
    }

    @Test
    void theViewerExitsAndMayDoSoAgain() {
        assertThat(end("/perspectives/mine", admin.username()).status()).isEqualTo(204);

        itHasEnded("exit");
        assertThat(end("/perspectives/mine", admin.username()).status()).isEqualTo(204);
        assertThat(end("/perspectives/" + sid, admin.username()).status()).isEqualTo(404);
    }

    @Test
    void theViewerExitsJustThisOne() {
        assertThat(end("/perspectives/" + sid, admin.username()).status()).isEqualTo(204);

        itHasEnded("exit");
    }

    @Test
    void anotherAdminStopsIt() {
        People.Person other = somebody("portal-admin");
        JsonNode before = revision();

        assertThat(end("/perspectives/" + sid, other.username()).status()).isEqualTo(204);

        itHasEnded("stopped");
        assertThat(revision())
                .as("what the token rests on, so that the portal is told before the next page")
                .isNotEqualTo(before);
    }

    /** Of the viewer. */
    private JsonNode revision() {
        return stack.tokens().of(admin.username()).claims().get("portal_rev");
    }

    private void itHasEnded(String how) {
        assertThat(Onlooker.isActive(stack, token)).isFalse();
        assertThat(Onlooker.me(stack, token)).isEqualTo(401);
        assertThat(running(admin.username())).isEmpty();
        JsonNode newest = get("/organizations/" + organization + "/journal?user=" + member.id(), "olga")
                .at("/items/0");
        assertThat(newest.get("act").asText()).isEqualTo("perspective-ended");
        assertThat(newest.at("/after/how").asText()).isEqualTo(how);
    }

    private JsonNode shown(String who) {
        List<JsonNode> running = running(who);
        assertThat(running).as(who).hasSize(1);
        return running.get(0);
    }

    /** Of this organisation. */
    private List<JsonNode> running(String who) {
        return StreamSupport.stream(
                        get("/perspectives?limit=200", who).get("items").spliterator(), false)
                .filter(item -> item.get("organization").asText().equals(organization))
                .toList();
    }

    private JsonNode get(String path, String who) {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access" + path),
                        stack.tokens().of(who).accessToken())
                .json();
    }

    private Tokens.Answer end(String path, String who) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access" + path))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of(who).accessToken())
                        .DELETE());
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("running");
        stack.people().join(person, organization, role);
        return person;
    }
}
