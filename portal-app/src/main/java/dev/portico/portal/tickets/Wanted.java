package dev.portico.portal.tickets;

import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent wants a ticket to be; what is empty stays as it is.
 *
 * @param version of the ticket it was decided on
 * @param cause an empty text takes it away, as with {@code solution}
 */
public record Wanted(
        long version,
        Optional<Status> status,
        Optional<Priority> priority,
        Optional<String> cause,
        Optional<String> solution,
        Optional<Assignee> assignee) {

    /** Who is to work on it: an agent, or nobody. */
    public record Assignee(Optional<UserId> agent) {}

    /**
     * Reads what somebody typed, field by field; a field that is missing is not spoken of.
     *
     * @throws Invalid with a message key per field
     */
    public static Wanted of(long version, Map<String, String> typed) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Optional<Status> status = Optional.ofNullable(typed.get("status")).flatMap(Status::find);
        Optional<Priority> priority = Optional.ofNullable(typed.get("priority")).flatMap(Priority::find);
        if (typed.containsKey("status") && status.isEmpty()) {
            reasons.put("status", "choose_one");
        }
        if (typed.containsKey("priority") && priority.isEmpty()) {
            reasons.put("priority", "choose_one");
        }
        Optional<String> cause = text(typed, "cause", reasons);
        Optional<String> solution = text(typed, "solution", reasons);
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return new Wanted(
                version,
                status,
                priority,
                cause,
                solution,
                Optional.ofNullable(typed.get("assignee"))
                        .map(id -> new Assignee(
                                Optional.of(id).filter(some -> !some.isBlank()).map(UserId::new))));
    }

    private static Optional<String> text(Map<String, String> typed, String field, Map<String, String> reasons) {
        Optional<String> text = Optional.ofNullable(typed.get(field)).map(Words::text);
        if (text.isPresent() && text.get().length() > Draft.LONGEST_TEXT) {
            reasons.put(field, "too_long");
        }
        return text;
    }
}
