package dev.portico.portal.platform;

import java.util.List;
import java.util.function.Supplier;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown made HTML in a time and to a length that grow with the text's own (attack 29). The library reads a paragraph from each of its
 * brackets to its end, goes through every open list for each line, repeats a reference's address as often as it is named and makes every
 * row of a table as wide as its head: 200,000 characters take it minutes, or all the memory there is. Here what is longer, deeper or
 * wider than anybody means it is words, as it was typed.
 */
public final class BoundedMarkdown {
    /** Of one paragraph, heading or cell. */
    private static final int LONGEST = 5_000;

    /** Of one paragraph. For each of them the library copies those before it. */
    private static final int MOST_LINES = 2_000;
    /** Lists in quotations in lists. */
    private static final int DEEPEST = 60;

    private static final long CELLS = 200_000;
    private static final int REPEATED = 20_000;
    /** What the line below a table's head is made of, with the marks of what it may stand in. */
    private static final String DELIMITERS = "|-: \t>*+.)0123456789";

    private final Supplier<Parser.Builder> parser;
    private final Supplier<Parser.Builder> withoutTables;
    private final HtmlRenderer renderer;

    /**
     * With what a parser is built of, which is limited here.
     *
     * @param withoutTables the same without tables, for texts that would make too many of their cells
     */
    public BoundedMarkdown(
            Supplier<Parser.Builder> parser, Supplier<Parser.Builder> withoutTables, HtmlRenderer renderer) {
        this.parser = parser;
        this.withoutTables = withoutTables;
        this.renderer = renderer;
    }

    /** For one text. */
    private static Parser limited(Supplier<Parser.Builder> builder) {
        return builder.get()
                .inlineParserFactory(Lines::new)
                .customBlockParserFactory(new Blocks())
                .build();
    }

    /** The text as HTML, which is not yet harmless. */
    public String html(String text) {
        try {
            Node document =
                    limited(cells(text) > CELLS ? withoutTables : parser).parse(text);
            Repeated repeated = new Repeated();
            document.accept(repeated);
            return renderer.render(repeated.length > REPEATED + text.length() * 2L ? words(text) : document);
        } catch (TooMuch | StackOverflowError marksWithinMarksByTheThousand) {
            return renderer.render(words(text));
        }
    }

    /** How many cells there are at most in tables as wide as the widest head of one. */
    private static long cells(String text) {
        List<String> lines = text.lines().toList();
        long widest = lines.stream()
                .filter(line -> line.indexOf('-') >= 0 && line.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0))
                .mapToLong(line -> line.chars().filter(c -> c == '|').count() + 1)
                .max()
                .orElse(0);
        return widest * lines.size();
    }

    private static Node words(String text) {
        Document document = new Document();
        Paragraph paragraph = new Paragraph();
        document.appendChild(paragraph);
        asTyped(text.lines().toList(), paragraph);
        return document;
    }

    private static void asTyped(List<? extends CharSequence> lines, Node parent) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                parent.appendChild(new SoftLineBreak());
            }
            parent.appendChild(new Text(lines.get(i).toString()));
        }
    }

    /** Reads a paragraph, for up to the square of its length. */
    private static final class Lines implements InlineParser {
        private final InlineParser library;

        Lines(InlineParserContext context) {
            this.library = new InlineParserImpl(context);
        }

        @Override
        public void parse(SourceLines lines, Node parent) {
            List<CharSequence> typed =
                    lines.getLines().stream().map(SourceLine::getContent).toList();
            if (typed.stream().mapToInt(line -> line.length() + 1).sum() > LONGEST) {
                asTyped(typed, parent);
                return;
            }
            library.parse(lines, parent);
        }
    }

    /** Asked wherever a block may begin: begins none, and ends it all where one is too deep, or a paragraph has too many lines. */
    private static final class Blocks implements BlockParserFactory {
        private @Nullable BlockParser last;
        private int lines;

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            BlockParser active = state.getActiveBlockParser();
            lines = active == last && active.getBlock() instanceof Paragraph ? lines + 1 : 0;
            last = active;
            if (lines > MOST_LINES || depth(matched.getMatchedBlockParser().getBlock()) > DEEPEST) {
                throw new TooMuch();
            }
            return BlockStart.none();
        }

        private static int depth(Block block) {
            int depth = 0;
            for (Node each = block; each != null; each = each.getParent()) {
                depth++;
            }
            return depth;
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** How long the addresses are that a text names: one that is given once can be named in each word. */
    private static final class Repeated extends AbstractVisitor {
        private long length;

        @Override
        public void visit(Link link) {
            add(link.getDestination(), link.getTitle());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            add(image.getDestination(), image.getTitle());
            visitChildren(image);
        }

        private void add(@Nullable String... texts) {
            for (String text : texts) {
                length += text == null ? 0 : text.length();
            }
        }
    }
}
