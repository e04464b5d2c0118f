package dev.portico.portal.tickets;

import dev.portico.portal.tickets.Happened.Kind;
import dev.portico.portal.tickets.Happened.Piece;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a ticket's history, as somebody sees it.
 *
 * @param author who did it; empty where customers only learn that Support did
 * @param before a code, or for assignee and participants a name; empty where the viewer is not told, too
 */
public record ChangeView(
        Kind kind,
        Optional<String> author,
        Instant at,
        Optional<String> before,
        Optional<String> after,
        Optional<Piece> piece) {

    /** The key of its sentence in {@link TicketTexts}. */
    public String key() {
        return switch (kind) {
            case CAUSE, SOLUTION -> "change_" + kind.code() + (after.isEmpty() ? "_removed" : "");
            case ASSIGNEE -> after.isEmpty() ? "change_unassigned" : "change_assignee";
            case PARTICIPANTS -> after.isEmpty() ? "change_left" : "change_joined";
            case VISIBILITY -> "change_" + after.orElse("hidden");
            case STATUS, PRIORITY -> "change_" + kind.code();
        };
    }

    /** The key of the word for what it became, where that is one of few; empty otherwise. */
    public String word(boolean vendor) {
        return switch (kind) {
            case STATUS ->
                after.flatMap(Status::find)
                        .map(status -> vendor ? status.vendorKey() : status.key())
                        .orElse("");
            case PRIORITY -> after.flatMap(Priority::find).map(Priority::key).orElse("");
            default -> "";
        };
    }

    /** Whom it is about, where the viewer is told. */
    public String value() {
        return switch (kind) {
            case ASSIGNEE -> after.orElse("");
            case PARTICIPANTS -> after.or(() -> before).orElse("");
            default -> "";
        };
    }
}
