package dev.portico.stack.invitations;

import static org.awaitility.Awaitility.await;

import dev.portico.stack.SharedStack;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail as its reader sees it: the text for those who read text, and the page for the others. */
public record Letter(String subject, String text, String html) {

    private static final Pattern LINK = Pattern.compile("^https?://\\S+$", Pattern.MULTILINE);

    /** Waits for this many mails to the address, and opens the last one. */
    public static Letter to(SharedStack stack, String address, int number) {
        List<MimeMessage> mails = await().atMost(Duration.ofSeconds(30))
                .until(() -> stack.mailbox().mailsTo(address), found -> found.size() >= number);
        return of(mails.get(number - 1));
    }

    public static Letter to(SharedStack stack, String address) {
        return to(stack, address, 1);
    }

    /** The link, as somebody copies it out of the text. */
    public URI link() {
        Matcher link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in " + text);
        }
        return URI.create(link.group());
    }

    /** The text with the one part that is another every time replaced. */
    String textWithoutLink() {
        return text.replace(link().toString(), "LINK");
    }

    String htmlWithoutLink() {
        return html.replace(link().toString().replace("&", "&amp;"), "LINK");
    }

    private static Letter of(MimeMessage mail) {
        try {
            return new Letter(mail.getSubject(), part(mail, "text/plain"), part(mail, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("cannot be read", e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                String found = part(several.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return part.isMimeType(type) ? String.valueOf(part.getContent()).replace("\r\n", "\n") : "";
    }
}
