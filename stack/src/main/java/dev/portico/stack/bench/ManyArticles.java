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
 * Help articles by the hundred thousand, written into the portal's tables at one go: English, German and Hebrew, every tenth in two
 * languages, for everyone, for customers or for agents, in three hundred categories. Words are as unevenly common as those of a language.
 * The same seed makes the same texts.
 */
final class ManyArticles {

    private static final int SENTENCES = 30_000;
    private static final int PER_SENTENCE = 9;
    private static final int PER_ARTICLE = 12;
    private static final int CATEGORIES = 300;
    private static final String LETTERS = "אבגדהוזחטיכלמנסעפצקרשת";

    private final Connection portal;
    private final Random random;

    ManyArticles(Connection portal, long seed) {
        this.portal = portal;
        this.random = new Random(seed);
    }

    /** The word at that place in a language, the most common first. */
    static String word(String language, int place) {
        String word = ManyTickets.word(place);
        return switch (language) {
            case "de" -> word + "ung";
            case "he" ->
                word.chars()
                        .collect(
                                StringBuilder::new,
                                (text, letter) -> text.append(LETTERS.charAt((letter - 'a') % LETTERS.length())),
                                StringBuilder::append)
                        .toString();
            default -> word;
        };
    }

    /** Writes them; the database must have no articles yet. */
    void write(int articles) throws SQLException {
        run("set maintenance_work_mem = '512MB'", "set synchronous_commit = off");
        run("create temp table sentence (language text, id int, words text, primary key (language, id))");
        for (String language : new String[] {"en", "de", "he"}) {
            sentences(language);
        }
        List<String> indexes = withoutIndexes();
        run(
                "analyze sentence",
                "insert into article_categories (position) select i from generate_series(1, " + CATEGORIES + ") i",
                "insert into article_category_names (category_id, language, name) select id, 'en', 'Topic ' || position"
                        + " from article_categories where id <> 0",
                "insert into articles (slug, category_id, audience, readers, imported_audience) select 'bench-' || i,"
                        + " (select min(id) from article_categories where id <> 0) + i % "
                        + CATEGORIES
                        + ", audience, array[audience, 'desk'], audience from generate_series(1, "
                        + articles
                        + ") i cross join lateral (select (array['everyone', 'registered', 'everyone', 'registered', 'everyone',"
                        + " 'registered', 'everyone', 'registered', 'everyone', 'agents'])[1 + i / 7 % 10] as audience) a",
                "create temp table written as select id as article_id, language, row_number() over () as n from articles"
                        + " cross join lateral (select case when id % 10 < 6 then 'en' when id % 10 < 9 then 'de' else 'he' end as language"
                        + " union select 'de' where id % 10 = 0) l",
                "create index on written (article_id)",
                "analyze written",
                "insert into article_versions (article_id, language, number, title, summary, format, source, written_at)"
                        + " select article_id, language, 1, initcap(left(" + sentence("n * 7919") + ", 60)), "
                        + sentence("n * 104729")
                        + ", 'markdown', " + body() + ", now() - n % 900 * interval '1 day' from written w",
                "insert into article_pages (article_id, language, version_id, readers, languages, category_id, title, summary, html, body,"
                        + " config, updated_at) select v.article_id, v.language, v.id, a.readers, array(select language from written w"
                        + " where w.article_id = a.id order by language), a.category_id, v.title, v.summary, '<p>' || v.source || '</p>',"
                        + " v.source, (case v.language when 'en' then 'english' when 'de' then 'german' else 'simple' end)::regconfig,"
                        + " v.written_at from article_versions v join articles a on a.id = v.article_id",
                "insert into article_words (reader, word) select reader, word from (select distinct unnest(string_to_array(words, ' ')) as word"
                        + " from sentence) w cross join unnest(array['everyone', 'registered', 'agents', 'desk']) reader"
                        + " where length(word) between 4 and 40 on conflict do nothing",
                "insert into article_views (article_id, views) select id, 1 + id % 1000 from articles");
        run(indexes.toArray(String[]::new));
        run(
                "vacuum analyze articles",
                "vacuum analyze article_versions",
                "vacuum analyze article_pages",
                "vacuum analyze article_words",
                "vacuum analyze article_views");
    }

    /** An index that is built at once takes a fraction of the time; those to build again. */
    private List<String> withoutIndexes() throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Statement statement = portal.createStatement();
                ResultSet rows = statement.executeQuery("select indexname, indexdef from pg_indexes i"
                        + " where schemaname = 'public' and tablename in ('article_pages', 'article_versions', 'article_words')"
                        + " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        for (String name : indexes.keySet()) {
            run("drop index " + name);
        }
        return List.copyOf(indexes.values());
    }

    private void sentences(String language) throws SQLException {
        String[] sentences = new String[SENTENCES];
        for (int i = 0; i < SENTENCES; i++) {
            StringBuilder words = new StringBuilder();
            for (int j = 0; j < PER_SENTENCE; j++) {
                words.append(j == 0 ? "" : " ").append(word(language, ManyTickets.place(random)));
            }
            sentences[i] = words.toString();
        }
        Array all = portal.createArrayOf("text", sentences);
        try (PreparedStatement insert = portal.prepareStatement("insert into sentence select ?, place - 1, words"
                + " from unnest(?) with ordinality as given (words, place)")) {
            insert.setString(1, language);
            insert.setArray(2, all);
            insert.executeUpdate();
        }
    }

    private static String sentence(String place) {
        return "(select words from sentence s where s.language = w.language and s.id = (" + place + ") % " + SENTENCES
                + ")";
    }

    private static String body() {
        return "(select string_agg(words, '. ') from generate_series(1, " + PER_ARTICLE
                + ") i join sentence s on s.language = w.language and s.id = (n * 31 + i) * 1299709 % " + SENTENCES
                + ")";
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = portal.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
