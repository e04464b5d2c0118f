package dev.portico.portal.profile;

import dev.portico.portal.platform.PageRead;
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
 * @param pages which were read, known when it has ended
 */
public record Look(boolean support, Instant from, Optional<Instant> until, List<PageRead> pages) {

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
                Optional<JsonObject> end = Optional.ofNullable(ends.get(perspective));
                looks.add(new Look(
                        entry.getJsonObject("actor").getString("kind").equals("vendor"),
                        Instant.parse(entry.getString("at")),
                        end.map(ended -> Instant.parse(ended.getString("at"))),
                        end.map(Look::pages).orElse(List.of())));
            }
        }
        return looks;
    }

    private static List<PageRead> pages(JsonObject end) {
        Map<String, Long> times = new LinkedHashMap<>();
        JsonObject pages = end.getJsonObject("after").getJsonObject("pages", new JsonObject());
        pages.forEach(page -> times.put(page.getKey(), ((Number) page.getValue()).longValue()));
        return PageRead.of(times);
    }
}
