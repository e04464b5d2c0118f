package dev.portico.portal.members;

import dev.portico.portal.members.api.Line;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that invites one person or many.
 *
 * @param typed names and address, or the lines for many
 * @param outlook what the invited will see; empty while their level is not known
 * @param results what became of each line
 * @param previewed whether somebody asked what they will see
 */
public record InviteView(
        Customer customer,
        List<LevelView> levels,
        Map<String, String> typed,
        Grant grant,
        Optional<Outlook> outlook,
        Problems problems,
        List<Line> results,
        boolean previewed) {
    private static final int MOST_SHOWN = 200;

    static InviteView of(
            Customer customer, List<LevelView> levels, Map<String, String> typed, Grant grant, Problems problems) {
        return new InviteView(customer, levels, typed, grant, outlook(grant, levels), problems, List.of(), false);
    }

    InviteView with(List<Line> lines) {
        return new InviteView(customer, levels, typed, grant, outlook, problems, lines, false);
    }

    InviteView asPreviewed() {
        return new InviteView(customer, levels, typed, grant, outlook, problems, results, true);
    }

    /** Whether the last day was before this one: nobody can be invited until then. */
    public boolean passed() {
        return grant.lastDay()
                .filter(day -> day.isBefore(LocalDate.now(ZoneOffset.UTC)))
                .isPresent();
    }

    private static Optional<Outlook> outlook(Grant grant, List<LevelView> levels) {
        return Outlook.unknown(grant, levels) ? Optional.empty() : Optional.of(Outlook.of(grant, levels));
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public long invited() {
        return results.stream().filter(line -> line.status().equals("invited")).count();
    }

    /** The lines that were not taken; they stay in the form to be corrected. */
    public List<Line> refused() {
        return results.stream().filter(line -> !line.status().equals("invited")).toList();
    }

    /** As many of them as anybody reads. */
    public List<Line> shown() {
        return refused().stream().limit(MOST_SHOWN).toList();
    }

    /** How many more there are. */
    public int unseen() {
        return Math.max(0, refused().size() - MOST_SHOWN);
    }

    /** Message key of why a line was not taken. */
    public String why(Line line) {
        String reason = line.reason().orElse("");
        if (line.status().equals("failed")) {
            return "reason_try_again";
        }
        return reason.equals("invalid-value")
                ? switch (line.field().orElse("")) {
                    case "email" -> "line_email";
                    case "firstName", "lastName" -> "reason_no_name";
                    case "until" -> "line_until";
                    default -> "line_broken";
                }
                : Problems.key(reason);
    }

    /** Message key of what a field is called. */
    public String label(String field) {
        return switch (field) {
            case "firstName" -> "first_name";
            case "lastName" -> "last_name";
            case "until" -> "last_day";
            case "email", "level" -> field;
            default -> "invitation";
        };
    }
}
