package dev.portico.portal.tickets;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that came by mail, in what its writer says and what they quote below it: the part from a mail program's line ("On … wrote:",
 * "-----Original Message-----", our own mail's head) or from quoted lines on, if nothing but quotes follows. What is quoted between
 * the lines stays where it is, or the answers would make no sense. Nothing is lost: both parts together are the text.
 *
 * @param words empty only when all of it is quoted
 * @param quoted empty for most
 */
public record Folded(String words, String quoted) {
    private static final int FEW = 3;
    private static final int LONGEST = 300;
    private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}>.*");
    private static final Pattern HEAD = Pattern.compile(
            "^\\s*(?:On\\b.{5,200}\\bwrote:|Am\\b.{5,200}\\bschrieb.{0,80}:|Le\\b.{5,200}\\ba écrit\\s*:|El\\b.{5,200}\\bescribió:"
                    + "|.{0,80}בתאריך.{5,200}(?:כתב|כתבה|מאת).{0,80}:?|-{2,}\\s*(?:Original Message|Ursprüngliche Nachricht|Original-Nachricht"
                    + "|Forwarded message|הודעה מקורית)\\s*-{2,})\\s*$",
            Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
    private static final Pattern OPENED = Pattern.compile("^\\s*(?:On|Am|Le|El)\\b.{5,100}$");
    private static final Pattern UNDERLINED = Pattern.compile("^_{10,}\\s*$");
    private static final Pattern FIELD = Pattern.compile("^\\s*\\*?(?:From|Von|מאת|De)\\*?:\\s.*");

    public static Folded of(String text) {
        List<String> lines = text.lines().toList();
        int from = new Lines(lines).start();
        if (from < 0) {
            return new Folded(text, "");
        }
        return new Folded(join(lines.subList(0, from)), join(lines.subList(from, lines.size())));
    }

    /** The lines of a text, looked through once. */
    private static final class Lines {
        private final List<String> lines;
        private final int lastOwn;
        private final int lastQuote;

        Lines(List<String> lines) {
            this.lines = lines;
            int own = -1;
            int quote = -1;
            for (int i = 0; i < lines.size(); i++) {
                if (QUOTE.matcher(lines.get(i)).matches()) {
                    quote = i;
                } else if (!lines.get(i).isBlank()) {
                    own = i;
                }
            }
            this.lastOwn = own;
            this.lastQuote = quote;
        }

        /** Where the quoted part begins; -1 when there is none. */
        int start() {
            for (int i = 0; i < lines.size(); i++) {
                int size = head(i);
                if (size > 0 && (isOriginal(lines.get(i)) || onlyQuotes(i + size))) {
                    return i;
                }
                if (i > lastOwn && lastQuote - i >= FEW - 1 && !lines.get(i).isBlank()) {
                    return i;
                }
            }
            return -1;
        }

        /** How many lines a mail program's line is broken over; 0 when there is none. */
        private int head(int at) {
            String line = lines.get(at);
            String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
            if (line.length() > LONGEST || next.length() > LONGEST) {
                return 0;
            }
            if (HEAD.matcher(line).matches()
                    || (UNDERLINED.matcher(line).matches()
                            && FIELD.matcher(next).matches())) {
                return 1;
            }
            boolean broken = OPENED.matcher(line).matches()
                    && HEAD.matcher(line + " " + next.strip()).matches();
            return broken ? 2 : 0;
        }

        /** Below such a line everything is another's, whether it has marks or not. */
        private static boolean isOriginal(String line) {
            return line.strip().startsWith("--") || UNDERLINED.matcher(line).matches();
        }

        private boolean onlyQuotes(int from) {
            return from > lastOwn && lastQuote >= from;
        }
    }

    private static String join(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n")).strip();
    }
}
