package dev.portico.portal.messenger;

import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.Origins;
import dev.portico.portal.platform.Texts;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * {@code /messenger.js}, the one script another site names. The browser says which site that is ({@code crossorigin} in the tag), and a
 * site that is not allowed gets nothing of it.
 */
@ApplicationScoped
class EmbeddedScript {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("he"));

    private final Origins origins;
    private final Map<Locale, String> scripts = new HashMap<>();

    EmbeddedScript(Origins origins) {
        this.origins = origins;
    }

    void serve(@Observes Router router) {
        String script = script();
        SPOKEN.forEach(language -> scripts.put(language, script.replace("{\"words\":\"here\"}", words(language))));
        router.get("/messenger.js").handler(this::send);
    }

    private void send(RoutingContext context) {
        @Nullable String origin = context.request().getHeader("Origin");
        HttpServerResponse response = context.response()
                .putHeader("Vary", "Origin, Accept-Language")
                .putHeader("Cache-Control", "private, max-age=300");
        if (!origins.allows(origin)) {
            response.setStatusCode(404).end();
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .end(scripts.getOrDefault(language(context.request().getHeader("Accept-Language")), ""));
    }

    private static Locale language(@Nullable String asked) {
        @Nullable Locale match = asked == null ? null : Locale.lookup(Language.ranges(asked), SPOKEN);
        return match == null ? Locale.ENGLISH : match;
    }

    private static String words(Locale language) {
        Texts texts = MessageBundles.get(Texts.class, Localized.Literal.of(language.toLanguageTag()));
        return new JsonObject()
                .put("title", texts.messenger())
                .put("open", texts.messenger_open())
                .put("close", texts.messenger_close())
                .encode();
    }

    private static String script() {
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("assets/messenger.js")) {
            if (stream == null) {
                throw new NoSuchElementException("messenger.js");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
