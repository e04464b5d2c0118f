package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it is noted in the journal: {@code Entry.of(LEVEL_CHANGED).in(acme).about(ben).before("level",
 * "portal-member").after("level", "portal-admin")}.
 *
 * @param organization where; empty for what concerns the realm
 * @param person whom; empty for what concerns nobody in particular
 * @param before small values that JSON has: text, numbers, booleans, null, lists and maps of them. Those named {@code username},
 *     {@code email}, {@code firstName}, {@code lastName} and {@code phone} are kept so that they can be erased
 * @param reason why, in the words of who did it; kept so that it can be erased
 */
public record Entry(
        Act act,
        Optional<OrganizationId> organization,
        Optional<UserId> person,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        Optional<String> reason) {

    public Entry {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    public static Entry of(Act act) {
        return new Entry(act, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty());
    }

    public Entry in(OrganizationId there) {
        return new Entry(act, Optional.of(there), person, before, after, reason);
    }

    public Entry about(UserId whom) {
        return new Entry(act, organization, Optional.of(whom), before, after, reason);
    }

    public Entry because(Optional<String> why) {
        return new Entry(act, organization, person, before, after, why);
    }

    public Entry before(Map<String, @Nullable Object> values) {
        return new Entry(act, organization, person, values, after, reason);
    }

    public Entry after(Map<String, @Nullable Object> values) {
        return new Entry(act, organization, person, before, values, reason);
    }

    public Entry before(String name, @Nullable Object value) {
        return before(with(before, name, value));
    }

    public Entry after(String name, @Nullable Object value) {
        return after(with(after, name, value));
    }

    /** Whether this says what that one would say of the same person in the same place. */
    boolean tellsOf(Entry other) {
        return person.equals(other.person)
                && organization.equals(other.organization)
                && (act.includes(other.act) || (act == other.act && isAboutTheSame(other)));
    }

    /** Roles and groups are granted one by one. */
    private boolean isAboutTheSame(Entry other) {
        return switch (act) {
            case ROLE_GRANTED -> Objects.equals(after.get("role"), other.after.get("role"));
            case ROLE_REMOVED -> Objects.equals(before.get("role"), other.before.get("role"));
            case GROUP_JOINED -> Objects.equals(groupId(after), groupId(other.after));
            case GROUP_LEFT -> Objects.equals(groupId(before), groupId(other.before));
            default -> true;
        };
    }

    private static @Nullable Object groupId(Map<String, @Nullable Object> values) {
        Object group = values.get("group");
        return group instanceof Map<?, ?> named ? named.get("id") : group;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> values, String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return more;
    }
}
