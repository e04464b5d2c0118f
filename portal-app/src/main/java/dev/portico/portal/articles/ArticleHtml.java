package dev.portico.portal.articles;

import dev.portico.portal.platform.HarmlessHtml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.PolicyFactory;

/**
 * An article's HTML, cleaned when it is written: words, lists, tables, code and links. Whoever writes articles cannot
 * make a reader's browser run or load anything.
 */
final class ArticleHtml {

    private final PolicyFactory policy;

    /** @param links where a link leads, by its {@code href} in the source */
    ArticleHtml(UnaryOperator<String> links) {
        policy = HarmlessHtml.policy()
                .allowElements("var", "mark", "abbr", "details", "summary")
                // The page shows the title as its only first-level heading.
                .allowElements((element, attributes) -> "h2", "h1")
                .allowElements((element, attributes) -> linked(element, attributes, links), "a")
                .allowElements((element, attributes) -> reachable(element, attributes), "pre", "table")
                .requireRelsOnLinks("noopener")
                .allowAttributes("start")
                .matching(HarmlessHtml::smallNumber)
                .onElements("ol")
                .allowAttributes("align")
                .matching(true, "left", "right", "center")
                .onElements("td", "th")
                .toFactory();
    }

    String clean(String html) {
        return policy.sanitize(html).strip();
    }

    /** What is taken out of it, as names of elements in their order; {@code a} where a link leads nowhere that it may. */
    Set<String> leftOut(String html) {
        Set<String> names = new LinkedHashSet<>();
        policy.sanitize(
                html,
                new HtmlChangeListener<Set<String>>() {
                    @Override
                    public void discardedTag(@Nullable Set<String> found, String element) {
                        names.add(element.toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public void discardedAttributes(@Nullable Set<String> found, String element, String... attributes) {
                        if (List.of(attributes).contains("href")) {
                            names.add(element.toLowerCase(Locale.ROOT));
                        }
                    }
                },
                names);
        // What every page has around its text, and what is shown as a heading of the second level.
        names.removeAll(Set.of("html", "head", "body", "meta", "title", "h1"));
        return names;
    }

    /** What it says, for search and summaries. */
    String text(String html) {
        return HarmlessHtml.text(policy, html);
    }

    /** Long lines and wide tables are scrolled to, which has to be possible with the keys alone (WCAG 2.1.1). */
    private static String reachable(String element, List<String> attributes) {
        attributes.addAll(List.of("tabindex", "0"));
        return element;
    }

    private static String linked(String element, List<String> attributes, UnaryOperator<String> links) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals("href")) {
                attributes.set(i + 1, links.apply(attributes.get(i + 1)));
            }
        }
        return element;
    }
}
