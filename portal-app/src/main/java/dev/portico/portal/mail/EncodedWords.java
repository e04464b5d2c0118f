package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words (RFC 2047). {@link MimeUtility#decodeText} refuses the whole value over one unknown charset and decodes
 * word by word, so that a character cut across two words is lost; here neighbours of one charset are joined as bytes
 * first, and an unknown charset is guessed.
 */
final class EncodedWords {

    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?]*)\\?=");

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String charset = "";

    static String decode(String value) {
        return value.contains("=?") ? new EncodedWords().read(value) : value;
    }

    private String read(String value) {
        Matcher word = WORD.matcher(value);
        int end = 0;
        while (word.find()) {
            String between = value.substring(end, word.start());
            boolean neighbour = end > 0 && between.isBlank();
            if (!neighbour || !charset.equalsIgnoreCase(word.group(1))) {
                finishWords();
            }
            if (!neighbour) {
                text.append(between);
            }
            charset = word.group(1);
            pending.writeBytes(bytes(word));
            end = word.end();
        }
        finishWords();
        return text.append(value.substring(end)).toString();
    }

    private void finishWords() {
        text.append(Charsets.decode(pending.toByteArray(), charset));
        pending.reset();
    }

    private static byte[] bytes(Matcher word) {
        boolean base64 = word.group(2).equalsIgnoreCase("b");
        String encoded = base64 ? word.group(3) : word.group(3).replace("_", "=20");
        byte[] source = encoded.getBytes(StandardCharsets.ISO_8859_1);
        try (var in = MimeUtility.decode(new ByteArrayInputStream(source), base64 ? "base64" : "quoted-printable")) {
            return in.readAllBytes();
        } catch (IOException | MessagingException e) {
            return word.group().getBytes(StandardCharsets.UTF_8);
        }
    }
}
