package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** The portal tells which pages were read in a perspective, and the journal when it ends (R31). */
@OnTheStack
class PerspectivePagesReadIT {

    private static final String ENDED = "perspective-ended";
    private static final String LATE = "perspective-pages";

    private final SharedStack stack;
    private String organization;
    private People.Person admin;
    private People.Person member;
    private Onlooker viewer;
    private Tokens.Answer looking;
    private String sid;

    PerspectivePagesReadIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminLooksThroughAMembersEyes() {
        organization = stack.people().organization("pages").getId();
        admin = somebody("portal-admin");
        member = somebody("portal-member");
        viewer = Onlooker.named(stack, admin);
        looking = viewer.looks(member.id(), organization, "A question of theirs");
        sid = looking.claims().get("sid").asText();
        assertThat(sid).isNotEmpty();
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void whatIsToldIsAddedUpAndJournaledWithTheEnd() {
        assertThat(tell("1 /", "2 /tickets").status()).isEqualTo(204);
        assertThat(tell("1 /tickets", "1 /tickets/{number}").status()).isEqualTo(204);

        leave();

        JsonNode ended = newest(admin.username());
        assertThat(ended.get("act").asText()).isEqualTo(ENDED);
        assertThat(ended.at("/after/how").asText()).isEqualTo("exit");
        assertThat(ended.at("/after/pages").toString()).isEqualTo("{\"/\":1,\"/tickets\":3,\"/tickets/{number}\":1}");
        assertThat(history().at("/after/pages")).isEqualTo(ended.at("/after/pages"));
        assertThat(history().get("reason").isNull()).isTrue();
    }

    @Test
    void whateverEndsItTellsTheSame() {
        tell("3 /articles");
        UserRepresentation user = stack.realm().users().get(admin.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(admin.id()).update(user);

        JsonNode ended = newest("olga");
        assertThat(ended.at("/after/how").asText()).isEqualTo("revoked");
        assertThat(ended.at("/after/pages").toString()).isEqualTo("{\"/articles\":3}");
    }

    @Test
    void whereNothingWasReadItSaysSo() {
        leave();

        assertThat(newest(admin.username()).at("/after/pages").toString()).isEqualTo("{}");
    }

    @Test
    void renewingTheTokenForgetsNothing() {
        tell("1 /tickets");
        assertThat(viewer.looks(member.id(), organization).status()).isEqualTo(200);
        tell("1 /tickets");

        leave();

        assertThat(newest(admin.username()).at("/after/pages").toString()).isEqualTo("{\"/tickets\":2}");
    }

    /** However it ended, the viewer's last pages are not left out: the portal tells every few seconds. */
    @Test
    void whatIsToldAfterTheEndIsAnEntryOfItsOwn() {
        tell("1 /");
        leave();

        assertThat(tell("2 /tickets", "1 /tickets/{number}").status()).isEqualTo(204);
        assertThat(tell("1 /articles").status()).isEqualTo(204);

        JsonNode late = journal(admin.username());
        assertThat(late.findValuesAsText("act")).startsWith(LATE, LATE, ENDED, "perspective-started");
        assertThat(late.at("/0/after/pages").toString()).isEqualTo("{\"/articles\":1}");
        assertThat(late.at("/1/after/pages").toString()).isEqualTo("{\"/tickets\":2,\"/tickets/{number}\":1}");
        assertThat(late.at("/2/after/pages").toString()).isEqualTo("{\"/\":1}");
        for (int entry = 0; entry < 3; entry++) {
            assertThat(late.at("/" + entry + "/after/perspective").asText()).isEqualTo(sid);
            assertThat(late.at("/" + entry + "/after/viewer").asText()).isEqualTo(admin.id());
            assertThat(late.at("/" + entry + "/person").asText()).isEqualTo(member.id());
            assertThat(late.at("/" + entry + "/actor/kind").asText()).isEqualTo("person");
            assertThat(late.at("/" + entry + "/actor/id").asText()).isEqualTo(admin.id());
        }
        assertThat(history().at("/after/pages").toString()).isEqualTo("{\"/articles\":1}");
    }

    @Test
    void whoGoesOnToSomebodyElseOrIsDisabledLeavesNothingOut() {
        People.Person other = somebody("portal-member");
        viewer.looks(other.id(), organization, "Another question");
        assertThat(newest(admin.username()).at("/after/pages").toString()).isEqualTo("{}");

        assertThat(tell("7 /tickets/{number}").status()).isEqualTo(204);
        UserRepresentation user = stack.realm().users().get(admin.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(admin.id()).update(user);
        assertThat(tell("1 /").status()).isEqualTo(204);

        JsonNode late = journal("olga");
        assertThat(late.findValuesAsText("act")).startsWith(LATE, LATE, ENDED, "perspective-started");
        assertThat(late.at("/1/after/pages").toString()).isEqualTo("{\"/tickets/{number}\":7}");
    }

    @Test
    void whatHasEndedLongAgoTakesNothingAndIsForgotten() {
        leave();
        int rows = rows();
        changed("ended_at = ended_at - 20 * 60000");

        assertThat(tell("1 /tickets").status()).isEqualTo(404);

        assertThat(rows).isEqualTo(1);
        await().atMost(Duration.ofSeconds(100)).until(() -> rows() == 0);
        assertThat(newest(admin.username()).get("act").asText()).isEqualTo(ENDED);
    }

    /** Neither a list nor a token knows of what has ended. */
    @Test
    void whatHasEndedIsOverThoughItIsKept() {
        leave();

        assertThat(Onlooker.isActive(stack, looking.accessToken())).isFalse();
        assertThat(Onlooker.me(stack, looking.accessToken())).isEqualTo(401);
        assertThat(ended().status()).isEqualTo(404);
        assertThat(stack.tokens()
                        .get(
                                stack.realmUrl("/portal-access/perspectives?limit=200"),
                                stack.tokens().of("olga").accessToken())
                        .json()
                        .findValuesAsText("sid"))
                .doesNotContain(sid);
        assertThat(rows()).isEqualTo(1);
        assertThat(changed("ended_at = ended_at where reason is null and pages is null"))
                .isEqualTo(1);
    }

    /** Of many who end it at the same moment one does, and it is journaled once. */
    @Test
    void itEndsOnce() {
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(each -> ended().status())
                .toList();

        assertThat(answers).contains(204).allMatch(status -> status == 204 || status == 404);
        assertThat(journal(admin.username()).findValuesAsText("act"))
                .containsOnlyOnce(ENDED)
                .doesNotContain(LATE);
    }

    @Test
    void onlyThePortalTells() {
        for (String credentials : List.of(
                basic("portal", "wrong"),
                basic("portal-api", stack.secret("portal-api")),
                basic("reports-api", stack.secret("reports-api")),
                "Bearer " + viewer.own().accessToken(),
                "Bearer " + looking.accessToken(),
                "Bearer " + stack.tokens().of("olga").accessToken())) {
            assertThat(tell(credentials, sid, List.of("1 /tickets")).status()).isEqualTo(401);
        }

        leave();

        assertThat(newest(admin.username()).at("/after/pages").toString()).isEqualTo("{}");
    }

    @Test
    void nothingButRoutesIsTaken() {
        assertThat(tell("1 /tickets", "1 /tickets?q=secret").status()).isEqualTo(422);
        assertThat(tell("nonsense").status()).isEqualTo(422);
        assertThat(tell().status()).isEqualTo(422);
        assertThat(tell(basic("portal", stack.secret("portal")), "", List.of("1 /tickets"))
                        .status())
                .isEqualTo(404);
        assertThat(tell(basic("portal", stack.secret("portal")), "x\u0000", List.of("1 /tickets"))
                        .status())
                .isEqualTo(404);

        leave();

        assertThat(newest(admin.username()).at("/after/pages").toString()).isEqualTo("{}");
    }

    @Test
    void howeverManyPagesAreToldItIsAsManyStatements() throws Exception {
        tell("1 /warm");
        String[] many =
                IntStream.range(0, 150).mapToObj(page -> "1 /page-" + page).toArray(String[]::new);

        SqlCounter.Statements ofOne = stack.sql().during(() -> tell("1 /tickets"));
        SqlCounter.Statements ofMany = stack.sql().during(() -> tell(many));

        assertThat(ofMany.total())
                .as(ofMany.toString())
                .isEqualTo(ofOne.total())
                .isLessThanOrEqualTo(3);
        leave();
        assertThat(newest(admin.username()).at("/after/pages")).hasSize(32);
        assertThat(newest(admin.username()).at("/after/pages/*").asLong()).isEqualTo(121);
    }

    @Test
    void norDoesItDependOnThemAfterTheEnd() throws Exception {
        leave();
        tell("1 /warm");
        String[] many =
                IntStream.range(0, 150).mapToObj(page -> "1 /page-" + page).toArray(String[]::new);

        SqlCounter.Statements ofOne = stack.sql().during(() -> tell("1 /tickets"));
        SqlCounter.Statements ofMany = stack.sql().during(() -> tell(many));

        assertThat(ofMany.total()).as(ofMany.toString()).isEqualTo(ofOne.total());
        assertThat(newest(admin.username()).at("/after/pages")).hasSize(32);
    }

    /** How many there are, in the database. */
    private int rows() {
        return changed("ended_at = ended_at");
    }

    private int changed(String how) {
        String update = "update portico_perspective set " + how + (how.contains(" where ") ? " and" : " where")
                + " session_id = ?";
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, sid);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private Tokens.Answer tell(String... pages) {
        return tell(basic("portal", stack.secret("portal")), sid, List.of(pages));
    }

    private Tokens.Answer tell(String credentials, String perspective, List<String> pages) {
        String form = "perspective=" + encoded(perspective)
                + pages.stream().map(page -> "&page=" + encoded(page)).collect(Collectors.joining());
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-pages"))
                        .header("Authorization", credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private void leave() {
        assertThat(ended().status()).isEqualTo(204);
    }

    private Tokens.Answer ended() {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/perspectives/" + sid))
                        .header("Authorization", "Bearer " + viewer.own().accessToken())
                        .DELETE());
    }

    private JsonNode newest(String reader) {
        return journal(reader).get(0);
    }

    private JsonNode journal(String reader) {
        return items("/organizations/" + organization + "/journal?user=" + member.id(), reader);
    }

    private JsonNode history() {
        return items("/me/history", member.username()).get(0);
    }

    private JsonNode items(String path, String reader) {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access" + path),
                        stack.tokens().of(reader).accessToken())
                .json()
                .get("items");
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("pages");
        stack.people().join(person, organization, role);
        return person;
    }
}
