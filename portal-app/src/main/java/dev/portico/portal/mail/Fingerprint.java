package dev.portico.portal.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What makes a mail this mail and no other, since its Message-ID does not: anybody can write any.
 *
 * @param source hash of the bytes as they lie in the file
 * @param content hash of sender, Date, subject, text, HTML and attachments; the same for copies that took different ways
 *     (Received and other transport fields, line ends, mbox quoting)
 */
record Fingerprint(String source, String content) {

    private static final Pattern QUOTED_FROM = Pattern.compile("^>+(?=From )", Pattern.MULTILINE);

    static Fingerprint of(byte[] bytes, Address from, String date, String subject, Body body) {
        MessageDigest digest = sha256();
        for (String field : List.of(from.email(), date, subject, normal(body.text()), normal(body.html()))) {
            add(digest, field.getBytes(StandardCharsets.UTF_8));
        }
        for (Attachment file : body.attachments()) {
            add(digest, file.name().getBytes(StandardCharsets.UTF_8));
            add(digest, withoutReturns(file.bytes()));
        }
        return new Fingerprint(source(bytes), HexFormat.of().formatHex(digest.digest()));
    }

    static String source(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String normal(String text) {
        return QUOTED_FROM.matcher(text.replace("\r", "")).replaceAll("").strip();
    }

    private static byte[] withoutReturns(byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        int size = 0;
        int end = 0;
        for (byte b : bytes) {
            if (b != '\r') {
                kept[size++] = b;
                end = b == '\n' ? end : size;
            }
        }
        return Arrays.copyOf(kept, end);
    }

    /** Each part hashed by itself, so that none can pass for the end of another. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(sha256().digest(part));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
