package dev.portico.portal.forum;

import dev.portico.portal.platform.Addressees;
import dev.portico.portal.platform.Invalid;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A section as a moderator typed it.
 *
 * @param typed name, description and position
 * @param groups the security groups ticked, by id with their names
 */
record SectionForm(Map<String, String> typed, Map<String, String> groups) {
    static final SectionForm EMPTY = new SectionForm(Map.of(), Map.of());

    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_GROUPS = 50;
    private static final Pattern POSITION = Pattern.compile("-?[0-9]{1,6}");

    /** What becomes of it when nothing is wrong. */
    record Wanted(String name, String description, int position, Map<String, String> groups) {}

    static SectionForm of(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : new String[] {"name", "description", "position", "search", "deed"}) {
            typed.put(field, Optional.ofNullable(form.getFirst(field)).orElse(""));
        }
        Map<String, String> groups = new LinkedHashMap<>();
        Addressees.ticked(form, "group").forEach((id, name) -> groups.put(id, called(name)));
        return new SectionForm(typed, groups);
    }

    private static String called(String name) {
        String line = Typed.line(name);
        return line.substring(0, Math.min(line.length(), Typed.LONGEST_TITLE));
    }

    static SectionForm of(Section section) {
        return new SectionForm(
                Map.of(
                        "name", section.name(),
                        "description", section.description(),
                        "position", String.valueOf(section.position())),
                section.groups());
    }

    /** What is looked for; empty where it is to be saved. */
    Optional<Addressees.Wish> wish() {
        return Addressees.Wish.of(value("deed"), value("search"));
    }

    Sheet sheet() {
        return new Sheet(typed, Map.of());
    }

    Sheet sheet(Invalid invalid) {
        return new Sheet(typed, invalid.reasons());
    }

    /** @throws Invalid when something is wrong, by field */
    Wanted checked() {
        Typed checked = new Typed();
        String name = checked.line("name", value("name"), Typed.LONGEST_TITLE);
        String description = Typed.line(value("description"));
        if (description.length() > LONGEST_DESCRIPTION) {
            checked.wrong("description", "too_long");
        }
        String position = Typed.line(value("position"));
        if (!position.isEmpty() && !POSITION.matcher(position).matches()) {
            checked.wrong("position", "number");
        }
        if (groups.size() > MOST_GROUPS) {
            checked.wrong("groups", "groups");
        }
        checked.done();
        return new Wanted(name, description, position.isEmpty() ? 0 : Integer.parseInt(position), groups);
    }

    private String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
