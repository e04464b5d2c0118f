package dev.portico.portal.articles;

import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL's full text in each article's own language, with the last word as a beginning; where no article has all the
 * words, those that have some, or have them spelt nearly so (trigrams). One statement.
 */
@ApplicationScoped
class PostgresArticleSearch implements ArticleSearch {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    private static final int LONG_ENOUGH_TO_MISSPELL = 4;
    private static final String TYPOS_IN = "(title || ' ' || summary || ' ' || left(body, 20000))";
    private static final String MARKS = "StartSel=\"" + Snippet.START + "\", StopSel=\"" + Snippet.END
            + "\", MaxFragments=2, MaxWords=28, MinWords=10, FragmentDelimiter=\" … \"";

    private final Articles articles;

    PostgresArticleSearch(Articles articles) {
        this.articles = articles;
    }

    @Override
    public Hits search(Viewer viewer, String typed, int limit, int after) {
        Articles.Visible visible = articles.visibleTo(viewer);
        String words =
                typed.strip().substring(0, Math.min(LONGEST, typed.strip().length()));
        List<String> plain = plain(words);
        if (plain.isEmpty() || after > DEEPEST) {
            return new Hits(List.of(), Optional.empty());
        }
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "words",
                words.replace('\0', ' '),
                "beginning",
                String.join(" & ", plain) + ":*",
                "marks",
                MARKS,
                "limit",
                limit + 1,
                "after",
                after));
        List<Tuple> rows = visible.rows(sql(plain, parameters), parameters);
        List<Hit> hits = rows.stream()
                .limit(limit)
                .map(row -> new Hit(Articles.line(row), snippet(row)))
                .toList();
        return new Hits(hits, rows.size() > limit ? Optional.of(after + limit) : Optional.empty());
    }

    /** Where the words are; the summary where they are only nearly so. */
    private static Snippet snippet(Tuple row) {
        Snippet snippet = Snippet.of(row.get("headline", String.class));
        return snippet.parts().stream().anyMatch(Snippet.Part::marked)
                ? snippet
                : Snippet.of(row.get("summary", String.class));
    }

    /** Adds a parameter for each word that may be misspelt. */
    private static String sql(List<String> plain, Map<String, Object> parameters) {
        StringBuilder typos = new StringBuilder();
        for (String word : plain) {
            if (word.length() >= LONG_ENOUGH_TO_MISSPELL) {
                String name = "word" + parameters.size();
                parameters.put(name, word);
                typos.append(typos.isEmpty() ? "" : " and ")
                        .append(":")
                        .append(name)
                        .append(" <% ")
                        .append(TYPOS_IN);
            }
        }
        String all = "plainto_tsquery('english', :words) || plainto_tsquery('german', :words)"
                + " || plainto_tsquery('simple', :words) || to_tsquery('simple', :beginning)";
        return "with asked as (select " + all + " as every, " + some("english") + " || " + some("german")
                + " as any_of),"
                + " found as (select a.*, asked.every, asked.any_of, search @@ every as complete"
                + " from articles a, asked where audience in (:audiences)"
                + " and (search @@ every or search @@ any_of" + (typos.isEmpty() ? "" : " or (" + typos + ")") + ")),"
                + " best as (select *, ts_rank_cd(search, every || any_of) + word_similarity(:words, title) as rank from found"
                + " where complete or not exists (select 1 from found where complete)"
                + " order by rank desc, id limit :limit offset :after)"
                + " select slug, title, summary, category, language, updated_at,"
                + " ts_headline(config, left(body, 100000), every || any_of, :marks) as headline"
                + " from best order by rank desc, id";
    }

    private static String some(String language) {
        return "cast(replace(cast(plainto_tsquery('" + language + "', :words) as text), '&', '|') as tsquery)";
    }

    private static List<String> plain(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
