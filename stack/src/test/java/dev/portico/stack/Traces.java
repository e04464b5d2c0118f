package dev.portico.stack;

import dev.portico.stack.api.Mails;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a secret could have been left: every row of both databases, every log and every mail. */
public final class Traces {

    private Traces() {}

    /** Everything that a database holds, row by row. */
    public static List<String> rows(SharedStack stack, String database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = stack.stack().postgres().connect(database);
                Statement statement = connection.createStatement()) {
            List<String> tables = texts(
                    statement,
                    "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables"
                            + " where table_type = 'BASE TABLE'"
                            + " and table_schema not in ('pg_catalog', 'information_schema')");
            for (String table : tables) {
                texts(statement, "select t::text from " + table + " t").forEach(row -> rows.add(table + " " + row));
            }
        }
        return rows;
    }

    /** What Keycloak, the portal and all the others have written to their logs. */
    public static List<String> logs(SharedStack stack) throws IOException {
        try (Stream<Path> files = Files.list(stack.stack().home().logs())) {
            return files.filter(Files::isRegularFile).map(Traces::content).toList();
        }
    }

    /** Subject and both kinds of text of every mail to this address. */
    public static List<String> mailsTo(SharedStack stack, String address) {
        List<String> texts = new ArrayList<>();
        for (MimeMessage mail : stack.mailbox().mailsTo(address)) {
            texts.add(Mails.subject(mail));
            texts.add(Mails.text(mail));
            texts.add(Mails.html(mail));
        }
        return texts;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
