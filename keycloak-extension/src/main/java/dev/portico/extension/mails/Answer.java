package dev.portico.extension.mails;

import java.util.regex.Pattern;

/**
 * What a mail server said of a mail that it could not deliver. It is a stranger's text: shown as such, on one line, at most
 * {@value #MOST} characters of it, with no address in it and nothing that turns the direction of what stands around it.
 *
 * @param status like {@code 5.1.1} (RFC 3463); empty where none was told
 * @param diagnostic empty where nothing was said
 */
record Answer(String status, String diagnostic) {

    private static final int MOST = 200;
    private static final Pattern STATUS = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',;:]+@[^\\s<>()\\[\\]\"',;:]+");

    static Answer of(String status, String diagnostic) {
        String known = STATUS.matcher(status).matches() ? status : "";
        StringBuilder line = new StringBuilder();
        diagnostic.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c)) {
                line.append(' ');
            } else if (Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.isDefined(c)) {
                line.appendCodePoint(c);
            }
        });
        String text =
                ADDRESS.matcher(line.toString().strip().replaceAll(" +", " ")).replaceAll("…");
        return new Answer(known, cut(text));
    }

    /** Counted as databases do that count least: a character beyond the first 65,536 is two. */
    private static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }

    /** On one line; empty where nothing was told at all. */
    String text() {
        return (status + " " + diagnostic).strip();
    }
}
