package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What all ways and states of one run stand on: the clients, the partner's realm, and the deeds of admins. */
final class Stage implements AutoCloseable {

    private final SharedStack stack;
    private final Partner partner;
    private final Clients clients;

    Stage(SharedStack stack) {
        this.stack = stack;
        this.partner = new Partner(stack);
        this.clients = new Clients(stack, partner);
    }

    SharedStack stack() {
        return stack;
    }

    Partner partner() {
        return partner;
    }

    Clients clients() {
        return clients;
    }

    Subject subject(State state) {
        People people = stack.people();
        String organization = people.organization("grants").getId();
        People.Person person = people.person("grants");
        partner.knows(person);
        String robotClient = clients.robot();
        People.Person robot = clients.serviceAccount(robotClient);
        people.join(person, organization, state.roles());
        people.join(robot, organization, state.roles());
        return new Subject(state, organization, person, robot, robotClient);
    }

    /** In User Management, by a realm admin. */
    void deed(String method, Subject subject, People.Person member, String deed) {
        String path = "/portal-access/organizations/" + subject.organization() + "/members/" + member.id() + deed;
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(stack.adminUrl(path).toString()))
                        .header(
                                "Authorization",
                                "Bearer " + stack.admin().tokenManager().getAccessTokenString())
                        .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status())
                .as(method + " " + path + " " + answer.json())
                .isBetween(200, 204);
    }

    /** In the console. */
    void enable(People.Person account, boolean enabled) {
        UserRepresentation user = stack.realm().users().get(account.id()).toRepresentation();
        user.setEnabled(enabled);
        stack.realm().users().get(account.id()).update(user);
    }

    /** In the console. */
    void disable(String organization) {
        OrganizationResource resource = stack.realm().organizations().get(organization);
        OrganizationRepresentation described = resource.toRepresentation();
        described.setEnabled(false);
        resource.update(described).close();
    }

    /** In the console. */
    void until(People.Person account, String organization, Instant end) {
        UserRepresentation user = stack.realm().users().get(account.id()).toRepresentation();
        user.singleAttribute("portal.until", organization + " " + end);
        stack.realm().users().get(account.id()).update(user);
    }

    /** In the console. */
    void ticketing(String value) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.ticketing", value);
        stack.realm().update(realm);
    }

    @Override
    public void close() {
        clients.close();
        partner.close();
    }
}
