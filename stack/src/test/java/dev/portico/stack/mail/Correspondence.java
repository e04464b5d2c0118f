package dev.portico.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.StreamSupport;

/** People at the portal's API, and with mail programs at the stack's mailbox. */
public final class Correspondence {
    public static final Duration SOON = Duration.ofSeconds(20);
    public static final String BEN = "ben@acme.example";

    private final SharedStack stack;

    public Correspondence(SharedStack stack) {
        this.stack = stack;
    }

    public long opened(String who, String subject) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("description", "Since this morning.")
                .toString();
        return sent(who, "/api/tickets", body).get("number").asLong();
    }

    public void posted(String who, String path, String text) {
        sent(who, path, JsonNodeFactory.instance.objectNode().put("text", text).toString());
    }

    JsonNode sent(String who, String path, String body) {
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(portal(path))
                        .header("Authorization", "Bearer " + token(who))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(path + " " + answer.json()).isEqualTo(201);
        return answer.json();
    }

    Tokens.Answer asked(String who, String path) {
        return stack.tokens().get(portal(path), token(who));
    }

    public String notes(String who, long ticket) {
        return String.valueOf(asked(who, "/api/tickets/" + ticket + "/notes").json());
    }

    List<JsonNode> found(String who, String marker) {
        JsonNode items = asked(who, "/api/tickets?limit=50").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(ticket -> ticket.toString().contains(marker))
                .toList();
    }

    String token(String who) {
        return stack.tokens().of(who).accessToken();
    }

    URI portal(String path) {
        return URI.create(stack.portalUrl() + path);
    }

    public MimeMessage mail(String to, long ticket) {
        await().atMost(SOON).until(() -> stack.mailbox().mailsTo(to).stream()
                .anyMatch(mail -> subject(mail).contains("[#" + ticket + "]")));
        return stack.mailbox().mailsTo(to).stream()
                .filter(mail -> subject(mail).contains("[#" + ticket + "]"))
                .findFirst()
                .orElseThrow();
    }

    public void write(String from, String to, String subject, String text) throws MessagingException {
        MimeMessage mail = mail(from, to, subject);
        mail.setText(text, "UTF-8");
        Transport.send(mail);
    }

    /** As mail programs with formatting do. */
    void write(String from, String to, String subject, String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart formatted = new MimeBodyPart();
        formatted.setText(html, "UTF-8", "html");
        MimeMessage mail = mail(from, to, subject);
        mail.setContent(new MimeMultipart("alternative", plain, formatted));
        Transport.send(mail);
    }

    private MimeMessage mail(String from, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(stack.stack().ports().smtp()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject, "UTF-8");
        return mail;
    }

    public static String replyTo(MimeMessage mail) throws MessagingException {
        return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
    }

    public static String subject(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getSubject()).orElse("");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    public static String text(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    all.append(text(parts.getBodyPart(i)));
                }
                return all.toString();
            }
            return String.valueOf(part.getContent());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
