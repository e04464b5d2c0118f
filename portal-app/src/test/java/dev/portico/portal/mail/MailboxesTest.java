package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {

    @TempDir
    Path folder = Path.of("");

    private final Map<String, String> problems = new TreeMap<>();

    @Test
    void anMboxIsItsMailsWithQuotingUndone() throws IOException, UnreadableMail {
        Files.writeString(folder.resolve("inbox"), """
                From ben@acme.example Mon Nov  2 09:00:00 2026
                Subject: one

                >From the start
                >>From a quote
                > From stays
                From here on it is a sentence.

                From nobody in particular, another sentence after an empty line.

                From cleo@acme.example Tue Nov  3 10:11:12 2026
                Subject: two

                bye
                """);

        List<Mail> mails = mails(folder.resolve("inbox"));

        assertThat(mails).extracting(Mail::subject).containsExactly("one", "two");
        assertThat(mails.get(0).text())
                .isEqualTo("From the start\n>From a quote\n> From stays\nFrom here on it is a sentence.\n\n"
                        + "From nobody in particular, another sentence after an empty line.");
        assertThat(mails.get(1).date()).isEqualTo(Instant.parse("2026-11-03T10:11:12Z"));
    }

    @Test
    void tikasMboxesAreRead() throws IOException, UnreadableMail {
        for (String name : List.of("simple", "headers", "multiline", "quoted", "complex", "single_mail")) {
            Files.write(folder.resolve(name + ".mbox"), Messages.bytes("test-documents/" + name + ".mbox"));
        }

        assertThat(mails(folder.resolve("simple.mbox")))
                .extracting(Mail::text)
                .containsExactly("Test content 1", "Test content 2");
        assertThat(mails(folder.resolve("headers.mbox")))
                .extracting(Mail::subject)
                .containsExactly("subject");
        assertThat(mails(folder.resolve("quoted.mbox")))
                .extracting(Mail::text)
                .containsExactly("Test content\n> quoted stuff");
        assertThat(mails(folder.resolve("complex.mbox")))
                .hasSize(3)
                .extracting(Mail::subject)
                .containsOnly("Re: question about when shuffle/sort start working");
        assertThat(problems).isEmpty();
    }

    @Test
    void aMaildirIsCurAndNewNotTmp() throws IOException, UnreadableMail {
        for (String part : List.of("cur", "new", "tmp", ".Archive/cur", ".Archive/new")) {
            Files.createDirectories(folder.resolve("Maildir").resolve(part));
            Files.writeString(
                    folder.resolve("Maildir").resolve(part).resolve("1.x:2,S"), "Subject: " + part + "\n\ntext");
        }
        Files.writeString(folder.resolve("Maildir/dovecot-uidlist"), "3 V1 N1");

        assertThat(mails(folder))
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder("cur", "new", ".Archive/cur", ".Archive/new");
    }

    @Test
    void hiddenFilesAreLeftAlone() throws IOException, UnreadableMail {
        Files.writeString(folder.resolve(".DS_Store"), "x");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "x");

        assertThat(mails(folder)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void anMboxLargerThanMemoryAllowsIsScannedInPlace() throws IOException {
        Path file = folder.resolve("large.mbox");
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 2_000; i++) {
                out.write("From x Mon Nov  2 09:00:00 2026\nSubject: " + i + "\n\n" + "line of text\n".repeat(500)
                        + "\n");
            }
        }
        List<MailFile> found = new ArrayList<>();

        Mbox.scan(file, "large.mbox", found::add);

        assertThat(found).hasSize(2_000);
        assertThat(found.get(1_999).label()).isEqualTo("large.mbox, message 2000");
    }

    private List<Mail> mails(Path path) throws IOException, UnreadableMail {
        Mailboxes mailboxes = new Mailboxes(problems::put);
        mailboxes.add(path);
        List<Mail> mails = new ArrayList<>();
        for (MailFile file : mailboxes.mails()) {
            mails.add(new MailReader(() -> Instant.parse("2027-01-01T00:00:00Z")).read(file.read(), file.received()));
        }
        return mails;
    }
}
