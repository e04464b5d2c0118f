package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;

/** Levels of one's own: made, changed, replaced (R42, R50). */
@OnTheStack
class LevelsIT {

    private static final String MEMBERS_RIGHTS =
            "\"portal.enter\",\"tickets.create\",\"tickets.own\",\"articles.read\",\"forum.read\",\"forum.write\"";

    private final SharedStack stack;
    private final Api olga;

    LevelsIT(SharedStack stack) {
        this.stack = stack;
        this.olga = Api.as(stack, "olga");
    }

    @Test
    void aLevelIsMadeAndHeldAtOnce() {
        String name = unique();
        Holder holder = new Holder(stack);

        Tokens.Answer made = create(name, "\"portal.enter\",\"tickets.own\",\"tickets.organization\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().toString())
                .isEqualTo("{\"name\":\"" + name + "\",\"title\":\"Auditor\",\"permissions\":"
                        + "[\"portal.enter\",\"tickets.own\",\"tickets.organization\"]}");
        stack.people().join(holder.person, holder.organization, name);

        assertThat(holder.entitlements()).containsExactly("portal.enter", "tickets.own", "tickets.organization");
        assertThat(olga.get("/levels/" + name).json()).isEqualTo(made.json());
        assertThat(Api.each(olga.get("/levels?limit=200"), "name"))
                .contains(name, "portal-member", "portal-admin")
                .isSorted();
    }

    @Test
    void aChangedLevelIsChangedForWhoHoldsIt() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);
        assertThat(holder.entitlements()).contains("tickets.create").doesNotContain("tickets.organization");

        Tokens.Answer changed = olga.send(
                "PUT",
                "/levels/" + name,
                "{\"title\":\"Reader\",\"permissions\":[\"portal.enter\",\"tickets.organization\"]}",
                "If-Match",
                olga.tag("/levels/" + name));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("title").asText()).isEqualTo("Reader");
        assertThat(holder.entitlements()).containsExactly("portal.enter", "tickets.organization");
    }

    @Test
    void whatWasNotSentStays() {
        String name = level(MEMBERS_RIGHTS);

        assertThat(olga.send("PUT", "/levels/" + name, "{\"title\":\"Other\"}")
                        .json()
                        .get("permissions"))
                .hasSize(6);
        assertThat(olga.send("PUT", "/levels/" + name, "{\"permissions\":[\"portal.enter\"]}")
                        .json()
                        .get("title")
                        .asText())
                .isEqualTo("Other");
    }

    @Test
    void whoHasReadAnOlderStateIsTold() {
        String name = level(MEMBERS_RIGHTS);
        String read = olga.tag("/levels/" + name);
        assertThat(olga.send("PUT", "/levels/" + name, "{\"title\":\"First\"}", "If-Match", read)
                        .status())
                .isEqualTo(200);

        Tokens.Answer second = olga.send("PUT", "/levels/" + name, "{\"title\":\"Second\"}", "If-Match", read);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("reason").asText()).isEqualTo("stale");
        assertThat(olga.get("/levels/" + name).json().get("title").asText()).isEqualTo("First");
    }

    @Test
    void aLevelInUseGoesOnlyWhenAnotherTakesItsPlace() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);

        Tokens.Answer refused = olga.send("DELETE", "/levels/" + name);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asText()).isEqualTo("invalid-level");
        assertThat(refused.json().get("people").asInt()).isEqualTo(1);
        assertThat(holder.entitlements()).hasSize(6);

        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(204);
        assertThat(olga.get("/levels/" + name).status()).isEqualTo(404);
        assertThat(holder.entitlements()).hasSize(7).contains("tickets.organization");
        assertThat(holder.member().get("level").asText()).isEqualTo("portal-coordinator");
        assertThat(holder.groups()).containsExactly("portal-coordinator");
    }

    @Test
    void aReplacementMovesEverybodyEverywhereAndIsJournaledOnce() {
        String name = level(MEMBERS_RIGHTS);
        Holder one = new Holder(stack, name);
        Holder two = new Holder(stack, name);
        People.Person another = stack.people().person("another");
        stack.people().join(another, two.organization, name);

        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(204);

        assertThat(Stream.of(one, two))
                .allSatisfy(holder -> assertThat(holder.entitlements()).contains("tickets.organization"));
        assertThat(Api.each(
                        olga.get("/organizations/" + two.organization + "/members?level=portal-coordinator"),
                        "username"))
                .containsExactlyInAnyOrder(two.person.username(), another.username());
        List<JsonNode> entries = journaled(name);
        assertThat(entries)
                .extracting(entry -> entry.get("act").asText())
                .containsExactly("level-deleted", "level-created");
        assertThat(entries.get(0).at("/after/replacement").asText()).isEqualTo("portal-coordinator");
        assertThat(entries.get(0).at("/before/permissions")).hasSize(6);
    }

    /** Levels are a realm's own: one of another realm is none here, wherever its name is sent. */
    @Test
    void aLevelOfAnotherRealmIsNone() {
        String foreign = unique();
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);
        String there = "/organizations/" + holder.organization;
        String member = there + "/members/" + holder.person.id();
        RealmResource elsewhere = realmWithLevel(foreign);
        try {
            assertThat(elsewhere.roles().get(foreign).getRealmRoleComposites()).hasSize(1);

            assertThat(olga.get("/levels/" + foreign).status()).isEqualTo(404);
            assertThat(olga.send("PUT", "/levels/" + foreign, "{\"title\":\"Mine\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(Stream.of(
                            olga.send("DELETE", "/levels/" + name + "?replacement=" + foreign),
                            olga.send("PUT", there + "/settings", "{\"defaultLevel\":\"" + foreign + "\"}"),
                            olga.send("PATCH", member, "{\"level\":\"" + foreign + "\"}", "If-Match", olga.tag(member)),
                            olga.get(there + "/members?level=" + foreign)))
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(422);
                        assertThat(answer.json().get("reason").asText()).isEqualTo("invalid-level");
                    });
            assertThat(holder.member().get("level").asText()).isEqualTo(name);
        } finally {
            elsewhere.remove();
        }
    }

    @Test
    void whereTheReplacementHasAGroupThePeopleGoThere() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);
        People.Person other = stack.people().person("other");
        stack.people().join(other, holder.organization, "portal-coordinator");

        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(204);

        assertThat(holder.entitlements()).contains("tickets.organization");
        assertThat(holder.member().get("level").asText()).isEqualTo("portal-coordinator");
        assertThat(holder.groups()).containsExactly("portal-coordinator");
        assertThat(stack.realm()
                        .users()
                        .get(holder.person.id())
                        .toRepresentation()
                        .isEnabled())
                .isTrue();
        assertThat(level(name, MEMBERS_RIGHTS)).isEqualTo(name);
        stack.people().join(other, holder.organization, name);
    }

    /** One entry for all of them, which everybody finds whom it concerns, and nobody else. */
    @Test
    void anOrganisationIsToldWhatBecameOfItsPeoplesLevel() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, "portal-coordinator");
        People.Person before = stack.people().person("before");
        People.Person other = stack.people().person("other");
        stack.people().join(before, holder.organization, "portal-member");
        stack.people().join(other, holder.organization, "portal-member");
        String members = "/organizations/" + holder.organization + "/members/";
        Changes changes = Changes.as(stack, "olga");
        assertThat(changes.patch(members + before.id(), "{\"level\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(changes.patch(members + holder.person.id(), "{\"level\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(changes.patch(members + before.id(), "{\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(200);
        Instant given = Instant.now();

        assertThat(olga.send("PUT", "/levels/" + name, "{\"permissions\":[\"portal.enter\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-member")
                        .status())
                .isEqualTo(204);

        assertThat(acts(holder.organization, "")).startsWith("level-deleted 1", "level-edited 1");
        assertThat(acts(holder.organization, holder.person.id()))
                .startsWith("level-deleted 1", "level-edited 1", "level-changed");
        assertThat(acts(holder.organization, before.id())).doesNotContain("level-deleted 1", "level-edited 1");
        assertThat(acts(holder.organization, other.id())).doesNotContain("level-deleted 1", "level-edited 1");
        assertThat(Api.as(stack, holder.person.username())
                        .get("/me/history")
                        .json()
                        .at("/items/0/act")
                        .asText())
                .isEqualTo("level-deleted");
        JsonNode first = olga.get(
                        "/organizations/" + holder.organization + "/journal?limit=1&user=" + holder.person.id())
                .json();
        assertThat(olga.get("/organizations/" + holder.organization + "/journal?limit=1&user=" + holder.person.id()
                                + "&after=" + first.get("next").asText())
                        .json()
                        .at("/items/0/act")
                        .asText())
                .isEqualTo("level-edited");

        assertThat(reviewed(holder.organization, holder.person.id())
                        .at("/grantedBy/kind")
                        .asText())
                .isEqualTo("vendor");
        assertThat(Instant.parse(reviewed(holder.organization, holder.person.id())
                        .get("since")
                        .asText()))
                .isAfter(given);
        assertThat(Instant.parse(
                        reviewed(holder.organization, before.id()).get("since").asText()))
                .isBefore(given);
        assertThat(reviewed(holder.organization, other.id())
                        .at("/grantedBy/kind")
                        .asText())
                .isEqualTo("console");
    }

    private List<String> acts(String organization, String user) {
        return StreamSupport.stream(
                        olga.get("/organizations/" + organization + "/journal?limit=200"
                                        + (user.isEmpty() ? "" : "&user=" + user))
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(entry -> (entry.get("act").asText() + " "
                                + entry.at("/after/people").asText(""))
                        .strip())
                .toList();
    }

    private JsonNode reviewed(String organization, String user) {
        return StreamSupport.stream(
                        olga.get("/organizations/" + organization + "/review?limit=200")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(row -> row.get("id").asText().equals(user))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverHoldsALevelWithoutAGroupGetsTheReplacementToo() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, "portal-member");
        stack.realm().users().get(holder.person.id()).roles().realmLevel().add(List.of(role(name)));
        assertThat(olga.send("DELETE", "/levels/" + name).status()).isEqualTo(409);

        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(204);

        assertThat(holder.entitlements()).contains("tickets.organization");
    }

    @Test
    void aDefaultLevelIsReplacedWhereItIsTheDefault() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack);
        String settings = "/organizations/" + holder.organization + "/settings";
        assertThat(olga.send("PUT", settings, "{\"defaultLevel\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(holder.entitlements()).hasSize(6);
        assertThat(olga.send("DELETE", "/levels/" + name).status()).isEqualTo(409);

        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(204);

        assertThat(olga.get(settings).json().get("defaultLevel").asText()).isEqualTo("portal-coordinator");
        assertThat(holder.entitlements()).hasSize(7);
    }

    @Test
    void aLevelNobodyHoldsGoesWithItsEmptyGroup() {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);
        stack.people().take(holder.person, holder.organization, name);
        assertThat(holder.groups()).containsExactly(name);

        assertThat(olga.send("DELETE", "/levels/" + name).status()).isEqualTo(204);

        assertThat(holder.groups()).isEmpty();
        assertThat(olga.get("/levels/" + name).status()).isEqualTo(404);
    }

    @Test
    void aLevelMadeInTheConsoleCountsAndKeepsItsRestriction() {
        String name = unique();
        RoleRepresentation role = new RoleRepresentation();
        role.setName(name);
        stack.realm().roles().create(role);
        role = role(name);
        role.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().get(name).update(role);
        stack.realm()
                .roles()
                .get(name)
                .addComposites(Stream.of("portal.enter", "tickets.organization", "portal-own-tickets-only")
                        .map(this::role)
                        .toList());
        assertThat(olga.get("/levels/" + name).json().toString())
                .isEqualTo("{\"name\":\"" + name + "\",\"title\":\"" + name
                        + "\",\"permissions\":[\"portal.enter\",\"tickets.organization\"]}");

        assertThat(olga.send(
                                "PUT",
                                "/levels/" + name,
                                "{\"permissions\":[\"portal.enter\",\"tickets.own\",\"tickets.organization\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(new Holder(stack, name).entitlements()).containsExactly("portal.enter", "tickets.own");
    }

    /** Whether something was read comes before what it is: the answers' order is the same everywhere. */
    @Test
    void aStaleTagIsToldBeforeThatALevelIsFixed() {
        Tokens.Answer answer = olga.send("PUT", "/levels/portal-member", "{\"title\":\"Mine\"}", "If-Match", "\"old\"");

        assertThat(answer.status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal-member", "portal-admin"})
    void builtInLevelsAreFixed(String name) {
        JsonNode before = olga.get("/levels/" + name).json();

        assertThat(olga.send("PUT", "/levels/" + name, "{\"title\":\"Mine\"}").status())
                .isEqualTo(409);
        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=portal-coordinator")
                        .status())
                .isEqualTo(409);
        assertThat(olga.get("/levels/" + name).json()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"a b\",\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"none\",\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"tickets.own\",\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"portal-own-tickets-only\",\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":7,\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"<b>\",\"permissions\":[\"portal.enter\"]} | name",
                "{\"name\":\"fine\"} | permissions",
                "{\"name\":\"fine\",\"permissions\":[]} | permissions",
                "{\"name\":\"fine\",\"permissions\":\"portal.enter\"} | permissions",
                "{\"name\":\"fine\",\"permissions\":[\"portal.enter\",\"king\"]} | permissions",
                "{\"name\":\"fine\",\"permissions\":[\"portal.enter\",\"desk.tickets\"]} | permissions",
                "{\"name\":\"fine\",\"permissions\":[\"portal.enter\",\"portal.settings\"]} | permissions",
                "{\"name\":\"fine\",\"permissions\":[\"portal.enter\",\"portal-admin\"]} | permissions",
                "{\"name\":\"fine\",\"permissions\":[\"tickets.own\"]} | permissions",
                "{\"name\":\"fine\",\"title\":\"\",\"permissions\":[\"portal.enter\"]} | title",
                "{\"name\":\"fine\",\"permissions\":[\"portal.enter\"],\"vendor\":true} | vendor",
            })
    void nonsenseMakesNoLevel(String body, String field) {
        Tokens.Answer answer = olga.send("POST", "/levels", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(olga.get("/levels/fine").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal-member", "PORTAL-ADMIN", "support-agent", "enable-in-app-messenger"})
    void aNameIsGivenOnce(String name) {
        assertThat(create(name, "\"portal.enter\"").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-of-the-kind", "support-agent", "portal-own-tickets-only", "tickets.own", "none"})
    void onlyAnotherLevelTakesItsPlace(String replacement) {
        String name = level(MEMBERS_RIGHTS);
        Holder holder = new Holder(stack, name);

        Tokens.Answer answer = olga.send("DELETE", "/levels/" + name + "?replacement=" + replacement);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").asText()).isEqualTo("invalid-level");
        assertThat(holder.entitlements()).hasSize(6);
        assertThat(olga.send("DELETE", "/levels/" + name + "?replacement=" + name)
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ben", "gil", "eve", "sam", "tess"})
    void customersAndAgentsDefineNoLevels(String who) {
        Api somebody = Api.as(stack, who);
        assertThat(somebody.get("/levels").status()).isEqualTo(403);
        assertThat(somebody.send("POST", "/levels", "{\"name\":\"mine\",\"permissions\":[\"portal.enter\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(somebody.send("PUT", "/levels/portal-coordinator", "{\"permissions\":[\"portal.enter\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(somebody.send("DELETE", "/levels/portal-coordinator?replacement=portal-admin")
                        .status())
                .isEqualTo(403);
        assertThat(olga.get("/levels/portal-coordinator").json().get("permissions"))
                .hasSize(7);
    }

    @Test
    void anAdminMayGiveWhatTheyHoldAndNothingBeyond() {
        String beyond = level(MEMBERS_RIGHTS + ",\"messenger.contact\",\"members.view\"");

        assertThat(Api.each(Api.as(stack, "ada").get("/organizations/acme/levels"), "name"))
                .contains("portal-admin", "portal-coordinator", "portal-member", beyond);
        assertThat(Api.each(Api.as(stack, "eve").get("/organizations/umbra/levels"), "name"))
                .contains("portal-admin", "portal-coordinator", "portal-member")
                .doesNotContain(beyond);
        assertThat(Api.each(olga.get("/organizations/umbra/levels"), "name")).contains(beyond);
        assertThat(Api.as(stack, "ben").get("/organizations/acme/levels").status())
                .isEqualTo(403);
        assertThat(Api.as(stack, "eve").get("/organizations/acme/levels").status())
                .isEqualTo(404);
    }

    @Test
    void theListCostsTheSameHoweverManyLevelsThereAre() throws Exception {
        olga.get("/levels?limit=200");
        SqlCounter.Statements before = stack.sql().during(() -> olga.get("/levels?limit=200"));
        for (int i = 0; i < 5; i++) {
            level(MEMBERS_RIGHTS);
        }
        olga.get("/levels?limit=200");

        SqlCounter.Statements after = stack.sql().during(() -> olga.get("/levels?limit=200"));

        assertThat(after.total()).as(after.toString()).isEqualTo(before.total());
    }

    private Tokens.Answer create(String name, String permissions) {
        return olga.send(
                "POST",
                "/levels",
                "{\"name\":\"" + name + "\",\"title\":\"Auditor\",\"permissions\":[" + permissions + "]}");
    }

    private String level(String permissions) {
        return level(unique(), permissions);
    }

    private String level(String name, String permissions) {
        assertThat(create(name, permissions).status()).isEqualTo(201);
        return name;
    }

    /** What the realm's journal says about a level, newest first. */
    private List<JsonNode> journaled(String name) {
        return StreamSupport.stream(
                        olga.get("/journal?limit=200").json().get("items").spliterator(), false)
                .filter(entry -> entry.toString().contains("\"" + name + "\""))
                .toList();
    }

    private RealmResource realmWithLevel(String name) {
        RoleRepresentation permission = new RoleRepresentation("portal.enter", null, false);
        permission.setAttributes(Map.of("portal.permission", List.of("true")));
        RoleRepresentation level = new RoleRepresentation(name, null, false);
        level.setAttributes(Map.of("portal.level", List.of("true")));
        level.setComposite(true);
        level.setComposites(new RoleRepresentation.Composites());
        level.getComposites().setRealm(Set.of("portal.enter"));
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm("elsewhere-" + name);
        realm.setEnabled(true);
        realm.setRoles(new RolesRepresentation());
        realm.getRoles().setRealm(List.of(permission, level));
        stack.admin().realms().create(realm);
        return stack.admin().realm(realm.getRealm());
    }

    private RoleRepresentation role(String name) {
        return stack.realm().roles().get(name).toRepresentation();
    }

    private static String unique() {
        return "level-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
