package dev.portico.portal.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a list for; lives in the address, so it can be bookmarked and shared (R56). Nonsense in it is ignored.
 *
 * @param text words to look for in subject, description and the notes one may see; a number also finds that ticket
 */
public record Query(Stage stage, Share share, Sort sort, String text, Optional<Cursor> after, int limit) {
    static final int PAGE = 25;
    static final int MOST = 200;
    private static final int LONGEST_TEXT = 200;

    static Query of(
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
                Math.min(Math.max(limit, 1), MOST));
    }

    boolean filtered() {
        return stage != Stage.ANY || share != Share.ALL || !text.isEmpty();
    }

    /** How far they have come. */
    public enum Stage {
        ANY(""),
        /** What still needs somebody: open or answered. */
        UNFINISHED("unfinished"),
        OPEN("open"),
        WAITING("waiting"),
        SOLVED("solved"),
        CLOSED("closed");

        final String code;

        Stage(String code) {
            this.code = code;
        }

        List<Status> statuses() {
            return switch (this) {
                case ANY -> List.of(Status.values());
                case UNFINISHED -> List.of(Status.OPEN, Status.WAITING);
                case OPEN -> List.of(Status.OPEN);
                case WAITING -> List.of(Status.WAITING);
                case SOLVED -> List.of(Status.SOLVED);
                case CLOSED -> List.of(Status.CLOSED);
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
        MINE("mine", "t.requester_id = :me"),
        SHARED("shared", "exists (select 1 from participants s where s.ticket = t.number and s.person_id = :me)");

        final String code;
        final String condition;

        Share(String code, String condition) {
            this.code = code;
            this.condition = condition;
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
