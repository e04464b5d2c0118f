package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails of Tika's mail parser, each with what a person would read in it. */
class TikaMailsTest {

    static List<String> mails() {
        return Messages.ofTika();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void everyMailIsReadAndItsHtmlIsHarmless(String file) {
        Mail mail = Messages.read(file);

        assertThat(mail.subject()).isNotBlank().doesNotContain("=?", "\n", "\r");
        assertThat(mail.html())
                .doesNotContainIgnoringCase(
                        "<img", "<script", "<style", "<meta", "<link", "<iframe", "<form", "javascript:")
                .doesNotContain(" style=", " class=", " src=", " background=", " onclick=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    testRFC822                          | jira@apache.org                  | [jira] Commented: (TIKA-461) RFC822 messages not parsed | 2010-09-06T09:25:34Z | 0
                    testRFC822-ARC                      | fooooooo.baaaaar@fooo.ba         | Facture à regler pour le cabinet ABC Avocats - Stage RC des avocats | 2022-01-26T08:14:37Z | 0
                    testRFC822-CC-BCC                   | beth.apollo@enron.com            | Confidential Folder to safely pass information to Arthur Andersen | 2001-04-10T18:52:00Z | 0
                    testRFC822-mixed-simple             | john.doe@gmail.com               | Test BCCing email (rev 2) | 2017-06-06T21:48:27Z | 2
                    testRFC822-mixed-with-pdf-inline    | john.smith@domain.com            | Re: Jane Doe Has Invited You to Team "Jane" at RealtimeBoard | 2017-05-29T23:55:27Z | 1
                    testRFC822-multipart                | julien@digitalpebble.com         | Test Multi Part Message | 2010-09-27T13:29:16Z | 1
                    testRFC822_base64                   | nowhere@nowhere.com              | This tests a base64 encoded body | 2026-11-21T12:00:00Z | 0
                    testRFC822_dkim.eml                 | joe@football.example.com         | Is dinner ready? | 2003-07-12T04:00:37Z | 0
                    testRFC822_encrypted_zip            | juha.haaga@gmail.com             | Test mail for Tika | 2015-01-16T07:35:46Z | 1
                    testRFC822_normal_zip               | juha.haaga@gmail.com             | Test mail for Tika | 2015-01-16T07:35:46Z | 1
                    testRFC822_i18nheaders              | keld@dkuug.dk                    | If you can read this you understand the example. | 2026-11-21T12:00:00Z | 0
                    testRFC822_multipart_attachments.eml | bugs.bunny@acme.com             | EML 1 | 2026-11-21T12:00:00Z | 2
                    testRFC822_quoted                   | another.person@another-example.com | Sample with Quoted Printable Text | 2010-11-26T19:57:53Z | 0
                    testRFC822_eml                      | philipp.steinkrueger@uni-koeln.de | Testemail | 2016-05-16T08:30:32Z | 0
                    testRFC822_date_utf8                | philipp.steinkrueger@uni-koeln.de | Testemail | 2026-11-21T12:00:00Z | 0
                    testGroupWiseEml.eml                | unknown-sender@mail.invalid      | test333 | 2013-06-27T11:29:57Z | 2
                    testEmailWithPNGAtt.eml             | xxxx@apache.org                  | Test Attachment Email | 2016-07-20T16:35:02Z | 1
                    testRFC822-limitedheaders           | unknown-sender@mail.invalid      | abcd | 2026-11-21T12:00:00Z | 0
                    """)
    void senderSubjectDateAndAttachmentsAreRight(String file, String from, String subject, Instant date, int files) {
        Mail mail = Messages.read("test-documents/" + file);

        assertThat(mail.from().email()).isEqualTo(from);
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.date()).isEqualTo(date);
        assertThat(mail.attachments()).hasSize(files);
    }

    @Test
    void namesAndTextInOtherCharsetsAreRead() {
        assertThat(Messages.read("test-documents/testRFC822_date_utf8").from().name())
                .isEqualTo("Philipp Steinkrüger");
        assertThat(Messages.read("test-documents/testRFC822_base64").text())
                .isEqualTo("Here is some text, with international characters, voilà!");
        assertThat(Messages.read("test-documents/testRFC822_quoted").text()).startsWith("Düsseldorf has non-ascii.");
    }

    @Test
    void copiesAreKeptApart() {
        Mail mail = Messages.read("test-documents/testRFC822-CC-BCC");

        assertThat(mail.to()).isNotEmpty();
        assertThat(mail.cc()).isNotEmpty().doesNotContainAnyElementsOf(mail.to());
    }

    @Test
    void ofTwoAlternativesOneIsTextAndOneHtml() {
        Mail mail = Messages.read("test-documents/testRFC822_normal_zip");

        assertThat(mail.text()).endsWith("This is the Plain Text part");
        assertThat(mail.html()).endsWith("This is the HTML part");
        assertThat(mail.attachments())
                .extracting(Attachment::name, Attachment::type)
                .containsExactly(tuple("test.zip", "application/zip"));
    }
}
