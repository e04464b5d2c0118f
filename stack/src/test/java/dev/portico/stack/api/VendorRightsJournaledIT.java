package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Whatever way the console makes somebody the vendor's, the realm's journal tells of it. */
@OnTheStack
class VendorRightsJournaledIT {

    private final SharedStack stack;

    VendorRightsJournaledIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void aRoleMappedOnAGroupOfTheRealmIsJournaled() {
        String group = group();
        map(group);
        stack.realm().groups().group(group).roles().realmLevel().remove(List.of(role("support-agent")));

        List<JsonNode> told = about(group);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).get("act").asText()).isEqualTo("group-changed");
        assertThat(told.get(1).at("/after/roles").toString()).isEqualTo("[\"support-agent\"]");
        assertThat(told.get(0).at("/before/roles").toString()).isEqualTo("[\"support-agent\"]");
    }

    @Test
    void aRoleThatMeansNothingHereIsNot() {
        String group = group();
        stack.realm().groups().group(group).roles().realmLevel().add(List.of(role("offline_access")));

        assertThat(about(group)).isEmpty();
    }

    @Test
    void aGroupMovedUnderOneThatGivesSomethingIsJournaled() {
        String agents = group();
        map(agents);
        String moved = group();

        move(moved, agents);

        List<JsonNode> told = about(moved);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).at("/before/roles").toString()).isEqualTo("[]");
        assertThat(told.get(0).at("/after/roles").toString()).isEqualTo("[\"support-agent\"]");
    }

    @Test
    void whoJoinsAGroupBelowOneThatGivesSomethingIsJournaled() {
        String agents = group();
        map(agents);
        String below = group();
        move(below, agents);
        People.Person person = stack.people().person("joiner");

        stack.realm().users().get(person.id()).joinGroup(below);

        assertThat(about(below)).anySatisfy(entry -> {
            assertThat(entry.get("act").asText()).isEqualTo("group-joined");
            assertThat(entry.get("person").asText()).isEqualTo(person.id());
        });
    }

    @Test
    void aGroupRenamedIsNoMove() {
        String agents = group();
        map(agents);
        String below = group();
        move(below, agents);
        int before = about(below).size();

        GroupRepresentation renamed = stack.realm().groups().group(below).toRepresentation();
        renamed.setName("renamed-" + UUID.randomUUID());
        stack.realm().groups().group(below).update(renamed);

        assertThat(about(below)).hasSize(before);
    }

    @Test
    void aGroupThatGaveSomethingIsJournaledWhenItIsRemoved() {
        String agents = group();
        map(agents);

        stack.realm().groups().group(agents).remove();

        JsonNode removed = about(agents).get(0);
        assertThat(removed.at("/before/roles").toString()).isEqualTo("[\"support-agent\"]");
        assertThat(removed.at("/after/group").isNull()).isTrue();
    }

    @Test
    void whatAnyRoleIsComposedOfIsJournaled() {
        RoleRepresentation bundle = new RoleRepresentation("bundle-" + UUID.randomUUID(), "", false);
        stack.realm().roles().create(bundle);
        stack.realm().roles().get(bundle.getName()).addComposites(List.of(role("support-agent")));
        stack.realm().roles().get(bundle.getName()).deleteComposites(List.of(role("support-agent")));

        List<JsonNode> told = entries().stream()
                .filter(entry -> entry.toString().contains(bundle.getName()))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(1).get("act").asText()).isEqualTo("level-edited");
        assertThat(told.get(1).get("after").toString())
                .isEqualTo("{\"kind\":\"composite\",\"level\":\"" + bundle.getName()
                        + "\",\"permissions\":[\"portal.enter\",\"desk.tickets\",\"desk.articles\",\"desk.perspective\"],"
                        + "\"roles\":[\"support-agent\"]}");
        assertThat(told.get(0).at("/before/roles").toString()).isEqualTo("[\"support-agent\"]");
    }

    private void map(String group) {
        stack.realm().groups().group(group).roles().realmLevel().add(List.of(role("support-agent")));
    }

    private void move(String group, String under) {
        GroupRepresentation moved = stack.realm().groups().group(group).toRepresentation();
        stack.realm().groups().group(under).subGroup(moved).close();
    }

    private RoleRepresentation role(String name) {
        return stack.realm().roles().get(name).toRepresentation();
    }

    private String group() {
        GroupRepresentation group = new GroupRepresentation();
        group.setName("agents-" + UUID.randomUUID());
        try (Response created = stack.realm().groups().add(group)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    /** Entries about a group, the newest first. */
    private List<JsonNode> about(String id) {
        return entries().stream()
                .filter(entry -> entry.at("/before/group/id").asText().equals(id)
                        || entry.at("/after/group/id").asText().equals(id))
                .toList();
    }

    private List<JsonNode> entries() {
        return StreamSupport.stream(
                        Api.as(stack, "olga")
                                .get("/journal?limit=200")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .toList();
    }
}
