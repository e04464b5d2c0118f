package dev.portico.portal.tickets;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a list for; lives in the address, so it can be bookmarked and shared (R56). Nonsense in it is ignored.
 *
 * @param text words to look for in subject, description and the notes one may see; a number also finds that ticket
 * @param organization only that organisation's, by its id, for who sees several
 */
public record Query(
        Stage stage,
        Share share,
        Sort sort,
        String text,
        Optional<Cursor> after,
        int limit,
        Optional<String> organization) {
    public static final int PAGE = 25;
    static final int MOST = 200;
    private static final int LONGEST_TEXT = 200;

    public static Query of(
            @Nullable String status,
            @Nullable String share,
            @Nullable String sort,
            @Nullable String text,
            @Nullable String after,
            int limit) {
        return new Query(
                Stage.of(status),
                Share.of(share),
                Sort.of(sort),
                Words.line(text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT)),
                Optional.ofNullable(after).flatMap(Cursor::read),
                Math.min(Math.max(limit, 1), MOST),
                Optional.empty());
    }

    /** The same, of one organisation only. */
    public Query of(@Nullable String id) {
        return new Query(
                stage, share, sort, text, after, limit, Optional.ofNullable(id).filter(given -> !given.isBlank()));
    }

    public boolean filtered() {
        return stage != Stage.ANY || share != Share.ALL || !text.isEmpty() || organization.isPresent();
    }

    /** How far they have come. */
    public enum Stage {
        ANY(""),
        /** What still needs somebody. */
        UNFINISHED("unfinished"),
        /** What Support is to do. */
        TO_DO("to-do"),
        OPEN("open"),
        WAITING_FOR_CUSTOMER("waiting-for-customer"),
        WAITING_FOR_SUPPORT("waiting-for-support"),
        SOLVED("solved"),
        CLOSED("closed");

        final String code;

        Stage(String code) {
            this.code = code;
        }

        /** As a condition on tickets by that name, in words an index knows. */
        String condition(String t) {
            return Arrays.stream(Status.values())
                    .filter(this::has)
                    .map(status -> "'" + status.code() + "'")
                    .collect(Collectors.joining(", ", t + ".status in (", ")"));
        }

        private boolean has(Status status) {
            return switch (this) {
                case ANY -> true;
                case UNFINISHED -> status.unfinished();
                case TO_DO -> status.unfinished() && status != Status.WAITING_FOR_CUSTOMER;
                default -> status.code().equals(code);
            };
        }

        /** The name in addresses; empty for any. */
        public String code() {
            return code;
        }

        static Stage of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(stage -> stage.code.equals(code))
                    .findFirst()
                    .orElse(ANY);
        }
    }

    /** Whose tickets, of those one sees. */
    public enum Share {
        ALL("", "true"),
        MINE("mine", "{t}.requester_id = :me"),
        SHARED("shared", "{t}.number in (select s.ticket from participants s where s.person_id = :me)"),
        /** One's own: opened by oneself, or shared with one. */
        THEIRS(
                "theirs",
                "{t}.number = any(array(select own.number from tickets own where own.requester_id = :me"
                        + " union all select shared.ticket from participants shared where shared.person_id = :me))"),
        /** An agent's own. */
        ASSIGNED("assigned", "{t}.assignee_id = :me"),
        /** Nobody's yet. */
        UNASSIGNED("unassigned", "{t}.assignee_id is null");

        final String code;
        final String condition;

        Share(String code, String condition) {
            this.code = code;
            this.condition = condition;
        }

        /** True for what only the vendor's side of the table may ask for: customers learn nothing of who works on what. */
        boolean ofDesk() {
            return this == ASSIGNED || this == UNASSIGNED;
        }

        String condition(String t) {
            return condition.replace("{t}", t);
        }

        /** True where it begins with somebody's tickets, rather than with everybody's. */
        boolean few() {
            return this == MINE || this == SHARED || this == THEIRS || this == ASSIGNED;
        }

        /** The name in addresses; empty for all. */
        public String code() {
            return code;
        }

        static Share of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(share -> share.code.equals(code))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** In which order; ties are broken by number, so that paging by key neither skips nor repeats a row. */
    public enum Sort {
        NEWEST("-number", "t.number", false),
        OLDEST("number", "t.number", true),
        UPDATED("-updated", "t.updated_at", false),
        UPDATED_FIRST("updated", "t.updated_at", true);

        final String code;
        final String key;
        final boolean ascending;

        Sort(String code, String key, boolean ascending) {
            this.code = code;
            this.key = key;
            this.ascending = ascending;
        }

        /** The name in addresses. */
        public String code() {
            return code;
        }

        static Sort of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(sort -> sort.code.equals(code))
                    .findFirst()
                    .orElse(NEWEST);
        }
    }
}
