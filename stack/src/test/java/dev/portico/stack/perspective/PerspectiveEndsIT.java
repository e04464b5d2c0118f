package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;

/** A perspective lives as long as the viewer's own session and right, and as the access of the person looked through (R31). */
@OnTheStack
class PerspectiveEndsIT {

    private final SharedStack stack;
    private String organization;
    private People.Person admin;
    private People.Person member;
    private Onlooker viewer;
    private String token;

    PerspectiveEndsIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminLooksThroughAMembersEyes() {
        organization = stack.people().organization("ends").getId();
        admin = somebody("portal-admin");
        member = somebody("portal-member");
        viewer = Onlooker.named(stack, admin);
        token = viewer.looks(member.id(), organization, "A ticket that is not in the list")
                .accessToken();
        assertThat(Onlooker.isActive(stack, token)).isTrue();
        assertThat(Onlooker.me(stack, token)).isEqualTo(200);
        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(200);
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void whenTheViewerLogsOut() {
        viewer.logsOut();

        itHasEnded();
        assertThat(acts()).containsExactly("perspective-ended", "perspective-started");
        assertThat(newest().at("/after/how").asText()).isEqualTo("logout");
    }

    @Test
    void whenAnAdministratorEndsTheViewersSession() {
        stack.realm().users().get(admin.id()).logout();

        itHasEnded();
    }

    @Test
    void whenTheViewerIsDisabled() {
        enable(admin, false);

        theJournalKnowsAtOnce();
        itHasEnded();
    }

    @Test
    void whenThePersonIsDisabledInTheConsole() {
        enable(member, false);

        theJournalKnowsAtOnce();
        itHasEnded();
        enable(member, true);
        itHasEnded();
    }

    @Test
    void whenTheViewerLosesTheRight() {
        stack.people().take(admin, organization, "portal-admin");
        stack.people().join(admin, organization, "portal-coordinator");

        itHasEnded();
        Tokens.Answer again = viewer.looks(member.id(), organization);
        assertThat(again.json().get("error_description").asText()).isEqualTo("missing-permission");
    }

    @Test
    void whenThePersonIsRaisedAboveTheViewer() {
        stack.people().join(member, organization, "portal-admin", "enable-in-app-messenger");

        itHasEnded();
    }

    @Test
    void whenThePersonIsDisabledAndStaysSoWhenTheyAreEnabledAgain() {
        asOperator("POST", "/organizations/" + organization + "/members/" + member.id() + "/deactivate");
        theJournalKnowsAtOnce();
        itHasEnded();

        asOperator("POST", "/organizations/" + organization + "/members/" + member.id() + "/activate");
        itHasEnded();
    }

    @Test
    void whenThePersonsAccessIsRevoked() {
        asOperator("DELETE", "/organizations/" + organization + "/members/" + member.id());

        itHasEnded();
        assertThat(viewer.looks(member.id(), organization)
                        .json()
                        .get("error_description")
                        .asText())
                .isEqualTo("no-access");
    }

    @Test
    void whenThePersonEndsTheSessionInTheirOwnAccount() {
        stack.realm().users().get(member.id()).logout();

        itHasEnded();
    }

    @Test
    void thePersonsOwnSessionsAreNoneOfIt() {
        Tokens.Answer own = stack.tokens().of(member.username());

        viewer.logsOut();

        assertThat(Onlooker.isActive(stack, own.accessToken())).isTrue();
    }

    @Test
    void theBeginningIsJournaledOnceWithItsReasonAndThePersonSeesThatItHappened() {
        viewer.looks(member.id(), organization);
        JsonNode started = newest();
        JsonNode seen = items("/me/history", member.username()).get(0);

        assertThat(acts()).containsExactly("perspective-started");
        assertThat(started.get("reason").asText()).isEqualTo("A ticket that is not in the list");
        assertThat(started.at("/actor/id").asText()).isEqualTo(admin.id());
        assertThat(started.get("person").asText()).isEqualTo(member.id());
        assertThat(seen.get("act").asText()).isEqualTo("perspective-started");
        assertThat(seen.at("/actor/id").asText()).isEqualTo(admin.id());
        assertThat(seen.at("/actor/name").asText()).isEqualTo("ends Test");
        assertThat(seen.get("organizationName").asText())
                .isEqualTo(stack.realm()
                        .organizations()
                        .get(organization)
                        .toRepresentation()
                        .getName());
        assertThat(seen.get("reason").isNull()).isTrue();
        assertThat(started.get("actor").has("name")).isFalse();
    }

    @Test
    void thePriceOfOnesHistoryDoesNotGrowWithThoseWhoLooked() throws Exception {
        leaves(viewer);
        for (int each = 0; each < 3; each++) {
            Onlooker another = Onlooker.named(stack, somebody("portal-admin"));
            another.looks(member.id(), organization);
            leaves(another);
        }
        String own = stack.tokens().of(member.username()).accessToken();
        assertThat(history(own, 200).findValuesAsText("organizationName")).hasSize(8);

        SqlCounter.Statements one = stack.sql().during(() -> history(own, 1));
        SqlCounter.Statements all = stack.sql().during(() -> history(own, 200));

        assertThat(all.total()).as(all.toString()).isEqualTo(one.total());
    }

    private JsonNode history(String token, int entries) {
        return stack.tokens()
                .get(stack.realmUrl("/portal-access/me/history?limit=" + entries), token)
                .json();
    }

    /** What the vendor's people log in with is told to no customer, though one of them looks as one of the organisation. */
    @Test
    void anAgentOfTheOrganisationWithoutANameIsNotNamed() {
        String own = stack.tokens().of(member.username()).accessToken();
        var user = stack.realm().users().get(admin.id());
        var nameless = user.toRepresentation();
        nameless.setFirstName("");
        nameless.setLastName("");
        user.update(nameless);
        assertThat(history(own, 1).at("/items/0/actor/name").asText()).isEqualTo(admin.username());

        user.roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));

        assertThat(history(own, 1).at("/items/0/actor/id").asText()).isEqualTo(admin.id());
        assertThat(history(own, 200).toString()).doesNotContain(admin.username());
    }

    /** They are nobody's colleague there any more. */
    @Test
    void whoLeftTheOrganisationIsNoLongerNamed() {
        String own = stack.tokens().of(member.username()).accessToken();
        assertThat(history(own, 1).at("/items/0/actor/name").asText()).isEqualTo("ends Test");

        stack.realm()
                .organizations()
                .get(organization)
                .members()
                .member(admin.id())
                .delete()
                .close();

        JsonNode started = StreamSupport.stream(history(own, 200).get("items").spliterator(), false)
                .filter(entry -> entry.get("act").asText().equals("perspective-started"))
                .findFirst()
                .orElseThrow();
        assertThat(started.get("actor").has("name")).isFalse();
        assertThat(started.at("/actor/id").asText()).isEqualTo(admin.id());
        assertThat(started.has("organizationName")).isTrue();
    }

    @Test
    void whoGoesOnToSomebodyElseHasLeftTheFirst() {
        People.Person other = somebody("portal-member");

        viewer.looks(other.id(), organization);

        assertThat(acts()).containsExactly("perspective-ended", "perspective-started");
        assertThat(newest().at("/after/how").asText()).isEqualTo("replaced");
        assertThat(newest().at("/actor/kind").asText()).isEqualTo("person");
        assertThat(newest().at("/actor/id").asText()).isEqualTo(admin.id());
    }

    /** Or else nobody in the organisation could tell that it was Support who looked no more. */
    @ParameterizedTest
    @ValueSource(strings = {"exit", "replaced", "logout", "revoked"})
    void whatTheVendorsStaffBeganIsJournaledAsTheVendorsWhenItEnds(String how) {
        People.Person agent = stack.people().person("agent");
        stack.realm()
                .users()
                .get(agent.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));
        People.Person seen = somebody("portal-member");
        Onlooker support = Onlooker.named(stack, agent);
        assertThat(support.looks(seen.id(), organization, "A question of theirs")
                        .status())
                .isEqualTo(200);

        switch (how) {
            case "exit" -> leaves(support);
            case "replaced" -> support.looks(member.id(), organization, "Another question");
            case "logout" -> support.logsOut();
            default -> enable(agent, false);
        }

        List<JsonNode> entries = StreamSupport.stream(
                        items("/organizations/" + organization + "/journal?user=" + seen.id(), "olga")
                                .spliterator(),
                        false)
                .filter(entry -> entry.get("act").asText().startsWith("perspective"))
                .toList();
        assertThat(entries)
                .extracting(entry -> entry.get("act").asText())
                .containsExactly("perspective-ended", "perspective-started");
        assertThat(entries.get(0).at("/after/how").asText()).isEqualTo(how);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at("/actor/kind").asText()).isEqualTo("vendor");
            assertThat(entry.at("/actor/id").asText()).isEqualTo(agent.id());
        });
    }

    private void leaves(Onlooker looking) {
        assertThat(stack.tokens()
                        .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/perspectives/mine"))
                                .header(
                                        "Authorization",
                                        "Bearer " + looking.own().accessToken())
                                .DELETE())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void itIsNotSeenAsThePersonsOwnVisit() {
        JsonNode shown = get("/organizations/" + organization + "/members/" + member.id(), admin.username());

        assertThat(shown.get("lastSeen").isNull()).isTrue();
    }

    /** And not when Keycloak looks again within the next minute. */
    private void theJournalKnowsAtOnce() {
        assertThat(items("/perspectives?limit=200", "olga").findValuesAsText("organization"))
                .doesNotContain(organization);
        assertThat(acts()).containsExactly("perspective-ended", "perspective-started");
        assertThat(StreamSupport.stream(journal().spliterator(), false)
                        .filter(entry -> entry.get("act").asText().equals("perspective-ended"))
                        .map(entry -> entry.at("/after/how").asText()))
                .containsExactly("revoked");
    }

    private void itHasEnded() {
        assertThat(Onlooker.isActive(stack, token)).isFalse();
        assertThat(Onlooker.me(stack, token)).isEqualTo(401);
        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(401);
    }

    /** About the member, the newest first, but for how they became one. */
    private List<String> acts() {
        return StreamSupport.stream(journal().spliterator(), false)
                .map(entry -> entry.get("act").asText())
                .filter(act -> act.startsWith("perspective"))
                .toList();
    }

    private JsonNode newest() {
        return journal().get(0);
    }

    private JsonNode journal() {
        return items("/organizations/" + organization + "/journal?user=" + member.id(), "olga");
    }

    private JsonNode items(String path, String who) {
        return get(path, who).get("items");
    }

    private JsonNode get(String path, String who) {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access" + path),
                        stack.tokens().of(who).accessToken())
                .json();
    }

    private void asOperator(String method, String path) {
        Tokens.Answer done = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access" + path))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(done.status()).as(done.json().toString()).isLessThan(300);
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("ends");
        stack.people().join(person, organization, role);
        return person;
    }

    private void enable(People.Person person, boolean enabled) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(enabled);
        stack.realm().users().get(person.id()).update(user);
    }
}
