package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** An agent with assigned access works for the organisations an operator assigned (R37). */
@OnTheStack
class AgentsIT {

    private final SharedStack stack;

    AgentsIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void agentsAreListedWithWhatWasAssigned() {
        var agents = Api.as(stack, "olga").get("/agents?limit=200");

        assertThat(Api.each(agents, "username")).contains("sam", "tess").doesNotContain("olga", "ada");
        agents.json().get("items").forEach(agent -> {
            if (agent.get("username").asText().equals("tess")) {
                assertThat(agent.get("access").asText()).isEqualTo("assigned");
                assertThat(agent.get("organizations").toString())
                        .isEqualTo("[\"" + stack.organizationId("acme") + "\"]");
            }
        });
    }

    @Test
    void assigningAndTakingShowsAtTheNextRequest() {
        People.Person agent = agent();
        String umbra = stack.organizationId("umbra");
        Api olga = Api.as(stack, "olga");
        Api her = Api.as(stack, agent.username());
        assertThat(her.get("/organizations/umbra").status()).isEqualTo(404);

        assertThat(olga.send("PUT", "/agents/" + agent.id() + "/organizations/umbra")
                        .status())
                .isEqualTo(204);
        assertThat(olga.send("PUT", "/agents/" + agent.id() + "/organizations/" + umbra)
                        .status())
                .isEqualTo(204);
        assertThat(her.get("/organizations/umbra").status()).isEqualTo(200);
        assertThat(her.get("/me/assigned-organizations").json().get("items").toString())
                .isEqualTo("[\"" + umbra + "\"]");

        assertThat(olga.send("DELETE", "/agents/" + agent.id() + "/organizations/umbra")
                        .status())
                .isEqualTo(204);
        assertThat(her.get("/organizations/umbra").status()).isEqualTo(404);
        assertThat(her.get("/me/assigned-organizations").json().get("items").toString())
                .isEqualTo("[]");
    }

    /** Of the organisation, by the agent's name, which its people could not look up; what changes nothing is not noted. */
    @Test
    void theOrganisationsHistoryTellsOfIt() {
        People.Person agent = agent();
        OrganizationRepresentation served = stack.people().organization("served");
        OrganizationRepresentation other = stack.people().organization("other");
        String path = "/agents/" + agent.id() + "/organizations/" + served.getId();
        Api olga = Api.as(stack, "olga");

        for (String method : List.of("PUT", "PUT", "DELETE", "DELETE")) {
            assertThat(olga.send(method, path).status()).isEqualTo(204);
        }

        List<JsonNode> told = journal(olga, served.getId());
        assertThat(told.stream().map(entry -> entry.get("act").asText()))
                .containsExactly("agent-unassigned", "agent-assigned");
        JsonNode assigned = told.get(1);
        assertThat(assigned.get("person").asText()).isEqualTo(agent.id());
        assertThat(assigned.at("/actor/kind").asText()).isEqualTo("vendor");
        assertThat(assigned.at("/actor/id").asText()).isEqualTo(stack.userId("olga"));
        assertThat(assigned.get("before")).isEmpty();
        assertThat(assigned.get("after").toString()).isEqualTo("{\"firstName\":\"agent\",\"lastName\":\"Test\"}");
        assertThat(told.get(0).get("before").toString())
                .isEqualTo(assigned.get("after").toString());
        assertThat(journal(olga, other.getId())).isEmpty();
        assertThat(Api.each(Api.as(stack, agent.username()).get("/me/history"), "act"))
                .contains("agent-assigned", "agent-unassigned");
    }

    /** What an agent logs in with is no customer's business; whoever runs everything has nothing else to tell them by. */
    @Test
    void anAgentWithoutANameGoesByTheirLoginForNoCustomer() {
        People.Person agent = agent();
        UserResource account = stack.realm().users().get(agent.id());
        UserRepresentation nameless = account.toRepresentation();
        nameless.setFirstName("");
        nameless.setLastName("");
        account.update(nameless);
        Company company = new Company(stack);
        String path = "/agents/" + agent.id() + "/organizations/" + company.id;
        Api olga = Api.as(stack, "olga");
        assertThat(olga.send("PUT", path).status()).isEqualTo(204);
        assertThat(olga.send("DELETE", path).status()).isEqualTo(204);

        List<JsonNode> told = journal(Api.as(stack, company.boss.username()), company.id);

        assertThat(told)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.get("person").asText()).isEqualTo(agent.id()))
                .noneMatch(entry -> entry.toString().contains(agent.username()));
        assertThat(journal(olga, company.id).get(1).get("after").toString())
                .isEqualTo("{\"username\":\"" + agent.username() + "\"}");
    }

    /** What is told of agents there, the newest first. */
    private static List<JsonNode> journal(Api reader, String organization) {
        return StreamSupport.stream(
                        reader.get("/organizations/" + organization + "/journal?limit=200")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.get("act").asText().startsWith("agent-"))
                .toList();
    }

    @Test
    void onlyOperatorsAssign() {
        String path = "/agents/" + stack.userId("tess") + "/organizations/umbra";

        assertThat(Api.as(stack, "tess").send("PUT", path).status()).isEqualTo(403);
        assertThat(Api.as(stack, "ada").send("PUT", path).status()).isEqualTo(403);
        assertThat(Api.as(stack, "sam").send("DELETE", path).status()).isEqualTo(403);
        assertThat(Api.as(stack, "tess").get("/organizations/umbra").status()).isEqualTo(404);
    }

    @Test
    void nothingIsAssignedToWhoIsNoAgentNorOfWhatDoesNotExist() {
        Api olga = Api.as(stack, "olga");

        assertThat(olga.send("PUT", "/agents/" + stack.userId("ada") + "/organizations/acme")
                        .status())
                .isEqualTo(404);
        assertThat(olga.send("PUT", "/agents/nobody/organizations/acme").status())
                .isEqualTo(404);
        assertThat(olga.send("PUT", "/agents/" + stack.userId("tess") + "/organizations/none")
                        .status())
                .isEqualTo(404);
    }

    private People.Person agent() {
        People.Person agent = stack.people().person("agent");
        stack.realm()
                .users()
                .get(agent.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent-assigned").toRepresentation()));
        return agent;
    }
}
