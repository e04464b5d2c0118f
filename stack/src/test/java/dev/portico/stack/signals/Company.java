package dev.portico.stack.signals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** An organisation of a test's own, run by its Admin through the API and by an administrator through the console's. */
final class Company {

    final String id;
    final String alias;
    final People.Person boss;
    private final SharedStack stack;

    Company(SharedStack stack) {
        this.stack = stack;
        OrganizationRepresentation organization = stack.people().organization("signalled");
        this.id = organization.getId();
        this.alias = organization.getAlias();
        this.boss = member("portal-admin");
    }

    People.Person member(String... roles) {
        People.Person person = stack.people().person("signalled");
        stack.people().join(person, id, roles);
        return person;
    }

    /** As its Admin. */
    Tokens.Answer api(String method, People.Person person, String action, String body) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(
                                "/portal-access/organizations/" + id + "/members/" + person.id() + action))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + stack.tokens()
                                                .of(boss.username(), alias)
                                                .accessToken())
                        .header("If-Match", "*")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** In the console. */
    void enabled(boolean enabled) {
        OrganizationRepresentation organization = representation();
        organization.setEnabled(enabled);
        stack.realm().organizations().get(id).update(organization).close();
    }

    void attribute(String name, String value) {
        OrganizationRepresentation organization = representation();
        organization.setAttributes(Map.of(name, List.of(value)));
        stack.realm().organizations().get(id).update(organization).close();
    }

    void enabled(People.Person person, boolean enabled) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(enabled);
        stack.realm().users().get(person.id()).update(user);
    }

    JsonNode claims(People.Person person) {
        return stack.tokens().of(person.username(), alias).claims();
    }

    private OrganizationRepresentation representation() {
        return stack.realm().organizations().get(id).toRepresentation();
    }
}
