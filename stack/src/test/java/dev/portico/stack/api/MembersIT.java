package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the list of members says, and what it costs. */
@OnTheStack
class MembersIT {

    private final SharedStack stack;

    MembersIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void aMemberIsShownAsTheContractSays() {
        JsonNode ben = Api.as(stack, "ada")
                .get("/organizations/acme/members/" + stack.userId("ben"))
                .json();

        assertThat(ben.toString())
                .isEqualTo(
                        "{\"id\":\"" + stack.userId("ben") + "\",\"username\":\"ben\",\"email\":\"ben@acme.example\","
                                + "\"firstName\":\"Ben\",\"lastName\":\"Brandt\",\"phone\":null,\"status\":\"active\","
                                + "\"level\":\"portal-member\",\"levels\":[\"portal-member\"],"
                                + "\"roles\":[\"enable-in-app-messenger\"],\"ownTicketsOnly\":false,\"until\":null,"
                                + "\"groups\":[],\"lastSeen\":" + ben.get("lastSeen") + ","
                                + "\"may\":[\"assign-levels\",\"edit\",\"deactivate\",\"reset-password\",\"perspective\"],"
                                + "\"undelivered\":[]}");
    }

    @Test
    void whoBelongsToAnotherOrganisationTooIsNotTheAdminsToEdit() {
        JsonNode finn = Api.as(stack, "ada")
                .get("/organizations/acme/members/" + stack.userId("finn"))
                .json();

        assertThat(finn.get("level").asText()).isEqualTo("portal-member");
        assertThat(finn.get("may").toString()).isEqualTo("[\"assign-levels\",\"perspective\"]");
    }

    @Test
    void somebodyOfAnotherOrganisationIsNotAMember() {
        Api ada = Api.as(stack, "ada");

        assertThat(ada.get("/organizations/acme/members/" + stack.userId("finn"))
                        .status())
                .isEqualTo(200);
        assertThat(ada.get("/organizations/acme/members/" + stack.userId("eve")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"CLE, cleo", "cleo@ac, cleo", "castr, cleo", "leo, ''", "%, ''", "_leo, ''", "!, ''"})
    void searchLooksAtTheBeginningsOfNamesAndAddresses(String search, String found) {
        Tokens.Answer answer = Api.as(stack, "ada")
                .get("/organizations/acme/members?search="
                        + java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(String.join(" ", Api.each(answer, "username"))).isEqualTo(found);
    }

    @Test
    void membersAreFilteredByLevel() {
        Api ada = Api.as(stack, "ada");

        assertThat(Api.each(ada.get("/organizations/acme/members?level=portal-coordinator"), "username"))
                .containsExactly("gil");
        assertThat(Api.each(ada.get("/organizations/acme/members?level=none"), "username"))
                .containsExactly("dan");
    }

    @Test
    void aLevelIsFoundHoweverItIsHeld() {
        Company company = new Company(2);
        String bundle = "bundle-" + System.nanoTime();
        stack.realm().roles().create(new RoleRepresentation(bundle, null, false));
        stack.realm().roles().get(bundle).addComposites(List.of(role("portal-coordinator")));
        People.Person one = company.members.get(0);
        stack.people().take(one, company.id, "portal-member");
        assertThat(Api.each(company.list("?level=none"), "username")).containsExactly(one.username());

        stack.realm().users().get(one.id()).roles().realmLevel().add(List.of(role(bundle)));

        assertThat(Api.each(company.list("?level=none"), "username")).isEmpty();
        assertThat(Api.each(company.list("?level=portal-coordinator"), "username"))
                .containsExactly(one.username());
    }

    @Test
    void aDefaultLevelIsHeldByWhoHoldsNoneAndWasNotRevoked() {
        Company company = new Company(3);
        Api olga = Api.as(stack, "olga");
        String settings = "/organizations/" + company.id + "/settings";
        assertThat(olga.send("PUT", settings, "{\"defaultLevel\":\"portal-coordinator\"}")
                        .status())
                .isEqualTo(200);
        People.Person filled = company.members.get(0);
        People.Person revoked = company.members.get(1);
        stack.people().take(filled, company.id, "portal-member");
        assertThat(company.admin
                        .send("DELETE", "/organizations/" + company.id + "/members/" + revoked.id())
                        .status())
                .isEqualTo(204);

        assertThat(Api.each(company.list("?level=portal-coordinator"), "username"))
                .containsExactly(filled.username());
        assertThat(Api.each(company.list("?level=none"), "username")).containsExactly(revoked.username());
        assertThat(Api.each(company.list("?level=portal-member"), "username"))
                .containsExactly(company.members.get(2).username());
    }

    private RoleRepresentation role(String name) {
        return stack.realm().roles().get(name).toRepresentation();
    }

    @Test
    void disabledMembersAreListedApart() {
        Company company = new Company(2);
        UserRepresentation one =
                stack.realm().users().get(company.members.get(0).id()).toRepresentation();
        one.setEnabled(false);
        stack.realm().users().get(one.getId()).update(one);

        assertThat(Api.each(company.list(""), "username")).doesNotContain(one.getUsername());
        Tokens.Answer disabled = company.list("?status=disabled");
        assertThat(Api.each(disabled, "username")).containsExactly(one.getUsername());
        assertThat(disabled.json().at("/items/0/may").toString())
                .contains("activate")
                .doesNotContain("deactivate");
        assertThat(Api.each(company.list("?status=all"), "username")).hasSize(3);
    }

    @Test
    void anEndDateIsShownAndOnlyThatOfTheOrganisation() {
        Company company = new Company(1);
        UserRepresentation one =
                stack.realm().users().get(company.members.get(0).id()).toRepresentation();
        one.setAttributes(Map.of(
                "portal.until",
                List.of(company.id + " 2031-01-31T00:00:00Z", "another 2020-01-01T00:00:00Z"),
                "phone",
                List.of("+49 30 123")));
        stack.realm().users().get(one.getId()).update(one);

        JsonNode shown = company.admin
                .get("/organizations/" + company.id + "/members/" + one.getId())
                .json();
        assertThat(shown.get("until").asText()).isEqualTo("2031-01-31T00:00:00Z");
        assertThat(shown.get("phone").asText()).isEqualTo("+49 30 123");
        assertThat(shown.get("level").asText()).isEqualTo("portal-member");
    }

    @Test
    void pagesFollowOneAnotherAndShowEverybodyOnce() {
        Company company = new Company(4);
        List<String> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            Tokens.Answer answer = company.list("?limit=2" + after);
            seen.addAll(Api.each(answer, "username"));
            assertThat(answer.json().get("next").isNull()).isEqualTo(page == 2);
            after = "&after=" + answer.json().get("next").asText();
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&search=wo", "&level=portal-member", "&search=wo&level=portal-member"})
    void thePriceOfAPageDoesNotGrowWithThePeopleOnIt(String which) throws Exception {
        String query = "?limit=200&status=all" + which;
        Company few = new Company(2);
        Company many = new Company(20);
        few.list(query);
        many.list(query);

        SqlCounter.Statements forFew = stack.sql().during(() -> few.list(query));
        SqlCounter.Statements forMany = stack.sql().during(() -> many.list(query));

        assertThat(Api.each(many.list(query), "username")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(forMany.total()).as(forMany.toString()).isEqualTo(forFew.total());
    }

    @Test
    void aTakenRightIsGoneFromTheSameToken() {
        Company company = new Company(1);
        assertThat(company.list("").status()).isEqualTo(200);

        stack.people().take(company.boss, company.id, "portal-admin");

        assertThat(company.list("").status()).isEqualTo(403);
        assertThat(company.list("").json().get("reason").asText()).isEqualTo("no-access");
    }

    /** An organisation with an admin and some members. */
    private final class Company {
        private final String id;
        private final People.Person boss;
        private final List<People.Person> members;
        private final Api admin;

        Company(int size) {
            People people = stack.people();
            id = people.organization("company").getId();
            boss = people.person("boss");
            people.join(boss, id, "portal-admin");
            members = IntStream.range(0, size)
                    .mapToObj(i -> people.person("worker"))
                    .toList();
            members.forEach(member -> people.join(member, id, "portal-member"));
            admin = Api.as(stack, boss.username());
        }

        Tokens.Answer list(String query) {
            return admin.get("/organizations/" + id + "/members" + query);
        }
    }
}
