package dev.portico.portal.desk;

import dev.portico.portal.tickets.Query;
import dev.portico.portal.tickets.Slice;
import dev.portico.portal.tickets.TicketRow;
import dev.portico.portal.tickets.Total;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The queue beside a ticket, or alone.
 *
 * @param organizationName what the organisation is called that it is narrowed to
 * @param open the ticket that is open; 0 for none
 */
public record QueueView(
        Query query,
        List<TicketRow> rows,
        Optional<String> next,
        Total total,
        Optional<String> organizationName,
        long open) {

    static QueueView of(Query query, Slice<TicketRow> slice, Total total, long open) {
        return new QueueView(
                query,
                slice.items(),
                slice.next(),
                total,
                query.organization().map(id -> slice.items().stream()
                        .map(TicketRow::organization)
                        .findFirst()
                        .orElse("?")),
                open);
    }

    public List<Query.Stage> stages() {
        return List.of(Query.Stage.values());
    }

    public boolean isStage(Query.Stage stage) {
        return query.stage() == stage;
    }

    /** In an address; nothing at all would mean what the queue begins with. */
    public String code(Query.Stage stage) {
        return word(stage);
    }

    /** The key of a stage's word in {@link DeskTexts}. */
    public String stageKey(Query.Stage stage) {
        return stage == Query.Stage.ANY ? "stage_any" : "stage_" + stage.code().replace('-', '_');
    }

    public List<Query.Share> shares() {
        return List.of(Query.Share.ALL, Query.Share.ASSIGNED, Query.Share.UNASSIGNED);
    }

    public boolean isShare(Query.Share share) {
        return query.share() == share;
    }

    public String shareKey(Query.Share share) {
        return share == Query.Share.ALL ? "share_all" : "share_" + share.code();
    }

    public boolean isOpen(TicketRow row) {
        return row.number() == open;
    }

    public List<Query.Sort> sorts() {
        return List.of(Query.Sort.UPDATED_FIRST, Query.Sort.UPDATED, Query.Sort.NEWEST, Query.Sort.OLDEST);
    }

    public boolean isSort(Query.Sort sort) {
        return query.sort() == sort;
    }

    public String sortKey(Query.Sort sort) {
        return "sort_" + sort.name().toLowerCase(Locale.ROOT);
    }

    /** What keeps the queue as it is, behind the question mark of an address. */
    public String filter() {
        return filter(query);
    }

    /** The same behind something else. */
    public String andFilter() {
        return "&" + filter();
    }

    static String filter(Query query) {
        Map<String, String> parameters = parameters(query);
        query.after().ifPresent(page -> parameters.put("page", page.toString()));
        return encoded(parameters);
    }

    public String nextPage() {
        Map<String, String> parameters = parameters();
        next.ifPresent(cursor -> parameters.put("page", cursor));
        return "/queue?" + encoded(parameters);
    }

    public String firstPage() {
        return "/queue?" + encoded(parameters());
    }

    public String withoutOrganization() {
        Map<String, String> parameters = parameters();
        parameters.remove("organization");
        return "/queue?" + encoded(parameters);
    }

    /** The same queue, of that ticket's organisation only. */
    public String ofOrganization(String id) {
        Map<String, String> parameters = parameters();
        parameters.put("organization", id);
        return "/queue?" + encoded(parameters);
    }

    /** What was looked for, among all tickets of any state and anybody. */
    public String everywhere() {
        Map<String, String> parameters = parameters();
        parameters.put("status", word(Query.Stage.ANY));
        parameters.put("share", Query.Share.ALL.code());
        parameters.put("sort", Query.Sort.UPDATED_FIRST.code());
        parameters.remove("organization");
        return "/queue?" + encoded(parameters);
    }

    public boolean continued() {
        return query.after().isPresent();
    }

    private static String word(Query.Stage stage) {
        return stage == Query.Stage.ANY ? "any" : stage.code();
    }

    private Map<String, String> parameters() {
        return parameters(query);
    }

    private static Map<String, String> parameters(Query query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("status", word(query.stage()));
        parameters.put("share", query.share().code());
        parameters.put("sort", query.sort().code());
        if (!query.text().isEmpty()) {
            parameters.put("q", query.text());
        }
        query.organization().ifPresent(id -> parameters.put("organization", id));
        return parameters;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
