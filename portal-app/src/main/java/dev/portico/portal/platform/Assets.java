package dev.portico.portal.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Our own static files, held in memory and served under a name that changes with their content, so that caches keep them for ever. */
@ApplicationScoped
public class Assets {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("articles.css", CSS),
            Map.entry("desk.css", CSS),
            Map.entry("desk.js", SCRIPT),
            Map.entry("drafts.js", SCRIPT),
            Map.entry("files.js", SCRIPT),
            Map.entry("library.css", CSS),
            Map.entry("people.css", CSS),
            Map.entry("portal.css", CSS),
            Map.entry("portal.js", SCRIPT),
            Map.entry("portico-tokens.css", CSS),
            Map.entry("portico.svg", "image/svg+xml"),
            Map.entry("suggestions.js", SCRIPT),
            Map.entry("theme.js", SCRIPT),
            Map.entry("ticket.js", SCRIPT),
            Map.entry("contact.css", CSS),
            Map.entry("contact.js", SCRIPT),
            Map.entry("frame.js", SCRIPT),
            Map.entry("handover.js", SCRIPT),
            Map.entry("launcher.js", SCRIPT),
            Map.entry("messenger.css", CSS),
            Map.entry("unread.js", SCRIPT));

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, Buffer> contents = new LinkedHashMap<>();

    Assets() {
        TYPES.keySet().forEach(this::load);
    }

    String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new NoSuchElementException("no asset " + name);
        }
        return address;
    }

    /** What one of them says. */
    String text(String name) {
        return contents.getOrDefault(name, Buffer.buffer()).toString();
    }

    void serve(@Observes Router router) {
        addresses.forEach((name, address) -> router.get(address).handler(context -> send(context, name)));
    }

    private void send(RoutingContext context, String name) {
        context.response()
                .putHeader("Content-Type", TYPES.get(name))
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(contents.getOrDefault(name, Buffer.buffer()));
    }

    private void load(String name) {
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("assets/" + name)) {
            if (stream == null) {
                throw new NoSuchElementException("no asset " + name);
            }
            byte[] bytes = stream.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
            addresses.put(name, "/assets/" + hash + "/" + name);
            contents.put(name, Buffer.buffer(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
