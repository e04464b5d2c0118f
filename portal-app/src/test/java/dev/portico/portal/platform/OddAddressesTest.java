package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as no browser writes them, sent byte by byte: HTTP clients refuse them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class OddAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o/acme/tickets?q=a|b",
                "/o/acme/tickets?q={x}",
                "/o/acme/tickets?q=%zz",
                "/o/acme/tickets?q=%",
                "/o/acme/{x}",
                "/o/acme/%zz",
                "/o/acme/[",
                "/tickets?q=a|b",
                "/tickets?q={x}",
                "/tickets?q=<b>",
                "/tickets?q=%zz",
                "/articles?category=%00",
                "/api/tickets?q=a|b",
                "/login?to=|",
                "/{x}",
                "/\u00fc",
                "/refused?at=%zz",
                "*"
            })
    void anOddAddressIsNoFaultOfOurs(String address) throws IOException {
        String answer = get(address, "Cookie: portal_places=acme\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(answer.substring(9, 10))
                .as(answer.lines().findFirst().orElse(""))
                .isNotEqualTo("5");
    }

    private static String get(String address, String headers) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            String request = "GET " + address + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
