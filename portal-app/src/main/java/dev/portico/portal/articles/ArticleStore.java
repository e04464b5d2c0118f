package dev.portico.portal.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes articles. Only the import uses it; who may write in the portal is another matter. */
@ApplicationScoped
class ArticleStore {

    /** PostgreSQL's dictionaries by language; for others, words are taken as they are. */
    private static final Map<String, String> DICTIONARIES = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("hu", "hungarian"),
            Map.entry("it", "italian"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sv", "swedish"),
            Map.entry("tr", "turkish"));

    private final Session entities;

    ArticleStore(Session entities) {
        this.entities = entities;
    }

    /** The hash of every stored article by slug. */
    @Transactional
    Map<String, String> hashes() {
        return entities.createNativeQuery("select slug, hash from articles", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** Writes a new article, or a changed one over its older self. */
    @Transactional
    void write(Draft draft, Instant now) {
        entities.createNativeMutationQuery(
                        "insert into articles (slug, title, summary, category, audience, language, config, html, body, hash, updated_at)"
                                + " values (:slug, :title, :summary, :category, :audience, :language, cast(:config as regconfig),"
                                + " :html, :body, :hash, :updated)"
                                + " on conflict (slug) do update set title = excluded.title, summary = excluded.summary,"
                                + " category = excluded.category, audience = excluded.audience, language = excluded.language,"
                                + " config = excluded.config, html = excluded.html, body = excluded.body, hash = excluded.hash,"
                                + " updated_at = excluded.updated_at")
                .setParameter("slug", draft.slug().value())
                .setParameter("title", draft.title())
                .setParameter("summary", draft.summary())
                .setParameter("category", draft.category())
                .setParameter("audience", draft.audience().code())
                .setParameter("language", draft.language())
                .setParameter("config", DICTIONARIES.getOrDefault(draft.language(), "simple"))
                .setParameter("html", draft.html())
                .setParameter("body", draft.body())
                .setParameter("hash", draft.hash())
                .setParameter("updated", draft.updated().orElse(now))
                .executeUpdate();
    }
}
