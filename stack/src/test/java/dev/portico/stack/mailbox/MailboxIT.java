package dev.portico.stack.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Ports;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails come from strangers: what they bring is shown and cannot act. */
class MailboxIT {

    private static final String HOSTILE = "<script>alert(1)</script>";

    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theListEscapesWhatASenderWrote(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            send(HOSTILE);
            assertThat(mailbox.mails()).hasSize(1);
            String list = get("/").body();
            assertThat(list).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain(HOSTILE);
        }
    }

    @Test
    void htmlIsServedUnderAPolicyThatRunsAndLoadsNothing(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            send("An offer");
            assertThat(mailbox.mailsTo("ada@acme.example")).hasSize(1);
            HttpResponse<String> html = get("/mail/1/html");
            assertThat(html.body()).contains("<b>Hello</b>");
            assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';")
                    .doesNotContain("script");
            assertThat(get("/mail/1").body())
                    .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                    .contains("Hello in text");
        }
    }

    @Test
    void anAttachmentIsOnlyEverDownloadedUnderAHarmlessName(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            send("With a page");
            assertThat(mailbox.mails()).hasSize(1);
            HttpResponse<String> file = get("/mail/1/attachment/0");
            assertThat(file.body()).isEqualTo(HOSTILE);
            assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"evil__x.html\"");
        }
    }

    @Test
    void aNameThatSomebodyElseResolvedToUsIsRefused(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            assertThat(mailbox.mails()).isEmpty();
            assertThat(get("/").statusCode()).isEqualTo(200);
            assertThat(rawStatus("evil.example")).isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }

    @Test
    void mailsOutliveARestart(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            send("Before");
            assertThat(mailbox.mails()).hasSize(1);
        }
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            assertThat(mailbox.mailsTo("ada@acme.example"))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Before"));
        }
    }

    /** As mail servers report what they could not deliver (RFC 5321 section 4.5.5). */
    @Test
    void aMailFromNobodyIsTaken(@TempDir Path folder) throws Exception {
        try (Mailbox mailbox = Mailbox.start(ports, folder)) {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty("mail.smtp.port", Integer.toString(ports.smtp()));
            properties.setProperty("mail.smtp.from", "<>");
            MimeMessage report = new MimeMessage(Session.getInstance(properties));
            report.setRecipient(Message.RecipientType.TO, new InternetAddress("support+tag@portico.example"));
            report.setSubject("Undelivered");
            report.setText("It did not arrive.");
            Transport.send(report);
            assertThat(mailbox.mailsTo("support@portico.example"))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.getHeader("Return-Path", ",")).isEqualTo("<>");
                        assertThat(mail.getSubject()).isEqualTo("Undelivered");
                    });
        }
    }

    private void send(String subject) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(ports.smtp()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("mallory@evil.example", HOSTILE));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@acme.example"));
        mail.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hello in text " + HOSTILE, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<b>Hello</b>" + HOSTILE, "UTF-8", "html");
        MimeBodyPart file = new MimeBodyPart();
        file.setText(HOSTILE, "UTF-8", "html");
        file.setFileName("evil\"\u202ex.html");
        mail.setContent(new MimeMultipart(text, html, file));
        Transport.send(mail);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(ports.mailboxUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String rawStatus(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.mailbox())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
