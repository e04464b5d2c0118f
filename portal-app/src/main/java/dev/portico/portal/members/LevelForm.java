package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.access.Permission;
import dev.portico.portal.members.api.Level;
import dev.portico.portal.platform.Sent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An access level as its form shows it. */
public record LevelForm(String name, String title, Set<String> permissions) {
    /** What a new one begins with: whoever holds a level comes in. */
    static final LevelForm NEW =
            new LevelForm("", "", Set.of("portal.enter", "tickets.create", "tickets.own", "articles.read"));

    private static final Set<String> BUILT_IN = Set.of("portal-member", "portal-admin");

    public LevelForm {
        permissions = Set.copyOf(permissions);
    }

    static LevelForm of(Level level) {
        return new LevelForm(level.name(), level.title().orElse(level.name()), Set.copyOf(level.permissions()));
    }

    static LevelForm sent(Sent form, String name) {
        return new LevelForm(
                name.isEmpty() ? line(form.value("name")) : name,
                line(form.value("title")),
                Set.copyOf(form.values("permission").stream()
                        .filter(Permission.OF_CUSTOMERS::contains)
                        .distinct()
                        .toList()));
    }

    public boolean builtIn() {
        return BUILT_IN.contains(name);
    }

    /** Message key of a built-in level; empty for one of the vendor's own. */
    public String key() {
        return builtIn() ? "level_" + name.replace("portal-", "") : "";
    }

    /** The switches of the form. */
    public List<Choice> choices() {
        return Permission.OF_CUSTOMERS.stream()
                .map(each -> new Choice(each, Outlook.key("can_", each), permissions.contains(each)))
                .toList();
    }

    /** A permission that can be part of a level. */
    public record Choice(String permission, String key, boolean held) {}

    /** What was previewed: another set of permissions is to be previewed again. */
    public String print() {
        return Permission.OF_CUSTOMERS.stream().filter(permissions::contains).collect(Collectors.joining(" "));
    }

    ObjectNode json(boolean created) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (created) {
            json.put("name", name);
        }
        json.put("title", title);
        json.putArray("permissions");
        Permission.OF_CUSTOMERS.stream().filter(permissions::contains).forEach(json.withArray("/permissions")::add);
        return json;
    }

    private static String line(String typed) {
        String plain = typed.replaceAll("\\s+", " ").strip();
        return plain.length() <= 255 ? plain : plain.substring(0, 255);
    }
}
