package dev.portico.portal.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a multipart body apart. Nested parts share the mail's bytes, so depth costs no memory; the parser makes an object
 * per part before anybody can count, so what has more boundary-like lines than {@value #LINES} stays whole.
 */
final class Multipart {

    private static final int LINES = 20_000;

    private Multipart() {}

    /** The parts in order; none where it cannot be taken apart. */
    static List<MimePart> parts(Content content) {
        List<MimePart> parts = parts(new Inside(content));
        // Encoded by its header, plain in truth (RFC 2045 §6.4 allows no encoding here).
        return parts.isEmpty() ? parts(new ByteArrayDataSource(content.raw(), content.header())) : parts;
    }

    private static List<MimePart> parts(DataSource source) {
        List<MimePart> parts = new ArrayList<>();
        try {
            if (boundaryLines(source) > LINES) {
                return List.of();
            }
            MimeMultipart multipart = new MimeMultipart(source);
            for (int i = 0; i < multipart.getCount(); i++) {
                if (multipart.getBodyPart(i) instanceof MimeBodyPart part) {
                    parts.add(part);
                }
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            return List.of();
        }
        return parts;
    }

    private static int boundaryLines(DataSource source) throws IOException {
        int lines = 0;
        try (InputStream in = source.getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            int last = '\n';
            int beforeLast = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    lines += buffer[i] == '-' && last == '-' && (beforeLast == '\n' || beforeLast == '\r') ? 1 : 0;
                    beforeLast = last;
                    last = buffer[i];
                }
            }
        }
        return lines;
    }

    /** A part's decoded content under a content type that the parser can read. */
    private record Inside(Content content) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return content.stream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public String getContentType() {
            return content.header();
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
