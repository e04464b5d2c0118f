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

    /** The key is as it was, and so nothing but who they are says that they may not. */
    @Test
    void whoLosesTheRightMeanwhileChangesNothing() throws SQLException {
        String organization = stack.people().organization("meanwhile").getId();
        String first = admin(organization);
        People.Person second = adminOf(organization);
        String token = stack.tokens().of(second.username()).accessToken();

        CompletableFuture<Tokens.Answer> taking;
        CompletableFuture<Tokens.Answer> change;
        try (Connection held = heldRevision(organization)) {
            taking = sent(
                    first,
                    HttpRequest.newBuilder(stack.realmUrl(
                                    "/portal-access/organizations/" + organization + "/members/" + second.id()))
                            .DELETE());
            await().until(() -> waiting() == 1);
            change = put(organization, token, "{\"required\":true,\"key\":\"opens-sesame-" + UUID.randomUUID() + "\"}");
            await().until(() -> waiting() == 2);
            held.rollback();
        }

        assertThat(taking.join().status()).isEqualTo(204);
        assertThat(change.join().status()).isEqualTo(403);
        Tokens.Answer seen = stack.tokens().get(stack.realmUrl(address(organization)), first);
        assertThat(seen.json().get("required").asBoolean()).isFalse();
    }

    /** Answers with a token. */
    private String admin(String organization) {
        return stack.tokens().of(adminOf(organization).username()).accessToken();
    }

    private People.Person adminOf(String organization) {
        People.Person person = stack.people().person("meanwhile");
        stack.people().join(person, organization, "portal-admin");
        return person;
    }

    private CompletableFuture<Tokens.Answer> put(String organization, String token, String body) {
        return sent(
                token,
                HttpRequest.newBuilder(stack.realmUrl(address(organization)))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private CompletableFuture<Tokens.Answer> sent(String token, HttpRequest.Builder request) {
        return CompletableFuture.supplyAsync(
                () -> stack.tokens().send(request.header("Authorization", "Bearer " + token)));
    }

    private static String address(String organization) {
        return "/portal-access/organizations/" + organization + "/key";
    }

    /** Nothing of it is changed until this is closed. */
    private Connection held(String organization) throws SQLException {
        return held("select 1 from org where id = ? for update", organization);
    }

    /** Nobody's access to it is. The row is there before, so that who waits for it first has it first. */
    private Connection heldRevision(String organization) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement row = connection.prepareStatement(
                        "insert into portico_revision (subject, revision) values ('organization:' || ?, 0)"
                                + " on conflict (subject) do nothing")) {
            row.setString(1, organization);
            row.executeUpdate();
        }
        return held("select 1 from portico_revision where subject = 'organization:' || ? for update", organization);
    }

    private Connection held(String statement, String organization) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(statement)) {
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
                        + " where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query ~* '\\m(org|portico_revision)\\M'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
    }
}
