package dev.portico.portal.signals;

import dev.portico.portal.access.Refused;
import dev.portico.portal.signals.Unacceptable.Fault;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives security event tokens, one with each request (RFC 8935): 202 once everything it said is stored, 400 or 401 with a reason where
 * it is not believed, 503 where that could not be found out or not be stored, and then it is to be sent again.
 */
@Path("/signals")
public class PushEndpoint {
    private static final Logger LOG = Logger.getLogger(PushEndpoint.class);
    private static final MediaType TOKEN = MediaType.valueOf("application/secevent+jwt");

    private final SecurityEvents events;
    private final Inbox inbox;
    private final Optional<byte[]> expected;

    PushEndpoint(
            SecurityEvents events,
            Inbox inbox,
            @ConfigProperty(name = "portico.signals.secret") Optional<String> secret) {
        this.events = events;
        this.inbox = inbox;
        this.expected = secret.filter(text -> !text.isBlank()).map(text -> bytes("Bearer " + text));
    }

    @POST
    @Blocking
    public Response receive(
            @Nullable @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Nullable @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body) {
        byte[] right = expected.orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND));
        if (!MessageDigest.isEqual(right, bytes(authorization == null ? "" : authorization))) {
            return Response.fromResponse(answer(401, Fault.AUTHENTICATION, "not the sender expected"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        try {
            inbox.take(events.read(token(type, body)));
            return Response.accepted().header("Cache-Control", "no-store").build();
        } catch (Unacceptable unacceptable) {
            LOG.warnf("a signal was not accepted: %s", unacceptable.getMessage());
            return answer(400, unacceptable.fault(), String.valueOf(unacceptable.getMessage()));
        } catch (Unknown unknown) {
            LOG.warnf("a signal was not received: %s", unknown.getMessage());
            return Response.status(503)
                    .header("Retry-After", 1)
                    .header("Cache-Control", "no-store")
                    .build();
        }
    }

    private static String token(@Nullable String type, InputStream body) throws Unacceptable {
        if (type == null || !compatible(type)) {
            throw new Unacceptable(Fault.REQUEST, "the body is to be application/secevent+jwt");
        }
        try {
            byte[] read = body.readNBytes(Tokens.LARGEST + 1);
            return new String(read, StandardCharsets.US_ASCII).strip();
        } catch (IOException broken) {
            throw new Unknown("the connection broke");
        }
    }

    private static boolean compatible(String type) {
        try {
            MediaType given = MediaType.valueOf(type);
            return TOKEN.getType().equalsIgnoreCase(given.getType())
                    && TOKEN.getSubtype().equalsIgnoreCase(given.getSubtype());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Response answer(int status, Fault fault, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(new JsonObject()
                        .put("err", fault.code())
                        .put("description", description)
                        .encode())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
