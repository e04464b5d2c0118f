package dev.portico.portal.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes to text, whatever the mail says about them.
 *
 * <p>The declared charset counts where it exists and fits. Otherwise UTF-8 is tried strictly, and last windows-1252, of
 * which ISO-8859-1 and US-ASCII are parts as mailers use them (WHATWG Encoding, "Names and labels").
 */
final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Names seen in mails that Java does not know, or knows as something narrower than what the bytes are. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"));

    private Charsets() {}

    static String decode(byte[] bytes, String declared) {
        Optional<Charset> charset = named(declared);
        if (charset.isEmpty() || WINDOWS_1252.equals(charset.get())) {
            return guess(bytes);
        }
        return strict(bytes, charset.get()).orElseGet(() -> repaired(bytes, charset.get()));
    }

    /** Text of bytes nobody named a charset for. */
    static String guess(byte[] bytes) {
        return withoutMark(strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WINDOWS_1252)));
    }

    static boolean isKnown(String name) {
        return named(name).isPresent();
    }

    /** Mostly right with a few bad bytes keeps its charset; mostly wrong was never that charset. */
    private static String repaired(byte[] bytes, Charset charset) {
        String lenient = new String(bytes, charset);
        long bad = lenient.chars().filter(c -> c == '\uFFFD').count();
        long good = lenient.chars().filter(c -> c > 127 && c != '\uFFFD').count();
        return bad <= good ? withoutMark(lenient) : guess(bytes);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(withoutMark(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT).replaceAll("^[\"']+|[\"']+$", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(name, MimeUtility.javaCharset(name))));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
