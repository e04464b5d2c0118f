package dev.portico.extension.observed;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Role;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * What an administrator set for everybody.
 *
 * @param settings attributes {@code portal.*}
 * @param roles by id, those that mean something to the portal by themselves or by what they are composed of
 */
record RealmFacts(Map<String, @Nullable Object> settings, Map<String, Meaning> roles) {

    /** What holding the role with this name is holding. */
    record Meaning(String name, List<Role> parts) {

        /** Whether it is one of the portal's roles itself, and no mere bundle of them. */
        boolean isOne() {
            return parts.size() == 1 && parts.get(0).name().equals(name);
        }

        Map<String, @Nullable Object> shown() {
            Map<String, @Nullable Object> shown = new TreeMap<>();
            shown.put("level", name);
            shown.put("kind", isOne() ? parts.get(0).kind().name().toLowerCase(Locale.ROOT) : "composite");
            shown.put(
                    "permissions",
                    Entitlements.of(parts.stream()
                                    .flatMap(part -> part.entitlements().permissions().stream())
                                    .distinct()
                                    .toList())
                            .wireNames());
            if (!isOne()) {
                shown.put("roles", parts.stream().map(Role::name).sorted().toList());
            }
            return shown;
        }
    }

    static RealmFacts of(RealmModel realm) {
        Map<String, Meaning> roles = new TreeMap<>();
        realm.getRolesStream().forEach(role -> {
            Meaning meaning = new Meaning(role.getName(), Directory.rolesOf(role));
            if (!meaning.parts().isEmpty()) {
                roles.put(role.getId(), meaning);
            }
        });
        return new RealmFacts(SettingNames.in(realm.getAttributes()), roles);
    }

    /** What has to be noted when this became that. */
    List<Entry> became(RealmFacts after) {
        List<Entry> entries = new ArrayList<>();
        SettingNames.changed(settings, after.settings).ifPresent(entries::add);
        TreeSet<String> ids = new TreeSet<>(roles.keySet());
        ids.addAll(after.roles.keySet());
        ids.forEach(id -> {
            Meaning was = roles.get(id);
            Meaning is = after.roles.get(id);
            if (!Objects.equals(was, is)) {
                entries.add(Entry.of(act(was, is)).before(shown(was)).after(shown(is)));
            }
        });
        return entries;
    }

    /** A bundle begins and ceases to give something without being made or deleted. */
    private static Act act(@Nullable Meaning was, @Nullable Meaning is) {
        if (was == null) {
            return is != null && is.isOne() ? Act.LEVEL_CREATED : Act.LEVEL_EDITED;
        }
        return is == null && was.isOne() ? Act.LEVEL_DELETED : Act.LEVEL_EDITED;
    }

    private static Map<String, @Nullable Object> shown(@Nullable Meaning role) {
        return role == null ? Map.of() : role.shown();
    }
}
