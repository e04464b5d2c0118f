package dev.portico.portal.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An mbox file of any size, read once from front to end in constant memory. A mail begins at a {@code From } line that
 * starts the file or follows an empty line and ends in a date, as writers that quote (mboxrd, mboxo) make it; a sentence
 * that begins with "From " in a careless writer's file stays text.
 */
final class Mbox {

    private static final int LONGEST_FROM_LINE = 1_000;
    private static final Pattern FROM_LINE = Pattern.compile(
            "From .*?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) +(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)"
                    + "(?: +[-+A-Z0-9]{1,6})*? +(?<year>\\d{4})(?: +[-+A-Z0-9]{1,6})*\\s*");

    private final Path file;
    private final String label;
    private final Consumer<MailFile> found;
    private long position;
    private long start = -1;
    private int count;
    private Instant received;

    private Mbox(Path file, String label, Consumer<MailFile> found, Instant received) {
        this.file = file;
        this.label = label;
        this.found = found;
        this.received = received;
    }

    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(LONGEST_FROM_LINE);
            int end = 0;
            while (end < first.length && first[end] != '\n') {
                end++;
            }
            return FROM_LINE
                    .matcher(new String(first, 0, end, StandardCharsets.ISO_8859_1))
                    .matches();
        }
    }

    /** Tells of each mail in the file, in order. */
    static void scan(Path file, String label, Consumer<MailFile> found) throws IOException {
        new Mbox(file, label, found, Files.getLastModifiedTime(file).toInstant()).scan();
    }

    private void scan() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] head = new byte[LONGEST_FROM_LINE];
            boolean afterEmpty = true;
            int length = 0;
            long lineStart = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                position++;
                if (length < head.length) {
                    head[length] = (byte) c;
                }
                length++;
                if (c == '\n') {
                    line(head, length, lineStart, afterEmpty);
                    afterEmpty = length == 1 || (length == 2 && head[0] == '\r');
                    length = 0;
                    lineStart = position;
                }
            }
            line(head, length, lineStart, afterEmpty);
            finish(position);
        }
    }

    private void line(byte[] head, int length, long lineStart, boolean afterEmpty) {
        if (!afterEmpty || length < 20 || length > head.length || head[0] != 'F') {
            return;
        }
        Matcher from = FROM_LINE.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1));
        if (from.matches()) {
            finish(lineStart);
            start = position;
            received = date(from, received);
        }
    }

    private void finish(long end) {
        if (start >= 0 && end > start) {
            count++;
            found.accept(new MailFile(file, label, count, start, end - start, received));
        }
    }

    private static Instant date(Matcher from, Instant otherwise) {
        String time = from.group("time").length() <= 5 ? from.group("time") + ":00" : from.group("time");
        String text = from.group("day") + " " + from.group("month") + " " + from.group("year") + " " + time;
        try {
            return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("d MMM yyyy H:mm:ss", Locale.ENGLISH))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
