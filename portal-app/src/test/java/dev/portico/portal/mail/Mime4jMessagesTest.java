package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The 80 hard messages of mime4j, held against its own description of what is in each ({@code *_decoded.xml}). */
class Mime4jMessagesTest {

    private static final Pattern LEAF = Pattern.compile("<(?:text|binary)-body name=\"([^\"]+)\"");

    /** Where we say something else on purpose. */
    private static final Set<String> OTHERWISE = Set.of(
            // Two plain texts as alternatives: only the better one, which is the last, is shown.
            "mimetools-testmsgs/double-semicolon_decoded_1_1.txt",
            "mimetools-testmsgs/double-semicolon2_decoded_1_1.txt",
            // mime4j leaves an unfinished multipart inside another's text; we show its text without the markers.
            "testmsgs/missing-inner-boundary_decoded_1_2_1.txt",
            // mime4j in its strict reading of a line that is no header; in the other one it drops it, as we do.
            "testmsgs/malformedHeaderStartsBody-nocrlfcrlf_decoded_1.txt");

    static List<String> messages() {
        return Messages.ofMime4j();
    }

    @Test
    void allEightyAreThere() {
        assertThat(messages()).hasSize(80);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void nothingThatMime4jFindsInTheMessageIsLost(String message) {
        String everything = everything(Messages.bytes(message), 0);
        List<byte[]> files = everyFile(Messages.bytes(message), 0);

        for (String leaf : leaves(message)) {
            byte[] bytes = Messages.bytes(leaf);
            if (leaf.endsWith(".bin")) {
                assertThat(files).as(leaf).anyMatch(file -> same(file, bytes));
            } else {
                assertThat(wordings(bytes)).as(leaf).anyMatch(everything::contains);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageSaysOrCarriesSomethingUnlessItIsEmpty(String message) {
        Mail mail = Messages.read(message);

        assertThat(mail.text().isEmpty() && mail.attachments().isEmpty()).isFalse();
        assertThat(mail.subject()).doesNotContain("=?", "\r", "\n");
        assertThat(mail.html()).doesNotContainIgnoringCase("<img", "<script", "<style", "javascript:", " on");
        assertThat(mail.attachments()).allSatisfy(file -> {
            assertThat(file.name()).isNotBlank().doesNotContain("/", "\\", "\r", "\n", "=?");
            assertThat(file.type()).matches("[\\w.+-]+/[\\w.+-]+.*");
        });
        assertThat(mail.date()).isBeforeOrEqualTo(Messages.RECEIVED);
    }

    @Test
    void germanUmlautsInQuotedPrintableAreRead() {
        Mail mail = Messages.read("mimetools-testmsgs/german-qp.msg");

        assertThat(mail.from()).isEqualTo(new Address("joern@zyn.de", "Jörn Reder"));
        assertThat(mail.text()).contains("8 Bit Sönderzäichen", "Grüße,\n\nJörn");
    }

    @Test
    void theEuroSignOfIso885915IsRead() {
        assertThat(Messages.read("testmsgs/qp-body.msg").text()).isEqualTo("7bit content with euro € symbol");
    }

    @Test
    void eightBitTextWithoutEncodingIsRead() {
        assertThat(Messages.read("mimetools-testmsgs/twopart.msg").text())
                .contains("Términos y Condiciones", "¿Contraseña? Álbum", "für geschäftliche");
    }

    @Test
    void anEncodedSubjectOverThreeWordsAndTwoCharsetsIsOneSentence() {
        assertThat(Messages.read("mimetools-testmsgs/intl.msg").subject())
                .isEqualTo("If you can read this you understand the example... so, cool!");
    }

    @Test
    void aKoi8FileNameIsDecoded() {
        assertThat(Messages.read("mimetools-testmsgs/russian.msg").attachments())
                .extracting(Attachment::name)
                .containsExactly("Список.doc");
    }

    @Test
    void rfc2231FileNamesAreDecoded() {
        for (String charset : List.of("Latin1", "UTF8")) {
            assertThat(Messages.read("mimetools-testmsgs/attachment-filename-encoding-" + charset + ".msg")
                            .attachments())
                    .extracting(Attachment::name)
                    .containsExactly("attachment.äöü");
        }
    }

    @Test
    void aNameThatWasAPathIsOnlyAName() {
        assertThat(Messages.read("mimetools-testmsgs/multi-2evil.msg").attachments())
                .extracting(Attachment::name)
                .startsWith("because_ofpath3d-compress.gif")
                .allMatch(name -> name.length() <= 120);
    }

    @Test
    void aBlankLineThatHoldsASpaceEndsTheHeader() {
        assertThat(Messages.read("mimetools-testmsgs/hdr-fakeout.msg").text())
                .isEqualTo("The header is not properly terminated; the \"blank line\"\nactually has a space in it.");
    }

    @Test
    void aMailWithoutHeaderIsAllText() {
        assertThat(Messages.read("testmsgs/malformedHeader-noheader.msg").text())
                .isEqualTo("This is a simple message not having headers.\n"
                        + "The whole text should be recognized as body.");
    }

    @Test
    void aForwardedMailInBase64SaysWhatItSaysAndStaysAFile() {
        Mail mail = Messages.read("mimetools-testmsgs/multi-2gifs-base64.msg");

        assertThat(mail.text()).startsWith("When unpacked, this message should produce two GIF files:");
        assertThat(mail.attachments()).extracting(Attachment::type).containsExactly("message/rfc822");
    }

    private static List<String> leaves(String message) {
        String description = message.replace(".msg", "_decoded.xml");
        if (!Messages.exists(description)) {
            return List.of();
        }
        String folder = message.substring(0, message.indexOf('/') + 1);
        List<String> leaves = new ArrayList<>();
        Matcher leaf = LEAF.matcher(new String(Messages.bytes(description), StandardCharsets.UTF_8));
        while (leaf.find()) {
            if (!OTHERWISE.contains(folder + leaf.group(1))) {
                leaves.add(folder + leaf.group(1));
            }
        }
        return leaves;
    }

    /** Everything readable: text, HTML, text files, and the same of forwarded mails, without regard to spaces. */
    private static String everything(byte[] bytes, int depth) {
        Mail mail = Messages.read(bytes);
        StringBuilder all = new StringBuilder(mail.text()).append(' ').append(MailHtml.text(mail.html()));
        for (Attachment file : mail.attachments()) {
            all.append(' ').append(Charsets.guess(file.bytes()));
            if (file.type().equals("message/rfc822") && depth < 10) {
                all.append(' ').append(everything(file.bytes(), depth + 1));
            }
        }
        return squeezed(all.toString());
    }

    private static List<byte[]> everyFile(byte[] bytes, int depth) {
        List<byte[]> files = new ArrayList<>();
        for (Attachment file : Messages.read(bytes).attachments()) {
            files.add(file.bytes());
            if (file.type().equals("message/rfc822") && depth < 10) {
                files.addAll(everyFile(file.bytes(), depth + 1));
            }
        }
        return files;
    }

    /** What a part may read like: mime4j gives its bytes, without charset, and HTML with its tags. */
    private static List<String> wordings(byte[] bytes) {
        String text = Charsets.guess(bytes);
        return List.of(squeezed(text), squeezed(Charsets.decode(bytes, "iso-8859-15")), squeezed(MailHtml.text(text)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }

    /** The same but for up to three bytes at the end: what a decoder makes of base64 that breaks off. */
    private static boolean same(byte[] ours, byte[] theirs) {
        int common = Math.min(ours.length, theirs.length);
        return Math.max(ours.length, theirs.length) - common <= 3 && Arrays.equals(ours, 0, common, theirs, 0, common);
    }
}
