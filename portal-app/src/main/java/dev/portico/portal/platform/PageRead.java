package dev.portico.portal.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A page that was read through somebody's eyes, as the journal tells of it (R31).
 *
 * @param key of what it is called, in {@link Texts}; empty where it has no word
 * @param route as it is written in the portal, without what was read
 */
public record PageRead(String key, String route, long times) {
    private static final String OTHERS = "*";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("/", "read_home"),
            Map.entry("/tickets", "read_tickets"),
            Map.entry("/tickets/{number}", "read_ticket"),
            Map.entry("/articles", "read_articles"),
            Map.entry("/articles/{slug}", "read_article"),
            Map.entry("/forum", "read_forum"),
            Map.entry("/messenger", "read_messenger"),
            Map.entry("/messenger/conversations/{number}", "read_conversation"),
            Map.entry("/profile", "read_profile"),
            Map.entry("/preferences", "read_preferences"),
            Map.entry(OTHERS, "read_others"));

    /** The one read most often first, and last what has no name. */
    public static List<PageRead> of(Map<String, Long> times) {
        return times.entrySet().stream()
                .map(page -> new PageRead(WORDS.getOrDefault(page.getKey(), ""), page.getKey(), page.getValue()))
                .sorted(Comparator.comparing((PageRead page) -> page.route().equals(OTHERS))
                        .thenComparing(Comparator.comparingLong(PageRead::times).reversed())
                        .thenComparing(PageRead::route))
                .toList();
    }
}
