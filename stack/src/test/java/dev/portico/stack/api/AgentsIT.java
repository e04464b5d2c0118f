package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import org.junit.jupiter.api.Test;

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
