package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails whose senders mean harm, or whose programs knew no better. */
class HostileMailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://tracker.example/pixel.gif\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVa\tScRiPt:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:x\">x</a>",
                "<div style=\"background:url(https://tracker.example)\">x</div>",
                "<style>@import 'https://tracker.example'</style>",
                "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\"/></svg>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<form action=\"https://evil.example\"><input name=p></form>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                "<link rel=stylesheet href=\"https://evil.example\">",
                "<object data=\"x\"></object><embed src=x>",
                "<table background=\"https://tracker.example\"><tr><td>x</table>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<p id=\"content\" name=\"csrf\" class=\"btn\">x</p>"
            })
    void nothingInHtmlRunsLoadsSubmitsOrPretends(String html) {
        Mail mail = Messages.written("Content-Type: text/html", "", "before " + html + " after");

        assertThat(mail.html())
                .contains("before")
                .doesNotContainPattern("(?i)<(script|img|svg|style|iframe|form|input|base|meta|link|object|embed|math)")
                .doesNotContainPattern("(?i)(src|style|class|id|name|background|on\\w+)\\s*=")
                .doesNotContainPattern("(?i)href=\"(?!https?:|mailto:)");
    }

    @Test
    void linksGiveNoReferrerAway() {
        Mail mail = Messages.written("Content-Type: text/html", "", "<a href=\"https://portal.example/x\">x</a>");

        assertThat(mail.html())
                .startsWith("<a href=\"https://portal.example/x\" rel=\"")
                .contains("nofollow", "noopener", "noreferrer");
    }

    @Test
    void aLineBreakInASubjectOrNameStartsNoHeader() {
        Mail mail = Messages.written(
                "From: =?utf-8?q?Mallory=0D=0ABcc:_all?= <mallory@evil.example>",
                "Subject: =?utf-8?q?hello=0D=0AX-Evil:_yes=00?=",
                "",
                "x");

        assertThat(mail.subject()).isEqualTo("hello X-Evil: yes");
        assertThat(mail.from().name()).isEqualTo("Mallory Bcc: all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows\\system.ini",
                "C:\\Users\\x\\a.txt",
                "/tmp/whoa",
                "...",
                ".htaccess",
                "a\u202Efdp.exe",
                "x\r\nContent-Type: text/html",
                "con:aux|?*<>\".txt",
                ""
            })
    void fileNamesAreOnlyNames(String name) {
        String safe = FileName.of(name, "attachment-1.bin");

        assertThat(safe)
                .isNotBlank()
                .doesNotStartWith(".")
                .doesNotContain("/", "\\", "\r", "\n", ":", "\"", "<", "|", "\u202E");
    }

    @Test
    void aLongFileNameKeepsItsEnding() {
        assertThat(FileName.of("x".repeat(500) + ".pdf", "")).hasSize(120).endsWith("x.pdf");
    }

    @Test
    void theTypeIsWhatTheBytesShow() {
        Mail mail = Messages.written(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: image/png; name=holiday.png",
                "Content-Disposition: attachment",
                "",
                "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
                "--b--");

        assertThat(mail.attachments()).singleElement().satisfies(file -> assertThat(file.type())
                .isNotEqualTo("image/png"));
    }

    @Test
    void anUnknownCharsetIsGuessed() {
        Mail mail = Messages.written(
                "Subject: =?x-nobody-knows?q?Gr=C3=BC=C3=9Fe?=",
                "Content-Type: text/plain; charset=x-nobody-knows",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Gr=C3=BC=C3=9Fe");

        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).isEqualTo("Grüße");
    }

    @Test
    void aCharacterCutBetweenTwoEncodedWordsIsOneCharacter() {
        assertThat(Messages.written("Subject: =?utf-8?q?Gr=C3?=", " =?utf-8?q?=BC=C3=9Fe?=", "", "x")
                        .subject())
                .isEqualTo("Grüße");
    }

    @Test
    void hebrewInWindows1255AndIso88598iIsRead() {
        Mail mail = Messages.written(
                "Subject: =?windows-1255?B?+ezl7Q==?=",
                "Content-Type: text/plain; charset=iso-8859-8-i",
                "Content-Transfer-Encoding: base64",
                "",
                "+ezl7Q==");

        assertThat(mail.subject()).isEqualTo("שלום");
        assertThat(mail.text()).isEqualTo("שלום");
    }

    @Test
    void aLookalikeLetterInAnAddressDoesNotBecomeSomebodyElse() {
        Mail mail = Messages.read("From: \u212Aim <\u212Aim@acme.example>\r\n\r\nx".getBytes(StandardCharsets.UTF_8));

        assertThat(mail.from()).isEqualTo(Address.UNKNOWN);
    }

    @Test
    void aNameCannotSmuggleInAnotherSender() {
        for (String name : List.of(
                "=?utf-8?q?ada=40acme.example=2C?=",
                "\"ada@acme.example\"",
                "ada@acme.example:",
                "=?utf-8?q?ada=40acme.example:?=")) {
            assertThat(Messages.written("From: " + name + " <mallory@evil.example>", "", "x")
                            .from()
                            .email())
                    .as(name)
                    .isEqualTo("mallory@evil.example");
        }
    }

    @Test
    void aDateInTheFutureIsTheDayItCame() {
        Mail mail = Messages.written("Date: Fri, 1 Jan 2100 00:00:00 +0000", "", "x");

        assertThat(mail.date()).isEqualTo(Messages.RECEIVED);
    }

    @Test
    void withoutAMessageIdTheSameBytesHaveTheSameId() {
        assertThat(Messages.written("Subject: a", "", "x").id())
                .isEqualTo(Messages.written("Subject: a", "", "x").id())
                .isNotEqualTo(Messages.written("Subject: a", "", "y").id());
    }

    @Test
    void partsNestedWithoutEndAreKeptUnopened() {
        StringBuilder mail = new StringBuilder("Subject: deep\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < 5_000; i++) {
            mail.append("--b")
                    .append(i)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\r\n\r\n");
        }

        Mail read = inTime(mail.append("--b5000\r\n\r\nbottom\r\n").toString());

        assertThat(read.text() + read.attachments().size()).isNotEmpty();
    }

    @Test
    void mailsWithinMailsWithoutEndAreKeptUnopened() {
        Mail read = inTime("Content-Type: message/rfc822\r\n\r\n".repeat(50_000) + "Subject: x\r\n\r\nbottom");

        assertThat(read.attachments()).hasSize(1);
    }

    @Test
    void aMillionPartsAreNotTakenApart() {
        Mail read = inTime("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(1_000_000));

        assertThat(read.attachments().size()).isLessThanOrEqualTo(Body.PARTS);
    }

    @Test
    void aTextWithoutEndIsCutAndKeptWhole() {
        Mail read = inTime("Subject: long\r\n\r\n" + "long ".repeat(400_000));

        assertThat(read.text().length()).isLessThan(510_000);
        assertThat(read.attachments()).singleElement().satisfies(file -> assertThat(file.bytes())
                .hasSizeGreaterThan(1_900_000));
    }

    @Test
    void endlessRunsOfOneCharacterAreReadInTime() {
        inTime("Subject: semicolons\r\nContent-Type: text/plain" + ";".repeat(100_000) + "\r\n\r\nx");
        inTime("Subject: spaces\r\n\r\n" + " ".repeat(1_000_000) + "x");
        inTime("Subject: spaces\r\nContent-Type: text/html\r\n\r\n<pre>" + "&nbsp;".repeat(200_000) + "x</pre>");
        inTime("Subject: sender\r\nFrom: " + "a".repeat(1_000_000) + "\r\n\r\nx");
        inTime("Subject: sender\r\nFrom: " + "(".repeat(1_000_000) + "\r\n\r\nx");
    }

    @Test
    void anEmptyMailIsUnreadable() {
        assertThatThrownBy(() -> new MailReader(() -> Messages.RECEIVED)
                        .read("\r\n\r\n".getBytes(StandardCharsets.UTF_8), Messages.RECEIVED))
                .isInstanceOf(UnreadableMail.class)
                .hasMessage("empty");
    }

    private static Mail inTime(String mail) {
        Instant start = Instant.now();
        Mail read = Messages.read(mail.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        return read;
    }

    @Test
    void aMailWithoutHeaderIsAllTextThoughMailServersPutTheirsOnTop() {
        Mail mail = Messages.written(
                "Return-Path: <a@x.example>",
                "Received: from x",
                "  by y; Mon, 2 Nov 2026 10:00:00 +0000",
                "This is all I say.",
                "And this.");

        assertThat(mail.text()).isEqualTo("This is all I say.\nAnd this.");
    }
}
