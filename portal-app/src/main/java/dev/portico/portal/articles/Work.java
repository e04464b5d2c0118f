package dev.portico.portal.articles;

import java.util.List;
import java.util.Optional;

/**
 * An article as the desk works on it, in one language.
 *
 * @param revision what it is changed on: nobody overwrites what somebody else changed meanwhile
 * @param latest what was written last in this language, published or not; empty where nothing was
 */
public record Work(
        long id,
        String slug,
        long revision,
        Audience audience,
        List<String> organizations,
        List<String> groups,
        long category,
        String language,
        Optional<Version> latest,
        List<Edition> editions) {

    public String languageName() {
        return Tongue.of(language).name();
    }

    public boolean isPublished() {
        return editions.stream().anyMatch(each -> each.language().equals(language) && each.isPublished());
    }

    /** True when readers get what is shown here. */
    public boolean isCurrent() {
        return latest.filter(Version::published).isPresent();
    }

    public String audienceKey() {
        return "audience_" + audience.code();
    }

    public String address() {
        return "/library/" + id;
    }
}
