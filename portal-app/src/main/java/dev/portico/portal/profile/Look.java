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
 * @param viewer their name, where they are of the organisation; or empty
 * @param organization in which; or empty
 * @param until empty while it goes on
 * @param pages which were read, known when it has ended
 */
public record Look(
        boolean support,
        String viewer,
        String organization,
        Instant from,
        Optional<Instant> until,
        List<PageRead> pages) {

    /** From entries of the journal, the newest first, of which most are about something else. */
    static List<Look> read(JsonArray entries) {
        Map<String, Instant> ends = new LinkedHashMap<>();
        Map<String, Map<String, Long>> read = new LinkedHashMap<>();
        List<Look> looks = new ArrayList<>();
        for (Object each : entries) {
            JsonObject entry = (JsonObject) each;
            String perspective = entry.getJsonObject("after", new JsonObject()).getString("perspective", "");
            switch (entry.getString("act")) {
                case "perspective-ended" -> {
                    ends.put(perspective, Instant.parse(entry.getString("at")));
                    add(entry, read.computeIfAbsent(perspective, none -> new LinkedHashMap<>()));
                }
                // Read before the end and told afterwards.
                case "perspective-pages" ->
                    add(entry, read.computeIfAbsent(perspective, none -> new LinkedHashMap<>()));
                case "perspective-started" -> {
                    JsonObject viewer = entry.getJsonObject("actor");
                    looks.add(new Look(
                            viewer.getString("kind").equals("vendor"),
                            viewer.getString("name", ""),
                            entry.getString("organizationName", ""),
                            Instant.parse(entry.getString("at")),
                            Optional.ofNullable(ends.get(perspective)),
                            PageRead.of(read.getOrDefault(perspective, Map.of()))));
                }
                default -> {
                    // About something else.
                }
            }
        }
        return looks;
    }

    private static void add(JsonObject entry, Map<String, Long> times) {
        JsonObject pages = entry.getJsonObject("after").getJsonObject("pages", new JsonObject());
        pages.forEach(page -> times.merge(page.getKey(), ((Number) page.getValue()).longValue(), Long::sum));
    }
}
