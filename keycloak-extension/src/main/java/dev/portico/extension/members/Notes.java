package dev.portico.extension.members;

import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Notes what has become of a member in the journal, by comparing how they were shown before and are shown after. */
final class Notes {

    private final Journal journal;
    private final RealmModel realm;
    private final HeldMember held;

    Notes(KeycloakSession session, RealmModel realm, HeldMember held) {
        this.journal = Journal.of(session, realm);
        this.realm = realm;
        this.held = held;
    }

    void add(Act act, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        journal.note(Entry.of(act)
                .in(held.organization().id())
                .about(held.id())
                .before(before)
                .after(after));
    }

    /** What differs; nothing where nothing does. */
    void compare(MemberView before, MemberView after) {
        if (!before.level().equals("none") && after.level().equals("none")) {
            add(Act.REVOKED, grants(before), Map.of());
        } else {
            if (!before.levels().equals(after.levels())) {
                add(Act.LEVEL_CHANGED, level(before), level(after));
            }
            notIn(before.roles(), after.roles()).forEach(role -> add(Act.ROLE_GRANTED, Map.of(), Map.of("role", role)));
            notIn(after.roles(), before.roles()).forEach(role -> add(Act.ROLE_REMOVED, Map.of("role", role), Map.of()));
            one(Act.OWN_ONLY_SET, "ownTicketsOnly", before.ownTicketsOnly(), after.ownTicketsOnly());
            one(Act.END_DATE_SET, "until", before.until(), after.until());
        }
        notIn(before.groups(), after.groups()).forEach(this::joined);
        notIn(after.groups(), before.groups()).forEach(this::left);
        account(before, after);
    }

    void joined(String group) {
        if (isTheirs(group)) {
            add(Act.GROUP_JOINED, Map.of(), Map.of("group", named(group)));
        }
    }

    void left(String group) {
        if (isTheirs(group)) {
            add(Act.GROUP_LEFT, Map.of("group", named(group)), Map.of());
        }
    }

    /** The realm's groups are the vendor's to know of (R37): what is noted of them is in the realm's chain, by who observes them. */
    private boolean isTheirs(String group) {
        GroupModel found = realm.getGroupById(group);
        return found == null || found.getType() == GroupModel.Type.ORGANIZATION;
    }

    /** With its name, as long as there is one: the id of a group that was deleted tells nobody anything. */
    private Object named(String group) {
        GroupModel found = realm.getGroupById(group);
        return found == null ? group : Map.of("id", group, "name", found.getName());
    }

    private void account(MemberView before, MemberView after) {
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        Map<String, @Nullable Object> is = new LinkedHashMap<>();
        field("firstName", before.firstName(), after.firstName(), was, is);
        field("lastName", before.lastName(), after.lastName(), was, is);
        field("phone", before.phone(), after.phone(), was, is);
        if (!is.isEmpty()) {
            add(Act.EDITED, was, is);
        }
    }

    private static void field(
            String name,
            @Nullable String before,
            @Nullable String after,
            Map<String, @Nullable Object> was,
            Map<String, @Nullable Object> is) {
        if (!Objects.equals(before, after)) {
            was.put(name, before);
            is.put(name, after);
        }
    }

    private void one(Act act, String name, @Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        Map<String, @Nullable Object> is = new LinkedHashMap<>();
        was.put(name, before);
        is.put(name, after);
        if (!was.equals(is)) {
            add(act, was, is);
        }
    }

    private static Map<String, @Nullable Object> level(MemberView view) {
        return view.levels().size() > 1
                ? Map.of("level", view.level(), "levels", view.levels())
                : Map.of("level", view.level());
    }

    private static Map<String, @Nullable Object> grants(MemberView view) {
        Map<String, @Nullable Object> grants = new LinkedHashMap<>(level(view));
        grants.put("roles", view.roles());
        grants.put("ownTicketsOnly", view.ownTicketsOnly());
        grants.put("until", view.until());
        return grants;
    }

    private static List<String> notIn(List<String> some, List<String> others) {
        return others.stream().filter(each -> !some.contains(each)).toList();
    }
}
