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

    private record Row(
            Mail mail,
            MessageId storedAs,
            long ticket,
            @Nullable Long note,
            Map<MessageId, Claim> claims) {}

    /** A stored mail; without a fingerprint when it was imported before there were any. */
    record Known(@Nullable String fingerprint, String sender) {
        boolean is(Mail mail) {
            return fingerprint == null
                    ? sender.equals(MailRows.sender(mail.from()))
                    : fingerprint.equals(mail.fingerprint().content());
        }
    }

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

    /** Which of these hashes are of files stored already. */
    Set<String> sources(Collection<String> hashes) {
        return entities.doReturningWork(connection -> {
            Set<String> known = new HashSet<>();
            each(
                    connection,
                    "select source_hash from mails where organization_id = ? and source_hash = any(?)",
                    hashes,
                    row -> known.add(row.getString(1)));
            return known;
        });
    }

    /** The mails stored under these ids; the map may be added to. */
    Map<MessageId, Known> known(Collection<MessageId> ids) {
        return entities.doReturningWork(connection -> {
            Map<MessageId, Known> known = new HashMap<>();
            each(
                    connection,
                    "select message_id, fingerprint, sender from mails where organization_id = ? and message_id = any(?)",
                    values(ids),
                    row -> known.put(new MessageId(row.getString(1)), new Known(row.getString(2), row.getString(3))));
            return known;
        });
    }

    /** What the organisation's tickets say about these ids; the sets may be added to. */
    Map<MessageId, Set<Claim>> claims(Collection<MessageId> ids) {
        return entities.doReturningWork(connection -> {
            Map<MessageId, Set<Claim>> claims = new HashMap<>();
            each(
                    connection,
                    "select m.message_id, m.ticket, m.sender, lower(coalesce(p.email, '')), m.owner from mail_threads m"
                            + " join tickets t on t.number = m.ticket join persons p on p.id = t.requester_id"
                            + " where m.organization_id = ? and m.message_id = any(?)",
                    values(ids),
                    row -> claims.computeIfAbsent(new MessageId(row.getString(1)), id -> new HashSet<>())
                            .add(new Claim(row.getLong(2), row.getString(3), row.getString(4), row.getBoolean(5))));
            return claims;
        });
    }

    /** The requester's address of a ticket. */
    String requester(long ticket) {
        return entities.doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select lower(coalesce(p.email, ''))"
                    + " from tickets t join persons p on p.id = t.requester_id where t.number = ?")) {
                select.setLong(1, ticket);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
        });
    }

    void add(Mail mail, MessageId storedAs, long ticket, @Nullable Long note, Map<MessageId, Claim> claims) {
        rows.add(new Row(mail, storedAs, ticket, note, claims));
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
                "insert into mails (ticket, note_id, organization_id, message_id, sender, subject, sent_at, html,"
                        + " fingerprint, source_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                Mail mail = row.mail();
                insert.setLong(1, row.ticket());
                insert.setObject(2, row.note(), Types.BIGINT);
                insert.setString(3, organization);
                insert.setString(4, row.storedAs().value());
                insert.setString(5, sender(mail.from()));
                insert.setString(6, mail.subject());
                insert.setTimestamp(7, Timestamp.from(mail.date()));
                insert.setString(8, mail.html().isEmpty() ? null : mail.html());
                insert.setString(9, mail.fingerprint().content());
                insert.setString(10, mail.fingerprint().source());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void writeThreads(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into mail_threads (organization_id, message_id, ticket, sender, owner)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")) {
            for (Row row : rows) {
                for (Map.Entry<MessageId, Claim> claim : row.claims().entrySet()) {
                    insert.setString(1, organization);
                    insert.setString(2, claim.getKey().value());
                    insert.setLong(3, row.ticket());
                    insert.setString(4, claim.getValue().sender());
                    insert.setBoolean(5, claim.getValue().owner());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<String> values(Collection<MessageId> ids) {
        return ids.stream().map(MessageId::value).toList();
    }

    private void each(Connection connection, String sql, Collection<String> texts, OnRow onRow) throws SQLException {
        Array values = connection.createArrayOf("text", texts.toArray());
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
