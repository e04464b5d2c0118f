package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The problem documents (RFC 9457) of a change that was not decided on what is there. */
record Overtake(
        String type,
        String title,
        int status,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TicketJson current) {
    private static final String PROBLEM = "application/problem+json";

    /** 428 (RFC 6585): it names no version. */
    static Response unnamed() {
        return response(new Overtake("about:blank", "Precondition Required", 428, "precondition-required", null));
    }

    /** It names an older one; says what is there now. 412 (RFC 9110) where that was a header's, 409 where it was the body's. */
    static Response by(TicketJson current, boolean header) {
        return response(
                header
                        ? new Overtake("about:blank", "Precondition Failed", 412, "stale", current)
                        : new Overtake("about:blank", "Conflict", 409, "stale", current));
    }

    private static Response response(Overtake problem) {
        return Response.status(problem.status())
                .type(PROBLEM)
                .header("Cache-Control", "no-store")
                .entity(problem)
                .build();
    }
}
