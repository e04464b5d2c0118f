package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail says and carries: its text and HTML in reading order and its attachments.
 *
 * @param text with {@code \n} line ends, cut at {@value #LONG} characters (the whole then is an attachment)
 * @param html cleaned, or empty
 */
record Body(String text, String html, List<Attachment> attachments) {

    static final int DEPTH = 25;
    static final int FORWARDS = 5;
    static final int PARTS = 1_000;
    private static final int LONG = 500_000;

    static Body of(MimeMessage message, int forwards) throws MessagingException {
        Parts parts = new Parts(forwards);
        parts.readMessage(message);
        List<Attachment> attachments = new ArrayList<>(parts.attachments());
        String text = text(parts.passages());
        if (text.isEmpty() && attachments.isEmpty()) {
            text = Texts.body(Charsets.guess(Content.of(message, "text/plain").raw()));
        }
        if (text.length() > LONG) {
            attachments.add(Content.file("whole-text.txt", text));
            text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONG))) + "\n…";
        }
        return new Body(text, html(parts.passages()), List.copyOf(attachments));
    }

    private static String text(List<Passage> passages) {
        List<String> texts = new ArrayList<>();
        for (Passage passage : passages) {
            String text = passage.text();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join("\n\n", texts);
    }

    private static String html(List<Passage> passages) {
        if (passages.stream().noneMatch(Passage::hasHtml)) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        passages.forEach(passage -> html.append(passage.html()));
        return html.length() > 4 * LONG ? "" : html.toString();
    }
}
