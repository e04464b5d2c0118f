package dev.portico.portal.platform;

import dev.portico.portal.access.Refused.Reason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The one place that turns a named reason into a page for people or a problem document (RFC 9457) for programs. */
@ApplicationScoped
public class ErrorPages {
    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    static final String PROBLEM = Problems.TYPE;
    /** Seconds until it is worth while to try again. */
    private static final int SOON = 5;

    private final Current current;
    private final RoutingContext context;

    ErrorPages(Current current, RoutingContext context) {
        this.current = current;
        this.context = context;
    }

    public Response answer(Reason reason) {
        return answer(reason, List.of());
    }

    Response answer(Reason reason, List<Map<String, String>> fields) {
        if (reason == Reason.BUSY) {
            return Response.fromResponse(said(reason, fields))
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
        return said(reason, fields);
    }

    private Response said(Reason reason, List<Map<String, String>> fields) {
        if (api()) {
            return problem(reason, fields);
        }
        return reason == Reason.NOT_SIGNED_IN ? toSignIn() : page(reason.status(), words(reason), "");
    }

    /**
     * Through somebody's eyes only their reading permissions count, and those to administer people are none: what such a person is not
     * shown there they may see themselves (R26). Who is refused with their own eyes has left meanwhile.
     */
    private String words(Reason reason) {
        if (reason == Reason.READ_ONLY && !current.viewer().readOnly()) {
            return "not-looking";
        }
        boolean theirs = reason == Reason.MISSING_PERMISSION
                && current.viewer().readOnly()
                && current.shown().managesPeople()
                && (current.place().rest() + "/").startsWith("/settings/");
        return theirs ? "not-shown" : reason.code();
    }

    /** For an HTTP status that the framework chose: no such address, wrong method or media type, too large. */
    Response ofStatus(int status) {
        if (status == 404) {
            return answer(Reason.NOT_FOUND);
        }
        if (api()) {
            return status == 400 ? problem(Reason.UNREADABLE, List.of()) : problem(status, "refused", List.of());
        }
        return page(status, status < 500 ? "unreadable" : "unexpected", "");
    }

    /** A fault of ours: people get a number that finds the entry in the log, never its text. */
    Response unexpected(Throwable failure) {
        if (BrokenOff.says(failure, context.response().closed())) {
            LOG.debugf("a request was broken off: %s", Unreachable.brief(failure));
            return api() ? problem(Reason.UNREADABLE, List.of()) : page(400, Reason.UNREADABLE.code(), "");
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "unexpected failure %s", number);
        return api() ? problem(500, "unexpected " + number, List.of()) : page(500, "unexpected", number);
    }

    /** The sign-in could not be finished and may be begun again. */
    Response signInLost() {
        return page(400, "sign-in-lost", "");
    }

    /** In a frame nobody can sign in. */
    Response signInElsewhere() {
        return page(Reason.NOT_SIGNED_IN.status(), "signed-out", "");
    }

    /** In a frame of another site: the way to Keycloak's page, in a window. */
    Response window(String address) {
        return html(Response.Status.OK.getStatusCode(), Templates.window(address));
    }

    /** In that window: what came of it is the frame's. */
    Response handOver() {
        return html(Response.Status.OK.getStatusCode(), Templates.handover());
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(page.render())
                .build();
    }

    private Response page(int status, String reason, String number) {
        String html = Templates.error(
                        new ReasonWords(reason),
                        number,
                        current.place().rest().startsWith(Place.LOGIN)
                                ? "/"
                                : current.place().rest())
                .render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(html)
                .build();
    }

    private Response toSignIn() {
        String query = context.request().query();
        String path = current.place().rest() + (query == null ? "" : "?" + query);
        String address = Places.of(context)
                .latest()
                .map(place -> place.link(path))
                .orElseGet(() -> Place.LOGIN + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        return Response.seeOther(uri(address))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Some clients send queries that are no part of a URI (RFC 3986 section 3.4); those are left out. */
    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException odd) {
            return URI.create(address.replaceFirst("\\?.*", ""));
        }
    }

    /**
     * Programs know fewer reasons than people: who is not signed in has no valid token, what is private cannot be
     * had by looking, what nobody can read is no valid value.
     */
    private static Response problem(Reason reason, List<Map<String, String>> fields) {
        return switch (reason) {
            case NOT_SIGNED_IN -> problem(reason.status(), Reason.INVALID_TOKEN.code(), fields);
            case PRIVATE -> problem(reason.status(), Reason.READ_ONLY.code(), fields);
            case UNREADABLE -> problem(reason.status(), Reason.INVALID_VALUE.code(), fields);
            default -> problem(reason.status(), reason.code(), fields);
        };
    }

    private static Response problem(int status, String reason, List<Map<String, String>> fields) {
        Response.ResponseBuilder response = Response.status(status)
                .type(PROBLEM)
                .header("Cache-Control", "no-store")
                .entity(Problems.json(status, reason, fields));
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        return response.build();
    }

    private boolean api() {
        String path = current.place().rest();
        return path.equals("/api")
                || path.startsWith("/api/")
                || current.place().scripted()
                || current.place().told();
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(ReasonWords words, String number, String address);

        static native TemplateInstance window(String address);

        static native TemplateInstance handover();
    }
}
