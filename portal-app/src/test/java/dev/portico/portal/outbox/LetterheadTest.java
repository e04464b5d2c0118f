package dev.portico.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.Configured;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LetterheadTest {
    private final MailAddresses addresses = new MailAddresses(Configured.mail());

    @Test
    void aMailSaysWhatThreadItIsInAndThatAProgramWroteIt() throws Exception {
        assertThat(header(letter("Ben Brandt", "[#1001] Printer", List.of("a@x", "b@y"))))
                .contains("Message-ID: <id@portico.example>")
                .contains("In-Reply-To: <b@y>")
                .contains("References: <a@x> <b@y>")
                .contains("From: Support <support@portico.example>")
                .contains("Reply-To: Support <support+1001.17.0.")
                .contains("To: Ben Brandt <ben@acme.example>")
                .contains("Auto-Submitted: auto-generated")
                .contains("List-Id: <tickets.portico.example>")
                .contains("List-Unsubscribe: <https://portal.example/o/acme/preferences>")
                .contains("Subject: [#1001] Printer");
    }

    @Test
    void noLineBreakInASubjectOrANameStartsAHeader() throws Exception {
        String header =
                header(letter("Ben\r\nBcc: all@evil.example", "Hi\r\nBcc: all@evil.example\u2028X: y", List.of()));

        assertThat(header.lines().filter(line -> line.startsWith("Bcc") || line.startsWith("X: ")))
                .isEmpty();
    }

    @Test
    void aNameIsNoAddress() throws Exception {
        String header = header(letter("\"x\" <eve@evil.example>, eve@evil.example", "x", List.of()));

        assertThat(header).doesNotContain("eve@evil.example").contains("<ben@acme.example>");
    }

    private static String header(Letter letter) throws MessagingException, IOException {
        MailAddresses addresses = new MailAddresses(Configured.mail());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Letterhead(addresses)
                .write(Session.getInstance(new Properties()), letter)
                .writeTo(out);
        String mail = out.toString(StandardCharsets.UTF_8);
        return mail.substring(0, mail.indexOf("\r\n\r\n"))
                .replaceAll("\r\n[ \t]+| +", " ")
                .replaceAll(" +", " ");
    }

    private Letter letter(String name, String subject, List<String> references) {
        return new Letter(
                addresses.own(),
                new Address("ben@acme.example", name),
                addresses.reply(1001, 17, 0),
                addresses.bounce(1),
                "id@portico.example",
                references,
                "en",
                subject,
                "text",
                "<p>html</p>",
                Optional.of("https://portal.example/o/acme/preferences"));
    }
}
