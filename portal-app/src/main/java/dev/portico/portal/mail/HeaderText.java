package dev.portico.portal.mail;

import java.nio.charset.StandardCharsets;

/**
 * Header values as people wrote them: unfolded, encoded words decoded, raw 8-bit bytes read as UTF-8 or windows-1252, and
 * never a line break or another control character, so that nothing in a subject or a name can start a header of its own.
 */
public final class HeaderText {

    private static final int LIMIT = 2_000;

    private HeaderText() {}

    static String of(String raw) {
        return clean(EncodedWords.decode(bytes(raw.length() > 10 * LIMIT ? raw.substring(0, 10 * LIMIT) : raw)));
    }

    /** Line breaks, controls and text-direction overrides become a space or nothing; runs of space become one. */
    public static String clean(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            } else if (!Deceptive.is(c)) {
                text.appendCodePoint(c);
            }
        });
        return shortened(text.toString().strip());
    }

    /** The parser hands each byte over as one character up to 255. */
    static String bytes(String raw) {
        boolean eightBit = raw.chars().anyMatch(c -> c > 127) && raw.chars().allMatch(c -> c < 256);
        return eightBit ? Charsets.guess(raw.getBytes(StandardCharsets.ISO_8859_1)) : raw;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LIMIT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LIMIT)) + "…";
    }
}
