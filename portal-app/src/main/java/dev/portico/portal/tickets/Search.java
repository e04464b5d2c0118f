package dev.portico.portal.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of a list. Hidden notes are no part of it for customers: neither as a hit nor in the count. The order of a list is that
 * of an index, so that a page costs the same wherever it is. Words are looked for among the newest {@value #HITS} messages, subjects and
 * tickets that have them, era by era from the newest back (see V31): left to the planner, a word that everybody uses and one that nobody
 * does would both mean reading all.
 */
final class Search {
    static final int HITS = 200;
    /** So many of the newest are simply read: a word that everybody uses is among them. */
    private static final int RECENT = 2_000;
    /** Messages that have the words, the newest of them: so many are asked whether their tickets are among those wanted. */
    private static final int CANDIDATES = 20_000;
    /** The tickets last updated among those wanted: their messages are read, whatever their age. */
    private static final int WANTED = 1_000;
    /** As the indexes have it. */
    private static final int ERA = 100_000;
    /** Exact up to here: to count an organisation's hundred thousand takes longer than to read its page. */
    static final int COUNTED = 1_000;
    /** A part of a subject is found by trigrams; fewer letters would mean reading all. */
    private static final int SHORTEST_PART = 3;

    private final Visibility visibility;
    private final Query query;
    private final Map<String, Object> parameters;

    Search(Visibility visibility, Query query, long person) {
        this.visibility = visibility;
        this.query = query;
        this.parameters = new LinkedHashMap<>(visibility.parameters());
        if (query.share() != Query.Share.ALL && query.share() != Query.Share.UNASSIGNED && mayAsk()) {
            parameters.put("me", person);
        }
        query.organization().ifPresent(id -> parameters.put("only", id));
        if (!query.text().isEmpty()) {
            parameters.put("words", query.text());
            if (part()) {
                parameters.put("part", "%" + query.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }
    }

    String page() {
        List<String> all = conditions();
        String direction = query.sort().ascending ? " asc" : " desc";
        if (query.after().isPresent()) {
            String compare = query.sort().ascending ? ">" : "<";
            all.add(
                    byNumber()
                            ? "t.number " + compare + " :afterNumber"
                            : "(t.updated_at, t.number) " + compare + " (:afterTime, :afterNumber)");
        }
        return "select t.number, t.subject, t.status, r.name as requester, o.name as organization, t.created_at, t.updated_at,"
                + " t.priority, a.name as assignee, o.id as organization_id from tickets t join persons r on r.id = t.requester_id"
                + " join organizations o on o.id = t.organization_id left join persons a on a.id = t.assignee_id where "
                + String.join(" and ", all) + " order by "
                + (byNumber() ? "" : query.sort().key + direction + ", ") + "t.number" + direction;
    }

    String count() {
        return "select count(*) from (select 1 from tickets t where " + String.join(" and ", conditions()) + " limit "
                + (COUNTED + 1) + ") counted";
    }

    Map<String, Object> counted() {
        return parameters;
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        query.after().ifPresent(cursor -> {
            all.put("afterNumber", cursor.number());
            if (!byNumber()) {
                all.put("afterTime", cursor.updated());
            }
        });
        return all;
    }

    private List<String> conditions() {
        List<String> all = new ArrayList<>(List.of("(" + visibility.condition() + ")"));
        all.addAll(filters("t"));
        if (!query.text().isEmpty()) {
            // An array: looked up once, and not again for every ticket.
            all.add("t.number = any(array(" + hits() + "))");
        }
        return all;
    }

    private List<String> filters(String t) {
        List<String> all = new ArrayList<>();
        if (query.stage() != Query.Stage.ANY) {
            all.add(query.stage().condition(t));
        }
        if (query.share() != Query.Share.ALL) {
            all.add(mayAsk() ? query.share().condition(t) : "false");
        }
        if (query.organization().isPresent()) {
            all.add(t + ".organization_id = :only");
        }
        return all;
    }

    private boolean mayAsk() {
        return visibility.vendor() || !query.share().ofDesk();
    }

    private boolean byNumber() {
        return query.sort() == Query.Sort.NEWEST || query.sort() == Query.Sort.OLDEST;
    }

    private boolean part() {
        return query.text().length() >= SHORTEST_PART;
    }

    private String hits() {
        List<String> hits = new ArrayList<>();
        hits.add(tickets("f.search @@ websearch_to_tsquery('simple', :words)"));
        if (part()) {
            hits.add(tickets("f.subject ilike :part"));
        }
        hits.add(notes());
        if (query.text().matches("#?\\d{1,18}")) {
            hits.add("select cast(" + query.text().replace("#", "") + " as bigint)");
        }
        return String.join(" union all ", hits);
    }

    private String tickets(String match) {
        List<String> all = new ArrayList<>(List.of(match));
        all.addAll(filters("f"));
        return newest("tickets f", "f.number", "f.number", visibility.condition("f"), String.join(" and ", all));
    }

    private String notes() {
        String match = "n.search @@ websearch_to_tsquery('simple', :words)";
        String scope = visibility.narrowing() + " and " + visibility.notes()
                + (query.organization().isPresent() ? " and n.organization_id = :only" : "");
        List<String> filters = filters("c");
        if (filters.isEmpty()) {
            return newest("notes n", "n.id", "n.ticket", scope, match);
        }
        String wanted = String.join(" and ", filters);
        if (visibility.few() || query.share().few()) {
            return messages(scope, match, wanted, "");
        }
        // A value and not a condition: the planner would turn the question round and read every ticket wanted.
        String asked = "(select " + wanted + " from tickets c where c.number = ";
        String newest = recent("notes n", "n.id", "n.ticket", scope, match + " and " + asked + "n.ticket)")
                + " union all (select found.ticket from ("
                + older("notes n", "n.id", "n.ticket", scope, match, CANDIDATES) + " limit " + CANDIDATES
                + ") found where " + asked + "found.ticket) limit " + HITS + ")";
        return query.stage() == Query.Stage.ANY
                ? newest
                : newest + " union all "
                        + messages(scope, match, wanted, " order by c.updated_at desc, c.number desc limit " + WANTED);
    }

    /** The newest with the words, of the tickets wanted. */
    private String messages(String scope, String match, String wanted, String most) {
        return "(select n.ticket from notes n where n.ticket = any(array(select c.number from tickets c where ("
                + visibility.condition("c") + ") and " + wanted + most + ")) and " + scope + " and " + match
                + " order by n.id + 0 desc limit " + HITS + ")";
    }

    /**
     * The newest of those rows: of a few one begins with; or else the most recent ones, and as long as that is not enough era by era.
     */
    private String newest(String table, String key, String ticket, String scope, String match) {
        if (visibility.few()) {
            return "(select " + ticket + " from " + table + " where " + scope + " and " + match + order(key, HITS)
                    + ")";
        }
        return "(select hit.ticket from (" + recent(table, key, ticket, scope, match) + " union all "
                + older(table, key, ticket, scope, match, HITS) + ") hit limit " + HITS + ")";
    }

    private static String recent(String table, String key, String ticket, String scope, String match) {
        return "(select " + ticket + " as ticket from (select * from " + table + " where " + scope + " order by " + key
                + " desc limit " + RECENT + ") " + table.substring(table.length() - 1) + " where " + match + " limit "
                + HITS + ")";
    }

    private static String older(String table, String key, String ticket, String scope, String match, int most) {
        return "(select old.ticket from generate_series((select max(" + key + ") from " + table + ") / " + ERA
                + ", cast(0 as bigint), cast(-1 as bigint)) era (place) cross join lateral (select " + ticket
                + " as ticket from " + table + " where " + scope + " and " + match + " and " + key + " / " + ERA
                + " = era.place" + order(key, most) + ") old)";
    }

    /** The sum keeps the planner from reading the table backwards for a word that hardly anybody uses. */
    private static String order(String key, int most) {
        return " order by " + key + " + 0 desc limit " + most;
    }
}
