package dev.portico.portal.files;

import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.ErrorPages;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * How much a request may bring: a message with all its files where messages are written, a file where files are sent, and little
 * everywhere else. {@code quarkus.http.limits.max-body-size} is the largest of these; said here once it is known who asks, and before
 * anything of the body is read.
 */
@ApplicationScoped
class BodySizes {
    private static final long USUAL = 12L * 1024 * 1024;
    private static final long FILE = Limits.FILE + 1024 * 1024;
    private static final Pattern FILES = Pattern.compile("(/api)?/uploads/[^/]+");
    private static final Pattern MESSAGES = Pattern.compile(
            "/tickets(/\\d+/notes)?|/messenger/(contact|conversations/\\d+/notes)|/queue/\\d+/(reply|note)");
    /** Where quarkus-rest looks how much it may read of a body that does not say how long it is (its VertxInputStream). */
    private static final String MOST = "io.quarkus.max-request-size";

    /** A form's files go to disk, but its fields are held in memory: only so many large forms are read at once. */
    private final Semaphore large = new Semaphore(3);

    private final Current current;
    private final ErrorPages errors;

    BodySizes(Current current, ErrorPages errors) {
        this.current = current;
        this.errors = errors;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.USER + 1)
    @Nullable
    Response check(ContainerRequestContext request, RoutingContext context) {
        String path = current.place().rest();
        if (request.getLength() > USUAL && message(request)) {
            return large.tryAcquire() ? counted(context) : tooLarge();
        }
        long most = FILES.matcher(path).matches() ? FILE : USUAL;
        if (request.getLength() > most) {
            return tooLarge();
        }
        @Nullable Long known = context.get(MOST);
        if (known != null && known > most) {
            context.put(MOST, most);
        }
        return null;
    }

    private boolean message(ContainerRequestContext request) {
        @Nullable String type = request.getHeaderString("Content-Type");
        return current.place().signedIn()
                && MESSAGES.matcher(current.place().rest()).matches()
                && type != null
                && type.startsWith("multipart/form-data");
    }

    private @Nullable Response counted(RoutingContext context) {
        context.addEndHandler(ended -> large.release());
        return null;
    }

    private Response tooLarge() {
        return Response.fromResponse(errors.answer(Reason.TOO_LARGE))
                .header("Connection", "close")
                .build();
    }
}
