package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.authorization.Logic;

/** Who administers by Keycloak's fine-grained permissions: what they may do here, and what may be done to them. */
@OnTheStack
class FineGrainedAdminsIT {

    private static final List<String> OF_THE_REALM = List.of(
            "GET /journal",
            "GET /journal/verification",
            "GET /health",
            "PUT /settings {}",
            "GET /levels",
            "POST /levels {}",
            "PUT /levels/portal-coordinator {}",
            "DELETE /levels/portal-coordinator",
            "GET /agents",
            "GET /installation",
            "POST /installation",
            "DELETE /installation?confirm=true",
            "GET /installation/removal",
            "GET /me",
            "GET /me/history",
            "DELETE /perspectives/mine",
            "POST /preview {\"method\":\"PUT\",\"path\":\"/settings\",\"body\":{}}",
            "POST /preview {\"method\":\"DELETE\",\"path\":\"/levels/portal-coordinator\"}",
            "POST /preview {\"method\":\"POST\",\"path\":\"/levels\",\"body\":{}}");

    private final SharedStack stack;
    private final Company company;
    private final People.Person worker;
    private final FineGrained permissions;

    FineGrainedAdminsIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.worker = company.somebody("portal-member");
        this.permissions = new FineGrained(stack);
    }

    @AfterEach
    void switchedOffAgain() {
        permissions.close();
    }

    @Test
    void theAccountOfWhoMayDoSomethingByNameIsNobodysToTouch() {
        assertThat(mayBeTouched(worker)).isTrue();

        permissions.viewUsers(permissions.user(worker));

        assertThat(mayBeTouched(worker)).isFalse();
        assertThat(company.asBoss()
                        .patch(company.path(worker), "{\"email\":\"mine@test.example\"}")
                        .reason())
                .isEqualTo("shared-account");
        assertThat(mayBeTouched(company.somebody("portal-member"))).isTrue();
    }

    @Test
    void theAccountOfWhoMayDoSomethingByAGroupIsNobodysToTouch() {
        String group = realmGroup(Map.of());
        permissions.viewUsers(permissions.group(group));
        assertThat(mayBeTouched(worker)).isTrue();

        GroupRepresentation below = new GroupRepresentation();
        below.setName("below");
        try (Response created = stack.realm().groups().group(group).subGroup(below)) {
            stack.realm().users().get(worker.id()).joinGroup(CreatedResponseUtil.getCreatedId(created));
        }

        assertThat(mayBeTouched(worker)).isFalse();
    }

    @Test
    void theAccountOfWhoMayDoSomethingByARoleIsNobodysToTouch() {
        RoleRepresentation helper = new RoleRepresentation("helper-" + worker.username(), "", false);
        stack.realm().roles().create(helper);
        permissions.viewUsers(permissions.role(helper.getName()));
        assertThat(mayBeTouched(worker)).isTrue();

        stack.realm()
                .users()
                .get(worker.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get(helper.getName()).toRepresentation()));

        assertThat(mayBeTouched(worker)).isFalse();
    }

    @Test
    void whomOnePolicyOfSeveralKeepsOutIsNoAdministrator() {
        People.Person other = company.somebody("portal-member");
        permissions.viewUsers(permissions.user(worker), permissions.user(other, Logic.NEGATIVE));

        assertThat(mayBeTouched(worker)).isFalse();
        assertThat(mayBeTouched(other)).isTrue();
    }

    @Test
    void whoEverybodyButOneMayBeIsToldFromThatOne() {
        permissions.viewUsers(permissions.user(worker, Logic.NEGATIVE));

        assertThat(mayBeTouched(worker)).isTrue();
        assertThat(mayBeTouched(company.somebody("portal-member"))).isFalse();
    }

    @Test
    void theAdminOfOneOrganisationActsThereAndNowhereElse() {
        Changes clerk = clerk();

        assertThat(clerk.get(company.path(worker)).json().get("may").toString()).contains("assign-levels");
        assertThat(clerk.patch(company.path(worker), "{\"level\":\"portal-admin\"}")
                        .status())
                .isEqualTo(200);
        assertThat(clerk.get("/organizations/umbra/members").status()).isEqualTo(404);
    }

    @Test
    void theListOfTheAdminOfOneOrganisationCostsNoMoreWhereThereAreMore() throws Exception {
        People.Person person = stack.people().person("clerk");
        permissions.manage(company.id, permissions.user(person));
        give(person, "query-organizations");
        Changes clerk = permissions.as(person);
        String list = "/organizations?counts=true&limit=1";
        // What is read once, of the person and of the permissions, is read by then.
        clerk.get(list);
        clerk.get(list);
        clerk.get(list);
        SqlCounter.Statements few = stack.sql().during(() -> clerk.get(list));
        for (int i = 0; i < 12; i++) {
            stack.people().organization("elsewhere");
        }
        clerk.get(list);

        SqlCounter.Statements many = stack.sql().during(() -> clerk.get(list));

        assertThat(many.total()).as(many.toString()).isLessThanOrEqualTo(few.total());
        assertThat(clerk.get(list).json().at("/items/0/id").asText()).isEqualTo(company.id);
        assertThat(clerk.get("/organizations").json().get("items")).hasSize(1);
        assertThat(clerk.get("/organizations?search=elsewhere").json().get("items"))
                .isEmpty();
    }

    @Test
    void whoMayAskForOrganisationsAndIsPermittedNoneIsToldSo() {
        People.Person person = stack.people().person("clerk");
        give(person, "query-organizations");

        assertThat(permissions.as(person).get("/organizations").status()).isEqualTo(403);
    }

    @Test
    void theAdminOfOneOrganisationNeitherSeesNorFillsTheRealmsGroups() {
        Changes clerk = clerk();
        String partners = realmGroup(Map.of("portal.security-group", List.of("true")));
        String path = "/organizations/" + company.id + "/groups";
        assertThat(Changes.asAdmin(stack).get(path + "?limit=200").json().toString())
                .contains(partners);

        assertThat(clerk.get(path + "?limit=200").json().get("items").toString())
                .doesNotContain(partners);
        assertThat(clerk.send("PUT", path + "/" + partners + "/members/" + worker.id())
                        .status())
                .isEqualTo(404);
        assertThat(clerk.patch(company.path(worker), "{\"groups\":[\"" + partners + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(stack.realm().users().get(worker.id()).groups()).isEmpty();
    }

    @Test
    void whoSeesEveryOrganisationAndManagesOneFillsNoGroupOfTheRealm() {
        People.Person person = stack.people().person("clerk");
        permissions.manage(company.id, permissions.user(person));
        give(person, "view-organizations");
        Changes clerk = permissions.as(person);
        String partners = realmGroup(Map.of("portal.security-group", List.of("true")));
        String path = "/organizations/" + company.id + "/groups";
        assertThat(clerk.get(path + "?limit=200").json().toString()).contains(partners);

        assertThat(clerk.send("PUT", path + "/" + partners + "/members/" + worker.id())
                        .status())
                .isEqualTo(403);
        assertThat(clerk.patch(company.path(worker), "{\"groups\":[\"" + partners + "\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(stack.realm().users().get(worker.id()).groups()).isEmpty();
    }

    @Test
    void theAdminOfOneOrganisationIsToldNothingOfWhoDoesNotBelongToIt() {
        Changes clerk = clerk();
        String explain = "/organizations/" + company.id + "/explain?permission=desk.tickets&user=";
        assertThat(Changes.asAdmin(stack).get(explain + stack.userId("sam")).field("allowed"))
                .isEqualTo("true");

        assertThat(clerk.get(explain + stack.userId("sam")).status()).isEqualTo(404);
        assertThat(clerk.get(explain + worker.id()).status()).isEqualTo(200);
    }

    @Test
    void theAdminOfOneOrganisationIsNotToldWhatAMemberHoldsAtTheVendor() {
        Changes clerk = clerk();
        stack.realm()
                .users()
                .get(worker.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));
        String explain = "/organizations/" + company.id + "/explain?permission=desk.tickets&user=" + worker.id();
        assertThat(Changes.asAdmin(stack).get(explain).field("allowed")).isEqualTo("true");

        assertThat(clerk.get(explain).field("allowed")).isEqualTo("false");
    }

    @Test
    void whoMayOnlyLookAtAnOrganisationChangesNothingThere() {
        People.Person clerk = stack.people().person("clerk");
        permissions.permit("Organizations", Set.of("view"), Set.of(company.id), permissions.user(clerk));
        Changes looking = permissions.as(clerk);

        answers(looking, inOrganization(company.id))
                .forEach((call, status) -> assertThat(status).as(call).isEqualTo(isReading(call) ? 200 : 403));
        answers(looking, OF_THE_REALM)
                .forEach((call, status) -> assertThat(status).as(call).isIn(403, 404));
    }

    /** Keycloak shows such an organisation to nobody either. */
    @Test
    void whoMayManageAndNotLookFindsNothing() {
        People.Person clerk = stack.people().person("clerk");
        permissions.permit("Organizations", Set.of("manage"), Set.of(company.id), permissions.user(clerk));

        answers(permissions.as(clerk), inOrganization(company.id))
                .forEach((call, status) -> assertThat(status).as(call).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Users", "Groups", "Clients", "Roles"})
    void whatSomebodyMayManageBesidesOpensNoOrganisation(String type) {
        People.Person clerk = stack.people().person("clerk");
        Set<String> scopes = type.equals("Roles") ? Set.of("map-role") : Set.of("view", "manage");
        permissions.permit(type, scopes, Set.of(), permissions.user(clerk));
        give(clerk, "query-organizations");
        Changes managing = permissions.as(clerk);

        assertThat(managing.get("/organizations").status()).isEqualTo(403);
        answers(managing, inOrganization(company.id))
                .forEach((call, status) -> assertThat(status).as(call).isEqualTo(404));
        answers(managing, OF_THE_REALM)
                .forEach((call, status) -> assertThat(status).as(call).isIn(403, 404));
    }

    /** By whatever call: neither by its id nor by its name, nor by supposing a change. */
    @Test
    void theAdminOfOneOrganisationIsToldNothingOfAnotherNorOfTheRealm() {
        Changes clerk = clerk();
        Company other = new Company(stack);
        answers(clerk, inOrganization(company.id))
                .forEach((call, status) -> assertThat(status).as(call).isNotEqualTo(404));

        for (String named : List.of(other.id, other.alias)) {
            answers(clerk, inOrganization(named))
                    .forEach((call, status) -> assertThat(status).as(call).isEqualTo(404));
        }
        answers(clerk, OF_THE_REALM)
                .forEach((call, status) -> assertThat(status).as(call).isIn(403, 404));
        assertThat(clerk.get("/settings").json().has("defaultLevel")).isFalse();
    }

    /** Stopped on purpose where it would change something: by a tag that nobody has read, or by nonsense. */
    private List<String> inOrganization(String named) {
        String there = "/organizations/" + named;
        String member = there + "/members/" + worker.id();
        return List.of(
                "GET " + there,
                "GET " + there + "/settings",
                "PUT " + there + "/settings {}",
                "GET " + there + "/key",
                "PUT " + there + "/key {}",
                "GET " + there + "/members",
                "GET " + there + "/members?status=all&search=w&level=portal-member",
                "PATCH " + member + " {\"level\":\"none\"}",
                "DELETE " + member,
                "POST " + member + "/deactivate",
                "POST " + member + "/reset-password",
                "POST " + member + "/send-organization-key",
                "GET " + there + "/groups",
                "GET " + there + "/invitations",
                "POST " + there + "/invitations {}",
                "GET " + there + "/explain?user=" + worker.id(),
                "GET " + there + "/journal",
                "GET " + there + "/journal?user=" + worker.id() + "&act=level-changed",
                "GET " + there + "/journal/verification",
                "GET " + there + "/review",
                "POST /preview {\"method\":\"DELETE\",\"path\":\"" + member + "\"}",
                "POST /preview {\"method\":\"POST\",\"path\":\"" + member + "/deactivate\"}",
                "POST /preview {\"method\":\"PUT\",\"path\":\"" + there + "/settings\",\"body\":{}}");
    }

    private static boolean isReading(String call) {
        return call.startsWith("GET ");
    }

    /** The status by call. */
    private static Map<String, Integer> answers(Changes who, List<String> calls) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (String call : calls) {
            String[] words = call.split(" ", 3);
            Optional<String> body =
                    Optional.of(words).filter(each -> each.length == 3).map(each -> each[2]);
            Optional<String> tag = words[1].startsWith("/preview") || isReading(call)
                    ? Optional.empty()
                    : Optional.of("\"nobody-has-read-this\"");
            answers.put(call, who.send(words[0], words[1], body, tag).status());
        }
        return answers;
    }

    /** Somebody who manages this organisation, and none else. */
    private Changes clerk() {
        People.Person clerk = stack.people().person("clerk");
        permissions.manage(company.id, permissions.user(clerk));
        return permissions.as(clerk);
    }

    private boolean mayBeTouched(People.Person person) {
        return company.asBoss()
                .get(company.path(person))
                .json()
                .get("may")
                .toString()
                .contains("reset-password");
    }

    private String realmGroup(Map<String, List<String>> attributes) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName("group-" + java.util.UUID.randomUUID());
        group.setAttributes(attributes);
        try (Response created = stack.realm().groups().add(group)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    private void give(People.Person person, String role) {
        String management = stack.realm()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        stack.realm()
                .users()
                .get(person.id())
                .roles()
                .clientLevel(management)
                .add(List.of(stack.realm()
                        .clients()
                        .get(management)
                        .roles()
                        .get(role)
                        .toRepresentation()));
    }
}
