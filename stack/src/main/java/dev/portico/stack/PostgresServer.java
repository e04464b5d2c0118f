package dev.portico.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL cluster on the loopback interface with the databases {@code keycloak} and {@code portal}, each owned
 * by a role of the same name that cannot reach the other. The data directory is made on first start and kept.
 */
public final class PostgresServer {

    /** How much of a crash the data must survive. */
    public enum Durability {
        /** As PostgreSQL comes: what is committed is on the disk. */
        KEPT,
        /** For tests: fast, and statements are counted by pg_stat_statements. */
        THROWN_AWAY
    }

    public static final String KEYCLOAK = "keycloak";
    public static final String PORTAL = "portal";
    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final int port;
    private final Secrets secrets;
    private final Durability durability;

    public PostgresServer(Home home, int port, Secrets secrets, Durability durability) {
        this.home = home;
        this.port = port;
        this.secrets = secrets;
        this.durability = durability;
    }

    /** Starts the cluster and returns when both databases are there. */
    public void start(Programs programs) {
        PostgresBinaries binaries = PostgresBinaries.in(home.root().resolve("postgres-bin"));
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            create(programs, binaries);
        }
        List<String> words = new ArrayList<>(List.of(
                binaries.program("postgres"),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200"));
        words.addAll(settings());
        Program program = programs.start(command("PostgreSQL", words, Command.StopSignal.INT));
        awaitReady(program);
        prepareDatabases();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password(String role) {
        return secrets.get("postgres-" + role);
    }

    /** A connection as the cluster's superuser, for setting up and for counting. */
    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", password(SUPERUSER));
        return DriverManager.getConnection(url(database), login);
    }

    private Path data() {
        return home.postgres();
    }

    private List<String> settings() {
        return durability == Durability.KEPT
                ? List.of("-c", "fsync=on", "-c", "synchronous_commit=on")
                : List.of(
                        "-c", "fsync=off",
                        "-c", "synchronous_commit=off",
                        "-c", "full_page_writes=off",
                        "-c", "shared_preload_libraries=pg_stat_statements",
                        "-c", "pg_stat_statements.max=10000",
                        "-c", "pg_stat_statements.track_utility=off");
    }

    /** Into a folder beside the final one, so that an interrupted first start begins anew. */
    private void create(Programs programs, PostgresBinaries binaries) {
        Path half = home.root().resolve("postgres-new");
        Path password = home.root().resolve("postgres-password");
        try {
            Folders.delete(half);
            Folders.writeForOwner(password, password(SUPERUSER));
            Files.createDirectory(half);
            Unprivileged user = Unprivileged.below(home.root());
            user.own(password);
            user.own(half);
            programs.run(
                    command(
                            "initdb",
                            List.of(
                                    binaries.program("initdb"),
                                    "-D",
                                    half.toString(),
                                    "-U",
                                    SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=C",
                                    // Else pg_trgm takes nothing but Latin letters for letters.
                                    "--lc-ctype=C.UTF-8"),
                            Command.StopSignal.TERM),
                    PATIENCE);
            Files.move(half, data());
        } catch (IOException e) {
            throw new StartFailure("The database in " + data() + " could not be created: " + e.getMessage(), e);
        } finally {
            forget(password);
        }
    }

    private static void forget(Path password) {
        try {
            Files.deleteIfExists(password);
        } catch (IOException e) {
            throw new StartFailure(password + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private Command command(String name, List<String> words, Command.StopSignal stop) {
        return new Command(
                name,
                Unprivileged.below(home.root()).prefix(),
                words,
                Map.of("LC_ALL", "C"),
                home.log("postgres"),
                stop);
    }

    private void awaitReady(Program program) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!accepts()) {
            program.requireAlive();
            if (Instant.now().isAfter(end)) {
                throw program.failure("was not ready after " + PATIENCE.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("Interrupted while waiting for PostgreSQL", e);
            }
        }
    }

    private boolean accepts() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            // Class 28 is a wrong password: waiting does not help.
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                throw new StartFailure(
                        "The database in " + data() + " does not accept the password in " + home.secrets(), e);
            }
            return false;
        }
    }

    private void prepareDatabases() {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (String name : List.of(KEYCLOAK, PORTAL)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    statement.execute("create role " + name + " login password '" + password(name) + "'");
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    statement.execute("create database " + name + " owner " + name);
                    statement.execute("revoke all on database " + name + " from public");
                }
            }
            if (durability == Durability.THROWN_AWAY) {
                statement.execute("create extension if not exists pg_stat_statements");
            }
        } catch (SQLException e) {
            throw new StartFailure("The databases could not be prepared; the log is " + home.log("postgres"), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
