package dev.portico.portal.mail;

import dev.portico.portal.access.OrganizationId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The tables that remember which mails one organisation's tickets came from; written in batches, past Hibernate. */
final class MailRows {

    private record Row(Mail mail, long ticket, @Nullable Long note) {}

    private final Session entities;
    private final String organization;
    private final List<Row> rows = new ArrayList<>();

    MailRows(Session entities, OrganizationId organization) {
        this.entities = entities;
        this.organization = organization.value();
    }

    /** Waits until no other import into the organisation is at work; until this transaction ends. */
    void takeTurn() {
        entities.doWork(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(
                    "select 1 from pg_advisory_xact_lock(hashtextextended('portico mail import ' || ?, 0))")) {
                lock.setString(1, organization);
                lock.execute();
            }
        });
    }

    /** Which of these mails are stored already; the set may be added to. */
    Set<MessageId> known(Collection<MessageId> ids) {
        return entities.doReturningWork(connection -> {
            Set<MessageId> known = new HashSet<>();
            each(
                    connection,
                    "select message_id from mails where organization_id = ? and message_id = any(?)",
                    ids,
                    row -> known.add(new MessageId(row.getString(1))));
            return known;
        });
    }

    /** The tickets these ids belong to; the map may be added to. */
    Map<MessageId, Long> threads(Collection<MessageId> ids) {
        return entities.doReturningWork(connection -> {
            Map<MessageId, Long> threads = new HashMap<>();
            each(
                    connection,
                    "select message_id, ticket from mail_threads where organization_id = ? and message_id = any(?)",
                    ids,
                    row -> threads.put(new MessageId(row.getString(1)), row.getLong(2)));
            return threads;
        });
    }

    void add(Mail mail, long ticket, @Nullable Long note) {
        rows.add(new Row(mail, ticket, note));
    }

    /** Writes what was added. */
    void write() {
        entities.doWork(connection -> {
            writeMails(connection);
            writeThreads(connection);
        });
    }

    private void writeMails(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into mails (ticket, note_id, organization_id, message_id, sender, subject, sent_at, html)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                Mail mail = row.mail();
                insert.setLong(1, row.ticket());
                insert.setObject(2, row.note(), Types.BIGINT);
                insert.setString(3, organization);
                insert.setString(4, mail.id().value());
                insert.setString(5, sender(mail.from()));
                insert.setString(6, mail.subject());
                insert.setTimestamp(7, Timestamp.from(mail.date()));
                insert.setString(8, mail.html().isEmpty() ? null : mail.html());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void writeThreads(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into mail_threads (organization_id, message_id, ticket) values (?, ?, ?) on conflict do nothing")) {
            for (Row row : rows) {
                List<MessageId> ids = new ArrayList<>(row.mail().mentions());
                ids.add(row.mail().id());
                for (MessageId id : ids) {
                    insert.setString(1, organization);
                    insert.setString(2, id.value());
                    insert.setLong(3, row.ticket());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void each(Connection connection, String sql, Collection<MessageId> ids, OnRow onRow) throws SQLException {
        Array values = connection.createArrayOf(
                "text", ids.stream().map(MessageId::value).toArray());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, organization);
            select.setArray(2, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    onRow.take(row);
                }
            }
        } finally {
            values.free();
        }
    }

    private static String sender(Address from) {
        return from.name().equals(from.email()) ? from.email() : from.name() + " <" + from.email() + ">";
    }

    private interface OnRow {
        void take(ResultSet row) throws SQLException;
    }
}
