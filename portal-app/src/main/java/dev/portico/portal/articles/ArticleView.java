package dev.portico.portal.articles;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page of an article.
 *
 * @param edit where its reader edits it, within the place; empty for who does not write articles
 * @param reader the reader's language, in which others are named
 * @param asked whether it is asked if this helped
 * @param tooMany true where an answer was not taken, because too many came from there
 * @param nothingChosen true where an answer was sent that said nothing
 */
public record ArticleView(
        Article article,
        List<ArticleLine> related,
        String edit,
        Locale reader,
        Asked asked,
        boolean tooMany,
        boolean nothingChosen) {
    /** Where the question stands whether this helped. */
    public enum Asked {
        /** It is not asked: who writes articles is no judge of them. */
        NOT,
        OPEN,
        /** It did not, and why is asked. */
        WHY,
        DONE;

        static Asked of(Optional<Feedback.Answer> answer) {
            return answer.map(given -> given.helped() || given.explained() ? DONE : WHY)
                    .orElse(OPEN);
        }

        public boolean isOpen() {
            return this == OPEN;
        }

        public boolean isWhy() {
            return this == WHY;
        }

        public boolean isDone() {
            return this == DONE;
        }
    }

    /** Why it may not have helped. */
    public List<String> reasons() {
        return Feedback.REASONS;
    }

    /** The key of a reason's word in {@link ArticleTexts}. */
    public String key(String reason) {
        return "why_" + reason.replace('-', '_');
    }

    /** What the language is called in that the article is shown in. */
    public String language() {
        return Locale.forLanguageTag(article.language()).getDisplayLanguage(reader);
    }

    /** What the language is called that was asked for. */
    public String wanted() {
        return Locale.forLanguageTag(article.wanted()).getDisplayLanguage(reader);
    }
}
