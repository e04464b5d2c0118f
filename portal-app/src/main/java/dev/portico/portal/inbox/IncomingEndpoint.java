package dev.portico.portal.inbox;

import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.platform.Problems;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /mail/incoming}: a mail server hands in one mail as it is ({@code message/rfc822}) with the shared secret ({@code
 * Authorization: Bearer …}). 202 when it was kept, 200 when it was here before; then the server may forget it. A refusal is a problem
 * document (RFC 9457): 401 without the secret, 404 where there is none, 400 and 411 when there is nothing, or nobody says how much, 413
 * for more than {@link MailReader#LIMIT}, 415 for anything but a mail. 503 with {@code Retry-After}: not now. Not a page: no session, no
 * cookie, nothing is told about what becomes of it.
 */
@ApplicationScoped
class IncomingEndpoint {
    private static final Logger LOG = Logger.getLogger(IncomingEndpoint.class);
    private static final String PATH = "/mail/incoming";
    /** Behind what concerns every request, and before the limit for pages ({@code max-body-size}), which is another one. */
    private static final int BEFORE_THE_LIMIT_FOR_PAGES = -3;

    private static final int SHORTEST_SECRET = 16;

    private final Optional<byte[]> secret;
    /** For what is let pass unread. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Arrivals arrivals;
    private final Receiving receiving;
    private final InstantSource clock = InstantSource.system();
    /** Bytes of mails that may be on their way in at once: one mail of the largest size, or many of the usual one. */
    private final Semaphore room = new Semaphore(MailReader.LIMIT);

    IncomingEndpoint(MailSettings settings, Arrivals arrivals, Receiving receiving) {
        this.secret = settings.incomingSecret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(bytes -> bytes.length >= SHORTEST_SECRET);
        this.arrivals = arrivals;
        this.receiving = receiving;
    }

    void serve(@Observes Router router) {
        router.post(PATH).order(BEFORE_THE_LIMIT_FOR_PAGES).handler(this::check);
    }

    /** Before a byte of the mail is read. */
    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = length(request.getHeader("Content-Length"));
        if (secret.isEmpty() || !receiving.isOn()) {
            refuse(context, 404, "not-found");
        } else if (!isAuthorised(request.getHeader("Authorization"))) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, 401, "invalid-secret");
        } else if (!isMail(request.getHeader("Content-Type"))) {
            refuse(context, 415, "not-a-mail");
        } else if (length < 0) {
            refuse(context, 411, "length-required");
        } else if (length == 0) {
            refuse(context, 400, "empty");
        } else if (length > MailReader.LIMIT) {
            tooLarge(context, length);
        } else if (!room.tryAcquire((int) length)) {
            later(context);
        } else {
            context.addEndHandler(ended -> room.release((int) length));
            read(context, new HandedIn((int) length));
        }
    }

    private void read(RoutingContext context, HandedIn mail) {
        HttpServerRequest request = context.request();
        request.handler(mail).endHandler(ended -> {
            if (mail.isWhole()) {
                keep(context, mail.raw());
            } else {
                refuse(context, 400, "not-as-long-as-announced");
            }
        });
        goOn(request);
    }

    private void keep(RoutingContext context, byte[] raw) {
        context.vertx()
                .executeBlocking(() -> arrivals.keep(raw, "http", clock.instant()), false)
                .onSuccess(isNew -> {
                    receiving.soon();
                    context.response()
                            .setStatusCode(isNew ? 202 : 200)
                            .putHeader("Cache-Control", "no-store")
                            .end();
                })
                .onFailure(failed -> {
                    LOG.errorf(
                            "a mail that was handed in could not be kept: %s",
                            failed.getClass().getSimpleName());
                    later(context);
                });
    }

    /** Who is still sending does not listen: what is not absurdly much is let pass, so that they learn why. */
    private static void tooLarge(RoutingContext context, long length) {
        HttpServerRequest request = context.request();
        if (length / 4 > MailReader.LIMIT || isAsking(request)) {
            refuse(context, 413, "too-large");
        } else {
            request.handler(unread -> {}).endHandler(ended -> refuse(context, 413, "too-large"));
        }
    }

    private static void later(RoutingContext context) {
        context.response().putHeader("Retry-After", "30");
        refuse(context, 503, "not-now");
    }

    private boolean isAuthorised(@Nullable String header) {
        String given = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        return MessageDigest.isEqual(secret.orElseThrow(), given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isMail(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("message/rfc822");
    }

    /** -1 when nobody says. */
    private static long length(@Nullable String header) {
        return header == null || !header.matches("\\d{1,18}") ? -1 : Long.parseLong(header);
    }

    /** Asks before it sends the mail (RFC 9110 section 10.1.1). */
    private static boolean isAsking(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    private static void goOn(HttpServerRequest request) {
        if (isAsking(request)) {
            request.response().writeContinue();
        }
    }

    private static void refuse(RoutingContext context, int status, String reason) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status).putHeader("Cache-Control", "no-store").putHeader("Content-Type", Problems.TYPE);
        String problem = Problems.json(status, reason, List.of());
        if (context.request().isEnded() || context.request().version() == HttpVersion.HTTP_2) {
            response.end(problem);
        } else {
            // What is not read would stand in the way of the next request on this connection.
            response.putHeader("Connection", "close");
            if (isAsking(context.request())) {
                response.end(problem)
                        .onComplete(told -> context.request().connection().close());
            } else {
                letPass(context);
                response.end(problem);
            }
        }
    }

    /**
     * The connection is closed when the mail has passed unread, and not before: else whoever is still sending would be reset and never
     * learn why (RFC 9112 section 9.6). Of what is endless or slow only so much passes.
     */
    private static void letPass(RoutingContext context) {
        HttpServerRequest request = context.request();
        AtomicLong passed = new AtomicLong();
        request.handler(part -> {
                    if (passed.addAndGet(part.length()) > MailReader.LIMIT) {
                        request.connection().close();
                    }
                })
                .endHandler(ended -> request.connection().close())
                .exceptionHandler(broken -> request.connection().close());
        long patience = context.vertx()
                .setTimer(PATIENCE.toMillis(), late -> request.connection().close());
        request.connection().closeHandler(closed -> context.vertx().cancelTimer(patience));
    }
}
