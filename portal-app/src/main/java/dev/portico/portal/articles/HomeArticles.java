package dev.portico.portal.articles;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.HomeSection;
import dev.portico.portal.platform.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The categories of articles on the home page, and those read most. */
@ApplicationScoped
class HomeArticles implements HomeSection {

    private static final int FEW = 5;

    private final Articles articles;
    private final Language language;

    HomeArticles(Articles articles, Language language) {
        this.articles = articles;
        this.language = language;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    @Transactional
    public Optional<TemplateInstance> html(Viewer viewer) {
        if (!viewer.readsArticles()) {
            return Optional.empty();
        }
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(language.locale());
        List<Category> categories = visible.categories(1);
        return categories.isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.home(categories, visible.favourites(FEW)));
    }

    @CheckedTemplate(basePath = "articles")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(List<Category> categories, List<ArticleLine> popular);
    }
}
