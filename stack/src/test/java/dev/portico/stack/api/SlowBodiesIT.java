package dev.portico.stack.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says letter by letter what they want to change holds nobody up meanwhile, least of all who revokes them (R44; attack 29). */
@OnTheStack
class SlowBodiesIT {

    /** Keycloak itself waits for ten seconds until another letter comes. */
    private static final Duration SOON = Duration.ofSeconds(6);

    private final SharedStack stack;
    private final Company company;

    SlowBodiesIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void whoChangesTheKeySlowlyIsRevokedMeanwhileAndHasNotChangedIt() throws IOException {
        People.Person second = company.somebody("portal-admin");
        Changes boss = company.asBoss();
        String key = "/organizations/" + company.id + "/key";
        try (Slow slow = new Slow(Api.as(stack, second.username()), "PUT", key)) {

            Changes.Told revoked = assertTimeoutPreemptively(SOON, () -> boss.send("DELETE", company.path(second)));

            assertThat(revoked.status()).isEqualTo(204);
            assertThat(slow.ends("\"key\":\"opens-sesame-1\",\"required\":true}"))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(boss.get(key).field("required")).isEqualTo("false");
        assertThat(boss.get(key).json().get("changedAt").isNull()).isTrue();
    }

    /** Another change of the same: it is stopped on purpose, by a tag that nobody has read or by saying nothing, once it has held what it needs. */
    @ParameterizedTest
    @CsvSource({
        "/organizations/{org}/settings, /organizations/{org}/key, 422",
        "/organizations/{org}/key, /organizations/{org}/key, 422",
        "/settings, /settings, 412",
        "/levels/portal-coordinator, /levels/portal-coordinator, 412"
    })
    void whoChangesSomethingSlowlyKeepsNobodyFromIt(String slowly, String meanwhile, int status) throws IOException {
        Changes admin = Changes.asAdmin(stack);
        Optional<String> tag = status == 412 ? Optional.of("\"nobody-has-read-this\"") : Optional.empty();
        try (Slow slow = new Slow(Api.as(stack, "olga"), "PUT", there(slowly))) {

            Changes.Told told =
                    assertTimeoutPreemptively(SOON, () -> admin.send("PUT", there(meanwhile), Optional.of("{}"), tag));

            assertThat(told.status()).as(told.json().toString()).isEqualTo(status);
            assertThat(slow.ends("\"unknown\":1}")).startsWith("HTTP/1.1 4");
        }
    }

    private String there(String path) {
        return path.replace("{org}", company.id);
    }

    /** A request whose body has begun to be read, and has not come yet but for its first letter. */
    private static final class Slow implements AutoCloseable {

        private static final int LENGTH = 200;
        private static final int PATIENCE = 30_000;

        private final Socket socket;
        private final BufferedReader answer;

        Slow(Api who, String method, String path) throws IOException {
            URI address = who.address(path);
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE);
            answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            send(method + " " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nAuthorization: Bearer " + who.token() + "\r\nIf-Match: *\r\nContent-Type: application/json"
                    + "\r\nContent-Length: " + LENGTH + "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(answer.readLine()).isEmpty();
            send("{");
        }

        /** The rest; answers with the first line of what came back. */
        String ends(String rest) throws IOException {
            send(rest + " ".repeat(LENGTH - 1 - rest.length()));
            return answer.readLine();
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
