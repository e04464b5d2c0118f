package dev.portico.portal.articles;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Articles for tests, written the way agents do. */
@ApplicationScoped
class Shelf {
    static final Viewer SAM = new Viewer(
            Optional.of(new Account(new UserId("sam-id"), "Sam Stone", Optional.empty())),
            Optional.empty(),
            Set.of(Permission.PORTAL_ENTER, Permission.DESK_TICKETS, Permission.DESK_ARTICLES),
            false);

    private final Session entities;
    private final Writing writing;
    private final Library library;
    private final Categories categories;

    Shelf(Session entities, Writing writing, Library library, Categories categories) {
        this.entities = entities;
        this.writing = writing;
        this.library = library;
        this.categories = categories;
    }

    void clear() {
        QuarkusTransaction.requiringNew().run(() -> List.of("articles", "article_words")
                .forEach(table -> entities.createNativeMutationQuery("delete from " + table)
                        .executeUpdate()));
    }

    long draft(String language, String title, String text) {
        return writing.create(SAM, manuscript(language, title, text), false);
    }

    long published(String title, String text, Readers readers) {
        return published("en", title, text, readers);
    }

    long published(String language, String title, String text, Readers readers) {
        long id = writing.create(SAM, manuscript(language, title, text), true);
        writing.address(SAM, id, revision(id), readers, Map.of());
        return id;
    }

    /** In a category of that name. */
    long published(String category, Manuscript text, Readers readers) {
        long in = QuarkusTransaction.requiringNew().call(() -> categories.named(category, "en"));
        long id = writing.create(
                SAM,
                new Manuscript(text.language(), text.title(), text.summary(), text.format(), text.source(), in, ""),
                true);
        writing.address(SAM, id, revision(id), readers, Map.of());
        return id;
    }

    void withdraw(long id) {
        writing.withdraw(SAM, id, revision(id), "en");
    }

    void readdress(long id, Readers readers) {
        writing.address(SAM, id, revision(id), readers, Map.of());
    }

    /** Those articles have been read most often, the first of them most. */
    void popular(List<String> slugs) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeMutationQuery("delete from article_views").executeUpdate();
            for (int i = 0; i < slugs.size(); i++) {
                entities.createNativeMutationQuery(
                                "insert into article_views (article_id, views) select id, :views from articles where slug = :slug")
                        .setParameter("views", 1_000 * (slugs.size() - i))
                        .setParameter("slug", slugs.get(i))
                        .executeUpdate();
            }
        });
    }

    long revision(long id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> library.of(SAM).find(id, "en").orElseThrow().revision());
    }

    static Manuscript manuscript(String language, String title, String text) {
        return new Manuscript(language, title, "", Format.MARKDOWN, text, 0, "");
    }
}
