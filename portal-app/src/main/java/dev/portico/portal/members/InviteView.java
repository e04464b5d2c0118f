package dev.portico.portal.members;

import dev.portico.portal.members.api.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that invites one person or many.
 *
 * @param typed names and address, or the lines for many
 * @param outlook what the invited will see; empty while their level is not known
 * @param results what became of each line
 */
public record InviteView(
        Customer customer,
        List<LevelView> levels,
        Map<String, String> typed,
        Grant grant,
        Optional<Outlook> outlook,
        Problems problems,
        List<Line> results) {
    private static final int MOST_SHOWN = 200;

    static InviteView of(
            Customer customer, List<LevelView> levels, Map<String, String> typed, Grant grant, Problems problems) {
        return new InviteView(customer, levels, typed, grant, outlook(grant, levels), problems, List.of());
    }

    InviteView with(List<Line> lines) {
        return new InviteView(customer, levels, typed, grant, outlook, problems, lines);
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
        return line.status().equals("failed")
                ? "reason_try_again"
                : Problems.key(line.reason().orElse(""));
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
