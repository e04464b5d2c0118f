package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.members.api.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who would gain and lose what: people who gain the same are told together, the first of them by name.
 *
 * @param total how many people it concerns
 */
public record Consequences(long total, List<Group> gains, List<Group> loses) {

    private static final int NAMED = 10;

    /** So many people, what is the same for them, as message keys, and the names of the first. */
    public record Group(int people, List<String> permissions, List<String> names) {
        /** How many more there are than names. */
        public int unnamed() {
            return people - names.size();
        }
    }

    public static Consequences of(Effect effect) {
        return new Consequences(effect.total(), groups(effect.gains()), groups(effect.loses()));
    }

    private static List<Group> groups(List<Effect.Share> shares) {
        Map<List<String>, List<Effect.Share>> alike = new LinkedHashMap<>();
        shares.forEach(share ->
                alike.computeIfAbsent(told(share), each -> new ArrayList<>()).add(share));
        List<Group> groups = new ArrayList<>();
        alike.forEach((permissions, people) -> groups.add(new Group(
                people.size(),
                permissions,
                people.stream()
                        .flatMap(share -> share.name().stream())
                        .limit(NAMED)
                        .toList())));
        return groups;
    }

    /** What of it has words here: what agents and operators may is not a customer's to gain. */
    private static List<String> told(Effect.Share share) {
        return share.permissions().stream()
                .filter(Permission.OF_CUSTOMERS::contains)
                .map(name -> Outlook.key("can_", name))
                .toList();
    }
}
