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
        return unauthenticated(tokenSent, Bearer.AUDIENCE);
    }

    /** The same where another audience is asked for. */
    public static WebApplicationException unauthenticated(boolean tokenSent, String audience) {
        String challenge = tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer";
        return thrown(Response.fromResponse(response(
                        Response.Status.UNAUTHORIZED,
                        tokenSent ? "invalid-token" : "token-required",
                        "A valid access token for the audience " + audience + " is needed"))
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
        return thrown(response(422, body(422, "Unprocessable Content", reason.wireName(), detail)));
    }

    /** 422: one named field of the body makes no sense; the problem carries its name as {@code field}. */
    public static WebApplicationException invalidField(Reason reason, String field, String detail) {
        Map<String, Object> problem = body(422, "Unprocessable Content", reason.wireName(), field + " " + detail);
        problem.put("field", field);
        return thrown(response(422, problem));
    }

    /** 409: it makes sense, and the way things are it cannot be. */
    public static WebApplicationException conflict(Reason reason, String detail) {
        return thrown(response(Response.Status.CONFLICT, reason.wireName(), detail));
    }

    /** 409: the same for one named field of the body. */
    public static WebApplicationException conflictOf(Reason reason, String field, String detail) {
        Map<String, Object> problem = body(409, "Conflict", reason.wireName(), field + " " + detail);
        problem.put("field", field);
        return thrown(response(409, problem));
    }

    /** 409: the same because of so many people; the problem carries their number as {@code people}. */
    public static WebApplicationException conflictOfPeople(Reason reason, long people, String detail) {
        Map<String, Object> problem = body(409, "Conflict", reason.wireName(), detail);
        problem.put("people", people);
        return thrown(response(409, problem));
    }

    /** 409: the place of something that was to be made is taken by something else. */
    public static WebApplicationException taken(String detail) {
        return thrown(response(Response.Status.CONFLICT, "name-taken", detail));
    }

    /** 409: people, or other things, need it, and nobody has said that this is known; how many people they are is in it. */
    public static WebApplicationException inUse(long people, String detail) {
        Map<String, Object> problem = body(409, "Conflict", "in-use", detail);
        problem.put("people", people);
        return thrown(response(409, problem));
    }

    /** 412: somebody else has changed it meanwhile. */
    public static WebApplicationException stale() {
        return thrown(response(
                Response.Status.PRECONDITION_FAILED,
                Reason.STALE.wireName(),
                "It was changed meanwhile; read it again and decide again"));
    }

    /** 428: who changes it has to say what they have read. */
    public static WebApplicationException preconditionRequired() {
        return thrown(response(
                Response.Status.PRECONDITION_REQUIRED,
                "precondition-required",
                "Send the ETag that you have read in If-Match"));
    }

    /** 413: nobody needs to say that much here. */
    public static WebApplicationException tooLarge(int most) {
        return thrown(response(
                Response.Status.REQUEST_ENTITY_TOO_LARGE, "too-large", "At most " + most + " bytes are read here"));
    }

    /** 406: asked for as something that is not told here. */
    public static WebApplicationException notAcceptable(String offered) {
        return thrown(response(Response.Status.NOT_ACCEPTABLE, "not-acceptable", "This is told as " + offered));
    }

    /** 415: sent as something that is not read here. */
    public static WebApplicationException unsupported(String wanted) {
        return thrown(
                response(Response.Status.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Send " + wanted + " here"));
    }

    /** 429: often enough for now; within an hour there is room again. */
    public static WebApplicationException tooMany(String detail) {
        return thrown(Response.fromResponse(response(Response.Status.TOO_MANY_REQUESTS, "too-many", detail))
                .header(HttpHeaders.RETRY_AFTER, 3600)
                .build());
    }

    /** 503: nothing was done, because no mail could be sent. */
    public static WebApplicationException mailNotSent() {
        return thrown(response(
                Response.Status.SERVICE_UNAVAILABLE, "mail-not-sent", "The mail could not be sent; nothing was done"));
    }

    private static Response response(Response.Status status, String reason, String detail) {
        return response(status.getStatusCode(), body(status.getStatusCode(), status.getReasonPhrase(), reason, detail));
    }

    private static Response response(int status, Map<String, Object> problem) {
        return Response.status(status)
                .type(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.text(problem))
                .build();
    }

    private static Map<String, Object> body(int status, String title, String reason, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("reason", reason);
        problem.put("detail", detail);
        return problem;
    }

    private static WebApplicationException thrown(Response response) {
        return new WebApplicationException(response);
    }
}
