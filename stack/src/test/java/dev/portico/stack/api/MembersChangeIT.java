package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What can be changed about a member, what becomes of it, and what is told when it cannot. */
@OnTheStack
class MembersChangeIT {

    private final SharedStack stack;
    private final Company company;

    MembersChangeIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void aLevelReplacesTheOneBeforeAndCountsAtOnce() {
        People.Person worker = company.somebody("portal-member");
        String path = company.path(worker);
        Changes boss = company.asBoss();
        String tag = boss.get(path).tag();

        Changes.Told told = boss.patch(path, "{\"level\":\"portal-coordinator\"}", tag);

        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        assertThat(told.json().get("levels").toString()).isEqualTo("[\"portal-coordinator\"]");
        assertThat(told.tag()).isNotEqualTo(tag).isEqualTo(boss.get(path).tag());
        assertThat(entitlements(worker)).contains("tickets.organization");
    }

    @Test
    void aGrantIsAGroupNamedAfterTheRoleThatMapsIt() {
        company.asBoss().patch(company.path(company.somebody("portal-member")), "{\"level\":\"portal-coordinator\"}");

        List<GroupRepresentation> groups = groups("portal-coordinator");
        assertThat(groups).hasSize(1);
        assertThat(stack.realm()
                        .organizations()
                        .get(company.id)
                        .groups()
                        .group(groups.get(0).getId())
                        .roles()
                        .realmLevel()
                        .listAll())
                .extracting(RoleRepresentation::getName)
                .containsExactly("portal-coordinator");
    }

    @Test
    void aGroupThatMerelyHasTheNameGetsNoRole() {
        GroupRepresentation impostor = new GroupRepresentation();
        impostor.setName("portal-coordinator");
        stack.realm()
                .organizations()
                .get(company.id)
                .groups()
                .addTopLevelGroup(impostor)
                .close();
        People.Person bystander = company.somebody("portal-member");
        stack.realm()
                .organizations()
                .get(company.id)
                .groups()
                .group(groups("portal-coordinator").get(0).getId())
                .addMember(bystander.id());
        People.Person worker = company.somebody("portal-member");

        company.asBoss().patch(company.path(worker), "{\"level\":\"portal-coordinator\"}");

        assertThat(entitlements(worker)).contains("tickets.organization");
        assertThat(entitlements(bystander)).doesNotContain("tickets.organization");
    }

    @Test
    void everyPartIsChangedByItselfAndTheRestStays() {
        People.Person worker = company.somebody("portal-coordinator");
        String path = company.path(worker);
        Changes boss = company.asBoss();

        assertThat(boss.patch(path, "{\"ownTicketsOnly\":true}")
                        .json()
                        .get("ownTicketsOnly")
                        .asBoolean())
                .isTrue();
        assertThat(entitlements(worker)).doesNotContain("tickets.organization");
        boss.patch(path, "{\"until\":\"2099-01-31T01:00:00+01:00\"}");
        boss.patch(path, "{\"firstName\":\"Wanda\",\"phone\":\"+49 30 1\"}");
        JsonNode told = boss.get(path).json();
        assertThat(told.get("level").asText()).isEqualTo("portal-coordinator");
        assertThat(told.get("ownTicketsOnly").asBoolean()).isTrue();
        assertThat(told.get("until").asText()).isEqualTo("2099-01-31T00:00:00Z");
        assertThat(told.get("firstName").asText()).isEqualTo("Wanda");
        assertThat(told.get("lastName").asText()).isEqualTo("Test");
        assertThat(told.get("phone").asText()).isEqualTo("+49 30 1");

        JsonNode cleared = boss.patch(path, "{\"until\":null,\"phone\":null,\"ownTicketsOnly\":false}")
                .json();
        assertThat(cleared.get("until").isNull()).isTrue();
        assertThat(cleared.get("phone").isNull()).isTrue();
        assertThat(entitlements(worker)).contains("tickets.organization");
    }

    @Test
    void anEndDateIsForTheOneOrganisation() {
        People.Person worker = company.somebody("portal-member");
        Company other = new Company(stack);
        stack.people().join(worker, other.id, "portal-member");
        Changes.asAdmin(stack).patch(other.path(worker), "{\"until\":\"2098-01-01T00:00:00Z\"}");

        company.asBoss().patch(company.path(worker), "{\"until\":\"2099-01-01T00:00:00Z\"}");

        assertThat(stack.realm()
                        .users()
                        .get(worker.id())
                        .toRepresentation()
                        .getAttributes()
                        .get("portal.until"))
                .containsExactlyInAnyOrder(company.id + " 2099-01-01T00:00:00Z", other.id + " 2098-01-01T00:00:00Z");
    }

    @Test
    void anAddOnIsGivenOnlyByWhoHoldsIt() {
        People.Person worker = company.somebody("portal-member");
        String messenger = "{\"roles\":[\"enable-in-app-messenger\"]}";

        Changes.Told refused = company.asBoss().patch(company.path(worker), messenger);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("above-own-rights");
        stack.people().join(company.boss, company.id, "enable-in-app-messenger");
        assertThat(company.asBoss().patch(company.path(worker), messenger).status())
                .isEqualTo(200);
        assertThat(entitlements(worker)).contains("messenger.contact");
        assertThat(company.asBoss()
                        .patch(company.path(worker), "{\"roles\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(entitlements(worker)).doesNotContain("messenger.contact");
    }

    @ParameterizedTest
    @CsvSource({
        "eve, ben, none, 404, not-found",
        "cleo, ben, none, 403, missing-permission",
        "gil, ben, none, 403, missing-permission",
        "ada, eve, none, 404, not-found",
        "ada, ben, none, 428, precondition-required",
        "ada, ben, stale, 412, stale",
        "ada, ben, now, 422, invalid-level",
        "olga, ben, stale, 412, stale",
        "olga, ben, now, 422, invalid-level",
        "sam, ben, none, 403, missing-permission",
        "tess, ben, none, 403, missing-permission",
    })
    void aChangeIsJudgedInTheOrderOfTheContract(String who, String whom, String tag, int status, String reason) {
        String path = "/organizations/acme/members/" + stack.userId(whom);
        Changes caller = Changes.as(stack, who);
        Optional<String> sent =
                switch (tag) {
                    case "none" -> Optional.empty();
                    case "stale" -> Optional.of("\"AAAA\"");
                    default -> Optional.of(caller.get(path).tag());
                };

        Changes.Told told = caller.send("PATCH", path, Optional.of("{\"level\":\"king\"}"), sent);

        assertThat(told.status()).isEqualTo(status);
        assertThat(told.reason()).isEqualTo(reason);
    }

    @Test
    void whatIsNotAllowedIsToldBeforeWhatIsStaleOrMakesNoSense() {
        String finn = "/organizations/acme/members/" + stack.userId("finn");

        Changes.Told told =
                Changes.as(stack, "ada").patch(finn, "{\"email\":\"not an address\",\"level\":\"king\"}", "\"AAAA\"");

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.reason()).isEqualTo("shared-account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"level\":\"king\"} | invalid-level | level",
                "{\"level\":\"support-agent\"} | invalid-level | level",
                "{\"level\":\"enable-in-app-messenger\"} | invalid-level | level",
                "{\"level\":null} | invalid-value | level",
                "{\"level\":7} | invalid-value | level",
                "{\"roles\":[\"portal-admin\"]} | invalid-value | roles",
                "{\"roles\":\"enable-in-app-messenger\"} | invalid-value | roles",
                "{\"roles\":[\"portal-operator\"]} | invalid-value | roles",
                "{\"ownTicketsOnly\":\"yes\"} | invalid-value | ownTicketsOnly",
                "{\"until\":\"2020-01-01T00:00:00Z\"} | invalid-value | until",
                "{\"until\":\"tomorrow\"} | invalid-value | until",
                "{\"until\":\"2099-02-30T00:00:00Z\"} | invalid-value | until",
                "{\"email\":\"not an address\"} | invalid-value | email",
                "{\"email\":\"\"} | invalid-value | email",
                "{\"phone\":\"call me\"} | invalid-value | phone",
                "{\"firstName\":\"<script>\"} | invalid-value | firstName",
                "{\"groups\":[\"nothing\"]} | invalid-value | groups",
                "{\"level\":\"none\",\"ownTicketsOnly\":true} | invalid-value | level",
                "{\"enabled\":false} | invalid-value | enabled",
                "{\"username\":\"root\"} | invalid-value | username",
                "{\"organization\":\"umbra\"} | invalid-value | organization",
            })
    void nonsenseIsToldAndNothingIsHalfDone(String body, String reason, String field) {
        People.Person worker = company.somebody("portal-member");
        String path = company.path(worker);
        Changes boss = company.asBoss();
        String before = boss.get(path).tag();
        String whole = body.contains("lastName") ? body : body.replaceFirst("\\{", "{\"lastName\":\"Changed\",");

        Changes.Told told = boss.patch(path, whole);

        assertThat(told.status()).as(told.json().toString()).isEqualTo(422);
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(told.field("field")).isEqualTo(field);
        assertThat(boss.get(path).tag()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsNoneIsTold() {
        String path = company.path(company.somebody("portal-member"));
        Changes boss = company.asBoss();

        assertThat(boss.patch(path, "[]").status()).isEqualTo(422);
        assertThat(boss.patch(path, "{\"level\":\"none\",\"level\":\"portal-admin\"}")
                        .status())
                .isEqualTo(422);
        assertThat(boss.patch(path, "{\"x\":" + "[".repeat(9000) + "]".repeat(9000) + "}")
                        .status())
                .isEqualTo(422);
        assertThat(boss.patch(path, "{\"phone\":\"" + "1".repeat(100_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(boss.patch(path, "{}").status()).isEqualTo(200);
    }

    @Test
    void aLevelOfAnotherRealmIsNone() {
        RoleRepresentation level = new RoleRepresentation();
        level.setName("level-of-master");
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.admin().realm("master").roles().create(level);

        assertThat(company.asBoss()
                        .patch(company.path(company.somebody("portal-member")), "{\"level\":\"level-of-master\"}")
                        .reason())
                .isEqualTo("invalid-level");
    }

    @Test
    void anAddressInUseElsewhereIsToldAndNothingIsSent() {
        People.Person worker = company.somebody("portal-member");
        int mails = stack.mailbox().mailsTo("eve@umbra.example").size();

        Changes.Told told = company.asBoss().patch(company.path(worker), "{\"email\":\"EVE@umbra.example\"}");

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.reason()).isEqualTo("invalid-value");
        assertThat(stack.mailbox().mailsTo("eve@umbra.example")).hasSize(mails);
    }

    @Test
    void anAdminWhoIsToGoGivesNobodyMoreTimeThanTheyHave() {
        String end = "2098-01-01T00:00:00Z";
        People.Person leaving = company.somebody("portal-admin");
        Changes.asAdmin(stack).patch(company.path(leaving), "{\"until\":\"" + end + "\"}");
        People.Person peer = company.somebody("portal-admin");
        company.asBoss().patch(company.path(peer), "{\"until\":\"2097-01-01T00:00:00Z\"}");
        People.Person worker = company.somebody("portal-member");
        Changes caller = Changes.as(stack, leaving.username());

        assertThat(caller.patch(company.path(peer), "{\"until\":null}").reason())
                .isEqualTo("above-own-rights");
        assertThat(caller.patch(company.path(worker), "{\"level\":\"portal-admin\"}")
                        .reason())
                .isEqualTo("above-own-rights");
        assertThat(company.asBoss().get(company.path(worker)).field("level")).isEqualTo("portal-member");
        assertThat(caller.patch(company.path(peer), "{\"until\":\"" + end + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.patch(company.path(worker), "{\"level\":\"portal-coordinator\",\"until\":\"" + end + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.send("DELETE", company.path(peer)).status())
                .as("taking away is always possible")
                .isEqualTo(204);
        assertThat(company.asBoss()
                        .patch(company.path(worker), "{\"until\":null}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAdminWhoIsToGoInvitesNobodyForLonger() {
        String end = "2098-01-01T00:00:00Z";
        People.Person leaving = company.somebody("portal-admin");
        Changes.asAdmin(stack).patch(company.path(leaving), "{\"until\":\"" + end + "\"}");
        Changes caller = Changes.as(stack, leaving.username());

        Changes.Told endless = invited(caller, "");
        assertThat(endless.status()).isEqualTo(403);
        assertThat(endless.reason()).isEqualTo("above-own-rights");
        assertThat(invited(caller, ",\"until\":\"2098-01-02T00:00:00Z\"").status())
                .isEqualTo(403);
        assertThat(invited(caller, ",\"until\":\"" + end + "\"").status()).isEqualTo(201);
        assertThat(invited(company.asBoss(), "").status()).isEqualTo(201);
    }

    private Changes.Told invited(Changes caller, String until) {
        return caller.send(
                "POST",
                "/organizations/" + company.id + "/invitations",
                Optional.of("{\"email\":\"" + unused() + "\",\"level\":\"portal-member\"" + until + "}"),
                Optional.empty());
    }

    @Test
    void whoAsksForManyAddressesIsStoppedWhetherTheyAreTakenOrNot() {
        Changes boss = company.asBoss();
        List<Integer> statuses = IntStream.range(0, 10)
                .mapToObj(each -> boss.patch(
                                company.path(company.somebody("portal-member")),
                                "{\"email\":\"" + (each % 2 == 0 ? unused() : "eve@umbra.example") + "\"}")
                        .status())
                .toList();
        assertThat(statuses).containsExactly(200, 409, 200, 409, 200, 409, 200, 409, 200, 409);
        People.Person worker = company.somebody("portal-member");

        assertThat(boss.patch(company.path(worker), "{\"email\":\"eve@umbra.example\"}")
                        .status())
                .isEqualTo(429);
        assertThat(boss.patch(company.path(worker), "{\"email\":\"" + unused() + "\"}")
                        .status())
                .isEqualTo(429);
        assertThat(boss.patch(company.path(worker), "{\"email\":\"" + worker.username() + "@test.example\"}")
                        .status())
                .as("the present one is no question")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"firstName\":\"<b>\"", "\"groups\":[\"nothing\"]", "\"level\":\"king\""})
    void aRefusedRequestTellsNothingOfAnAddress(String wrong) {
        People.Person worker = company.somebody("portal-member");
        Changes boss = company.asBoss();

        Changes.Told taken = boss.patch(company.path(worker), "{\"email\":\"eve@umbra.example\"," + wrong + "}");
        Changes.Told free = boss.patch(company.path(worker), "{\"email\":\"" + unused() + "\"," + wrong + "}");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.json()).isEqualTo(free.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b@c.example", "@test.example"})
    void anAddressThatIsNoneIsRefused(String email) {
        Changes.Told told = company.asBoss()
                .patch(company.path(company.somebody("portal-member")), "{\"email\":\"" + email + "\"}");

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.json().toString()).contains("email");
    }

    private static String unused() {
        return UUID.randomUUID() + "@test.example";
    }

    @ParameterizedTest
    @CsvSource({"PATCH", "DELETE"})
    void noAccessIsTakenFromTheAccountAndLeavesThePerson(String method) {
        People.Person worker = company.somebody("portal-member", "portal-own-tickets-only");
        String path = company.path(worker);
        Changes boss = company.asBoss();
        boss.patch(path, "{\"until\":\"2099-01-01T00:00:00Z\"}");
        Tokens.Answer before = stack.tokens().of(worker.username());
        assertThat(before.status()).isEqualTo(200);

        Changes.Told told =
                method.equals("PATCH") ? boss.patch(path, "{\"level\":\"none\"}") : boss.send("DELETE", path);

        assertThat(told.status()).isEqualTo(method.equals("PATCH") ? 200 : 204);
        JsonNode shown = boss.get(path).json();
        assertThat(shown.get("level").asText()).isEqualTo("none");
        assertThat(shown.get("roles")).isEmpty();
        assertThat(shown.get("ownTicketsOnly").asBoolean()).isFalse();
        assertThat(shown.get("until").isNull()).isTrue();
        assertThat(shown.get("status").asText()).isEqualTo("active");
        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens()
                        .introspect("portal-access", before.accessToken())
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
        assertThat(stack.tokens()
                        .of(worker.username())
                        .json()
                        .get("error_description")
                        .asText())
                .isEqualTo("no-access");
        assertThat(boss.patch(path, "{\"level\":\"portal-member\"}").status()).isEqualTo(200);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    @Test
    void noAccessIsNoneWhereThereIsADefault() {
        People.Person worker = company.somebody();
        var organization = stack.realm().organizations().get(company.id).toRepresentation();
        organization.singleAttribute("portal.default-level", "portal-member");
        stack.realm().organizations().get(company.id).update(organization).close();
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
        Changes boss = company.asBoss();

        assertThat(boss.send("DELETE", company.path(worker)).status()).isEqualTo(204);

        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(400);
        assertThat(boss.get(company.path(worker)).field("level")).isEqualTo("none");
        assertThat(boss.patch(company.path(worker), "{\"level\":\"portal-coordinator\"}")
                        .status())
                .isEqualTo(200);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    @Test
    void revokingWhatWasReadLongAgoIsRefusedWhenTheTagIsSent() {
        String path = company.path(company.somebody("portal-member"));
        Changes boss = company.asBoss();

        assertThat(boss.send("DELETE", path, Optional.empty(), Optional.of("\"AAAA\""))
                        .status())
                .isEqualTo(412);
        assertThat(boss.send(
                                "DELETE",
                                path,
                                Optional.empty(),
                                Optional.of(boss.get(path).tag()))
                        .status())
                .isEqualTo(204);
        assertThat(boss.send("DELETE", path).status()).isEqualTo(204);
    }

    @Test
    void lessRightsShowAtTheNextRefreshAndNoRightsEndTheSessionAtThePortal() {
        People.Person worker = company.somebody("portal-coordinator");
        Tokens.Answer before = stack.tokens().of(worker.username());
        Changes boss = company.asBoss();

        assertThat(boss.patch(company.path(worker), "{\"firstName\":\"Other\"}").status())
                .isEqualTo(200);
        Tokens.Answer kept = stack.tokens().refresh(before.refreshToken());
        assertThat(kept.status()).as("a name is no right").isEqualTo(200);
        boss.patch(company.path(worker), "{\"level\":\"portal-admin\"}");
        Tokens.Answer more = stack.tokens().refresh(kept.refreshToken());
        assertThat(more.status()).as("more rights end nothing").isEqualTo(200);
        boss.patch(company.path(worker), "{\"level\":\"portal-member\"}");
        Tokens.Answer less = stack.tokens().refresh(more.refreshToken());
        assertThat(less.claims().get("entitlements").toString()).doesNotContain("members.view");
        boss.send("DELETE", company.path(worker));
        boss.patch(company.path(worker), "{\"level\":\"portal-member\"}");

        assertThat(stack.tokens().refresh(less.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().userinfo(less.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void aPersonOfTwoOrganisationsIsGivenALevelAndKeepsTheirAccount() {
        People.Person worker = company.somebody("portal-member");
        Company other = new Company(stack);
        stack.people().join(worker, other.id, "portal-admin");
        Changes boss = company.asBoss();
        String path = company.path(worker);

        for (String body : List.of("{\"email\":\"new@test.example\"}", "{\"firstName\":\"X\"}", "{\"phone\":\"1\"}")) {
            Changes.Told told = boss.patch(path, body);
            assertThat(told.status()).isEqualTo(403);
            assertThat(told.reason()).isEqualTo("shared-account");
        }
        for (String deed : List.of("deactivate", "activate", "reset-password")) {
            Changes.Told told = boss.send("POST", path + "/" + deed);
            assertThat(told.status()).as(deed).isEqualTo(403);
            assertThat(told.reason()).isEqualTo("shared-account");
        }
        assertThat(boss.patch(path, "{\"level\":\"portal-coordinator\"}").status())
                .isEqualTo(200);
        assertThat(boss.send("DELETE", path).status()).isEqualTo(204);
        assertThat(entitlements(worker, other.alias)).contains("members.edit");
    }

    @Test
    void theVendorsPeopleAreTheOperatorsToViewOnly() {
        People.Person agent = company.somebody("portal-member");
        stack.realm()
                .users()
                .get(agent.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));
        String path = company.path(agent);

        for (Changes caller : List.of(Changes.as(stack, "olga"), Changes.asAdmin(stack))) {
            assertThat(caller.get(path).json().get("may")).isEmpty();
            assertThat(caller.patch(path, "{\"level\":\"portal-admin\"}").reason())
                    .isEqualTo("above-own-rights");
            assertThat(caller.patch(path, "{\"firstName\":\"X\"}").reason()).isEqualTo("shared-account");
            assertThat(caller.send("POST", path + "/deactivate").reason()).isEqualTo("shared-account");
        }
    }

    @Test
    void anOperatorAndARealmAdminGrantWhatTheyDoNotHold() {
        People.Person worker = company.somebody();
        String everything = "{\"level\":\"portal-admin\",\"roles\":[\"enable-in-app-messenger\"]}";

        assertThat(Changes.as(stack, "olga")
                        .patch(company.path(worker), everything)
                        .status())
                .isEqualTo(200);
        assertThat(Changes.asAdmin(stack).send("DELETE", company.path(worker)).status())
                .isEqualTo(204);
        assertThat(Changes.asAdmin(stack)
                        .patch(company.path(worker), everything)
                        .status())
                .isEqualTo(200);
        assertThat(entitlements(worker)).contains("members.edit", "messenger.contact");
    }

    @Test
    void aLevelHeldForTheWholeRealmIsNotPretendedAway() {
        People.Person worker = company.somebody();
        stack.realm()
                .users()
                .get(worker.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("portal-coordinator").toRepresentation()));
        Changes boss = company.asBoss();

        Changes.Told told = boss.patch(company.path(worker), "{\"level\":\"portal-member\"}");
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.reason()).isEqualTo("invalid-level");
        assertThat(boss.send("DELETE", company.path(worker)).status()).isEqualTo(204);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(400);
    }

    @Test
    void adminsAdministerWhileTheForumIsOff() {
        People.Person worker = company.somebody("portal-member");
        var realm = stack.realm().toRepresentation();
        String forum = realm.getAttributes().get("portal.forum");
        realm.getAttributes().put("portal.forum", "off");
        stack.realm().update(realm);
        try {
            assertThat(company.asBoss()
                            .patch(company.path(worker), "{\"level\":\"portal-coordinator\"}")
                            .status())
                    .isEqualTo(200);
        } finally {
            realm.getAttributes().put("portal.forum", forum);
            stack.realm().update(realm);
        }
    }

    @Test
    void thePriceOfAChangeDoesNotGrowWithTheMembers() throws Exception {
        Company many = new Company(stack);
        IntStream.range(0, 20).forEach(each -> many.somebody("portal-admin"));
        long forFew = price(company);
        long forMany = price(many);

        assertThat(forMany).isEqualTo(forFew);
    }

    private long price(Company where) throws Exception {
        People.Person worker = where.somebody("portal-admin");
        where.somebody("portal-coordinator");
        Changes boss = where.asBoss();
        String path = where.path(worker);
        boss.patch(path, "{\"level\":\"portal-coordinator\"}");
        boss.patch(path, "{\"level\":\"portal-admin\"}");
        String tag = boss.get(path).tag();
        SqlCounter.Statements statements = stack.sql()
                .during(() -> assertThat(boss.patch(path, "{\"level\":\"portal-coordinator\"}", tag)
                                .status())
                        .isEqualTo(200));
        return statements.total();
    }

    private List<GroupRepresentation> groups(String name) {
        return stack.realm().organizations().get(company.id).groups().getAll(name, null, true, 0, 10, false, false);
    }

    private List<String> entitlements(People.Person person) {
        return entitlements(person, company.alias);
    }

    private List<String> entitlements(People.Person person, String organization) {
        Tokens.Answer answer = stack.tokens().of(person.username(), organization);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return java.util.stream.StreamSupport.stream(
                        answer.claims().get("entitlements").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
