package dev.portico.portal.articles;

import java.time.Instant;
import java.util.List;

/**
 * An article to read.
 *
 * @param language the one it is shown in
 * @param wanted the one that was asked for
 * @param languages all that it is published in
 * @param html cleaned when it was written; templates show it as it is
 */
public record Article(
        long id,
        String slug,
        String title,
        String summary,
        String category,
        String language,
        String wanted,
        List<String> languages,
        String html,
        Instant updatedAt) {
    /** Where its category is, within the place. */
    public String categoryAddress() {
        return CategoryView.first(category);
    }

    /** True when it is shown in another language than was asked for, because there is none in that. */
    public boolean another() {
        return !language.equals(wanted);
    }

    /** The other languages to read it in. */
    public List<Tongue> others() {
        return Tongue.others(languages, language);
    }
}
