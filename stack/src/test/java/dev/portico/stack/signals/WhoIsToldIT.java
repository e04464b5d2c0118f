package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A service hears of the organisations and people it subscribes to, and of the realm; never why, in an administrator's words. */
@OnTheStack
class WhoIsToldIT {

    private final SharedStack stack;
    private SignalReceiver service;
    private SignalReceiver portal;

    WhoIsToldIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void listen() throws IOException {
        service = SignalReceiver.likeAnotherService(stack);
        portal = SignalReceiver.likeThePortal(stack);
    }

    @AfterEach
    void leave() {
        service.close();
        portal.close();
    }

    @Test
    void aServiceHearsOfItsOrganisationOnly() {
        Company ours = new Company(stack);
        Company theirs = new Company(stack);
        ours.attribute(service.mark(), "true");
        People.Person both = ours.member("portal-member");
        stack.people().join(both, theirs.id, "portal-member");

        theirs.api("PATCH", both, "", "{\"level\":\"portal-admin\"}");
        theirs.enabled(false);
        portal.await(each -> each.about().equals(both.id() + " " + theirs.id)
                && each.event().at("/reason_admin/en").asText().equals("level-changed"));
        portal.await(
                each -> each.about().equals("- " + theirs.id) && each.type().equals("session-revoked"));
        ours.api("PATCH", both, "", "{\"level\":\"portal-admin\"}");

        Received heard = service.await(each -> each.about().equals(both.id() + " " + ours.id)
                && each.event().at("/claims/entitlements").toString().contains("members.edit"));
        assertThat(heard.event().has("reason_admin")).isFalse();
        assertThat(heard.event().has("reason_user")).isTrue();
        assertThat(service.all()).noneMatch(each -> each.token().contains(theirs.id) || each.concerns(theirs.id));
    }

    @Test
    void anAccountIsToldToWhoeverHearsOfOneOfItsOrganisations() {
        Company ours = new Company(stack);
        ours.attribute(service.mark(), "true");
        People.Person worker = ours.member("portal-member");
        People.Person stranger = new Company(stack).member("portal-member");

        ours.enabled(stranger, false);
        ours.enabled(worker, false);

        service.await(
                each -> each.about().equals(worker.id() + " -") && each.type().equals("session-revoked"));
        portal.await(
                each -> each.about().equals(stranger.id() + " -") && each.type().equals("session-revoked"));
        assertThat(service.about(stranger.id())).isEmpty();
    }

    @Test
    void onePersonCanBeSubscribedTo() {
        Company theirs = new Company(stack);
        People.Person worker = theirs.member("portal-member");
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        People.Person other = theirs.member("portal-member");
        subscribe(user);

        theirs.api("PATCH", other, "", "{\"level\":\"portal-admin\"}");
        // The first of that level here: its group is made, which concerns the organisation as well.
        theirs.api("PATCH", worker, "", "{\"level\":\"portal-coordinator\"}");

        service.await(each -> each.about().equals(worker.id() + " " + theirs.id));
        assertThat(service.about(other.id())).isEmpty();
    }

    @Test
    void everybodyHearsOfTheRealm() {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.add-request-box", "off");
        stack.realm().update(realm);
        realm.getAttributes().put("portal.add-request-box", "on");
        stack.realm().update(realm);

        Received heard = service.await(each -> each.about().equals("realm"));
        assertThat(heard.event().has("reason_admin")).isFalse();
    }

    @Test
    void whatIsPolledComesOnceAndInOrder() {
        Company ours = new Company(stack);
        ours.attribute("ssf.notify.reports-api", "true");
        People.Person worker = ours.member("portal-member");
        drain();
        ours.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");
        ours.api("DELETE", worker, "", "");

        JsonNode first = poll(List.of());
        List<String> ids = new ArrayList<>();
        List<String> types = new ArrayList<>();
        first.get("sets").properties().forEach(set -> {
            ids.add(set.getKey());
            JsonNode claims = Tokens.claims(set.getValue().asText());
            assertThat(claims.get("aud").asText()).isEqualTo("reports-api");
            if (claims.toString().contains(worker.id())) {
                String type = claims.get("events").fieldNames().next();
                types.add(type.substring(type.lastIndexOf('/') + 1));
            }
        });
        JsonNode second = poll(ids);

        assertThat(types).containsExactly("token-claims-change", "token-claims-change", "session-revoked");
        assertThat(second.get("sets").toString()).doesNotContain(ids.get(0));
    }

    private void drain() {
        JsonNode sets = poll(List.of()).get("sets");
        while (!sets.isEmpty()) {
            List<String> ids = new ArrayList<>();
            sets.fieldNames().forEachRemaining(ids::add);
            sets = poll(ids).get("sets");
        }
    }

    private JsonNode poll(List<String> acknowledged) {
        String token = stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "reports-api",
                                "client_secret", stack.secret("reports-api"),
                                "scope", "ssf.read"))
                .accessToken();
        String body = "{\"maxEvents\":1000,\"returnImmediately\":true,\"ack\":["
                + String.join(
                        ",", acknowledged.stream().map(id -> "\"" + id + "\"").toList()) + "]}";
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(
                                stack.realmUrl("/ssf/transmitter/receivers/reports-api/streams/reports-api/poll"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    /** Attributes like this one are an administrator's, and need not be in the user profile to be set by one. */
    private void subscribe(UserRepresentation user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        stack.adminUrl("/ssf/clients/" + service.clientId() + "/subjects/add"))
                .header(
                        "Authorization",
                        "Bearer " + stack.admin().tokenManager().getAccessTokenString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"user-id\",\"value\":\"" + user.getId() + "\"}"));
        Tokens.Answer answer = stack.tokens().send(request);
        assertThat(answer.status()).as(answer.json().toString()).isBetween(200, 204);
    }
}
