package dev.portico.stack.mailbox;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mail taken apart for showing: the first text, the first HTML, every header as it came, the attachments. */
record ReceivedMail(
        int number,
        String subject,
        String from,
        String to,
        Optional<Instant> at,
        List<String> headers,
        Optional<String> text,
        Optional<String> html,
        List<Attachment> attachments) {

    @SuppressWarnings("ArrayRecordComponent") // never compared, only shown
    record Attachment(String name, byte[] content) {

        /** Only characters that cannot break the header or disguise the name's ending. */
        String safeName() {
            return name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        }
    }

    /** Oldest first: the server has them by recipient, and a mail's number would be another's as soon as the next one comes in. */
    static List<ReceivedMail> all(MimeMessage[] messages) throws MessagingException, IOException {
        List<MimeMessage> sorted = new ArrayList<>(List.of(messages));
        sorted.sort(Comparator.comparing(ReceivedMail::sent));
        List<ReceivedMail> all = new ArrayList<>();
        for (MimeMessage message : sorted) {
            all.add(of(all.size() + 1, message));
        }
        return all;
    }

    private static Instant sent(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getSentDate())
                    .map(Date::toInstant)
                    .orElse(Instant.EPOCH);
        } catch (MessagingException unreadable) {
            return Instant.EPOCH;
        }
    }

    private static ReceivedMail of(int number, MimeMessage message) throws MessagingException, IOException {
        Parts parts = new Parts();
        parts.take(message);
        List<String> headers = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.add(header.getName() + ": " + header.getValue());
        }
        return new ReceivedMail(
                number,
                message.getSubject() == null ? "" : message.getSubject(),
                addresses(message.getFrom()),
                addresses(message.getAllRecipients()),
                Optional.ofNullable(message.getSentDate()).map(Date::toInstant),
                headers,
                Optional.ofNullable(parts.text),
                Optional.ofNullable(parts.html),
                parts.attachments);
    }

    Optional<Attachment> attachment(int position) {
        return position < attachments.size() ? Optional.of(attachments.get(position)) : Optional.empty();
    }

    private static String addresses(Address @Nullable [] addresses) {
        List<String> names = new ArrayList<>();
        for (Address address : addresses == null ? new Address[0] : addresses) {
            names.add(decoded(address.toString()));
        }
        return String.join(", ", names);
    }

    private static String decoded(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (IOException e) {
            return text;
        }
    }

    private static final class Parts {

        @Nullable
        String text;

        @Nullable
        String html;

        final List<Attachment> attachments = new ArrayList<>();

        void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    take(several.getBodyPart(i));
                }
            } else if (part.getFileName() == null && part.isMimeType("text/plain") && text == null) {
                text = String.valueOf(part.getContent());
            } else if (part.getFileName() == null && part.isMimeType("text/html") && html == null) {
                html = String.valueOf(part.getContent());
            } else {
                String name = part.getFileName() == null ? "part-" + (attachments.size() + 1) : part.getFileName();
                attachments.add(
                        new Attachment(decoded(name), part.getInputStream().readAllBytes()));
            }
        }
    }
}
