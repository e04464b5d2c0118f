package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.members.api.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who would gain and lose what, without naming anybody: people who gain the same are counted together.
 *
 * @param total how many people it concerns
 */
public record Consequences(long total, List<Group> gains, List<Group> loses) {

    /** So many people, and what is the same for them, as message keys. */
    public record Group(int people, List<String> permissions) {}

    static Consequences of(Effect effect) {
        return new Consequences(effect.total(), groups(effect.gains()), groups(effect.loses()));
    }

    private static List<Group> groups(List<Effect.Share> shares) {
        Map<List<String>, Integer> counted = new LinkedHashMap<>();
        shares.forEach(share -> counted.merge(share.permissions(), 1, Integer::sum));
        List<Group> groups = new ArrayList<>();
        counted.forEach((permissions, people) -> groups.add(new Group(
                people,
                permissions.stream()
                        .filter(Permission.OF_CUSTOMERS::contains)
                        .map(name -> Outlook.key("can_", name))
                        .toList())));
        return groups;
    }
}
