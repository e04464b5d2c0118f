package dev.portico.portal.inbox;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody with a mail program, at the mail server of {@link Post}. */
public final class Correspondent {
    static final String SUPPORT = "support@portico.example";

    private final String address;

    public Correspondent(String address) {
        this.address = address;
    }

    /** Sends a mail of these header fields and a text. */
    public void write(String to, String text, String... fields) {
        List<String> lines = new ArrayList<>(List.of("From: " + address, "To: " + to));
        lines.addAll(List.of(fields));
        lines.add("");
        lines.add(text);
        send(to, String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes as they are, but for what SMTP asks of lines (RFC 5321 section 4.5.2). */
    void send(String to, byte[] mail) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port("smtp"));
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            answer(in);
            for (String line :
                    List.of("HELO test.example", "MAIL FROM:<" + address + ">", "RCPT TO:<" + to + ">", "DATA")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answer(in);
            }
            String text = new String(mail, StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n");
            out.write(text.replaceAll("(?m)^\\.", "..").getBytes(StandardCharsets.ISO_8859_1));
            out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
            answer(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What they have received, oldest first. */
    public List<MimeMessage> mails() {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port("imap"), address, "x");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<MimeMessage> mails = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                message.writeTo(bytes);
                mails.add(new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray())));
            }
            return mails;
        } catch (MessagingException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The mail about that ticket; there is one. */
    Optional<MimeMessage> about(long ticket) {
        List<MimeMessage> found = all(ticket);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    List<MimeMessage> all(long ticket) {
        return mails().stream()
                .filter(mail -> subject(mail).contains("[#" + ticket + "]"))
                .toList();
    }

    public static String subject(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getSubject()).orElse("");
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return Optional.ofNullable(mail.getHeader(name, ",")).orElse("");
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Where an answer goes. */
    public static String replyTo(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String text(MimeMessage mail) {
        return part(mail, "text/plain");
    }

    /** The addresses that the text of a mail leads to. */
    static List<String> links(MimeMessage mail) {
        return Pattern.compile("https?://\\S+")
                .matcher(text(mail))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    public static String html(MimeMessage mail) {
        return part(mail, "text/html");
    }

    private static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent()).replace("\r", "");
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (MessagingException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int port(String server) {
        return ConfigProvider.getConfig().getValue("portico.mail." + server + ".port", Integer.class);
    }

    /** One answer, which may have several lines; a refusal is a failure of the test. */
    private static void answer(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.append((char) c);
            if (c == '\n') {
                if (line.charAt(3) != '-') {
                    break;
                }
                line.setLength(0);
            }
        }
        if (line.isEmpty() || line.charAt(0) > '3') {
            throw new IOException("refused: " + line);
        }
    }
}
