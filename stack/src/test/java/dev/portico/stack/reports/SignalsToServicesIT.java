package dev.portico.stack.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** A service that hears of changes: by asking (RFC 8936) or by being told (RFC 8935), each signal checked before it counts (R66). */
@OnTheStack
class SignalsToServicesIT {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

    private final SharedStack stack;
    private final Signalled signalled = new Signalled();
    private String organization = "";
    private People.Person worker = new People.Person("", "");
    private ReportsApi reports;

    SignalsToServicesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void aServiceAndSomebodyWhoUsesIt() throws IOException {
        organization = stack.people().organization("heard").getId();
        worker = stack.people().person("heard");
        stack.people().join(worker, organization, "portal-admin");
        reports = new ReportsApi(new TokenCheck(
                stack.realmUrl("").toString(),
                "reports-api",
                Set.of("portal-cli"),
                keys(),
                signalled::outdates,
                Clock.systemUTC()));
    }

    @AfterEach
    void theServiceEnds() {
        reports.close();
    }

    @Test
    void whatIsAskedForOutdatesTheTokenAndAnotherOneCounts() throws Exception {
        hears("reports-api");
        SignalPoll poll = new SignalPoll(
                stack,
                "reports-api",
                stack.realmUrl("/ssf/transmitter/receivers/reports-api/streams/reports-api/poll"));
        takeAll(poll, "reports-api");
        String before = token();
        assertThat(asks(before)).isEqualTo(200);

        change("{\"level\":\"portal-coordinator\"}");
        await().until(() -> takeAll(poll, "reports-api") > 0);

        assertThat(asks(before)).isEqualTo(401);
        assertThat(asks(token())).isEqualTo(200);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainAndChangesNothing() throws Exception {
        hears("reports-api");
        SignalPoll poll = new SignalPoll(
                stack,
                "reports-api",
                stack.realmUrl("/ssf/transmitter/receivers/reports-api/streams/reports-api/poll"));
        takeAll(poll, "reports-api");
        change("{\"level\":\"portal-coordinator\"}");
        await().until(() -> !poll.nextAgain().isEmpty());

        Map<String, String> first = poll.next();
        assertThat(poll.nextAgain().keySet()).containsAll(first.keySet());
        take(first.values(), "reports-api");
        int known = signalled.count();
        take(first.values(), "reports-api");

        assertThat(signalled.count()).isEqualTo(known);
        assertThat(poll.next().keySet()).doesNotContainAnyElementsOf(first.keySet());
    }

    @Test
    void whatIsPushedOutdatesTheTokenAndNothingElseIsTaken() throws Exception {
        String foreign = signalForAnother();
        String client = "service-" + UUID.randomUUID();
        String authorization = "Bearer " + UUID.randomUUID();
        SignalCheck check = new SignalCheck(stack.realmUrl("").toString(), client, keys());
        try (SignalEndpoint endpoint = new SignalEndpoint(authorization, check, signalled)) {
            subscribe(client, endpoint.address(), authorization);
            hears(client);
            String before = token();
            assertThat(asks(before)).isEqualTo(200);

            change("{\"level\":\"portal-admin\"}");
            await().until(() -> asks(before) == 401);
            assertThat(asks(token())).isEqualTo(200);

            int known = signalled.count();
            assertThat(pushed(endpoint, authorization, token())).isEqualTo(400);
            assertThat(pushed(endpoint, authorization, "no signal at all")).isEqualTo(400);
            assertThat(pushed(endpoint, authorization, foreign)).isEqualTo(400);
            assertThat(pushed(endpoint, "Bearer of somebody else", "")).isEqualTo(401);
            assertThat(signalled.count()).isEqualTo(known);
        } finally {
            stack.realm()
                    .clients()
                    .get(stack.realm().clients().findByClientId(client).get(0).getId())
                    .remove();
        }
    }

    /** A genuine one, for {@code reports-api}. */
    private String signalForAnother() {
        hears("reports-api");
        change("{\"level\":\"portal-coordinator\"}");
        SignalPoll poll = new SignalPoll(
                stack,
                "reports-api",
                stack.realmUrl("/ssf/transmitter/receivers/reports-api/streams/reports-api/poll"));
        await().until(() -> !poll.nextAgain().isEmpty());
        return poll.nextAgain().values().iterator().next();
    }

    private int takeAll(SignalPoll poll, String audience) throws Exception {
        int taken = 0;
        for (Map<String, String> sets = poll.next(); !sets.isEmpty(); sets = poll.next()) {
            taken += take(sets.values(), audience);
        }
        return taken;
    }

    /** How many concerned the person of this test. */
    private int take(Collection<String> sets, String audience) throws Exception {
        SignalCheck check = new SignalCheck(stack.realmUrl("").toString(), audience, keys());
        int ours = 0;
        for (String set : sets) {
            JWTClaimsSet signal = check.check(set);
            signalled.take(signal);
            ours += signal.toString().contains(worker.id()) ? 1 : 0;
        }
        return ours;
    }

    private JWKSource<SecurityContext> keys() throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(URI.create(
                                stack.realmUrl("/protocol/openid-connect/certs").toString())
                        .toURL())
                .build();
    }

    private String token() {
        return stack.tokens()
                .password(Map.of(
                        "username",
                        worker.username(),
                        "password",
                        worker.username() + "-portico",
                        "scope",
                        "openid reports-api"))
                .accessToken();
    }

    private int asks(String token) {
        return stack.tokens().get(reports.report(organization), token).status();
    }

    private int pushed(SignalEndpoint endpoint, String authorization, String body) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(endpoint.address())
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/secevent+jwt")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    /** Subscribes the client to the organisation, as an administrator does. */
    private void hears(String client) {
        OrganizationResource resource = stack.realm().organizations().get(organization);
        OrganizationRepresentation described = resource.toRepresentation();
        described.singleAttribute("ssf.notify." + client, "true");
        resource.update(described).close();
    }

    private void subscribe(String client, URI address, String authorization) {
        ClientRepresentation service = new ClientRepresentation();
        service.setClientId(client);
        service.setAttributes(Map.of(
                "ssf.enabled",
                "true",
                "ssf.defaultSubjects",
                "NONE",
                "ssf.stream.id",
                client,
                "ssf.stream.status",
                "enabled",
                "ssf.stream.aud",
                client,
                "ssf.stream.eventsRequested",
                CAEP + "token-claims-change," + CAEP + "session-revoked",
                "ssf.stream.delivery.method",
                "urn:ietf:rfc:8935",
                "ssf.stream.delivery.endpointUrl",
                address.toString(),
                "ssf.stream.delivery.authorizationHeader",
                authorization,
                "ssf.pushEndpointSocketTimeoutMillis",
                "2000"));
        stack.realm().clients().create(service).close();
    }

    private void change(String body) {
        String path = "/portal-access/organizations/" + organization + "/members/" + worker.id();
        String admin = "Bearer " + stack.admin().tokenManager().getAccessTokenString();
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(stack.adminUrl(path))
                        .header("Authorization", admin)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }
}
