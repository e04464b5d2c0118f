package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Home;
import dev.portico.stack.KeycloakServer;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Program;
import dev.portico.stack.Programs;
import dev.portico.stack.Project;
import dev.portico.stack.Stack;
import dev.portico.stack.demo.DemoSetup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.UserRepresentation;

/** A Keycloak of its own, which dies between a commit and the delivery of what was to be signalled of it. */
class CrashIT {

    /** Keycloak that can be killed as a power cut would, and started again over the same database. */
    private record Mortal(Project project, Home home) implements Stack.KeycloakStart {

        @Override
        public void prepare(KeycloakSettings settings, Programs programs) {
            new KeycloakServer(settings, home).prepare(programs, project);
        }

        @Override
        public void start(KeycloakSettings settings, Programs programs) {
            new KeycloakServer(settings, home).start(programs);
        }

        void rise(Stack stack) {
            start(new KeycloakSettings(stack.ports(), stack.secrets(), stack.postgres()), stack.programs());
        }

        void die(Stack stack) {
            Program running = stack.programs().running().stream()
                    .filter(program -> program.name().equals("Keycloak"))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle shell = ProcessHandle.of(running.pid()).orElseThrow();
            List<ProcessHandle> family =
                    Stream.concat(shell.descendants(), Stream.of(shell)).toList();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(each -> each.onExit().join());
            stack.programs().stop(running);
        }
    }

    @Test
    void whatWasCommittedBeforeTheServerDiedIsDeliveredAsItWasSigned() throws Exception {
        Project project = Project.here();
        Home home = Home.at(project.root().resolve("stack/target/crash"));
        home.forget();
        Mortal keycloak = new Mortal(project, home);
        try (Stack stack = new Stack(project, home, Ports.free(), PostgresServer.Durability.THROWN_AWAY, keycloak)) {
            stack.start();
            DemoSetup.apply(stack);
            try (Keycloak admin = stack.admin();
                    SignalReceiver receiver = SignalReceiver.likeThePortal(Stack.realm(admin))) {
                receiver.stop();
                disable(Stack.realm(admin).users(), "ben");
                List<String> waiting = waiting(stack, receiver);
                assertThat(waiting).hasSize(2);
                copyForAPoller(stack, receiver, "'DELIVERED'", "created_at");
                copyForAPoller(stack, receiver, "'PENDING'", "created_at - interval '25 hours'");
                copyForAPoller(stack, receiver, "'PENDING'", "created_at - interval '23 hours'");

                keycloak.die(stack);
                receiver.start();
                assertThat(receiver.all()).isEmpty();
                keycloak.rise(stack);

                String ben = user(Stack.realm(admin).users(), "ben").getId();
                receiver.await(each -> each.concerns(ben) && each.type().equals("session-revoked"));
                receiver.await(each -> each.concerns(ben) && each.type().equals("token-claims-change"));
                Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> waiting(stack, receiver)
                        .isEmpty());
                assertThat(receiver.all()).extracting(Received::token).containsExactlyInAnyOrderElementsOf(waiting);
                Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(forPollers(stack))
                        .isEqualTo(2));
            }
        }
    }

    /** The two signals once more, as if they had been there for somebody who asks. */
    private static void copyForAPoller(Stack stack, SignalReceiver receiver, String status, String at)
            throws SQLException {
        String copy =
                "insert into outbox_entry (id, entry_kind, realm_id, owner_id, correlation_id, entry_type, payload,"
                        + " status, attempts, next_attempt_at, created_at)"
                        + " select gen_random_uuid()::text, 'ssf-poll', realm_id, 'poller', gen_random_uuid()::text, entry_type,"
                        + " payload, " + status + ", 0, next_attempt_at, " + at
                        + " from outbox_entry where owner_id = ?"
                        + " and status = 'PENDING'";
        try (Connection connection = stack.postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement = connection.prepareStatement(copy)) {
            statement.setString(1, receiver.id());
            assertThat(statement.executeUpdate()).isEqualTo(2);
        }
    }

    private static int forPollers(Stack stack) throws SQLException {
        String query = "select count(*) from outbox_entry where owner_id = 'poller'";
        try (Connection connection = stack.postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void disable(UsersResource users, String username) {
        UserResource user = users.get(user(users, username).getId());
        UserRepresentation changed = user.toRepresentation();
        changed.setEnabled(false);
        user.update(changed);
    }

    private static UserRepresentation user(UsersResource users, String username) {
        return users.searchByUsername(username, true).get(0);
    }

    /** What lies in the outbox for this receiver, word for word. */
    private static List<String> waiting(Stack stack, SignalReceiver receiver) throws SQLException {
        String query = "select payload from outbox_entry where status = 'PENDING' and owner_id = ?";
        List<String> signals = new ArrayList<>();
        try (Connection connection = stack.postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, receiver.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    signals.add(rows.getString(1));
                }
            }
        }
        return signals;
    }
}
