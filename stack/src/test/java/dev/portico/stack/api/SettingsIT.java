package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's settings, and what an organisation does differently (R14, R18 to R21, R54). */
@OnTheStack
class SettingsIT {

    private final SharedStack stack;
    private final Api olga;
    private JsonNode before;

    SettingsIT(SharedStack stack) {
        this.stack = stack;
        this.olga = Api.as(stack, "olga");
        this.before = olga.get("/settings").json();
    }

    @BeforeEach
    void read() {
        before = olga.get("/settings").json();
    }

    @AfterEach
    void putBack() {
        assertThat(put(before.toString()).status()).isEqualTo(200);
    }

    @Test
    void whatIsReadCanBeWrittenBackChanged() {
        Tokens.Answer answer =
                put("{\"mode\":\"registered\",\"ticketing\":true,\"accountWideViewing\":true,\"addRequestBox\":false,"
                        + "\"submitTab\":false,\"signInToSubmit\":true,\"forum\":\"nobody\","
                        + "\"organizationKeyRequired\":false,\"defaultLevel\":\"portal-member\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"mode\":\"registered\",\"ticketing\":true,\"accountWideViewing\":true,\"addRequestBox\":false,"
                                + "\"submitTab\":false,\"signInToSubmit\":true,\"forum\":\"nobody\","
                                + "\"organizationKeyRequired\":false,\"defaultLevel\":\"portal-member\"}");
        assertThat(olga.get("/settings").json()).isEqualTo(answer.json());
        assertThat(stack.realm().toRepresentation().getAttributes())
                .containsEntry("portal.mode", "registered")
                .containsEntry("portal.account-wide-viewing", "on")
                .containsEntry("portal.submit-tab", "off")
                .containsEntry("portal.default-level", "portal-member");
    }

    @Test
    void whatWasNotSentStays() {
        JsonNode after = put("{\"forum\":\"nobody\"}").json();

        assertThat(after.get("forum").asText()).isEqualTo("nobody");
        assertThat(after.get("mode")).isEqualTo(before.get("mode"));
        assertThat(after.get("ticketing")).isEqualTo(before.get("ticketing"));
        assertThat(after.get("signInToSubmit")).isEqualTo(before.get("signInToSubmit"));
    }

    @Test
    void aChangeShowsInTheNextToken() {
        Tokens.Answer cleo = stack.tokens().of("cleo");
        assertThat(cleo.claims().get("entitlements").toString())
                .contains("forum.read")
                .doesNotContain("organization");
        String revision = cleo.claims().get("portal_rev").asText();

        put("{\"forum\":\"off\",\"accountWideViewing\":true}");

        JsonNode after = stack.tokens().refresh(cleo.refreshToken()).claims();
        assertThat(after.get("entitlements").toString())
                .contains("tickets.organization")
                .doesNotContain("forum.read");
        assertThat(after.get("portal_rev").asText()).isNotEqualTo(revision);
    }

    @Test
    void aForumThatIsOffDoesNotKeepAdminsFromGivingLevels() {
        assertThat(Api.each(Api.as(stack, "ada").get("/organizations/acme/levels"), "name"))
                .contains("portal-member");

        put("{\"forum\":\"off\"}");

        assertThat(Api.each(Api.as(stack, "ada").get("/organizations/acme/levels"), "name"))
                .contains("portal-member", "portal-admin");
    }

    @Test
    void whoHasNotReadIsTold() {
        Tokens.Answer answer = olga.send("PUT", "/settings", "{\"forum\":\"off\"}");

        assertThat(answer.status()).isEqualTo(428);
        assertThat(olga.get("/settings").json()).isEqualTo(before);
    }

    @Test
    void whoHasReadAnOlderStateIsTold() {
        String read = olga.tag("/settings");
        assertThat(put("{\"forum\":\"off\"}").status()).isEqualTo(200);

        Tokens.Answer answer = olga.send("PUT", "/settings", "{\"submitTab\":false}", "If-Match", read);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.json().get("reason").asText()).isEqualTo("stale");
        assertThat(olga.get("/settings").json().get("submitTab").asBoolean()).isTrue();
    }

    @Test
    void ofSeveralAtTheSameMomentOneWins() throws Exception {
        String read = olga.tag("/settings");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> writers = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> olga.send(
                                    "PUT",
                                    "/settings",
                                    i % 2 == 0 ? "{\"submitTab\":false}" : "{\"addRequestBox\":false}",
                                    "If-Match",
                                    read)
                            .status())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : pool.invokeAll(writers)) {
                answers.add(each.get());
            }
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            pool.shutdownNow();
        }
        JsonNode after = olga.get("/settings").json();
        assertThat(after.get("submitTab").asBoolean())
                .isNotEqualTo(after.get("addRequestBox").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"submitTab\":false,\"mode\":\"all\"} | mode | invalid-value",
                "{\"submitTab\":false,\"mode\":\"Everyone\"} | mode | invalid-value",
                "{\"submitTab\":false,\"mode\":null} | mode | invalid-value",
                "{\"submitTab\":false,\"ticketing\":\"on\"} | ticketing | invalid-value",
                "{\"submitTab\":false,\"ticketing\":1} | ticketing | invalid-value",
                "{\"submitTab\":false,\"forum\":\"public\"} | forum | invalid-value",
                "{\"submitTab\":false,\"forum\":true} | forum | invalid-value",
                "{\"submitTab\":false,\"defaultLevel\":\"king\"} | defaultLevel | invalid-level",
                "{\"submitTab\":false,\"defaultLevel\":\"support-agent\"} | defaultLevel | invalid-level",
                "{\"submitTab\":false,\"defaultLevel\":\"\"} | defaultLevel | invalid-level",
                "{\"submitTab\":false,\"colour\":\"red\"} | colour | invalid-value",
            })
    void nonsenseChangesNothingAtAll(String body, String field, String reason) {
        Tokens.Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(answer.json().get("reason").asText()).isEqualTo(reason);
        assertThat(olga.get("/settings").json()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ben", "gil", "eve", "sam", "tess"})
    void nobodyElseChangesThem(String who) {
        Api somebody = Api.as(stack, who);

        assertThat(somebody.send("PUT", "/settings", "{\"ticketing\":true}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        String own = who.equals("eve") ? "umbra" : "acme";
        assertThat(somebody.get("/organizations/" + own + "/settings").status()).isEqualTo(200);
        assertThat(somebody.send("PUT", "/organizations/" + own + "/settings", "{\"accountWideViewing\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(olga.get("/settings").json()).isEqualTo(before);
        assertThat(olga.get("/organizations/" + own + "/settings")
                        .json()
                        .get("accountWideViewing")
                        .isNull())
                .isTrue();
    }

    @Test
    void withoutATokenNothingIsChanged() {
        assertThat(stack.tokens()
                        .send(HttpRequest.newBuilder(olga.address("/settings"))
                                .PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void ticketingIsSwitchedOnAgainByWhoSwitchedItOff() {
        assertThat(stack.tokens().of("cleo").status()).isEqualTo(200);

        put("{\"ticketing\":false}");
        assertThat(stack.tokens().of("cleo").json().get("error_description").asText())
                .isEqualTo("module-off");
        assertThat(put("{\"ticketing\":true}").status()).isEqualTo(200);

        assertThat(stack.tokens().of("cleo").status()).isEqualTo(200);
    }

    @Test
    void anOrganisationDoesSomeThingsDifferently() {
        String organization = stack.people().organization("overrides").getId();
        People.Person person = stack.people().person("member");
        stack.people().join(person, organization, "portal-member");
        String path = "/organizations/" + organization + "/settings";
        assertThat(stack.tokens()
                        .of(person.username())
                        .claims()
                        .get("entitlements")
                        .toString())
                .doesNotContain("tickets.organization");

        Tokens.Answer changed = olga.send(
                "PUT", path, "{\"accountWideViewing\":true,\"defaultLevel\":\"none\"}", "If-Match", olga.tag(path));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().toString())
                .isEqualTo("{\"accountWideViewing\":true,\"organizationKeyRequired\":null,\"defaultLevel\":\"none\"}");
        assertThat(olga.get("/organizations/" + organization).json().get("settings"))
                .isEqualTo(changed.json());
        assertThat(stack.tokens()
                        .of(person.username())
                        .claims()
                        .get("entitlements")
                        .toString())
                .contains("tickets.organization");

        assertThat(olga.send("PUT", path, "{\"accountWideViewing\":null}")
                        .json()
                        .toString())
                .isEqualTo("{\"accountWideViewing\":null,\"organizationKeyRequired\":null,\"defaultLevel\":\"none\"}");
        assertThat(stack.tokens()
                        .of(person.username())
                        .claims()
                        .get("entitlements")
                        .toString())
                .doesNotContain("tickets.organization");
    }

    @Test
    void anOrganisationsOtherAttributesStay() {
        String organization = stack.people().organization("overrides").getId();
        var representation = stack.realm().organizations().get(organization).toRepresentation();
        representation.singleAttribute("customer-number", "4711");
        stack.realm().organizations().get(organization).update(representation).close();

        assertThat(olga.send("PUT", "/organizations/" + organization + "/settings", "{\"accountWideViewing\":false}")
                        .status())
                .isEqualTo(200);

        assertThat(stack.realm()
                        .organizations()
                        .get(organization)
                        .toRepresentation()
                        .getAttributes())
                .containsEntry("customer-number", List.of("4711"))
                .containsEntry("portal.account-wide-viewing", List.of("off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode", "ticketing", "forum", "signInToSubmit", "name"})
    void anOrganisationDoesTheRestLikeEverybody(String field) {
        Tokens.Answer answer = olga.send("PUT", "/organizations/acme/settings", "{\"" + field + "\":\"everyone\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void anotherOrganisationsSettingsAreNotThere() {
        assertThat(Api.as(stack, "ada").get("/organizations/umbra/settings").status())
                .isEqualTo(404);
        assertThat(Api.as(stack, "ada")
                        .send("PUT", "/organizations/umbra/settings", "{\"accountWideViewing\":true}")
                        .status())
                .isEqualTo(404);
    }

    /** Who says nothing of what was there, as a script may, is not asked. */
    @Test
    void ofTwoWhoChangeAnOrganisationsKeyTheSecondIsTold() {
        String path = "/organizations/" + stack.people().organization("keyed").getId() + "/key";
        String seen = olga.tag(path);
        assertThat(olga.send("PUT", path, "{\"key\":\"the-first-of-two\"}", "If-Match", seen)
                        .status())
                .isEqualTo(200);
        JsonNode first = olga.get(path).json();

        Tokens.Answer second = olga.send("PUT", path, "{\"key\":\"the-second-of-two\"}", "If-Match", seen);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("reason").asText()).isEqualTo("stale");
        assertThat(olga.get(path).json()).isEqualTo(first);
        assertThat(olga.send("PUT", path, "{\"key\":\"the-second-of-two\"}", "If-Match", olga.tag(path))
                        .status())
                .isEqualTo(200);
        assertThat(olga.send("PUT", path, "{\"required\":false}").status()).isEqualTo(200);
    }

    /** Asking for what is refused anyway is no way to try keys. */
    @Test
    void aRefusalTellsNothingOfTheKey() {
        String path = "/organizations/" + stack.people().organization("guessed").getId() + "/key";
        assertThat(olga.send("PUT", path, "{\"key\":\"the-one-that-is\",\"required\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(put("{\"organizationKeyRequired\":true}").status()).isEqualTo(200);

        Tokens.Answer right = olga.send("PUT", path, "{\"key\":\"the-one-that-is\",\"required\":false}");
        Tokens.Answer wrong = olga.send("PUT", path, "{\"key\":\"one-that-is-not\",\"required\":false}");

        assertThat(right.status()).isEqualTo(409);
        assertThat(right.json().get("field").asText()).isEqualTo("required");
        assertThat(right.json()).isEqualTo(wrong.json());
        assertThat(olga.send("PUT", path, "{\"key\":\"the-one-that-is\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("key");
    }

    private Tokens.Answer put(String body) {
        return olga.send("PUT", "/settings", body, "If-Match", olga.tag("/settings"));
    }
}
