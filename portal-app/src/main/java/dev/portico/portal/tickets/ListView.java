package dev.portico.portal.tickets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ticket list shows; every filter and order is an address. */
public record ListView(Query query, List<TicketRow> rows, Total total, Optional<String> next) {

    static ListView of(Query query, Slice<TicketRow> slice, Total total) {
        ListView first = new ListView(query, slice.items(), total, Optional.empty());
        return new ListView(
                query,
                slice.items(),
                total,
                slice.next().map(cursor -> first.address(query.sort().code()) + "&after=" + cursor));
    }

    public Status[] statuses() {
        return Status.values();
    }

    public boolean is(Status status) {
        return query.stage().code().equals(status.code());
    }

    public boolean unfinished() {
        return query.stage() == Query.Stage.UNFINISHED;
    }

    public boolean mine() {
        return query.share() == Query.Share.MINE;
    }

    public boolean shared() {
        return query.share() == Query.Share.SHARED;
    }

    /** The count to show: what was not counted is known where one page has it all. */
    public Total shownTotal() {
        return total.known() || continued() || next.isPresent() ? total : Total.of(rows.size());
    }

    /** True when even without a filter nothing would be there. */
    public boolean nothingAtAll() {
        return rows.isEmpty() && !query.filtered() && query.after().isEmpty();
    }

    public boolean continued() {
        return query.after().isPresent();
    }

    public String beginning() {
        return address(query.sort().code());
    }

    public String byNumber() {
        return address(query.sort() == Query.Sort.NEWEST ? Query.Sort.OLDEST.code() : Query.Sort.NEWEST.code());
    }

    public String byUpdate() {
        return address(
                query.sort() == Query.Sort.UPDATED ? Query.Sort.UPDATED_FIRST.code() : Query.Sort.UPDATED.code());
    }

    public String numberOrder() {
        return switch (query.sort()) {
            case NEWEST -> "descending";
            case OLDEST -> "ascending";
            default -> "none";
        };
    }

    public String updateOrder() {
        return switch (query.sort()) {
            case UPDATED -> "descending";
            case UPDATED_FIRST -> "ascending";
            default -> "none";
        };
    }

    private String address(String sort) {
        List<String> parameters = new ArrayList<>();
        parameters.add("sort=" + sort);
        if (query.stage() != Query.Stage.ANY) {
            parameters.add("status=" + query.stage().code());
        }
        if (query.share() != Query.Share.ALL) {
            parameters.add("share=" + query.share().code());
        }
        if (!query.text().isEmpty()) {
            parameters.add("q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8));
        }
        return "/tickets?" + String.join("&", parameters);
    }
}
