package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who was let in before an organisation's key was asked for, and waits for that change to end, is bound by it (R35). */
@OnTheStack
class OrganizationKeyMeanwhileIT {

    private final SharedStack stack;

    OrganizationKeyMeanwhileIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whoWaitsForAChangeDoesNotUndoIt() throws SQLException {
        String organization = stack.people().organization("meanwhile").getId();
        String first = admin(organization);
        String second = admin(organization);

        CompletableFuture<Tokens.Answer> change;
        CompletableFuture<Tokens.Answer> undoing;
        try (Connection held = held(organization)) {
            change = put(organization, first, "{\"required\":true,\"key\":\"opens-sesame-" + UUID.randomUUID() + "\"}");
            await().until(() -> waiting() == 1);
            undoing = put(organization, second, "{\"required\":false}");
            await().until(() -> waiting() == 2);
            held.rollback();
        }

        assertThat(change.join().status()).isEqualTo(200);
        assertThat(undoing.join().status()).isEqualTo(412);
        assertThat(undoing.join().json().get("reason").asText()).isEqualTo("stale");
        Tokens.Answer seen = stack.tokens().get(stack.realmUrl(address(organization)), first);
        assertThat(seen.json().get("required").asBoolean()).isTrue();
    }

    /** Answers with a token. */
    private String admin(String organization) {
        People.Person person = stack.people().person("meanwhile");
        stack.people().join(person, organization, "portal-admin");
        return stack.tokens().of(person.username()).accessToken();
    }

    private CompletableFuture<Tokens.Answer> put(String organization, String token, String body) {
        return CompletableFuture.supplyAsync(() -> stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(address(organization)))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))));
    }

    private static String address(String organization) {
        return "/portal-access/organizations/" + organization + "/key";
    }

    /** Nothing of it is changed until this is closed. */
    private Connection held(String organization) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement("select 1 from org where id = ? for update")) {
            row.setString(1, organization);
            row.execute();
        }
        return connection;
    }

    /** How many wait for somebody else's change to end. */
    private int waiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
    }
}
