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
    private static final Map<String, String> TYPES = Map.of(
            "articles.css", "text/css; charset=utf-8",
            "desk.css", "text/css; charset=utf-8",
            "desk.js", "text/javascript; charset=utf-8",
            "portal.css", "text/css; charset=utf-8",
            "portal.js", "text/javascript; charset=utf-8",
            "theme.js", "text/javascript; charset=utf-8",
            "ticket.js", "text/javascript; charset=utf-8",
            "people.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml");

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
