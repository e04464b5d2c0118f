package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals that Keycloak really signed, at the real portal: sent twice, in another order, to somebody else, and altered (R64). */
@OnTheStack
class NotBelievedIT {

    private final SharedStack stack;
    private final Company company;
    private final PortalStore store;
    private final Outbox outbox;
    private final People.Person worker;

    NotBelievedIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.store = new PortalStore(stack);
        this.outbox = new Outbox(stack);
        this.worker = company.member("portal-member");
    }

    @BeforeEach
    void theirFirstChangeIsKnown() {
        stack.portalUrl();
        company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");
        soon(() -> store.revision(worker.id()) == revision());
    }

    @Test
    void theSameSignalOnceMoreChangesNothing() throws Exception {
        PortalStore.Known known = store.about(worker.id()).orElseThrow();

        Tokens.Answer answer = push(last().token());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(store.about(worker.id())).contains(known);
    }

    @Test
    void anOlderSignalThatComesAfterANewerOneChangesNothing() throws Exception {
        Outbox.Entry older = last();
        company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");
        soon(() -> store.revision(worker.id()) == revision() && last().revision() == revision());
        Outbox.Entry newer = last();
        assertThat(newer.revision()).isGreaterThan(older.revision());
        store.forget(worker.id(), older.id());
        store.forget(worker.id(), newer.id());

        assertThat(push(newer.token()).status()).isEqualTo(202);
        assertThat(push(older.token()).status()).isEqualTo(202);

        assertThat(store.revision(worker.id())).isEqualTo(newer.revision());
    }

    @Test
    void whatTheRealmSignedForAnotherReceiverIsNotForThePortal() throws Exception {
        PortalStore.Known known = store.about(worker.id()).orElseThrow();
        try (SignalReceiver other = SignalReceiver.likeThePortal(stack)) {
            company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");
            String foreign = other.await(each -> each.concerns(worker.id())).token();
            soon(() -> store.revision(worker.id()) > known.revision());
            PortalStore.Known changed = store.about(worker.id()).orElseThrow();
            store.forget(worker.id(), last().id());

            Tokens.Answer answer = push(foreign);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("err").asText()).isEqualTo("invalid_audience");
            assertThat(store.about(worker.id())).isEmpty();
            assertThat(push(last().token()).status()).isEqualTo(202);
            assertThat(store.revision(worker.id())).isEqualTo(changed.revision());
        }
    }

    @Test
    void whatIsAlteredOrSignedBySomebodyElseIsRefused() throws Exception {
        PortalStore.Known known = store.about(worker.id()).orElseThrow();
        String[] parts = last().token().split("\\.", -1);
        ObjectNode claims = (ObjectNode) Tokens.claims(last().token());
        claims.put("jti", UUID.randomUUID().toString());
        ((ObjectNode) claims.at("/events").elements().next().get("claims")).put("portal_rev", "999999.0.0");
        String payload = encoded(claims.toString());
        String none = encoded("{\"alg\":\"none\",\"typ\":\"secevent+jwt\"}");
        String symmetric = encoded("{\"alg\":\"HS256\",\"typ\":\"secevent+jwt\"}");
        PrivateKey own = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        for (String forged : List.of(
                parts[0] + "." + payload + "." + parts[2],
                parts[0] + "." + payload + "." + signed(own, parts[0] + "." + payload),
                parts[0] + "." + payload + ".",
                none + "." + payload + ".",
                symmetric + "." + payload + "." + hashed(certificate(), symmetric + "." + payload))) {
            Tokens.Answer answer = push(forged);

            assertThat(answer.status()).as(forged).isEqualTo(400);
            assertThat(answer.json().get("err").asText()).isIn("invalid_key", "invalid_request");
        }
        assertThat(store.about(worker.id())).contains(known);
    }

    @Test
    void whatIsNoSignalIsRefusedWhoeverSignedIt() throws Exception {
        PortalStore.Known known = store.about(worker.id()).orElseThrow();
        Tokens.Answer tokens = stack.tokens().of(worker.username());
        for (String other :
                List.of(tokens.accessToken(), tokens.json().get("id_token").asText(), tokens.refreshToken())) {
            assertThat(push(other).status()).isEqualTo(400);
        }
        assertThat(store.about(worker.id())).contains(known);
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotListenedTo() throws Exception {
        Outbox.Entry sent = last();
        store.forget(worker.id(), sent.id());

        assertThat(push(sent.token(), "guessed").status()).isEqualTo(401);

        assertThat(store.about(worker.id())).isEmpty();
        assertThat(push(sent.token()).status()).isEqualTo(202);
        assertThat(store.revision(worker.id())).isEqualTo(sent.revision());
    }

    /** The newest that speaks of the worker's counter. */
    private Outbox.Entry last() throws Exception {
        return outbox.about(worker.id()).stream()
                .filter(entry -> entry.revision() > 0)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private long revision() {
        return Long.parseLong(company.claims(worker).get("portal_rev").asText().split("\\.", -1)[0]);
    }

    private Tokens.Answer push(String token) {
        return push(token, stack.stack().secrets().get("signals"));
    }

    private Tokens.Answer push(String token, String secret) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(stack.portalUrl() + "/signals"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/secevent+jwt")
                        .POST(HttpRequest.BodyPublishers.ofString(token)));
    }

    /** The public key everybody knows, in the form it is published in. */
    private byte[] certificate() {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/protocol/openid-connect/certs")))
                .json()
                .at("/keys/0/n")
                .asText()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String signed(PrivateKey key, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String hashed(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(condition);
    }
}
