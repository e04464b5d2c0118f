package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A signal is on its way when the change is committed; none is lost while a receiver is away, and none waits for another's. */
@OnTheStack
class DeliveryIT {

    /** More than a receiver that is away is tried by the clock in that time. */
    private static final int CHANGES = 120;

    private final SharedStack stack;

    DeliveryIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whatHappenedWhileTheReceiverWasAwayComesWhenItIsBack() throws IOException {
        Company company = new Company(stack);
        try (SignalReceiver receiver = SignalReceiver.likeThePortal(stack)) {
            People.Person worker = company.member("portal-member");
            receiver.await(1, worker.id());
            receiver.stop();
            int before = receiver.about(worker.id()).size();
            for (int i = 0; i < CHANGES; i++) {
                company.api(
                        "PATCH", worker, "", "{\"level\":\"" + (i % 2 == 0 ? "portal-admin" : "portal-member") + "\"}");
            }
            String number = company.claims(worker).get("portal_rev").asText().split("\\.", -1)[0];
            assertThat(receiver.about(worker.id())).hasSize(before);
            receiver.start();

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            receiver.about(worker.id()).stream()
                                    .skip(before)
                                    .map(Received::revision)
                                    .collect(Collectors.toSet()))
                    .as("every change has its signal")
                    .hasSize(CHANGES)
                    .contains(number + ".0.0"));
            assertThat(different(receiver, worker))
                    .as("signals, each counted once")
                    .isGreaterThanOrEqualTo(before + CHANGES);
        }
    }

    @Test
    void whoDecidesByItHasTheSignalWhenTheChangeIsAnswered() throws IOException {
        Company company = new Company(stack);
        try (SignalReceiver receiver = SignalReceiver.likeThePortal(stack)) {
            People.Person worker = company.member("portal-member");
            receiver.await(1, worker.id());
            for (int i = 0; i < 6; i++) {
                company.api(
                        "PATCH", worker, "", "{\"level\":\"" + (i % 2 == 0 ? "portal-admin" : "portal-member") + "\"}");
            }
            int answered = receiver.about(worker.id()).size();
            String number = company.claims(worker).get("portal_rev").asText().split("\\.", -1)[0];

            assertThat(receiver.about(worker.id()).subList(0, answered))
                    .as("told before the last change was answered")
                    .anyMatch(each -> each.revision().equals(number + ".0.0"));
        }
    }

    @Test
    void aSlowReceiverMakesNobodyWait() throws IOException {
        Company company = new Company(stack);
        try (SignalReceiver slow = SignalReceiver.likeThePortal(stack);
                SignalReceiver quick = SignalReceiver.likeThePortal(stack)) {
            slow.answersAfter(Duration.ofMillis(1500));
            People.Person worker = company.member("portal-member");
            quick.await(each -> each.concerns(worker.id())
                    && each.event().path("reason_admin").toString().contains("level-changed"));
            long begun = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                company.api(
                        "PATCH", worker, "", "{\"level\":\"" + (i % 2 == 0 ? "portal-admin" : "portal-member") + "\"}");
            }
            String number = company.claims(worker).get("portal_rev").asText().split("\\.", -1)[0];
            quick.await(each -> each.concerns(worker.id()) && each.revision().equals(number + ".0.0"));
            long quickly = System.nanoTime() - begun;
            slow.await(each -> each.concerns(worker.id()) && each.revision().equals(number + ".0.0"));

            assertThat(Duration.ofNanos(quickly)).isLessThan(Duration.ofNanos(System.nanoTime() - begun));
            // Not necessarily last: the drainer pushes beside the thread that is held up.
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(different(slow, worker))
                    .isEqualTo(different(quick, worker)));
        }
    }

    @Test
    void aReceiverThatDoesNotEvenRefuseIsGivenUpSoon() throws Exception {
        Company company = new Company(stack);
        try (SignalReceiver receiver = SignalReceiver.likeThePortal(stack);
                Wall wall = new Wall()) {
            receiver.movesTo(wall.address());
            company.member("portal-member");

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(failures(receiver))
                    .contains("ConnectTimeoutException"));
        }
    }

    @Test
    void whatKeycloakSignalsByItselfComesOverTheSameStream() throws IOException {
        Company company = new Company(stack);
        try (SignalReceiver receiver = SignalReceiver.likeThePortal(stack)) {
            People.Person worker = company.member("portal-member");
            company.claims(worker);
            stack.realm().users().get(worker.id()).logout();

            Received loggedOut = receiver.await(
                    each -> each.concerns(worker.id()) && each.type().equals("session-revoked"));
            assertThat(loggedOut.subject().at("/session/id").asText()).isNotEmpty();
        }
    }

    private static long different(SignalReceiver receiver, People.Person person) {
        return receiver.about(person.id()).stream()
                .map(Received::jti)
                .distinct()
                .count();
    }

    /** What the drainer noted of its last attempts. */
    private String failures(SignalReceiver receiver) throws SQLException {
        String query = "select string_agg(last_error, ' ') from outbox_entry where owner_id = ?";
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, receiver.id());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }
}
