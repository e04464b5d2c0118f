package dev.portico.portal.tickets;

import static dev.portico.portal.files.Sender.noise;
import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.tickets.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.files.Limits;
import dev.portico.portal.files.Sender;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.platform.Unfinished;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack 29: who asks for a file and does not read it holds a thread, but few of them and not for long. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class SlowReadersTest {
    private static final int OF_ONE = 24;

    @Inject
    Desk desk;

    private final List<LogRecord> complaints = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final List<Unfinished> readers = new ArrayList<>();
    private String file = "";

    @BeforeEach
    void aLargeFile() {
        desk.empty();
        String ticket = "/" + desk.ticket(Cast.ben(), ACME, "Printer on fire");
        String upload = Sender.send(Cast.ben(), "film.bin", noise((int) Limits.FILE));
        int id = post(
                        Cast.ben(),
                        ticket + "/notes",
                        new JsonObject().put("text", "A film").put("files", new JsonArray().add(upload)))
                .statusCode(201)
                .extract()
                .path("attachments[0].id");
        file = "/api/tickets" + ticket + "/attachments/" + id;
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void hangUp() {
        readers.forEach(Unfinished::close);
        Logger.getLogger("").removeHandler(ear);
        desk.empty();
    }

    @Test
    void whoDoesNotReadIsLetGoAndHasHeldNobodyElseUp() {
        String header = Unfinished.bearer(Cast.token(Cast.ben()));
        for (int i = 0; i < OF_ONE; i++) {
            readers.add(Unfinished.get(file, header));
        }
        assertThat(readers).allMatch(reader -> reader.answer(10_000).orElse("").startsWith("HTTP/1.1 200 "));

        given().auth()
                .oauth2(Cast.token(Cast.ben()))
                .get(file)
                .then()
                .statusCode(503)
                .header("Retry-After", "5");
        assertThat(given().auth().oauth2(Cast.token(Cast.ada())).get(file).asByteArray().length)
                .isEqualTo((int) Limits.FILE);

        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> asked() == 200);
        assertThat(readers).allMatch(reader -> reader.drain() < Limits.FILE);
        assertThat(complaints).isEmpty();
    }

    /** A slow line takes much at a time, and then nothing for a while: here longer than somebody is waited for who takes nothing at all. */
    @Test
    void whoReadsALittleAtATimeReadsToTheEnd() throws InterruptedException {
        try (Unfinished reader = Unfinished.get(file, Unfinished.bearer(Cast.token(Cast.ben())))) {
            long read = 0;
            for (int i = 0; i < 8; i++) {
                Thread.sleep(3_000);
                read += reader.read(2 * 1024 * 1024);
            }
            assertThat(read + reader.drain()).isGreaterThan(Limits.FILE);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoGoesAwayInTheMiddleAlarmsNobodyAndMakesRoom() {
        String header = Unfinished.bearer(Cast.token(Cast.ben()));
        for (int i = 0; i < OF_ONE; i++) {
            readers.add(Unfinished.get(file, header));
        }
        assertThat(readers).allMatch(reader -> reader.answer(10_000).orElse("").startsWith("HTTP/1.1 200 "));

        readers.forEach(Unfinished::close);

        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> asked() == 200);
        assertThat(complaints).isEmpty();
    }

    private int asked() {
        return given().auth().oauth2(Cast.token(Cast.ben())).get(file).statusCode();
    }
}
