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
 * @param total how many people it concerns; nobody counts visitors
 * @param visitors what those gain and lose who are not signed in
 */
public record Consequences(long total, List<Group> gains, List<Group> loses, Visitors visitors) {

    private static final int NAMED = 10;

    private static final String READS_FORUM = "forum.read";
    private static final String SUBMITS = "requests.submit";

    /** What there are words for. */
    private static final List<String> OF_VISITORS = List.of("articles.read", READS_FORUM, SUBMITS);

    /**
     * What visitors gain and lose, as message keys.
     *
     * @param opensForum what customers wrote, and their names, become everybody's to read
     */
    public record Visitors(List<String> gains, List<String> loses, boolean opensForum) {
        public boolean concerned() {
            return !gains.isEmpty() || !loses.isEmpty();
        }

        private Visitors without(String key) {
            return new Visitors(
                    gains.stream().filter(each -> !each.equals(key)).toList(),
                    loses.stream().filter(each -> !each.equals(key)).toList(),
                    opensForum);
        }

        private static Visitors of(Effect.Visitors said) {
            return new Visitors(
                    keys(said.gains()), keys(said.loses()), said.gains().contains(READS_FORUM));
        }

        private static List<String> keys(List<String> names) {
            return OF_VISITORS.stream()
                    .filter(names::contains)
                    .map(Visitors::key)
                    .toList();
        }

        private static String key(String name) {
            return "visitor_" + name.replace('.', '_');
        }
    }

    /** So many people, what is the same for them, as message keys, and the names of the first. */
    public record Group(int people, List<String> permissions, List<String> names) {
        /** How many more there are than names. */
        public int unnamed() {
            return people - names.size();
        }
    }

    public static Consequences of(Effect effect) {
        return new Consequences(
                effect.total(),
                groups(effect.gains()),
                groups(effect.loses()),
                Visitors.of(effect.visitors().orElse(Effect.Visitors.UNTOUCHED)));
    }

    /** The same where no mail is sent: visitors submit nothing there, whatever is set, as nobody's address can be verified (R24). */
    public Consequences withoutMails() {
        return new Consequences(total, gains, loses, visitors.without(Visitors.key(SUBMITS)));
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
