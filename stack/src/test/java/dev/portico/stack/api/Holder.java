package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.List;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Somebody in an organisation of their own who holds some roles there. */
final class Holder {

    final String organization;
    final People.Person person;

    private final SharedStack stack;
    private final String alias;

    Holder(SharedStack stack, String... roles) {
        OrganizationRepresentation made = stack.people().organization("holders");
        this.stack = stack;
        this.organization = made.getId();
        this.alias = made.getAlias();
        this.person = stack.people().person("holder");
        stack.people().join(person, organization, roles);
    }

    /** Those of a token that they get now. */
    List<String> entitlements() {
        Tokens.Answer token = stack.tokens().of(person.username(), alias);
        assertThat(token.status()).as(token.json().toString()).isEqualTo(200);
        return StreamSupport.stream(token.claims().get("entitlements").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** As an operator sees them. */
    JsonNode member() {
        return Api.as(stack, "olga")
                .get("/organizations/" + organization + "/members/" + person.id())
                .json();
    }

    /** Names of the groups that their organisation has. */
    List<String> groups() {
        return stack
                .realm()
                .organizations()
                .get(organization)
                .groups()
                .getAll(null, null, false, 0, 100, false, false)
                .stream()
                .map(GroupRepresentation::getName)
                .toList();
    }
}
