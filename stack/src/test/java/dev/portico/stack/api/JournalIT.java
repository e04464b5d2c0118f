package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the journal says, to whom, and that it cannot be altered unseen. */
@OnTheStack
class JournalIT {

    private final SharedStack stack;

    JournalIT(SharedStack stack) {
        this.stack = stack;
    }

    /** An organisation with an Admin and one member, all made in the console. */
    private final class Company {
        private final OrganizationRepresentation organization = stack.people().organization("journal");
        private final People.Person admin = stack.people().person("boss");
        private final People.Person member = stack.people().person("member");

        Company() {
            stack.people().join(admin, id(), "portal-admin");
            stack.people().join(member, id(), "portal-member");
        }

        String id() {
            return organization.getId();
        }

        Api asAdmin() {
            return Api.as(stack, admin.username());
        }

        List<JsonNode> entries(String query) {
            return items(asAdmin().get("/organizations/" + id() + "/journal?limit=200" + query));
        }

        /** Acts about the member, the oldest first. */
        List<String> acts() {
            List<String> acts = new ArrayList<>(entries("&user=" + member.id()).stream()
                    .map(entry -> entry.get("act").asText())
                    .toList());
            Collections.reverse(acts);
            return acts;
        }

        JsonNode newest() {
            return entries("&user=" + member.id()).get(0);
        }

        Tokens.Answer verification() {
            return Api.as(stack, "olga").get("/organizations/" + id() + "/journal/verification");
        }
    }

    @Test
    void whatIsGrantedInTheConsoleIsJournaledOnce() {
        Company company = new Company();
        stack.people().join(company.member, company.id(), "enable-in-app-messenger");
        stack.people().take(company.member, company.id(), "enable-in-app-messenger");

        assertThat(company.acts()).containsExactly("joined", "level-changed", "role-granted", "role-removed");
        JsonNode removed = company.newest();
        assertThat(removed.get("before").toString()).isEqualTo("{\"role\":\"enable-in-app-messenger\"}");
        assertThat(removed.get("after").toString()).isEqualTo("{}");
        assertThat(removed.get("person").asText()).isEqualTo(company.member.id());
        assertThat(removed.get("organization").asText()).isEqualTo(company.id());
        assertThat(removed.at("/actor/kind").asText()).isEqualTo("console");
        assertThat(removed.at("/actor/id").asText()).hasSize(36);
        assertThat(removed.get("reason").isNull()).isTrue();
    }

    @Test
    void ofOneActThereIsNothingElse() {
        Company company = new Company();
        stack.people().join(company.member, company.id(), "enable-in-app-messenger");

        assertThat(company.entries("&act=role-granted"))
                .hasSize(1)
                .allMatch(entry -> entry.get("act").asText().equals("role-granted"));
        assertThat(company.entries("&act=level-changed")).hasSize(2);
        assertThat(company.entries("&act=level-changed&user=" + company.member.id()))
                .hasSize(1);
        assertThat(company.asAdmin()
                        .get("/organizations/" + company.id() + "/journal?act=dancing")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void disablingEditingAndEnablingInTheConsoleIsJournaled() {
        Company company = new Company();
        UserRepresentation user = stack.realm().users().get(company.member.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(user.getId()).update(user);
        user.setEnabled(true);
        user.setFirstName("Renamed");
        user.setAttributes(Map.of("portal.until", List.of(company.id() + " 2031-01-31T00:00:00Z")));
        stack.realm().users().get(user.getId()).update(user);

        assertThat(company.acts())
                .containsExactly("joined", "level-changed", "deactivated", "edited", "activated", "end-date-set");
        JsonNode until = company.newest();
        assertThat(until.get("before").toString()).isEqualTo("{\"until\":null}");
        assertThat(until.get("after").toString()).isEqualTo("{\"until\":\"2031-01-31T00:00:00Z\"}");
        JsonNode edited = company.entries("&user=" + company.member.id()).get(2);
        assertThat(edited.get("before").toString()).isEqualTo("{\"firstName\":\"member\"}");
        assertThat(edited.get("after").toString()).isEqualTo("{\"firstName\":\"Renamed\"}");
    }

    @Test
    void whatDoesNotHappenIsNotJournaled() {
        Company company = new Company();
        List<String> before = company.acts();
        UserRepresentation user = stack.realm().users().get(company.member.id()).toRepresentation();
        user.setEmail("ben@acme.example");
        user.setEnabled(false);

        assertThatThrownBy(() -> stack.realm().users().get(user.getId()).update(user))
                .hasMessageContaining("409");
        assertThat(company.acts()).isEqualTo(before);
    }

    @Test
    void aRoleMappedOnAGroupIsJournaledForTheOrganisation() {
        Company company = new Company();
        GroupRepresentation group = new GroupRepresentation();
        group.setName("helpers");
        OrganizationGroupsResource groups =
                stack.realm().organizations().get(company.id()).groups();
        String id = CreatedResponseUtil.getCreatedId(groups.addTopLevelGroup(group));
        groups.group(id)
                .roles()
                .realmLevel()
                .add(List.of(
                        stack.realm().roles().get("enable-in-app-messenger").toRepresentation()));

        JsonNode changed = company.entries("").get(0);
        assertThat(changed.get("act").asText()).isEqualTo("group-changed");
        assertThat(changed.at("/after/roles").toString()).isEqualTo("[\"enable-in-app-messenger\"]");
    }

    @Test
    void settingsAndLevelsAreJournaledForTheRealm() {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.submit-tab", "off");
        stack.realm().update(realm);
        realm.getAttributes().put("portal.submit-tab", "on");
        stack.realm().update(realm);
        RoleRepresentation level = new RoleRepresentation();
        level.setName("journal-level-" + System.nanoTime());
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().create(level);
        stack.realm()
                .roles()
                .get(level.getName())
                .addComposites(List.of(stack.realm().roles().get("portal.enter").toRepresentation()));
        stack.realm().roles().deleteRole(level.getName());

        List<JsonNode> entries = items(Api.as(stack, "olga").get("/journal?limit=200"));
        List<String> acts = entries.stream()
                .map(entry -> entry.get("act").asText() + " " + entry.get("before") + " " + entry.get("after"))
                .toList();
        assertThat(acts)
                .containsSubsequence(
                        "level-deleted {\"kind\":\"level\",\"level\":\"" + level.getName()
                                + "\",\"permissions\":[\"portal.enter\"]} {}",
                        "settings-changed {\"submitTab\":\"off\"} {\"submitTab\":\"on\"}");
    }

    @ParameterizedTest
    @CsvSource({"ada, 200", "ben, 403", "gil, 403", "eve, 404", "finn@umbra, 403", "sam, 403", "olga, 200"})
    void theJournalIsForThoseWhoReview(String who, int status) {
        assertThat(Api.as(stack, who).get("/organizations/acme/journal").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"ada, 403", "sam, 403", "olga, 200"})
    void verifyingAndTheRealmsJournalAreForTheVendor(String who, int status) {
        Api api = Api.as(stack, who);
        assertThat(api.get("/organizations/acme/journal/verification").status()).isEqualTo(status);
        assertThat(api.get("/journal").status()).isEqualTo(status);
        assertThat(api.get("/journal/verification").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=x", "after=x", "after=MTp4", "user=a%0Ab"})
    void whatMakesNoSenseIsRefused(String query) {
        Tokens.Answer answer = Api.as(stack, "ada").get("/organizations/acme/journal?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").asText()).isEqualTo("invalid-value");
    }

    @Test
    void pagesFollowOneAnotherTheNewestFirst() {
        Company company = new Company();
        for (int i = 0; i < 3; i++) {
            stack.people().join(company.member, company.id(), "enable-in-app-messenger");
            stack.people().take(company.member, company.id(), "enable-in-app-messenger");
        }
        List<Integer> seen = new ArrayList<>();
        String after = "";
        do {
            Tokens.Answer page = company.asAdmin().get("/organizations/" + company.id() + "/journal?limit=3" + after);
            items(page).forEach(entry -> seen.add(entry.get("id").asInt()));
            after = page.json().get("next").isNull()
                    ? ""
                    : "&after=" + page.json().get("next").asText();
        } while (!after.isEmpty());

        assertThat(seen)
                .isEqualTo(IntStream.iterate(seen.get(0), n -> n > 0, n -> n - 1)
                        .boxed()
                        .toList());
        assertThat(seen.size()).isGreaterThan(9);
    }

    @Test
    void thePriceOfAPageDoesNotGrow() throws Exception {
        Company company = new Company();
        for (int i = 0; i < 3; i++) {
            stack.people().join(company.member, company.id(), "enable-in-app-messenger");
            stack.people().take(company.member, company.id(), "enable-in-app-messenger");
        }
        Api admin = company.asAdmin();
        String journal = "/organizations/" + company.id() + "/journal";
        admin.get(journal);
        SqlCounter.Statements one = stack.sql().during(() -> admin.get(journal + "?limit=1"));
        SqlCounter.Statements all = stack.sql().during(() -> admin.get(journal + "?limit=200"));

        assertThat(all.total()).as(all.toString()).isEqualTo(one.total());
    }

    @Test
    void everybodySeesWhatConcernsThemselves() {
        Company company = new Company();
        Tokens.Answer history = Api.as(stack, company.member.username()).get("/me/history?limit=2");

        assertThat(Api.each(history, "act")).containsExactly("level-changed", "joined");
        assertThat(Api.each(history, "person")).containsOnly(company.member.id());
        Tokens.Answer further = Api.as(stack, company.member.username())
                .get("/me/history?limit=2&after=" + history.json().get("next").asText());
        assertThat(Api.each(further, "act")).contains("account-created");
    }

    @Test
    void theChainIsIntactAndAnAlteredEntryBreaksIt() throws Exception {
        Company company = new Company();
        JsonNode intact = company.verification().json();
        assertThat(intact.get("intact").asBoolean()).isTrue();
        assertThat(intact.get("entries").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(intact.get("broken").isNull()).isTrue();

        sql("update portico_journal set content = replace(content, 'portal-member', 'portal-admin')"
                + " where chain = 'organization:" + company.id() + "' and person_id = '" + company.member.id() + "'");

        JsonNode broken = company.verification().json();
        assertThat(broken.get("intact").asBoolean()).isFalse();
        assertThat(broken.get("broken").isNull()).isFalse();
    }

    @Test
    void aRemovedLastEntryBreaksTheChain() throws Exception {
        Company company = new Company();
        assertThat(company.verification().json().get("intact").asBoolean()).isTrue();
        sql("delete from portico_journal j where chain = 'organization:" + company.id()
                + "' and seq = (select max(seq) from portico_journal k where k.chain = j.chain)");

        assertThat(company.verification().json().get("intact").asBoolean()).isFalse();
    }

    @Test
    void erasingAPersonBreaksNothing() throws Exception {
        Company company = new Company();
        UserRepresentation user = stack.realm().users().get(company.member.id()).toRepresentation();
        user.setLastName("Secretive");
        stack.realm().users().get(user.getId()).update(user);
        assertThat(company.newest().at("/after/lastName").asText()).isEqualTo("Secretive");
        assertThat(count("select count(*) from portico_journal where content like '%Secretive%'"))
                .isZero();
        assertThat(count("select count(*) from portico_journal_personal where content like '%Secretive%'"))
                .isPositive();

        stack.realm().users().get(user.getId()).remove();

        assertThat(count("select count(*) from portico_journal_personal where content like '%Secretive%'"))
                .isZero();
        assertThat(company.acts()).contains("edited").endsWith("account-deleted");
        assertThat(company.entries("&user=" + user.getId())
                        .get(1)
                        .at("/after/lastName")
                        .isNull())
                .isTrue();
        assertThat(company.verification().json().get("intact").asBoolean()).isTrue();
    }

    @Test
    void aDeletedOrganisationLeavesTheRealmsJournalIntact() {
        Company company = new Company();
        stack.realm().organizations().get(company.id()).delete().close();

        Api olga = Api.as(stack, "olga");
        assertThat(items(olga.get("/journal?limit=50"))).anySatisfy(entry -> {
            assertThat(entry.get("act").asText()).isEqualTo("organization-deleted");
            assertThat(entry.at("/before/id").asText()).isEqualTo(company.id());
        });
        assertThat(olga.get("/journal/verification").json().get("intact").asBoolean())
                .isTrue();
        assertThat(Api.each(Api.as(stack, "ada").get("/organizations/acme/journal"), "id"))
                .isNotEmpty();
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        Company company = new Company();
        List<People.Person> crowd = IntStream.range(0, 8)
                .mapToObj(n -> stack.people().person("crowd"))
                .toList();
        List<Callable<Integer>> changes = new ArrayList<>();
        crowd.forEach(person -> changes.add(() -> {
            stack.people().join(person, company.id(), "portal-member");
            return 1;
        }));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> each : threads.invokeAll(changes)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        JsonNode verified = company.verification().json();
        assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
        crowd.forEach(person -> assertThat(company.entries("&user=" + person.id()))
                .extracting(entry -> entry.get("act").asText())
                .containsExactly("level-changed", "joined"));
    }

    private static List<JsonNode> items(Tokens.Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                Statement work = connection.createStatement()) {
            assertThat(work.executeUpdate(statement)).isPositive();
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
