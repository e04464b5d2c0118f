package dev.portico.portal.forum;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * What {@code <} begins in a post: an address up to {@code >}, else nothing. The library would look for the end of a link, a tag or a
 * comment through the whole text, at each of thousands of them: half a second for one post, and a page has fifty.
 */
final class Angle implements InlineContentParser {
    private static final int LONGEST = 500;

    static final InlineContentParserFactory FACTORY = new InlineContentParserFactory() {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new Angle();
        }
    };

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position begin = scanner.position();
        for (int read = 0; read < LONGEST && goesOn(scanner.peek()); read++) {
            scanner.next();
        }
        String address = scanner.getSource(begin, scanner.position()).getContent();
        if (scanner.peek() != '>' || !(address.startsWith("https://") || address.startsWith("http://"))) {
            return ParsedInline.of(new Text("<"), begin);
        }
        scanner.next();
        Link link = new Link(address, null);
        link.appendChild(new Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean goesOn(char next) {
        return next != Scanner.END && next != '<' && next != '>' && !Character.isWhitespace(next);
    }
}
