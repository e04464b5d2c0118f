package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** What a change would mean is told before it is made, and is what it then means. */
@OnTheStack
class PreviewIT {

    private static final String MEMBERS_RIGHTS =
            "\"portal.enter\",\"tickets.create\",\"tickets.own\",\"articles.read\",\"forum.read\",\"forum.write\"";

    private static final String NOTHING =
            "{\"gains\":[],\"loses\":[],\"total\":0,\"visitors\":{\"gains\":[],\"loses\":[]}}";

    private final SharedStack stack;
    private final Api olga;

    PreviewIT(SharedStack stack) {
        this.stack = stack;
        this.olga = Api.as(stack, "olga");
    }

    @Test
    void aChangedLevelConcernsWhoHoldsItAndNobodyElse() {
        String level = level();
        Holder one = new Holder(stack, level);
        Holder two = new Holder(stack, level, "portal-own-tickets-only");
        Holder other = new Holder(stack, "portal-member");
        String body = "{\"permissions\":[\"portal.enter\",\"tickets.own\",\"tickets.organization\"]}";

        JsonNode told = preview(olga, "PUT", "/levels/" + level, body).json();

        assertThat(told.get("total").asInt()).isEqualTo(2);
        assertThat(of(told, "gains", one)).contains("[tickets.organization]");
        assertThat(of(told, "gains", two)).isEmpty();
        assertThat(of(told, "loses", one)).contains("[articles.read, forum.read, forum.write, tickets.create]");
        assertThat(of(told, "loses", two)).contains("[articles.read, forum.read, forum.write, tickets.create]");
        assertThat(told.toString()).doesNotContain(other.person.id());
        List<String> before = one.entitlements();
        assertThat(before).contains("tickets.create");

        assertThat(olga.send("PUT", "/levels/" + level, body).status()).isEqualTo(200);

        assertThat(new TreeSet<>(one.entitlements()).toString())
                .isEqualTo("[portal.enter, tickets.organization, tickets.own]");
        assertThat(preview(olga, "PUT", "/levels/" + level, body).json().toString())
                .isEqualTo(NOTHING);
    }

    @Test
    void aReplacedLevelShowsWhatTheReplacementGives() {
        String level = level();
        Holder holder = new Holder(stack, level);

        JsonNode told = preview(olga, "DELETE", "/levels/" + level + "?replacement=portal-coordinator", null)
                .json();

        assertThat(told.get("total").asInt()).isEqualTo(1);
        assertThat(of(told, "gains", holder)).contains("[tickets.organization]");
        assertThat(told.get("loses")).isEmpty();
        assertThat(olga.get("/levels/" + level).status()).isEqualTo(200);
    }

    @Test
    void aLevelOfWhoMayNotEnterAnywayConcernsNobody() {
        String level = level();
        Holder holder = new Holder(stack, level);
        var user = stack.realm().users().get(holder.person.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(holder.person.id()).update(user);

        assertThat(preview(olga, "DELETE", "/levels/" + level + "?replacement=portal-coordinator", null)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aDefaultLevelConcernsWhoHoldsNone() {
        String level = level();
        Holder without = new Holder(stack);
        People.Person with = stack.people().person("with");
        stack.people().join(with, without.organization, "portal-member");
        String path = "/organizations/" + without.organization + "/settings";

        JsonNode told = preview(olga, "PUT", path, "{\"defaultLevel\":\"" + level + "\"}")
                .json();

        assertThat(told.get("total").asInt()).isEqualTo(1);
        assertThat(of(told, "gains", without)).isPresent();

        assertThat(olga.send("PUT", path, "{\"defaultLevel\":\"" + level + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(without.entitlements()).hasSize(6);
        JsonNode gone = preview(olga, "PUT", "/levels/" + level, "{\"permissions\":[\"portal.enter\",\"tickets.own\"]}")
                .json();
        assertThat(of(gone, "loses", without)).contains("[articles.read, forum.read, forum.write, tickets.create]");
    }

    @Test
    void ticketingOffConcernsEverybodyButWhoCanSwitchItOn() {
        Holder holder = new Holder(stack, "portal-member");

        JsonNode told =
                preview(olga, "PUT", "/settings", "{\"ticketing\":false}").json();

        assertThat(told.get("total").asInt()).isGreaterThan(9);
        assertThat(told.get("gains")).isEmpty();
        assertThat(told.toString()).doesNotContain(stack.userId("olga"));
        assertThat(holder.entitlements()).isNotEmpty();
        assertThat(olga.get("/settings").json().get("ticketing").asBoolean()).isTrue();
    }

    @Test
    void aSettingThatGivesNobodyARightConcernsNobody() {
        assertThat(preview(olga, "PUT", "/settings", "{\"submitTab\":false,\"addRequestBox\":false}")
                        .json()
                        .toString())
                .isEqualTo(NOTHING);
    }

    /** R14, R15, R17: nobody holds what a visitor may, and it is told all the same. */
    @Test
    void whatVisitorsGainAndLoseIsToldThoughNobodyCountsThem() {
        JsonNode closed =
                preview(olga, "PUT", "/settings", "{\"mode\":\"registered\"}").json();
        assertThat(closed.get("total").asInt()).isZero();
        assertThat(closed.get("visitors").toString())
                .isEqualTo("{\"gains\":[],\"loses\":[\"articles.read\",\"requests.submit\"]}");

        assertThat(preview(olga, "PUT", "/settings", "{\"forum\":\"everyone\"}")
                        .json()
                        .get("visitors")
                        .toString())
                .isEqualTo("{\"gains\":[\"forum.read\"],\"loses\":[]}");
        assertThat(preview(olga, "PUT", "/settings", "{\"forum\":\"everyone\",\"mode\":\"registered\"}")
                        .json()
                        .get("visitors")
                        .toString())
                .isEqualTo("{\"gains\":[],\"loses\":[\"articles.read\",\"requests.submit\"]}");
        assertThat(preview(olga, "PUT", "/settings", "{\"signInToSubmit\":true}")
                        .json()
                        .get("visitors")
                        .toString())
                .isEqualTo("{\"gains\":[],\"loses\":[\"requests.submit\"]}");
    }

    @Test
    void accountWideViewingOfOneOrganisationConcernsItsMembers() {
        Holder holder = new Holder(stack, "portal-member");
        new Holder(stack, "portal-member");

        JsonNode told = preview(
                        olga,
                        "PUT",
                        "/organizations/" + holder.organization + "/settings",
                        "{\"accountWideViewing\":true}")
                .json();

        assertThat(told.get("total").asInt()).isEqualTo(1);
        assertThat(of(told, "gains", holder)).contains("[tickets.organization]");
    }

    @Test
    void aLevelComposedOfAnotherChangesWithIt() {
        String inner = level();
        String outer = "outer-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(olga.send(
                                "POST",
                                "/levels",
                                "{\"name\":\"" + outer + "\",\"permissions\":[\"portal.enter\",\"tickets.own\"]}")
                        .status())
                .isEqualTo(201);
        stack.realm()
                .roles()
                .get(outer)
                .addComposites(List.of(stack.realm().roles().get(inner).toRepresentation()));
        Holder holder = new Holder(stack, outer);
        assertThat(holder.entitlements()).contains("tickets.create");

        JsonNode told = preview(olga, "PUT", "/levels/" + inner, "{\"permissions\":[\"portal.enter\"]}")
                .json();

        assertThat(of(told, "loses", holder)).contains("[articles.read, forum.read, forum.write, tickets.create]");
        assertThat(olga.send("DELETE", "/levels/" + inner).status()).isEqualTo(204);
        assertThat(holder.entitlements()).contains("tickets.create");
    }

    @Test
    void aChangedMemberIsToldAsTheyWouldBe() {
        Holder holder = new Holder(stack, "portal-member");
        People.Person boss = stack.people().person("boss");
        stack.people().join(boss, holder.organization, "portal-admin");
        Api admin = Api.as(stack, boss.username());
        String member = "/organizations/" + holder.organization + "/members/" + holder.person.id();

        JsonNode promoted = preview(admin, "PATCH", member, "{\"level\":\"portal-coordinator\"}")
                .json();
        assertThat(of(promoted, "gains", holder)).contains("[tickets.organization]");
        JsonNode renamed =
                preview(admin, "PATCH", member, "{\"firstName\":\"Other\"}").json();
        assertThat(renamed.get("total").asInt()).isZero();
        for (String away : List.of("DELETE ", "POST /deactivate")) {
            JsonNode gone = preview(admin, away.split(" ", 2)[0], member + away.split(" ", 2)[1], null)
                    .json();
            assertThat(of(gone, "loses", holder))
                    .contains("[articles.read, forum.read, forum.write, portal.enter, tickets.create, tickets.own]");
        }
        assertThat(holder.entitlements()).hasSize(6).doesNotContain("tickets.organization");
        assertThat(admin.get(member).json().get("firstName").asText()).isEqualTo("holder");
    }

    @Test
    void whatADelegateMayNotDoIsNotPreviewedForThem() {
        Api ada = Api.as(stack, "ada");
        String finn = "/organizations/acme/members/" + stack.userId("finn");
        String gil = "/organizations/acme/members/" + stack.userId("gil");
        String eve = "/organizations/umbra/members/" + stack.userId("eve");
        String self = "/organizations/umbra/members/" + stack.userId("finn");

        assertThat(preview(ada, "PATCH", gil, "{\"level\":\"portal-member\"}").status())
                .isEqualTo(200);
        assertThat(preview(ada, "POST", finn + "/deactivate", null).status()).isEqualTo(403);
        assertThat(preview(ada, "PATCH", eve, "{\"level\":\"none\"}").status()).isEqualTo(404);
        assertThat(preview(ada, "PATCH", gil, "{\"level\":\"king\"}").status()).isEqualTo(422);
        assertThat(preview(Api.as(stack, "ben"), "DELETE", gil, null).status()).isEqualTo(403);
        assertThat(preview(Api.as(stack, "finn@umbra"), "DELETE", self, null).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ada  | PUT    | /settings                        | {\"ticketing\":false}                | 403",
                "ada  | PUT    | /levels/portal-coordinator       | {\"permissions\":[\"portal.enter\"]} | 403",
                "ada  | PUT    | /organizations/acme/settings     | {}                                   | 403",
                "ada  | PUT    | /organizations/umbra/settings    | {}                                   | 404",
                "ada  | POST   | /organizations/acme/invitations  | {\"email\":\"new@acme.example\"}  | 200",
                "ada  | POST   | /organizations/acme/invitations  | {\"email\":\"ben@acme.example\"}  | 409",
                "ada  | POST   | /organizations/acme/invitations  | {\"email\":\"new@acme.example\",\"level\":\"king\"} | 422",
                "ada  | POST   | /organizations/umbra/invitations | {\"email\":\"new@acme.example\"}  | 404",
                "ada  | DELETE | /organizations/acme/invitations/none | {}                              | 404",
                "ben  | POST   | /organizations/acme/invitations  | {\"email\":\"new@acme.example\"}  | 403",
                "olga | PUT    | /levels/portal-admin             | {\"permissions\":[\"portal.enter\"]} | 409",
                "olga | DELETE | /levels/portal-coordinator       | {}                                   | 409",
                "olga | DELETE | /levels/nothing                  | {}                                   | 404",
                "olga | PUT    | /settings                        | {\"ticketing\":\"off\"}              | 422",
                "olga | GET    | /settings                        | {}                                   | 422",
                "olga | PUT    | /nothing                         | {}                                   | 422",
                "olga | PUT    | http://elsewhere.example/settings | {}                                  | 422",
                "olga | PUT    | //settings                       | {}                                   | 422",
            })
    void anybodyIsToldWhatTheChangeWouldTellThem(String who, String method, String path, String body, int status) {
        assertThat(preview(Api.as(stack, who), method, path, body).status()).isEqualTo(status);
    }

    @Test
    void whetherAnAddressIsTakenIsNotToldHoweverOftenSomebodyAsks() {
        Company company = new Company(stack);
        Api boss = Api.as(stack, company.boss.username());
        String path = company.path(company.somebody("portal-member"));

        for (int i = 0; i < 12; i++) {
            Tokens.Answer taken = preview(boss, "PATCH", path, "{\"email\":\"eve@umbra.example\"}");
            Tokens.Answer free = preview(boss, "PATCH", path, "{\"email\":\"nobody-" + i + "@umbra.example\"}");

            assertThat(taken.status()).isEqualTo(200);
            assertThat(free.status()).isEqualTo(200);
            assertThat(taken.json()).isEqualTo(free.json());
        }
    }

    @Test
    void thePriceDoesNotGrowWithThePeople() throws Exception {
        String level = level();
        OrganizationRepresentation organization = stack.people().organization("preview");
        People.Person first = stack.people().person("first");
        stack.people().join(first, organization.getId(), level);
        String body = "{\"permissions\":[\"portal.enter\"]}";
        preview(olga, "PUT", "/levels/" + level, body);
        SqlCounter.Statements forOne = stack.sql().during(() -> preview(olga, "PUT", "/levels/" + level, body));
        for (int i = 0; i < 10; i++) {
            stack.people().join(stack.people().person("more"), organization.getId(), level);
        }
        preview(olga, "PUT", "/levels/" + level, body);

        SqlCounter.Statements forMany = stack.sql().during(() -> preview(olga, "PUT", "/levels/" + level, body));

        assertThat(preview(olga, "PUT", "/levels/" + level, body)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(11);
        assertThat(forMany.total()).as(forMany.toString()).isEqualTo(forOne.total());
    }

    private static Tokens.Answer preview(Api api, String method, String path, @Nullable String body) {
        return api.send(
                "POST",
                "/preview",
                "{\"method\":\"" + method + "\",\"path\":\"" + path + "\"" + (body == null ? "" : ",\"body\":" + body)
                        + "}");
    }

    /** The permissions that somebody gains or loses, by name. */
    private static Optional<String> of(JsonNode told, String list, Holder holder) {
        return StreamSupport.stream(told.get(list).spliterator(), false)
                .filter(each -> each.get("user").asText().equals(holder.person.id()))
                .map(each -> new TreeSet<>(texts(each.get("permissions"))).toString())
                .findFirst();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String level() {
        String name = "level-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(olga.send("POST", "/levels", "{\"name\":\"" + name + "\",\"permissions\":[" + MEMBERS_RIGHTS + "]}")
                        .status())
                .isEqualTo(201);
        return name;
    }
}
