package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;

/** Groups that narrow what people see, and grant nothing (R37). */
@OnTheStack
class SecurityGroupsIT {

    private final SharedStack stack;
    private final Company company;
    private final People.Person worker;
    private final Changes boss;

    SecurityGroupsIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.worker = company.somebody("portal-member");
        this.boss = company.asBoss();
    }

    @Test
    void peopleArePutIntoAndTakenOutOfThem() {
        String north = group("north", true);

        assertThat(boss.send("PUT", path(north)).status()).isEqualTo(204);
        assertThat(boss.send("PUT", path(north)).status()).isEqualTo(204);
        assertThat(boss.get(company.path(worker)).json().get("groups").toString())
                .isEqualTo("[\"" + north + "\"]");
        assertThat(boss.send("DELETE", path(north)).status()).isEqualTo(204);
        assertThat(boss.get(company.path(worker)).json().get("groups")).isEmpty();
    }

    @Test
    void allOfThemAreReplacedAtOnce() {
        String north = group("north", true);
        String south = group("south", true);

        boss.patch(company.path(worker), "{\"groups\":[\"" + north + "\"]}");
        assertThat(boss.patch(company.path(worker), "{\"groups\":[\"" + south + "\"]}")
                        .json()
                        .get("groups")
                        .toString())
                .isEqualTo("[\"" + south + "\"]");
    }

    /** Whichever way they were put there: an id would tell its readers nothing. */
    @Test
    void theHistoryCallsThemByName() {
        String north = group("north", true);
        String south = group("south", true);
        boss.send("PUT", path(north));
        boss.patch(company.path(worker), "{\"groups\":[\"" + south + "\"]}");

        JsonNode told = boss.get("/organizations/" + company.id + "/journal?limit=3")
                .json()
                .get("items");

        assertThat(told).hasSize(3);
        told.forEach(entry -> {
            assertThat(entry.get("act").asText()).isIn("group-joined", "group-left");
            JsonNode group = entry.get(entry.get("act").asText().equals("group-left") ? "before" : "after")
                    .get("group");
            assertThat(group.path("id").asText()).isIn(north, south);
            assertThat(group.path("name").asText())
                    .startsWith(group.path("id").asText().equals(north) ? "north-" : "south-");
        });
    }

    @Test
    void onlySecurityGroupsAreListed() {
        String north = group("north", true);
        group("just-a-group", false);

        assertThat(ids(boss)).contains(north).hasSize(1);
    }

    @Test
    void aGroupThatGrantsSomethingIsNone() {
        String admins = stack.realm()
                .organizations()
                .get(company.id)
                .groups()
                .getAll("portal-admin", null, true, 0, 1, false, false)
                .get(0)
                .getId();
        String marked = group("marked", true);
        stack.realm()
                .organizations()
                .get(company.id)
                .groups()
                .group(marked)
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("portal-admin").toRepresentation()));

        for (String id : List.of(admins, marked)) {
            assertThat(boss.send("PUT", path(id)).status()).isEqualTo(404);
            assertThat(boss.patch(company.path(worker), "{\"groups\":[\"" + id + "\"]}")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(boss.get(company.path(worker)).field("level")).isEqualTo("portal-member");
    }

    @Test
    void thoseOfAnotherOrganisationAreNobodysHere() {
        Company other = new Company(stack);
        String foreign = group(other, "foreign", true);
        People.Person stranger = other.somebody("portal-member");

        assertThat(boss.send("PUT", path(foreign)).status()).isEqualTo(404);
        assertThat(Changes.asAdmin(stack).send("PUT", path(foreign)).status()).isEqualTo(404);
        assertThat(boss.send(
                                "PUT",
                                "/organizations/" + company.id + "/groups/" + group("north", true) + "/members/"
                                        + stranger.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theRealmsAreTheVendorsToSeeAndToFill() {
        String partners = realmGroup("partners-" + worker.username());
        Changes olga = Changes.as(stack, "olga");

        assertThat(boss.send("PUT", path(partners)).status()).isEqualTo(404);
        assertThat(olga.send("PUT", path(partners)).status()).isEqualTo(204);
        assertThat(ids(olga)).contains(partners);
        assertThat(ids(boss)).doesNotContain(partners);
        assertThat(boss.get(company.path(worker)).json().get("groups")).isEmpty();
        assertThat(boss.patch(company.path(worker), "{\"groups\":[]}").status()).isEqualTo(200);
        assertThat(olga.get(company.path(worker)).json().get("groups")).hasSize(1);
    }

    /** What the vendor calls its groups is told to the vendor alone, whichever way somebody is put there and taken out. */
    @Test
    void theRealmsAreInNoHistoryOfACustomer() {
        String name = "bad-payers-" + worker.username();
        String secret = realmGroup(name);
        Changes olga = Changes.as(stack, "olga");

        assertThat(olga.send("PUT", path(secret)).status()).isEqualTo(204);
        assertThat(olga.patch(company.path(worker), "{\"groups\":[]}").status()).isEqualTo(200);
        assertThat(olga.patch(company.path(worker), "{\"groups\":[\"" + secret + "\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(olga.send("DELETE", path(secret)).status()).isEqualTo(204);

        assertThat(boss.get("/organizations/" + company.id + "/journal?limit=200")
                        .json()
                        .toString())
                .contains(worker.id())
                .doesNotContain(name, secret);
        assertThat(Changes.as(stack, worker.username())
                        .get("/me/history?limit=200")
                        .json()
                        .toString())
                .contains(worker.id())
                .doesNotContain(name);
        assertThat(olga.get("/journal?limit=200").json().toString()).contains(name);
    }

    private String realmGroup(String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setAttributes(Map.of("portal.security-group", List.of("true")));
        try (Response created = stack.realm().groups().add(group)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    @Test
    void onlyWhoAssignsLevelsFillsThem() {
        String north = group("north", true);

        assertThat(Changes.as(stack, worker.username()).send("PUT", path(north)).reason())
                .isEqualTo("missing-permission");
        assertThat(Changes.as(stack, "eve").send("PUT", path(north)).status()).isEqualTo(404);
    }

    private List<String> ids(Changes caller) {
        return StreamSupport.stream(
                        caller.get("/organizations/" + company.id + "/groups?limit=200")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(item -> item.get("id").asText())
                .toList();
    }

    private String path(String group) {
        return "/organizations/" + company.id + "/groups/" + group + "/members/" + worker.id();
    }

    private String group(String name, boolean marked) {
        return group(company, name, marked);
    }

    private String group(Company where, String name, boolean marked) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name + "-" + java.util.UUID.randomUUID());
        if (marked) {
            group.setAttributes(Map.of("portal.security-group", List.of("true")));
        }
        try (Response created =
                stack.realm().organizations().get(where.id).groups().addTopLevelGroup(group)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }
}
