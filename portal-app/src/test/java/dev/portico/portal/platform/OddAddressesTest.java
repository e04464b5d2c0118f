package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as no browser writes them, sent byte by byte: HTTP clients refuse them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class OddAddressesTest {
    private final List<LogRecord> complaints = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null || entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Cast.signsIn(Cast.ben());
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void nobodyIsAlarmed() {
        Logger.getLogger("").removeHandler(ear);
        assertThat(complaints).isEmpty();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/o/%", "/articles/%", "/articles/..;/x", "/articles/%2e%2e/x", "/{x}", "//tickets"})
    void whoComesByAnOddAddressReadsThatNothingIsThere(String address) throws IOException {
        String answer = get(address, "");
        if (answer.startsWith("HTTP/1.1 303 ")) {
            assertThat(answer).containsIgnoringCase("location: /nowhere\r\n");
            answer = get("/nowhere", "");
        }

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("<h1>", "Content-Security-Policy");
    }

    @ParameterizedTest
    @CsvSource({
        "/o/acme/%, /o/acme/nowhere",
        "/o/acme/tickets/%zz, /o/acme/nowhere",
        "/desk/;x, /desk/nowhere",
        "/o/acme/tickets?q=a|b, /o/acme/tickets"
    })
    void inAPlaceItLeadsToOneThatCanBeSignedInAt(String address, String led) throws IOException {
        assertThat(get(address, "")).startsWith("HTTP/1.1 303 ").containsIgnoringCase("location: " + led + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles?q=a|b", "/articles?q=%", "/articles?q={x}", "/?%zz"})
    void ofAnAddressWhoseQueryIsNoneThePageIsShown(String address) throws IOException {
        assertThat(get(address, "")).startsWith("HTTP/1.1 200 ").contains("<h1>");
    }

    /** The JDK takes a third of a second for each time it reads such a header, and a page reads it many times (attack 29). */
    @ParameterizedTest
    @ValueSource(strings = {"/articles", "/messenger.js"})
    void whoAsksForThousandsOfLanguagesIsNotReadAndAnsweredInEnglish(String address) throws IOException {
        String languages = IntStream.range(0, 17_576)
                .mapToObj(i -> "" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26))
                .limit(7_500)
                .collect(Collectors.joining(","));
        String shop = "Origin: https://shop.example\r\n";

        assertThat(get(address, shop + "Accept-Language: de\r\n")).containsAnyOf("lang=\"de\"", "Hilfe");
        assertThat(get(address, shop + "Accept-Language: de," + languages + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .containsAnyOf("lang=\"en\"", "Close help");
    }

    @Test
    void programsReadAProblem() throws IOException {
        assertThat(get("/api/%", "Authorization: Bearer " + Cast.token(Cast.ben()) + "\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json", "\"reason\":\"not-found\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets", "/"})
    void whoWritesAnotherHostIsNotLedThere(String address) throws IOException {
        assertThat(get(address, "Cookie: portal_places=acme\r\n", "evil.example"))
                .startsWith("HTTP/1.1 303 ")
                .containsPattern("(?i)location: /o/acme" + address + "\r\n")
                .doesNotContain("evil.example");
    }

    private static String get(String address, String headers) throws IOException {
        return get(address, headers, "localhost");
    }

    private static String get(String address, String headers, String host) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            String request = "GET " + address + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
