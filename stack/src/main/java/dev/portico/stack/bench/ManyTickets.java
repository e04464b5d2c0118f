package dev.portico.stack.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Tickets by the million with their messages, written into the portal's tables at one go: through its API they would take days. One
 * organisation has many, the others a thousand each; one ticket has a thread of {@value #LONG_THREAD} messages; every seventh message is
 * internal. Words are as unevenly common as those of a language, and every message has one that no other has. The same seed makes the
 * same texts.
 */
final class ManyTickets {

    static final int LONG_THREAD = 2_000;
    static final int PER_TICKET = 5;

    private static final int WORDS = 20_000;
    private static final int SENTENCES = 20_000;
    private static final int PER_SENTENCE = 8;
    private static final int OF_OTHERS = 1_000;
    private static final int PER_REQUESTER = 50;
    private static final int AGENTS = 50;
    /** How much more common a common word is than a rare one. */
    private static final double UNEVEN = 3.5;

    private static final List<String> SYLLABLES = List.of(
            "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "el", "an", "or");

    private final Connection portal;
    private final Random random;

    ManyTickets(Connection portal, long seed) {
        this.portal = portal;
        this.random = new Random(seed);
    }

    /**
     * Writes them; the database must have no tickets yet.
     *
     * @param big the id of the organisation with many
     * @param member the user id of somebody who has opened as many of its tickets as others have
     */
    void write(String big, int ofBig, String member, int tickets) throws SQLException {
        run("set maintenance_work_mem = '1GB'", "set synchronous_commit = off");
        sentences();
        organizations(big, 1 + tickets / OF_OTHERS);
        persons(member, tickets / PER_REQUESTER);
        Map<String, String> indexes = withoutIndexes();
        tickets(big, ofBig, tickets);
        notes();
        for (String index : indexes.values()) {
            run(index);
        }
        run(
                "select setval('ticket_numbers', " + (tickets + 1) + ")",
                "select setval(pg_get_serial_sequence('notes', 'id'), (select max(id) from notes))",
                "vacuum analyze tickets",
                "vacuum analyze notes",
                "vacuum analyze persons",
                "vacuum analyze participants");
    }

    /** The word at that place, the most common first. */
    static String word(int place) {
        StringBuilder word = new StringBuilder();
        for (int rest = place + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }

    /** A place as people use words: most often among the first. */
    static int place(Random random) {
        return (int) (WORDS * Math.pow(random.nextDouble(), UNEVEN));
    }

    private void sentences() throws SQLException {
        String[] sentences = new String[SENTENCES];
        for (int i = 0; i < SENTENCES; i++) {
            StringBuilder words = new StringBuilder();
            for (int j = 0; j < PER_SENTENCE; j++) {
                words.append(j == 0 ? "" : " ").append(word(place(random)));
            }
            sentences[i] = words.toString();
        }
        run("create temp table sentence (id int primary key, words text)");
        Array all = portal.createArrayOf("text", sentences);
        try (PreparedStatement insert = portal.prepareStatement("insert into sentence select place - 1, words"
                + " from unnest(?) with ordinality as given (words, place)")) {
            insert.setArray(1, all);
            insert.executeUpdate();
        }
        run("analyze sentence");
    }

    private void organizations(String big, int others) throws SQLException {
        try (PreparedStatement insert = portal.prepareStatement("insert into organizations (id, name)"
                + " select ?, 'Acme' union all select 'bench-' || i, 'Customer ' || i from generate_series(1, ?) i"
                + " on conflict do nothing")) {
            insert.setString(1, big);
            insert.setInt(2, others);
            insert.executeUpdate();
        }
    }

    private void persons(String member, int requesters) throws SQLException {
        run(
                "create temp table requester (place int primary key, id bigint)",
                "create temp table agent (place int primary key, id bigint)");
        try (PreparedStatement insert = portal.prepareStatement("with made as (insert into persons (subject, name)"
                + " select case when i = 0 then ? else 'bench-' || i end, 'Person ' || i from generate_series(0, ? - 1) i"
                + " on conflict (subject) do update set name = excluded.name returning id)"
                + " insert into requester select row_number() over (order by id) - 1, id from made")) {
            insert.setString(1, member);
            insert.setInt(2, requesters);
            insert.executeUpdate();
        }
        run("with made as (insert into persons (subject, name, desk_at) select 'agent-' || i, 'Agent ' || i, now()"
                + " from generate_series(1, " + AGENTS + ") i returning id)"
                + " insert into agent select row_number() over (order by id) - 1, id from made");
    }

    /** An index that is built at once takes a fraction of the time. */
    private Map<String, String> withoutIndexes() throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Statement statement = portal.createStatement();
                ResultSet rows = statement.executeQuery("select indexname, indexdef from pg_indexes i"
                        + " where schemaname = 'public' and tablename in ('tickets', 'notes')"
                        + " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        for (String name : indexes.keySet()) {
            run("drop index " + name);
        }
        return indexes;
    }

    /** The big organisation's are spread among all, so that they are as old and as new as the others'. */
    private void tickets(String big, int ofBig, int tickets) throws SQLException {
        int every = tickets / ofBig;
        String sql =
                "insert into tickets (number, organization_id, requester_id, subject, description, status, priority,"
                        + " assignee_id, created_at, updated_at)"
                        + " select n, case when mine then ? else 'bench-' || (1 + n / " + OF_OTHERS
                        + ") end, r.id, a.words,"
                        + " b.words || '. ' || c.words, case when n / 7 % 100 < 85 then 'closed' when n / 7 % 100 < 92 then 'solved'"
                        + " when n / 7 % 100 < 95 then 'waiting-for-customer' when n / 7 % 100 < 98 then 'waiting-for-support' else 'open' end,"
                        + " case when n / 7 % 10 = 0 then 'high' else 'normal' end, g.id, timestamptz '2020-01-01' + n * interval '2 minutes',"
                        + " timestamptz '2020-01-01' + n * interval '2 minutes' + n % 50 * interval '1 hour'"
                        + " from (select n, n % " + every + " = 0 as mine from generate_series(1, ?) n) given"
                        + " join requester r on r.place = case when mine then n / " + every + " % ("
                        + ofBig / PER_REQUESTER
                        + ") else " + ofBig / PER_REQUESTER + " + n % (" + (tickets - ofBig) / PER_REQUESTER + ") end"
                        + " left join agent g on g.place = n / 7 % (" + AGENTS + " * 2)"
                        + " join sentence a on a.id = n::bigint * 7919 % " + SENTENCES
                        + " join sentence b on b.id = n::bigint * 104729 % " + SENTENCES
                        + " join sentence c on c.id = n::bigint * 1299709 % " + SENTENCES;
        try (PreparedStatement insert = portal.prepareStatement(sql)) {
            insert.setString(1, big);
            insert.setInt(2, tickets);
            insert.executeUpdate();
        }
        run("insert into participants (ticket, person_id) select n, r.id from generate_series(" + every + ", " + tickets
                + ", " + every * 500 + ") n join requester r on r.place = 0 on conflict do nothing");
    }

    private void notes() throws SQLException {
        run(notes("1, " + PER_TICKET, "true"));
        run(
                notes(
                        (PER_TICKET + 1) + ", " + LONG_THREAD,
                        "t.number = (select max(number) from tickets where requester_id = (select id from requester where place = 0))"));
    }

    /** In the order of the tickets, as they are read: no sorting of millions. */
    private static String notes(String messages, String which) {
        return "insert into notes (ticket, organization_id, author_id, side, text, visible, created_at)"
                + " select t.number, t.organization_id, case when i % 2 = 1 then t.requester_id else g.id end,"
                + " case when i % 2 = 1 then 'customer' else 'vendor' end,"
                + " a.words || '. ' || b.words || '. Code E' || t.number || 'X' || i,"
                + " i % 2 = 1 or (t.number + i) % 7 > 0, t.created_at + i * interval '10 minutes'"
                + " from tickets t cross join generate_series(" + messages + ") i"
                + " join agent g on g.place = t.number % " + AGENTS
                + " join sentence a on a.id = (t.number * 31 + i) * 7919 % " + SENTENCES
                + " join sentence b on b.id = (t.number * 37 + i) * 104729 % " + SENTENCES
                + " where " + which;
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = portal.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
