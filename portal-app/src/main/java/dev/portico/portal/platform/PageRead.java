package dev.portico.portal.platform;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page that was read through somebody's eyes, as the journal tells of it (R31): routes become words, and what belongs to a page counts
 * as that page.
 *
 * @param key of what it is called, in {@link HistoryTexts}
 */
public record PageRead(String key, long times) {
    private static final String OTHERS = "read_others";
    private static final String API = "/api";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("/", "read_home"),
            Map.entry("/tickets", "read_tickets"),
            Map.entry("/tickets/new", "read_new_ticket"),
            Map.entry("/submit", "read_new_ticket"),
            Map.entry("/tickets/{number}", "read_ticket"),
            Map.entry("/tickets/{number}/attachments", "read_ticket_files"),
            Map.entry("/articles", "read_articles"),
            Map.entry("/articles/{slug}", "read_article"),
            Map.entry("/articles/suggestions", "read_suggestions"),
            Map.entry("/forum", "read_forum"),
            Map.entry("/forum/sections/{id}", "read_section"),
            Map.entry("/forum/topics/{id}", "read_topic"),
            Map.entry("/forum/posts/{id}", "read_topic"),
            Map.entry("/messenger", "read_messenger"),
            Map.entry("/messenger/conversations/{number}", "read_conversation"),
            Map.entry("/messenger/conversations/{number}/attachments", "read_conversation_files"),
            Map.entry("/profile", "read_profile"),
            Map.entry("/preferences", "read_preferences"),
            Map.entry("/settings{where}", "read_people"),
            Map.entry("/settings{where}/members/{user}", "read_person"),
            Map.entry("/settings{where}/history", "read_history"),
            Map.entry("/settings{where}/review", "read_review"));

    /** The one read most often first, and last what has no name. */
    public static List<PageRead> of(Map<String, Long> times) {
        Map<String, Long> byWord = new HashMap<>();
        times.forEach((route, often) -> byWord.merge(word(route), often, Long::sum));
        return byWord.entrySet().stream()
                .map(page -> new PageRead(page.getKey(), page.getValue()))
                .sorted(Comparator.comparing((PageRead page) -> page.key().equals(OTHERS))
                        .thenComparing(Comparator.comparingLong(PageRead::times).reversed())
                        .thenComparing(PageRead::key))
                .toList();
    }

    /** The page's own word, or that of the nearest page above it. */
    private static String word(String route) {
        String page = route.startsWith(API + "/") ? route.substring(API.length()) : route;
        while (!WORDS.containsKey(page)) {
            int parent = page.lastIndexOf('/');
            if (parent <= 0) {
                return OTHERS;
            }
            page = page.substring(0, parent);
        }
        return WORDS.getOrDefault(page, OTHERS);
    }
}
