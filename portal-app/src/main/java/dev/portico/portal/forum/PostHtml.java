package dev.portico.portal.forum;

import dev.portico.portal.platform.BoundedMarkdown;
import dev.portico.portal.platform.HarmlessHtml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Posts as HTML: Markdown's paragraphs, emphasis, lists, quotations, code and links. HTML in them is shown as it was typed; nothing is
 * loaded, and what is left goes through the same policy as everything others wrote. Addresses become links by themselves. Each block
 * reads in the direction of its own words, a list with its marks; code from left to right.
 */
final class PostHtml {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{1,500}[^\\s<>\"'.,;:!?)\\]]");

    private static final BoundedMarkdown MARKDOWN = new BoundedMarkdown(
            PostHtml::parser,
            PostHtml::parser,
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .softbreak("<br>")
                    .attributeProviderFactory(context -> PostHtml::directed)
                    .build());
    private static final PolicyFactory POLICY = HarmlessHtml.policy()
            .allowElements("a")
            .allowElements(PostHtml::reachable, "pre")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private PostHtml() {}

    static String of(String text) {
        return POLICY.sanitize(MARKDOWN.html(text));
    }

    private static Parser.Builder parser() {
        return Parser.builder()
                .enabledBlockTypes(
                        Set.of(BlockQuote.class, FencedCodeBlock.class, IndentedCodeBlock.class, ListBlock.class))
                .customInlineContentParserFactory(Angle.FACTORY)
                .postProcessor(PostHtml::linked);
    }

    /** What stands within a block goes its way: a direction of its own would keep its words from deciding about the whole list. */
    private static void directed(Node node, String element, Map<String, String> attributes) {
        if (node.getParent() instanceof Document && !element.equals("code")) {
            attributes.put("dir", element.equals("pre") ? "ltr" : "auto");
        }
    }

    /** Long lines are scrolled to, which has to be possible with the keys alone (WCAG 2.1.1). */
    private static String reachable(String element, List<String> attributes) {
        attributes.addAll(List.of("tabindex", "0"));
        return element;
    }

    private static Node linked(Node document) {
        document.accept(new AbstractVisitor() {
            private boolean inLink;

            @Override
            public void visit(Link link) {
                inLink = true;
                visitChildren(link);
                inLink = false;
            }

            @Override
            public void visit(Text text) {
                if (!inLink) {
                    link(text);
                }
            }
        });
        return document;
    }

    private static void link(Text text) {
        String words = text.getLiteral();
        Matcher address = ADDRESS.matcher(words);
        int shown = 0;
        while (address.find()) {
            if (address.start() > shown) {
                text.insertBefore(new Text(words.substring(shown, address.start())));
            }
            Link link = new Link(address.group(), null);
            link.appendChild(new Text(address.group()));
            text.insertBefore(link);
            shown = address.end();
        }
        text.setLiteral(words.substring(shown));
    }
}
