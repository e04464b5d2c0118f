package dev.portico.portal.profile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody looked at the portal through the viewer's eyes (R31).
 *
 * @param support true where it was the vendor's staff, and else an administrator of the organisation
 * @param until empty while it goes on
 */
public record Look(boolean support, Instant from, Optional<Instant> until) {

    /** From entries of the journal, the newest first, of which most are about something else. */
    static List<Look> read(JsonArray entries) {
        Map<String, JsonObject> ends = new LinkedHashMap<>();
        List<Look> looks = new ArrayList<>();
        for (Object each : entries) {
            JsonObject entry = (JsonObject) each;
            String perspective = entry.getJsonObject("after", new JsonObject()).getString("perspective", "");
            if (entry.getString("act").equals("perspective-ended")) {
                ends.put(perspective, entry);
            } else if (entry.getString("act").equals("perspective-started")) {
                Optional<Instant> until =
                        Optional.ofNullable(ends.get(perspective)).map(end -> Instant.parse(end.getString("at")));
                looks.add(new Look(
                        entry.getJsonObject("actor").getString("kind").equals("vendor"),
                        Instant.parse(entry.getString("at")),
                        until));
            }
        }
        return looks;
    }
}
