package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Walks the tree of MIME parts (RFC 2046): text to read becomes passages, the rest attachments. Of alternatives the last
 * plain text and the last HTML are taken; a forwarded message stays a file of its own; what cannot be taken apart, or
 * lies too deep, is kept whole.
 */
final class Parts {

    private final List<Passage> passages = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final AtomicInteger seen;
    private final int forwards;

    /** @param forwards how many mails that are nothing but another mail lie around this one */
    Parts(int forwards) {
        this(forwards, new AtomicInteger());
    }

    private Parts(int forwards, AtomicInteger seen) {
        this.forwards = forwards;
        this.seen = seen;
    }

    List<Passage> passages() {
        return passages;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    void readMessage(MimeMessage message) throws MessagingException {
        Content content = Content.of(message, "text/plain");
        if (content.type().startsWith("multipart/")) {
            readMultipart(content, 0);
        } else if (content.isReadable()) {
            passages.add(content.passage());
            if (content.isAttachment()) {
                attach(content);
            }
        } else {
            attach(content);
            passages.add(forwarded(content));
        }
    }

    private void read(MimePart part, String assumed, int depth) throws MessagingException {
        Content content = Content.of(part, assumed);
        if (content.type().startsWith("multipart/") && depth < Body.DEPTH) {
            readMultipart(content, depth);
        } else if (content.isReadable()
                && !content.isAttachment()
                && content.name().isEmpty()) {
            passages.add(content.passage());
        } else {
            attach(content);
        }
    }

    private void readMultipart(Content content, int depth) throws MessagingException {
        List<MimePart> parts = Multipart.parts(content);
        if (parts.isEmpty()) {
            passages.add(new Passage(content.text(), ""));
            return;
        }
        boolean alternatives = content.type().equals("multipart/alternative");
        Parts inside = alternatives ? new Parts(forwards, seen) : this;
        for (MimePart part : parts) {
            if (seen.incrementAndGet() > Body.PARTS) {
                break;
            }
            inside.read(part, content.type().equals("multipart/digest") ? "message/rfc822" : "text/plain", depth + 1);
        }
        if (alternatives) {
            attachments.addAll(inside.attachments);
            passages.add(best(inside.passages));
        }
    }

    private static Passage best(List<Passage> alternatives) {
        String plain = "";
        String markup = "";
        for (Passage passage : alternatives) {
            plain = passage.plain().isBlank() ? plain : passage.plain();
            markup = passage.hasHtml() ? passage.markup() : markup;
        }
        return new Passage(plain, markup);
    }

    /** What a mail that is nothing but another mail says. */
    private Passage forwarded(Content content) {
        boolean mail = content.type().equals("message/rfc822") && forwards < Body.FORWARDS;
        return new Passage(mail ? MailReader.text(content.bytes(), forwards + 1) : "", "");
    }

    private void attach(Content content) {
        if (content.isReadable() && !content.isAttachment() && content.text().isBlank()) {
            return;
        }
        attachments.add(content.attachment(attachments.size() + 1));
    }
}
