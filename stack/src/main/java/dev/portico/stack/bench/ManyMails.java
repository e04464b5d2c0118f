package dev.portico.stack.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Many mails made of a few: each keeps its subject and body and gets an id, a date, a sender and a place in a thread of
 * its own. The same seed makes the same mails. Two thirds lie as files, a sixth in a Maildir, a sixth in an mbox.
 */
final class ManyMails {

    private static final int SENDERS = 250;
    private static final int OPEN_THREADS = 60;
    private static final double REPLIES = 0.6;
    private static final List<String> REPLACED = List.of("message-id", "in-reply-to", "references", "from", "date");
    private static final Instant FIRST = Instant.parse("2026-01-02T08:00:00Z");

    private final List<byte[]> originals;
    private final Random random;
    private final List<List<String>> threads = new ArrayList<>();

    ManyMails(List<byte[]> originals, long seed) {
        this.originals = originals;
        this.random = new Random(seed);
    }

    /** Writes them below the folder, which should be empty. */
    void write(Path folder, int count) throws IOException {
        for (String part : List.of("files", "maildir/cur", "maildir/new", "maildir/tmp")) {
            Files.createDirectories(folder.resolve(part));
        }
        try (OutputStream mbox = new BufferedOutputStream(Files.newOutputStream(folder.resolve("archive.mbox")))) {
            for (int i = 0; i < count; i++) {
                byte[] mail = mail(i);
                switch (i % 6) {
                    case 0 -> append(mbox, mail);
                    case 1 -> Files.write(folder.resolve("maildir/cur/" + i + ".bench:2,S"), mail);
                    default -> Files.write(folder.resolve("files/" + i + ".eml"), mail);
                }
            }
        }
    }

    private byte[] mail(int number) {
        byte[] original = originals.get(random.nextInt(originals.size()));
        int sender = random.nextInt(SENDERS);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ENGLISH)
                .format(FIRST.plusSeconds(number * 600L).atOffset(ZoneOffset.UTC));
        StringBuilder head = new StringBuilder("Message-ID: <" + number + ".bench@mail.example>\n");
        List<String> thread = thread();
        if (!thread.isEmpty()) {
            head.append("In-Reply-To: ").append(thread.get(thread.size() - 1)).append('\n');
            head.append("References: ").append(String.join(" ", thread)).append('\n');
        }
        thread.add("<" + number + ".bench@mail.example>");
        head.append("From: Person ")
                .append(sender)
                .append(" <person")
                .append(sender)
                .append("@acme.example>\n");
        head.append("Date: ").append(date).append('\n');
        return joined(head.toString(), original);
    }

    private List<String> thread() {
        if (!threads.isEmpty() && random.nextDouble() < REPLIES) {
            return threads.get(random.nextInt(threads.size()));
        }
        List<String> begun = new ArrayList<>();
        if (threads.size() < OPEN_THREADS) {
            threads.add(begun);
        } else {
            threads.set(random.nextInt(OPEN_THREADS), begun);
        }
        return begun;
    }

    /** The new fields before the old header without the fields they replace; then the body as it is, odd or not. */
    private static byte[] joined(String head, byte[] original) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        StringBuilder kept = new StringBuilder();
        int at = 0;
        boolean dropping = false;
        boolean header = text.matches("(?s)^(>?From |[\\x21-\\x39\\x3b-\\x7e]+[ \\t]*:).*");
        while (header && at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end + 1);
            if (line.isBlank()) {
                break;
            }
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            String name = line.replaceFirst("(?s)[ \\t]*:.*", "").toLowerCase(Locale.ROOT);
            dropping = folded ? dropping : REPLACED.contains(name) || line.startsWith("From ");
            kept.append(dropping ? "" : line);
            at += line.length();
        }
        String rest = header ? text.substring(at) : "\n" + text;
        return (head + kept + rest).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void append(OutputStream mbox, byte[] mail) throws IOException {
        ByteArrayOutputStream quoted = new ByteArrayOutputStream(mail.length + 200);
        quoted.writeBytes("From bench@mail.example Fri Jan  2 08:00:00 2026\n".getBytes(StandardCharsets.ISO_8859_1));
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        quoted.writeBytes(text.replaceAll("(?m)^(>*From )", ">$1").getBytes(StandardCharsets.ISO_8859_1));
        quoted.writeBytes("\n\n".getBytes(StandardCharsets.ISO_8859_1));
        quoted.writeTo(mbox);
    }
}
