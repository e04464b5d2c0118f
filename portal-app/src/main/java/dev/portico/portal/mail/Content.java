package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one MIME part says of itself and its bytes, read without trusting either. */
final class Content {

    private final MimePart part;
    private final @Nullable ContentType type;

    private Content(MimePart part, @Nullable ContentType type) {
        this.part = part;
        this.type = type;
    }

    /** @param assumed the media type a part without Content-Type has where it stands */
    static Content of(MimePart part, String assumed) throws MessagingException {
        String[] declared = part.getHeader("Content-Type");
        String value = declared == null || declared[0].isBlank() ? assumed : HeaderText.bytes(declared[0]);
        return new Content(part, parsed(value));
    }

    /** An attachment made of text. */
    static Attachment file(String name, String text) {
        return new Attachment(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as it stands in the mail, its transfer encoding not undone. */
    byte[] raw() {
        try (InputStream in = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream()) {
            return in.readAllBytes();
        } catch (IOException | MessagingException | RuntimeException e) {
            return new byte[0];
        }
    }

    /** The content with the transfer encoding undone; shares the mail's bytes where there is none. */
    InputStream stream() throws IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /** Lower case, like {@code text/html}; {@code text/plain} for what cannot be told. */
    String type() {
        return type == null ? "text/plain" : type.getBaseType().toLowerCase(Locale.ROOT);
    }

    /** The declared header value as far as it could be read, for those who parse what lies inside. */
    String header() {
        return type == null ? "text/plain" : type.toString();
    }

    boolean isAttachment() {
        return disposition().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    /** The name the sender gave, decoded but not cleaned; empty without one. */
    String name() {
        String name = parameter(disposition(), "filename");
        if (name.isEmpty() && type != null) {
            name = nullToEmpty(type.getParameter("name"));
        }
        return EncodedWords.decode(HeaderText.bytes(name));
    }

    String text() {
        return Charsets.decode(bytes(), type == null ? "" : nullToEmpty(type.getParameter("charset")));
    }

    /** Words to show, rather than a file to offer. */
    boolean isReadable() {
        return switch (type()) {
            case "text/plain", "text/html", "text/enriched", "text/richtext", "text" -> true;
            default -> false;
        };
    }

    Passage passage() {
        return type().equals("text/html") ? new Passage("", text()) : new Passage(text(), "");
    }

    /** The bytes with the transfer encoding undone, as far as that is possible. */
    byte[] bytes() {
        try (InputStream in = stream()) {
            return in.readAllBytes();
        } catch (IOException | RuntimeException e) {
            return raw();
        }
    }

    Attachment attachment(int position) {
        byte[] bytes = bytes();
        String name = FileName.of(name(), "");
        String sniffed = type().equals("message/rfc822") ? type() : Sniffed.type(bytes, name);
        return new Attachment(
                name.isEmpty() ? "attachment-" + position + Sniffed.ending(sniffed) : name, sniffed, bytes);
    }

    private String disposition() {
        try {
            String[] values = part.getHeader("Content-Disposition");
            return values == null ? "" : values[0].strip();
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String parameter(String header, String name) {
        try {
            return header.isEmpty() ? "" : nullToEmpty(new ContentDisposition(header).getParameter(name));
        } catch (ParseException e) {
            return "";
        }
    }

    private static @Nullable ContentType parsed(String value) {
        for (String attempt : new String[] {value, value.replaceAll(";[\\s;]*;", ";"), value.replaceAll(";.*", "")}) {
            try {
                return new ContentType(attempt);
            } catch (ParseException e) {
                // The next attempt asks for less.
            }
        }
        return null;
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
