package dev.portico.portal.articles;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Dictionaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PostgreSQL's full text in each article's own language, with the last word as a beginning; where no article has all the words, those
 * that have them nearly so, or some of them. A common word has more articles than can be ranked while somebody waits: those with it in
 * their titles are looked at first, and {@value #LOOKED_AT} of the others.
 */
@ApplicationScoped
class PostgresArticleSearch implements ArticleSearch {

    private static final int LOOKED_AT = 1_000;
    private static final int SHORTEST_SUGGESTED = 2;
    private static final String MARKS = "StartSel=\"" + Snippet.START + "\", StopSel=\"" + Snippet.END
            + "\", MaxFragments=2, MaxWords=28, MinWords=10, FragmentDelimiter=\" … \"";

    private final Articles articles;
    private final Vocabulary vocabulary;

    PostgresArticleSearch(Articles articles, Vocabulary vocabulary) {
        this.articles = articles;
        this.vocabulary = vocabulary;
    }

    @Override
    @Transactional
    public Hits search(Viewer viewer, Locale spoken, String typed, int limit, int after) {
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(spoken);
        TypedWords words = TypedWords.of(typed);
        if (words.none() || after > DEEPEST) {
            return new Hits(List.of(), Optional.empty());
        }
        return search(visible, Dictionaries.of(visible.languages()), words, limit, after);
    }

    private Hits search(Articles.Visible visible, Set<String> dictionaries, TypedWords words, int limit, int after) {
        List<Tuple> rows = visible.rows(
                found(Question.exact(dictionaries), true), parameters(Question.exact(words), limit + 1, after));
        if (rows.isEmpty()) {
            Map<String, List<String>> meant = vocabulary.meant(visible, words.words());
            rows = visible.rows(
                    found(Question.near(dictionaries, words), true),
                    parameters(Question.near(words, meant), limit + 1, after));
        }
        List<Hit> hits = rows.stream()
                .limit(limit)
                .map(row -> new Hit(Articles.line(row), snippet(row)))
                .toList();
        return new Hits(hits, rows.size() > limit ? Optional.of(after + limit) : Optional.empty());
    }

    @Override
    @Transactional
    public List<ArticleLine> suggest(Viewer viewer, Locale spoken, String typed, int limit) {
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(spoken);
        TypedWords words = TypedWords.of(typed);
        if (words.none() || (words.words().size() == 1 && words.last().length() < SHORTEST_SUGGESTED)) {
            return List.of();
        }
        Set<String> dictionaries = Dictionaries.of(visible.languages());
        Map<String, Object> parameters = parameters(Question.exact(words), limit, 0);
        parameters.remove("marks");
        List<ArticleLine> titled = visible.rows(found(Question.exact(dictionaries), false), parameters).stream()
                .map(Articles::line)
                .toList();
        return titled.isEmpty()
                ? search(visible, dictionaries, words, limit, 0).items().stream()
                        .map(Hit::article)
                        .toList()
                : titled;
    }

    /** Where the words are; the summary where they are only nearly so. */
    private static Snippet snippet(Tuple row) {
        Snippet snippet = Snippet.of(row.get("headline", String.class));
        return snippet.parts().stream().anyMatch(Snippet.Part::marked)
                ? snippet
                : Snippet.of(row.get("summary", String.class));
    }

    private static Map<String, Object> parameters(Map<String, Object> question, int limit, int after) {
        Map<String, Object> all = new HashMap<>(question);
        all.putAll(Map.of("marks", MARKS, "limit", limit, "after", after));
        return all;
    }

    /** @param bodies false to look at titles only, and show no part of the text */
    private static String found(Question question, boolean bodies) {
        List<String> near = new ArrayList<>(List.of(some("titles", "every")));
        if (bodies) {
            near.add(some("search", "every"));
        }
        if (bodies && question.someWillDo()) {
            near.add(some("search", "any_of"));
        }
        return "with asked as materialized (select " + question.every() + " as every, " + question.anyOf()
                + " as any_of),"
                + " near as (" + String.join(" union ", near) + "),"
                + " ranked as (select p.article_id, p.language,"
                + " (ts_rank(p.search, any_of) + ts_rank(p.titles, any_of)) * case when p.language = " + Articles.READS
                + " then 2 else 1 end + case when p.search @@ every then 10 else 0 end as rank, p.language = "
                + Articles.READS + " as own"
                + " from near join article_pages p on p.article_id = near.article_id and p.language = near.language, asked),"
                + " once as (select *, row_number() over (partition by article_id order by own desc, rank desc, language) as place"
                + " from ranked),"
                + " best as (select * from once where place = 1 order by rank desc, article_id limit :limit offset :after)"
                + " select " + Articles.LINE
                + (bodies ? ", ts_headline(p.config, left(p.body, 20000), any_of, :marks) as headline" : "")
                + " from best join article_pages p on p.article_id = best.article_id and p.language = best.language"
                + " join articles a on a.id = p.article_id, asked order by best.rank desc, best.article_id";
    }

    private static String some(String column, String query) {
        return "(select p.article_id, p.language from article_pages p where " + Readers.RULE + " and p." + column
                + " @@ (select " + query + " from asked) limit " + LOOKED_AT + ")";
    }

    /**
     * What is asked of the texts, as expressions of PostgreSQL.
     *
     * @param every what an article that has all the words matches
     * @param anyOf what is marked and ranked
     */
    private record Question(String every, String anyOf, boolean someWillDo) {

        /** All the words, the last perhaps only begun; a last word that means nothing ("in the") is left out where others do. */
        static Question exact(Set<String> dictionaries) {
            String every = dictionaries.stream()
                    .map(name -> "case when :head <> '' and numnode(plainto_tsquery('" + name
                            + "', :last)) = 0 then plainto_tsquery('" + name + "', :head) else plainto_tsquery('" + name
                            + "', :head) && (plainto_tsquery('" + name
                            + "', :last) || to_tsquery('simple', :beginning)) end")
                    .collect(Collectors.joining(" || "));
            return new Question("(" + every + ")", "(" + every + ")", false);
        }

        static Map<String, Object> exact(TypedWords words) {
            return Map.of("head", words.head(), "last", words.last(), "beginning", words.last() + ":*");
        }

        /** Each word in any of its forms. */
        static Question near(Set<String> dictionaries, TypedWords words) {
            List<String> groups = new ArrayList<>();
            for (int i = 0; i < words.words().size(); i++) {
                String forms = ":forms" + i;
                groups.add(dictionaries.stream()
                        .map(name -> "cast(replace(cast(plainto_tsquery('" + name + "', " + forms
                                + ") as text), '&', '|') as tsquery)")
                        .collect(Collectors.joining(" || ", "(", ")")));
            }
            return new Question(String.join(" && ", groups), String.join(" || ", groups), true);
        }

        static Map<String, Object> near(TypedWords words, Map<String, List<String>> meant) {
            Map<String, Object> forms = new HashMap<>();
            for (int i = 0; i < words.words().size(); i++) {
                String word = words.words().get(i);
                forms.put("forms" + i, word + " " + String.join(" ", meant.getOrDefault(word, List.of())));
            }
            return forms;
        }
    }
}
