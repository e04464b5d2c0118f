package dev.portico.portal.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The body of a problem document: type, title, status, reason, and what is wrong with which field. */
public final class Problems {
    public static final String TYPE = "application/problem+json";

    private Problems() {}

    public static String json(int status, String reason, List<Map<String, String>> fields) {
        Response.StatusType known = Response.Status.fromStatusCode(status);
        JsonObject body = new JsonObject()
                .put("type", "about:blank")
                .put("title", known == null ? "Error" : known.getReasonPhrase())
                .put("status", status)
                .put("reason", reason);
        if (!fields.isEmpty()) {
            body.put("errors", new JsonArray(fields));
        }
        return body.encode();
    }
}
