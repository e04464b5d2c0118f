package dev.portico.portal.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A mail is being looked at while its sender is erased: it becomes nothing, however far it has come. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ErasedSenderTest {
    private static final String NINA = "nina@nowhere.example";

    @Inject
    Arrivals arrivals;

    @Inject
    Filing filing;

    @Inject
    Persons persons;

    @Inject
    TicketsByMail tickets;

    @Test
    void leavesNothingOfAMailThatIsBeingFiled() throws Exception {
        tickets.empty();
        long nina = persons.sender(NINA, "Nina").id();
        byte[] raw = ("From: Nina <" + NINA + ">\r\nSubject: zebra\r\n\r\nzebra\r\n").getBytes(StandardCharsets.UTF_8);
        arrivals.keep(raw, "test", Instant.now());
        Arrivals.Waiting waiting = arrivals.next().orElseThrow();
        Mail mail = new MailReader(InstantSource.system()).read(waiting.raw(), waiting.received());

        given().auth()
                .oauth2(Cast.token(Cast.olga()))
                .contentType("application/json")
                .body(new JsonObject()
                        .put("email", NINA)
                        .put("reason", "Letter 31")
                        .encode())
                .post("/api/people/" + nina + "/erasure")
                .then()
                .statusCode(200);
        arrivals.from(waiting, NINA);

        assertThatThrownBy(() -> filing.openOutside(waiting, mail, UnknownSenders.ORGANIZATION))
                .hasMessageContaining("was taken meanwhile");
        arrivals.later(waiting, "not-stored", java.time.Duration.ofSeconds(1), true);
        assertThat(tickets.rows("select state, sender, raw from incoming")).containsExactly("ignored|null|null");
        assertThat(tickets.texts()).isEmpty();
        assertThat(tickets.rows("select id from persons where email = '" + NINA + "'"))
                .isEmpty();
    }
}
