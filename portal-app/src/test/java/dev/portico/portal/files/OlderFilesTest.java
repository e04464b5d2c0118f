package dev.portico.portal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Files stored before they were stored in pieces (V40) are what they were. */
class OlderFilesTest {
    private static final int PIECE = 1024 * 1024;

    @Test
    void nothingIsLostOnTheWayIntoPieces() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection database = postgres.getPostgresDatabase().getConnection()) {
            migrate(postgres, "32");
            for (int length : List.of(0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 17)) {
                store(database, id(length), content(length));
            }

            migrate(postgres, "40");

            for (int length : List.of(0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 17)) {
                assertThat(read(database, id(length))).as(length + " bytes").isEqualTo(content(length));
                assertThat(size(database, id(length))).isEqualTo(length);
            }
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String version) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static UUID id(int length) {
        return new UUID(0, length);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static void store(Connection database, UUID id, byte[] content) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("insert into files (id, content) values (?, ?)")) {
            insert.setObject(1, id);
            insert.setBytes(2, content);
            insert.execute();
        }
    }

    private static byte[] read(Connection database, UUID id) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select coalesce(string_agg(content, ''::bytea order by seq), ''::bytea) from file_chunks"
                        + " where file_id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static long size(Connection database, UUID id) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("select size from files where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
