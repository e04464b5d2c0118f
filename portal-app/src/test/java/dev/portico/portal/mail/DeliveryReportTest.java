package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports as mail servers write them (R36, RFC 3464): each tells the same in its own way. */
class DeliveryReportTest {

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(
                        "Postfix",
                        report("""
                                Reporting-MTA: dns; mail.portico.example
                                X-Postfix-Queue-ID: 4SxYkQ1Z
                                Arrival-Date: Mon, 23 Nov 2026 10:02:00 +0000 (UTC)

                                Final-Recipient: rfc822; ben@acme.example
                                Original-Recipient: rfc822;ben@acme.example
                                Action: failed
                                Status: 5.1.1
                                Remote-MTA: dns; mx.acme.example
                                Diagnostic-Code: smtp; 550 5.1.1 <ben@acme.example>: Recipient address
                                    rejected: User unknown in virtual mailbox table
                                """),
                        "5.1.1",
                        "<ben@acme.example>: Recipient address rejected: User unknown in virtual mailbox table"),
                Arguments.of("Exim", report("""
                                Reporting-MTA: dns; mail.portico.example

                                Action: failed
                                Final-Recipient: rfc822;ben@acme.example
                                Status: 5.0.0
                                Remote-MTA: dns; mx.acme.example
                                Diagnostic-Code: smtp; 550 No such mailbox
                                """), "5.0.0", "No such mailbox"),
                Arguments.of(
                        "Exchange",
                        report("""
                                Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.exchangelabs.com
                                Received-From-MTA: dns;mail.portico.example
                                Arrival-Date: Mon, 23 Nov 2026 10:02:00 +0000

                                Final-Recipient: rfc822;ben@acme.example
                                Action: failed
                                Status: 5.1.10
                                Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ben@acme.example not found by SMTP address lookup
                                X-Display-Name: Ben Miller
                                """),
                        "5.1.10",
                        "RESOLVER.ADR.RecipientNotFound; Recipient ben@acme.example not found by SMTP address lookup"),
                Arguments.of(
                        "Gmail",
                        report("""
                                Reporting-MTA: dns; googlemail.com
                                Arrival-Date: Mon, 23 Nov 2026 02:02:00 -0800 (PST)
                                X-Original-Message-ID: <abc@portico.example>

                                Final-Recipient: rfc822; ben@acme.example
                                Action: failed
                                Status: 5.1.1
                                Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.1.26, the server for the
                                 domain acme.example.)
                                Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
                                 550-5.1.1 double-checking the recipient's email address for typos or
                                 550 5.1.1 unnecessary spaces.
                                Last-Attempt-Date: Mon, 23 Nov 2026 02:02:01 -0800 (PST)
                                """),
                        "5.1.1",
                        "The email account that you tried to reach does not exist. Please try double-checking the recipient's email"
                                + " address for typos or unnecessary spaces."),
                Arguments.of(
                        "one that has waited long enough",
                        report("""
                                Reporting-MTA: dns; mail.portico.example

                                Final-Recipient: rfc822; ben@acme.example
                                Action: failed (expired)
                                Status: 4.4.1 (no answer from host)
                                Diagnostic-Code: X-Postfix; connect to mx.acme.example[192.0.2.1]:25: Connection timed out
                                """),
                        "4.4.1",
                        "connect to mx.acme.example[192.0.2.1]:25: Connection timed out"),
                Arguments.of("one that tells the status in words only", report("""
                                Reporting-MTA: dns; mail.portico.example

                                Final-Recipient: rfc822; ben@acme.example
                                Action: FAILED
                                Status: unknown
                                Diagnostic-Code: smtp; 552 5.2.2 Over quota
                                """), "5.2.2", "Over quota"),
                Arguments.of("one that says little", report("""
                                Reporting-MTA: dns; mail.portico.example

                                Action: failed
                                """), "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whatFailedAndWhyIsReadOfEach(String server, String mail, String status, String diagnostic) {
        assertThat(in(mail)).contains(new DeliveryReport("failed", status, diagnostic));
        assertThat(in(mail.replace("\n", "\r\n"))).contains(new DeliveryReport("failed", status, diagnostic));
    }

    /** Exim before 4.85 told it in its header and in words. */
    @Test
    void aMailThatNamesWhomItFailedForIsAReport() {
        String mail = """
                From: Mail Delivery System <Mailer-Daemon@mail.portico.example>
                To: support@portico.example
                X-Failed-Recipients: ben@acme.example
                Auto-Submitted: auto-replied
                Subject: Mail delivery failed: returning message to sender

                  ben@acme.example
                    host mx.acme.example [192.0.2.1]: 550 5.1.1 No such user
                """;
        assertThat(in(mail)).contains(new DeliveryReport("failed", "5.1.1", ""));
    }

    @Test
    void whatIsLateOrHasArrivedHasNotFailed() {
        for (String action : new String[] {"delayed", "delivered", "relayed", "expanded", "Delayed"}) {
            Optional<DeliveryReport> told =
                    in(report("Reporting-MTA: dns; a\n\nAction: " + action + "\nStatus: 4.4.1\n"));
            assertThat(told).as(action).isPresent();
            assertThat(told.get().failed()).as(action).isFalse();
            assertThat(told.get().isNoFailure()).as(action).isTrue();
        }
        assertThat(in(report("Reporting-MTA: dns; a\n\nAction: failed\nStatus: 2.0.0\n")))
                .map(DeliveryReport::failed)
                .contains(false);
    }

    /** Neither a failure nor none: it stays to be looked at. */
    @Test
    void aReportThatTellsNoActionIsNeither() {
        Optional<DeliveryReport> told = in(report("Reporting-MTA: dns; a\n\nStatus: 5.1.1\n"));
        assertThat(told).isPresent();
        assertThat(told.get().failed()).isFalse();
        assertThat(told.get().isNoFailure()).isFalse();
    }

    @Test
    void ofSeveralRecipientsTheOneThatFailedIsTold() {
        String mail = report("""
                Reporting-MTA: dns; a

                Final-Recipient: rfc822; cleo@acme.example
                Action: delivered
                Status: 2.0.0

                Final-Recipient: rfc822; ben@acme.example
                Action: failed
                Status: 5.2.1
                """);
        assertThat(in(mail)).contains(new DeliveryReport("failed", "5.2.1", ""));
    }

    /** As servers pass it on that put a footer or a warning below. */
    @Test
    void aReportInsideAnotherPartIsOne() {
        String report = report("Reporting-MTA: dns; a\n\nAction: delayed\nStatus: 4.4.1\n");
        String part = report.substring(report.indexOf("Content-Type:"));

        assertThat(in(wrapped(part, 1))).contains(new DeliveryReport("delayed", "4.4.1", ""));
        assertThat(in(wrapped(part, 3))).contains(new DeliveryReport("delayed", "4.4.1", ""));
        assertThat(in(wrapped(part, 50))).isEmpty();
        assertThat(in(wrapped("Content-Type: message/rfc822\n\n" + report, 1))).isEmpty();
    }

    private static String wrapped(String part, int times) {
        String mail = part;
        for (int i = 0; i < times; i++) {
            mail =
                    "Content-Type: multipart/mixed; boundary=outer-%1$d\n\n--outer-%1$d\n%2$s\n--outer-%1$d\n\nA footer.\n--outer-%1$d--\n"
                            .formatted(i, mail);
        }
        return mail;
    }

    /** Where nothing but reports comes; elsewhere people quote them. */
    @Test
    void whatFieldsSayAmongWordsIsReadWhereItIsAskedFor() {
        String mail = """
                From: MAILER-DAEMON@acme.example

                It is late.

                Final-Recipient: rfc822; ben@acme.example
                Action: delayed
                Status: 4.4.1

                Action: failed
                """;

        assertThat(in(mail)).isEmpty();
        assertThat(DeliveryReport.inWords(mail.getBytes(StandardCharsets.UTF_8)))
                .contains(new DeliveryReport("delayed", "4.4.1", ""));
        assertThat(DeliveryReport.inWords("From: a@b\n\nAction: delayed\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(DeliveryReport.inWords(new byte[0])).isEmpty();
    }

    @Test
    void aMailThatOnlyTalksOfOneIsNone() {
        assertThat(in("From: ben@acme.example\n\nAction: failed\nStatus: 5.1.1\n"))
                .isEmpty();
        assertThat(in("From: ben@acme.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b--\n"))
                .isEmpty();
        assertThat(in("")).isEmpty();
        // Out of office, and a receipt that somebody has read it (RFC 8098).
        assertThat(in("From: ben@acme.example\nAuto-Submitted: auto-replied\n\nI am away.\n"))
                .isEmpty();
        String receipt = """
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b
                Content-Type: message/disposition-notification

                Disposition: manual-action/x; displayed

                --b--
                """;
        assertThat(in(receipt)).isEmpty();
    }

    private static Optional<DeliveryReport> in(String mail) {
        return DeliveryReport.in(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(String status) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mail.portico.example>
                To: support+account.0123456789abcdefghijklmnop@portico.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                	boundary="b/mail.portico.example"

                This is a MIME-encapsulated message.

                --b/mail.portico.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b/mail.portico.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                %s
                --b/mail.portico.example
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                From: Support <support@portico.example>
                To: ben@acme.example
                Subject: A link

                --b/mail.portico.example--
                """.formatted(status);
    }
}
