package dev.portico.portal.mail;

/** Text fit to be stored: {@code \n} line ends, no NUL (PostgreSQL refuses it) and no other control character. */
final class Texts {

    private Texts() {}

    static String storable(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
        StringBuilder kept = new StringBuilder(lines.length());
        lines.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !(Character.isISOControl(c) || Deceptive.is(c)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** A mail's text: storable, without trailing space on its lines' end and around it, never more than a blank line. */
    static String body(String text) {
        return storable(text)
                .replaceAll("(?<![ \\t\\u00a0])[ \\t\\u00a0]++(?=\\n)", "")
                .replaceAll("\\n{4,}", "\n\n\n")
                .strip();
    }
}
