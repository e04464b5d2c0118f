package dev.portico.portal.members.api;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells apart what an answer without success means: not theirs to see, not permitted, no for a named reason, or could not be asked. */
public final class Answers implements ResponseExceptionMapper<RuntimeException> {

    @Override
    public RuntimeException toThrowable(Response response) {
        int status = response.getStatus();
        JsonObject problem = problem(response);
        String reason = problem.getString("reason", "");
        return switch (status) {
            case 401 -> new Refused(Reason.NO_ACCESS);
            case 404 -> new Refused(Reason.NOT_FOUND);
            case 400, 403, 409, 412, 413, 422, 428 ->
                reason.equals("missing-permission")
                        ? new Refused(Reason.MISSING_PERMISSION)
                        : new Denied(
                                status,
                                reason.isEmpty() ? "refused" : reason,
                                fields(problem, reason),
                                problem.getValue("people") instanceof Number people ? people.longValue() : 0);
            case 429 -> new Denied(status, "too-many", Map.of());
            default ->
                reason.equals("mail-not-sent")
                        ? new Denied(status, reason, Map.of())
                        : new Refused(Reason.COULD_NOT_ASK);
        };
    }

    private static JsonObject problem(Response response) {
        try {
            return new JsonObject(response.readEntity(String.class));
        } catch (DecodeException | IllegalStateException | jakarta.ws.rs.ProcessingException unreadable) {
            return new JsonObject();
        }
    }

    private static Map<String, String> fields(JsonObject problem, String reason) {
        Map<String, String> fields = new TreeMap<>();
        if (problem.getValue("field") instanceof String field) {
            fields.put(field, reason);
        }
        if (problem.getValue("errors") instanceof JsonArray errors) {
            for (Object error : errors) {
                if (error instanceof JsonObject each && each.getValue("field") instanceof String field) {
                    fields.put(field, each.getString("reason", reason));
                }
            }
        }
        return fields;
    }
}
