package dev.portico.stack.demo;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Stack;
import dev.portico.stack.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Brings the demo's mails ({@code mails/<organisation's alias>}), articles ({@code articles/<audience>}) and forum
 * ({@code forum/<section>}) into the portal with the portal's own importers, before it listens. Done again only when the files are others; the portal's
 * database remembers which ones it has, so that both are lost or kept together.
 */
public final class DemoTexts {

    private static final String MARK = "demo texts ";

    private final Stack stack;
    private final Path folder;

    private DemoTexts(Stack stack) {
        this.stack = stack;
        this.folder = stack.project().demo();
    }

    /** Whether the portal's database has exactly these texts. */
    static boolean areLoaded(Stack stack) {
        DemoTexts texts = new DemoTexts(stack);
        return texts.wanted().equals(texts.remembered());
    }

    /** Imports what is missing; the organisations are given as ids by alias. */
    public static void load(Stack stack, Map<String, String> organizations) {
        DemoTexts texts = new DemoTexts(stack);
        String wanted = texts.wanted();
        if (!wanted.equals(texts.remembered())) {
            texts.loadMails(organizations);
            texts.loadArticles();
            texts.loadForum();
            texts.remember(wanted);
        }
    }

    private String wanted() {
        return MARK + new Fingerprint(folder).of("mails", "articles", "forum");
    }

    private void loadMails(Map<String, String> organizations) {
        Path people = writePeople();
        for (Path mails : folders("mails")) {
            String alias = String.valueOf(mails.getFileName());
            String id = organizations.get(alias);
            if (id == null) {
                throw new StartFailure(mails + " is not named after an organisation of the demo");
            }
            stack.portal()
                    .load(
                            stack.programs(),
                            List.of(
                                    "mails",
                                    mails.toString(),
                                    "--organization",
                                    id,
                                    "--organization-name",
                                    name(alias),
                                    "--people",
                                    people.toString(),
                                    "--support",
                                    "@portico.example"));
        }
    }

    private void loadArticles() {
        for (Path articles : folders("articles")) {
            stack.portal()
                    .load(
                            stack.programs(),
                            List.of(
                                    "articles",
                                    articles.toString(),
                                    "--audience",
                                    String.valueOf(articles.getFileName())));
        }
    }

    /** After the mails, by which the portal knows who everybody is. */
    private void loadForum() {
        stack.portal()
                .load(
                        stack.programs(),
                        List.of("forum", folder.resolve("forum").toString(), "--support", "@portico.example"));
    }

    private String name(String alias) {
        return DemoData.in(folder.resolve("demo.json")).organizations().stream()
                .filter(organization -> organization.alias().equals(alias))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** Who the mails' people are in Keycloak, so that their mails are theirs before they first sign in. */
    private Path writePeople() {
        Path file = stack.home().root().resolve("people.csv");
        try (Keycloak admin = stack.admin()) {
            List<String> lines = new ArrayList<>(List.of("subject,email,name"));
            for (UserRepresentation user :
                    admin.realm(KeycloakSettings.REALM).users().list(0, 1000)) {
                lines.add("%s,%s,%s %s"
                        .formatted(user.getId(), user.getEmail(), user.getFirstName(), user.getLastName()));
            }
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private List<Path> folders(String kind) {
        Path parent = folder.resolve(kind);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new StartFailure(parent + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String remembered() {
        try (Connection connection = stack.postgres().connect(PostgresServer.PORTAL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(shobj_description(oid, 'pg_database'), '')"
                        + " from pg_database where datname = current_database()")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new StartFailure("The portal's database cannot be read: " + e.getMessage(), e);
        }
    }

    private void remember(String mark) {
        try (Connection connection = stack.postgres().connect(PostgresServer.PORTAL);
                Statement statement = connection.createStatement()) {
            statement.execute("comment on database " + PostgresServer.PORTAL + " is '" + mark + "'");
        } catch (SQLException e) {
            throw new StartFailure("The portal's database cannot be written: " + e.getMessage(), e);
        }
    }
}
