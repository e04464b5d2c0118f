package dev.portico.portal.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a mail's header ends. Two mistakes make the parser swallow text as header and lose it: a mail with no header at
 * all, and a "blank" line that holds a space. The latter is a folded empty line (RFC 5322 §4.2) only when the next line
 * goes on folding or is a field.
 */
final class HeaderEnd {

    private static final Pattern FIELD = Pattern.compile("^(>?From |[\\x21-\\x39\\x3b-\\x7e]+[ \\t]*:)");

    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?im)^(From|To|Cc|Sender|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-Type)[ \\t]*:");

    private HeaderEnd() {}

    /** Whether the first lines hold a field that mails have. */
    static boolean hasMailHeader(byte[] mail) {
        String start = new String(mail, 0, Math.min(16_384, mail.length), StandardCharsets.ISO_8859_1);
        String head = start.replace("\r\n", "\n").replace('\r', '\n').stripLeading();
        int end = head.indexOf("\n\n");
        return FIELD.matcher(head).find()
                && MAIL_FIELD.matcher(end < 0 ? head : head.substring(0, end)).find();
    }

    /** What mail servers put on top of a mail on its way. */
    private static final Pattern TRACE = Pattern.compile(
            "^(Return-Path|Received|Delivered-To|X-Original-To|Authentication-Results)[ \\t]*:",
            Pattern.CASE_INSENSITIVE);

    /** The bytes, or a copy in which the header ends where a reader sees it end. */
    static byte[] repaired(byte[] mail) {
        if (!isField(mail, 0)) {
            byte[] all = new byte[mail.length + 1];
            all[0] = '\n';
            System.arraycopy(mail, 0, all, 1, mail.length);
            return all;
        }
        int own = behindTrace(mail);
        if (own > 0 && own < mail.length && !isField(mail, own) && !isBlank(mail, own, next(mail, own))) {
            return withNewLineBefore(mail, own);
        }
        for (int line = 0, next = next(mail, 0); next < mail.length; line = next, next = next(mail, next)) {
            if (isBlank(mail, line, next)) {
                boolean empty = mail[line] == '\n' || mail[line] == '\r';
                if (empty) {
                    return mail;
                }
                if (mail[next] != ' ' && mail[next] != '\t' && !isField(mail, next)) {
                    return withEmptyLineAt(mail, line);
                }
            }
        }
        return mail;
    }

    /** Where what the sender wrote begins. A mail that came without any header has text there. */
    private static int behindTrace(byte[] mail) {
        int line = 0;
        while (line < mail.length && TRACE.matcher(start(mail, line)).find()) {
            do {
                line = next(mail, line);
            } while (line < mail.length && (mail[line] == ' ' || mail[line] == '\t'));
        }
        return line;
    }

    private static byte[] withNewLineBefore(byte[] mail, int line) {
        byte[] copy = new byte[mail.length + 1];
        System.arraycopy(mail, 0, copy, 0, line);
        copy[line] = '\n';
        System.arraycopy(mail, line, copy, line + 1, mail.length - line);
        return copy;
    }

    private static String start(byte[] mail, int from) {
        return new String(mail, from, Math.min(200, mail.length - from), StandardCharsets.ISO_8859_1);
    }

    private static byte[] withEmptyLineAt(byte[] mail, int line) {
        byte[] copy = Arrays.copyOf(mail, mail.length);
        copy[line] = '\n';
        return copy;
    }

    private static boolean isField(byte[] mail, int from) {
        return FIELD.matcher(start(mail, from)).find();
    }

    private static boolean isBlank(byte[] mail, int from, int to) {
        for (int i = from; i < to; i++) {
            if (mail[i] != ' ' && mail[i] != '\t' && mail[i] != '\r' && mail[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Where the next line starts: behind LF, CRLF or a lone CR. */
    private static int next(byte[] mail, int from) {
        for (int i = from; i < mail.length; i++) {
            if (mail[i] == '\n') {
                return i + 1;
            }
            if (mail[i] == '\r') {
                return i + 1 < mail.length && mail[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return mail.length;
    }
}
