package dev.portico.extension.observed;

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
 * @param roles by id, those that mean something to the portal by themselves
 */
record RealmFacts(Map<String, @Nullable Object> settings, Map<String, Role> roles) {

    static RealmFacts of(RealmModel realm) {
        Map<String, Role> roles = new TreeMap<>();
        realm.getRolesStream().forEach(role -> Directory.rolesOf(role).stream()
                .filter(meant -> meant.name().equals(role.getName()))
                .findFirst()
                .ifPresent(meant -> roles.put(role.getId(), meant)));
        return new RealmFacts(SettingNames.in(realm.getAttributes()), roles);
    }

    /** What has to be noted when this became that. */
    List<Entry> became(RealmFacts after) {
        List<Entry> entries = new ArrayList<>();
        SettingNames.changed(settings, after.settings).ifPresent(entries::add);
        TreeSet<String> ids = new TreeSet<>(roles.keySet());
        ids.addAll(after.roles.keySet());
        ids.forEach(id -> {
            Role was = roles.get(id);
            Role is = after.roles.get(id);
            if (!Objects.equals(was, is)) {
                entries.add(Entry.of(act(was, is)).before(shown(was)).after(shown(is)));
            }
        });
        return entries;
    }

    private static Act act(@Nullable Role was, @Nullable Role is) {
        if (was == null) {
            return Act.LEVEL_CREATED;
        }
        return is == null ? Act.LEVEL_DELETED : Act.LEVEL_EDITED;
    }

    private static Map<String, @Nullable Object> shown(@Nullable Role role) {
        return role == null
                ? Map.of()
                : Map.of(
                        "level",
                        role.name(),
                        "kind",
                        role.kind().name().toLowerCase(Locale.ROOT),
                        "permissions",
                        role.entitlements().wireNames());
    }
}
