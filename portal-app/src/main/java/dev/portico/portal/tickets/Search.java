package dev.portico.portal.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of a list. Hidden notes are no part of it for customers: neither as a hit nor in the count. */
final class Search {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> counted;
    private final Query query;

    Search(Visibility visibility, Query query, long person) {
        this.query = query;
        this.counted = new LinkedHashMap<>(visibility.parameters());
        conditions.add("(" + visibility.condition() + ")");
        if (query.stage() != Query.Stage.ANY) {
            conditions.add("t.status in (:statuses)");
            counted.put(
                    "statuses",
                    query.stage().statuses().stream().map(Status::code).toList());
        }
        if (query.share() != Query.Share.ALL) {
            conditions.add(query.share().condition);
            counted.put("me", person);
        }
        if (!query.text().isEmpty()) {
            conditions.add(words(visibility));
            counted.put("words", query.text());
            counted.put("part", "%" + query.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
    }

    String page() {
        List<String> all = new ArrayList<>(conditions);
        String direction = query.sort().ascending ? " asc" : " desc";
        if (query.after().isPresent()) {
            String compare = query.sort().ascending ? ">" : "<";
            all.add(
                    byNumber()
                            ? "t.number " + compare + " :afterNumber"
                            : "(t.updated_at, t.number) " + compare + " (:afterTime, :afterNumber)");
        }
        return "select t.number, t.subject, t.status, r.name as requester, o.name as organization, t.created_at, t.updated_at"
                + " from tickets t join persons r on r.id = t.requester_id join organizations o on o.id = t.organization_id where "
                + String.join(" and ", all) + " order by "
                + (byNumber() ? "" : query.sort().key + direction + ", ") + "t.number" + direction;
    }

    String count() {
        return "select count(*) from tickets t where " + String.join(" and ", conditions);
    }

    Map<String, Object> counted() {
        return counted;
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>(counted);
        query.after().ifPresent(cursor -> {
            all.put("afterNumber", cursor.number());
            if (!byNumber()) {
                all.put("afterTime", cursor.updated());
            }
        });
        return all;
    }

    private boolean byNumber() {
        return query.sort() == Query.Sort.NEWEST || query.sort() == Query.Sort.OLDEST;
    }

    private String words(Visibility visibility) {
        String number = query.text().matches("#?\\d{1,18}")
                ? " union all select " + "cast(" + query.text().replace("#", "") + " as bigint)"
                : "";
        return "t.number in (select f.number from tickets f where f.search @@ websearch_to_tsquery('simple', :words)"
                + " union all select s.number from tickets s where s.subject ilike :part"
                + " union all select n.ticket from notes n where n.search @@ websearch_to_tsquery('simple', :words) and "
                + visibility.notes() + number + ")";
    }
}
