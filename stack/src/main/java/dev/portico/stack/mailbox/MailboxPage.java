package dev.portico.stack.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailbox as a web page: a list, and per mail its text, headers, HTML and attachments. Mails come from strangers:
 * all text is escaped, HTML is shown in a sandboxed frame under a policy that loads nothing and runs nothing, and
 * attachments are only ever downloaded.
 */
final class MailboxPage implements AutoCloseable {

    private static final Pattern MAIL = Pattern.compile("/mail/([0-9]{1,9})");
    private static final Pattern HTML = Pattern.compile("/mail/([0-9]{1,9})/html");
    private static final Pattern PART = Pattern.compile("/mail/([0-9]{1,9})/attachment/([0-9]{1,4})");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final GreenMail mails;
    private final Set<String> hosts;

    private MailboxPage(HttpServer http, GreenMail mails, int port) {
        this.http = http;
        this.mails = mails;
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port);
    }

    static MailboxPage start(GreenMail mails, InetSocketAddress address) throws IOException {
        HttpServer http = HttpServer.create(address, 0);
        MailboxPage page = new MailboxPage(http, mails, address.getPort());
        http.setExecutor(page.threads);
        http.createContext("/", page::answer);
        http.start();
        return page;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (MessagingException | IOException | RuntimeException e) {
                reply = Reply.text(
                        500, "This mail cannot be shown: " + e.getClass().getSimpleName());
            }
            reply.send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws MessagingException, IOException {
        // A name somebody else's page resolved to this address must not read the mails (DNS rebinding).
        if (!hosts.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
            return Reply.text(403, "Ask for http://localhost");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.text(405, "Only GET is answered here");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            return Reply.page(Pages.list(received()));
        }
        if (path.equals("/style.css")) {
            return Reply.style(Pages.STYLE);
        }
        Matcher mail = MAIL.matcher(path);
        Matcher html = HTML.matcher(path);
        Matcher part = PART.matcher(path);
        if (mail.matches()) {
            return find(mail.group(1))
                    .map(found -> Reply.page(Pages.mail(found)))
                    .orElseGet(Reply::notFound);
        }
        if (html.matches()) {
            return find(html.group(1))
                    .flatMap(ReceivedMail::html)
                    .map(Reply::mailHtml)
                    .orElseGet(Reply::notFound);
        }
        if (part.matches()) {
            return find(part.group(1))
                    .flatMap(found -> found.attachment(Integer.parseInt(part.group(2))))
                    .map(Reply::download)
                    .orElseGet(Reply::notFound);
        }
        return Reply.notFound();
    }

    private Optional<ReceivedMail> find(String number) throws MessagingException, IOException {
        List<ReceivedMail> all = received();
        int wanted = Integer.parseInt(number);
        return wanted < 1 || wanted > all.size() ? Optional.empty() : Optional.of(all.get(wanted - 1));
    }

    private List<ReceivedMail> received() throws MessagingException, IOException {
        return ReceivedMail.all(mails.getReceivedMessages());
    }

    /** A reply with the headers its kind needs. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only sent
    record Reply(int status, String type, String policy, Optional<String> disposition, byte[] body) {

        private static final String OURS = "default-src 'none'; style-src 'self'; frame-src 'self';"
                + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        private static final String STRANGERS = "sandbox allow-popups allow-popups-to-escape-sandbox;"
                + " default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                + " frame-ancestors 'self'";

        static Reply text(int status, String text) {
            return new Reply(status, "text/plain; charset=utf-8", OURS, Optional.empty(), bytes(text));
        }

        static Reply page(String html) {
            return new Reply(200, "text/html; charset=utf-8", OURS, Optional.empty(), bytes(html));
        }

        static Reply style(String css) {
            return new Reply(200, "text/css; charset=utf-8", OURS, Optional.empty(), bytes(css));
        }

        static Reply mailHtml(String html) {
            String opened = "<!doctype html><base target=\"_blank\"><meta name=\"referrer\" content=\"no-referrer\">";
            return new Reply(200, "text/html; charset=utf-8", STRANGERS, Optional.empty(), bytes(opened + html));
        }

        static Reply download(ReceivedMail.Attachment attachment) {
            return new Reply(
                    200,
                    "application/octet-stream",
                    STRANGERS,
                    Optional.of("attachment; filename=\"" + attachment.safeName() + "\""),
                    attachment.content());
        }

        static Reply notFound() {
            return text(404, "There is no such mail");
        }

        void send(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            disposition.ifPresent(value -> exchange.getResponseHeaders().set("Content-Disposition", value));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
