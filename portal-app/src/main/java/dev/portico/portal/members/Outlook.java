package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * "What they will see": what a grant means, in message keys.
 *
 * @param can what they will be able to do
 * @param cannot what they will notably not be able to do
 */
public record Outlook(List<String> can, List<String> cannot) {
    private static final List<String> TOLD = List.of(
            "tickets.create",
            "tickets.own",
            "tickets.organization",
            "messenger.contact",
            "articles.read",
            "members.view",
            "members.invite",
            "members.assign-levels",
            "members.edit",
            "members.deactivate",
            "members.reset",
            "members.perspective",
            "members.review");
    private static final List<String> MISSED = List.of("tickets.organization", "messenger.contact");

    static Outlook of(Grant grant, List<LevelView> levels) {
        List<String> held =
                new ArrayList<>(LevelView.named(grant.level(), levels).permissions());
        boolean enters = held.contains("portal.enter");
        if (enters && grant.messenger()) {
            held.add("messenger.contact");
        }
        if (grant.ownTicketsOnly()) {
            held.remove("tickets.organization");
        }
        if (!enters) {
            return new Outlook(List.of(), List.of("cannot_enter"));
        }
        return new Outlook(
                TOLD.stream()
                        .filter(held::contains)
                        .map(name -> key("can_", name))
                        .toList(),
                MISSED.stream()
                        .filter(name -> !held.contains(name))
                        .map(name -> key("cannot_", name))
                        .toList());
    }

    /** True when the levels are not known: then nothing is promised. */
    static boolean unknown(Grant grant, List<LevelView> levels) {
        return !grant.level().equals(Member.NO_LEVEL)
                && levels.stream().noneMatch(level -> level.name().equals(grant.level()));
    }

    static String key(String prefix, String permission) {
        return prefix + permission.replace('.', '_').replace('-', '_');
    }
}
