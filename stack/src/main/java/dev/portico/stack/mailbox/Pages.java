package dev.portico.stack.mailbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The two pages of the mailbox as HTML. Whatever comes from a mail goes through {@link #text}. */
final class Pages {

    static final String STYLE = """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; background: Canvas; color: CanvasText }
            body { margin: 0 auto; max-width: 64rem; padding: 1rem }
            a { color: #0b5cad } a:focus-visible { outline: 3px solid Highlight }
            h1, td, pre { unicode-bidi: plaintext }
            table { border-collapse: collapse; inline-size: 100% }
            th, td { text-align: start; padding: .5rem; border-block-end: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); overflow-wrap: anywhere }
            iframe { inline-size: 100%; block-size: min(44rem, 80vh); resize: vertical; border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas); background: #fff }
            pre { white-space: pre-wrap; overflow-wrap: anywhere }
            td:first-child { white-space: nowrap }
            @media (prefers-color-scheme: dark) { a { color: #9cc3ff } }
            @media (max-width: 40rem) {
                thead { display: none }
                tr { display: block; padding-block: .5rem; border-block-end: 1px solid color-mix(in srgb, CanvasText 20%, Canvas) }
                td { display: block; padding: 0; border: 0 }
            }
            """;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private Pages() {}

    static String list(List<ReceivedMail> mails) {
        StringBuilder rows = new StringBuilder();
        for (int i = mails.size() - 1; i >= 0; i--) {
            ReceivedMail mail = mails.get(i);
            rows.append("<tr><td>")
                    .append(time(mail))
                    .append("<td>")
                    .append(text(mail.to()))
                    .append("<td><a href=\"/mail/")
                    .append(mail.number())
                    .append("\">")
                    .append(text(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                    .append("</a><td>")
                    .append(text(mail.from()));
        }
        String body = mails.isEmpty()
                ? "<p>No mail yet. Everything Keycloak and the portal send, to whomever, arrives here."
                : "<table><thead><tr><th scope=\"col\">Sent<th scope=\"col\">To<th scope=\"col\">Subject"
                        + "<th scope=\"col\">From<tbody>" + rows + "</table>";
        return page("Mailbox", "<h1>Mailbox</h1>" + body);
    }

    static String mail(ReceivedMail mail) {
        StringBuilder body = new StringBuilder("<p><a href=\"/\">All mails</a><h1>")
                .append(text(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                .append("</h1><p>From ")
                .append(text(mail.from()))
                .append("<br>To ")
                .append(text(mail.to()))
                .append("<br>")
                .append(time(mail));
        mail.html().ifPresent(html -> body.append("<h2>HTML</h2><iframe title=\"The mail as HTML\""
                        + " sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/mail/")
                .append(mail.number())
                .append("/html\"></iframe>"));
        mail.text()
                .ifPresent(plain ->
                        body.append("<h2>Text</h2><pre>").append(text(plain)).append("</pre>"));
        if (!mail.attachments().isEmpty()) {
            body.append("<h2>Attachments</h2><ul>");
            for (int i = 0; i < mail.attachments().size(); i++) {
                body.append("<li><a href=\"/mail/")
                        .append(mail.number())
                        .append("/attachment/")
                        .append(i)
                        .append("\">")
                        .append(text(mail.attachments().get(i).safeName()))
                        .append("</a> (")
                        .append(mail.attachments().get(i).content().length)
                        .append(" bytes)");
            }
            body.append("</ul>");
        }
        body.append("<h2>Headers</h2><pre>")
                .append(text(String.join("\n", mail.headers())))
                .append("</pre>");
        return page(mail.subject(), body.toString());
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + text(title) + "</title>"
                + "<link rel=\"stylesheet\" href=\"/style.css\"><main>" + body + "</main></html>";
    }

    private static String time(ReceivedMail mail) {
        return mail.at().map((Instant at) -> TIME.format(at)).orElse("");
    }

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
