package dev.portico.portal.mail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Where one mail lies: a whole file, or a stretch of an mbox file. Only this is kept in memory for each mail of an
 * import; the bytes are read when they are needed.
 *
 * @param name the file's, as it was given
 * @param number its place in an mbox, where lines beginning with {@code >From } lose their first {@code >}; 0 for a file
 * @param received stands in for a missing date
 */
record MailFile(Path file, String name, int number, long offset, long length, Instant received) {

    static MailFile whole(Path file, String name) throws IOException {
        return new MailFile(
                file,
                name,
                0,
                0,
                Files.size(file),
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
    }

    /** What to call it in a report. */
    String label() {
        return number == 0 ? name : name + ", message " + number;
    }

    /** The mail's bytes, mbox quoting undone (mboxrd; the same for mboxo, where {@code >>From } cannot be told). */
    byte[] read() throws IOException, UnreadableMail {
        if (length > MailReader.LIMIT) {
            throw new UnreadableMail("larger than " + MailReader.LIMIT / 1024 / 1024 + " MB");
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        }
        if (number > 0) {
            return unquoted(bytes);
        }
        // In a folder lies much that is no mail; the reader would make one of any text.
        if (length > 0 && !HeaderEnd.hasMailHeader(bytes)) {
            throw new UnreadableMail("is not a mail: no From, To, Subject, Date or other header field of one");
        }
        return bytes;
    }

    private static byte[] unquoted(byte[] bytes) {
        byte[] from = {'F', 'r', 'o', 'm', ' '};
        int to = 0;
        boolean lineStart = true;
        for (int i = 0; i < bytes.length; i++) {
            if (lineStart && bytes[i] == '>') {
                int quotes = i;
                while (quotes < bytes.length && bytes[quotes] == '>') {
                    quotes++;
                }
                if (quotes + from.length <= bytes.length
                        && Arrays.equals(bytes, quotes, quotes + from.length, from, 0, from.length)) {
                    i++;
                }
            }
            lineStart = bytes[i] == '\n';
            bytes[to++] = bytes[i];
        }
        return Arrays.copyOf(bytes, to);
    }
}
