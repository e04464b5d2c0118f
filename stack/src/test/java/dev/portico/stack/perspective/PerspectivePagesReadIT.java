package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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
        assertThat(ended.get("act").asText()).isEqualTo("perspective-ended");
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

    @Test
    void ofWhatHasEndedNothingIsTaken() {
        leave();

        assertThat(tell("1 /tickets").status()).isEqualTo(404);
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
        Tokens.Answer left = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/perspectives/" + sid))
                        .header("Authorization", "Bearer " + viewer.own().accessToken())
                        .DELETE());
        assertThat(left.status()).isEqualTo(204);
    }

    private JsonNode newest(String reader) {
        return first("/organizations/" + organization + "/journal?user=" + member.id(), reader);
    }

    private JsonNode history() {
        return first("/me/history", member.username());
    }

    private JsonNode first(String path, String reader) {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access" + path),
                        stack.tokens().of(reader).accessToken())
                .json()
                .get("items")
                .get(0);
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
