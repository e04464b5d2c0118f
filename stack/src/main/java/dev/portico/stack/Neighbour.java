package dev.portico.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * Another site, with a strict policy of its own, that names the portal's script on its page: what {@code docs/messenger.md} tells such a
 * site to do, and no more. Its host is {@code 127.0.0.1} where the portal's is {@code localhost}: to a browser they are two sites.
 *
 * <p>{@code /frame/…} shows that path of the portal in a frame, {@code /bare} is a page without any policy.
 */
public final class Neighbour implements AutoCloseable {
    private static final String STYLE = """
            :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
            body { max-inline-size: 44rem; margin: 3rem auto; padding-inline: 1rem; }
            code { display: block; padding: .75rem 1rem; border: 1px solid #8886; border-radius: .5rem; overflow-wrap: anywhere; }
            iframe { inline-size: 100%; block-size: 30rem; }
            """;

    private final HttpServer server;
    private volatile String portal = "";
    private volatile String keycloak = "";

    private Neighbour(HttpServer server) {
        this.server = server;
    }

    /** On a port that nobody uses. */
    public static Neighbour open() {
        return open(0);
    }

    /** On that port, or on another where it is taken: nobody depends on it. */
    public static Neighbour open(int wanted) {
        try {
            HttpServer server = listening(wanted);
            Neighbour neighbour = new Neighbour(server);
            server.createContext("/", neighbour::show);
            server.setExecutor(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "another site");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return neighbour;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer listening(int wanted) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        } catch (IOException taken) {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
    }

    /** What browsers call it. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its page, which shows that portal's messenger, or a path of it in a frame; Keycloak is where the frame is signed in. */
    public Neighbour showing(URI url, URI realms) {
        portal = url.toString();
        keycloak = realms.toString();
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void show(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/site.css")) {
            answer(exchange, "text/css; charset=utf-8", STYLE);
            return;
        }
        if (!path.equals("/bare")) {
            exchange.getResponseHeaders().set("Content-Security-Policy", policy());
            exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        }
        answer(exchange, "text/html; charset=utf-8", page(path));
    }

    private String policy() {
        return "default-src 'none'; script-src " + portal + "; frame-src " + portal + " " + keycloak
                + "; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'";
    }

    private String page(String path) {
        String part = path.startsWith("/frame/")
                ? "<iframe title=\"Theirs\" src=\"" + portal + path.substring("/frame".length()) + "\"></iframe>"
                : "<script async crossorigin src=\"" + portal + "/messenger.js\" data-organization=\"acme\"></script>";
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Another site</title><link rel="stylesheet" href="/site.css"></head>
                <body><main><h1>Another site</h1>
                <p>This page is on another origin than the portal. The button in the lower corner is the portal's messenger: one script tag,
                and two things in this site's policy.</p>
                <p>Its policy:</p><p><code>%s</code></p>
                %s</main></body></html>
                """.formatted(path.equals("/bare") ? "none" : policy(), part);
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
