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

    Shelf(Session entities, Writing writing, Library library) {
        this.entities = entities;
        this.writing = writing;
        this.library = library;
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

    long revision(long id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> library.of(SAM).find(id, "en").orElseThrow().revision());
    }

    static Manuscript manuscript(String language, String title, String text) {
        return new Manuscript(language, title, "", Format.MARKDOWN, text, 0, "");
    }
}
