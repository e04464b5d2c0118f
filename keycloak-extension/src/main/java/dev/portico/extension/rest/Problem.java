package dev.portico.extension.rest;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals as {@code application/problem+json} (RFC 9457) with a {@code reason}; never echoes what was sent. */
public final class Problem {

    private static final String TYPE = "application/problem+json";

    private Problem() {}

    /** 401: no token, or none that counts here; which of the checks failed is nobody's business. */
    public static WebApplicationException unauthenticated(boolean tokenSent) {
        String challenge = tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer";
        return thrown(Response.fromResponse(response(
                        Response.Status.UNAUTHORIZED,
                        tokenSent ? "invalid-token" : "token-required",
                        "A valid access token for the audience portal-access is needed"))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }

    /** 404: it does not exist, or it is not the caller's to see. */
    public static WebApplicationException notFound() {
        return thrown(response(Response.Status.NOT_FOUND, "not-found", "There is nothing here that you may see"));
    }

    /** 403: the caller may know of it, and may not do this. */
    public static WebApplicationException forbidden(Reason reason, String detail) {
        return thrown(response(Response.Status.FORBIDDEN, reason.wireName(), detail));
    }

    public static WebApplicationException missing(Permission permission) {
        return forbidden(Reason.MISSING_PERMISSION, "This needs " + permission.wireName());
    }

    /** 422: the input makes no sense; {@code detail} says which part and what would. */
    public static WebApplicationException invalid(Reason reason, String detail) {
        return thrown(Response.status(422)
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body(422, "Unprocessable Content", reason.wireName(), detail))
                .build());
    }

    private static Response response(Response.Status status, String reason, String detail) {
        return Response.status(status)
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body(status.getStatusCode(), status.getReasonPhrase(), reason, detail))
                .build();
    }

    private static String body(int status, String title, String reason, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("reason", reason);
        problem.put("detail", detail);
        return Json.text(problem);
    }

    private static WebApplicationException thrown(Response response) {
        return new WebApplicationException(response);
    }
}
