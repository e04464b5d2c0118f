package dev.portico.stack.delegation;

import dev.portico.stack.Facts;
import dev.portico.stack.Facts.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what must not have happened between two readings of the facts, when one call was made in between. */
final class Judge {

    private final Facts before;
    private final Facts after;
    private final Model was;
    private final Model is;
    private final String caller;
    private final List<String> faults = new ArrayList<>();

    Judge(Facts before, Facts after, String caller) {
        this.before = before;
        this.after = after;
        this.was = new Model(before);
        this.is = new Model(after);
        this.caller = caller;
    }

    /** Everything that is wrong; empty when nothing is. */
    List<String> faults(int status, World world) {
        List<Fact> gained = after.beyond(before);
        List<Fact> lost = before.beyond(after);
        if (status >= 500) {
            faults.add("a fault of ours: " + status);
        }
        if (status >= 400 && (!gained.isEmpty() || !lost.isEmpty() || before.journal() != after.journal())) {
            faults.add("refused and yet done: " + gained + lost + (after.journal() - before.journal()) + " entries");
        }
        if (!(gained.isEmpty() && lost.isEmpty()) && before.journal() == after.journal()) {
            faults.add("done and not in the journal: " + gained + lost);
        }
        gained.forEach(fact -> judge(fact, true));
        lost.forEach(fact -> judge(fact, false));
        world.organizations().forEach(this::nobodyHoldsWhatTheCallerLacks);
        world.organizations()
                .forEach(organization -> mustNot(
                        was.admins(organization) > 0 && is.admins(organization) == 0,
                        "the last admin of",
                        organization));
        return faults;
    }

    private void judge(Fact fact, boolean gained) {
        switch (fact.kind()) {
            case "grant" -> grant(fact, gained);
            case "until" -> until(fact);
            case "in-group" -> touched(fact, "members.assign-levels", fact.place());
            case "group-role" -> groupRole(fact, gained);
            case "invitation" -> invitation(fact, gained);
            case "account" -> account(fact);
            default -> faults.add((gained ? "new: " : "gone: ") + fact);
        }
    }

    private void grant(Fact fact, boolean gained) {
        touched(fact, "members.assign-levels", fact.place());
        boolean staysOn = !is.roles(fact.place(), caller).isEmpty();
        mustNot(
                !gained
                        && staysOn
                        && fact.subject().equals(caller)
                        && fact.value().equals(Model.OWN_ONLY),
                "a restriction taken off oneself",
                fact);
        mustNot(gained && !Model.GRANTABLE.contains(fact.value()), "not to be granted", fact);
        mustNot(gained && !mine(fact.place()).containsAll(Model.carried(fact.value())), "above the caller", fact);
    }

    private void until(Fact fact) {
        touched(fact, "members.assign-levels", fact.place());
        boolean longer = was.until(fact.place(), caller)
                .filter(end -> is.until(fact.place(), caller)
                        .filter(now -> !now.isAfter(end))
                        .isEmpty())
                .isPresent();
        boolean revoked = is.roles(fact.place(), caller).isEmpty();
        mustNot(fact.subject().equals(caller) && longer && !revoked, "more time for oneself", fact);
    }

    private void groupRole(Fact fact, boolean gained) {
        mustNot(!gained, "a group grants no more", fact);
        mustNot(!Model.GRANTABLE.contains(fact.value()), "not to be granted", fact);
        mustNot(!mine(fact.place()).contains("members.assign-levels"), "no right to", fact);
    }

    private void invitation(Fact fact, boolean gained) {
        mustNot(!mine(fact.place()).contains("members.invite"), "no right to", fact);
        String level = fact.value().split(" ", 2)[0];
        mustNot(gained && !mine(fact.place()).containsAll(Model.carried(level)), "invited above the caller", fact);
    }

    /** Accounts belong to every organisation of the person, and never to a customer when they are the vendor's. */
    private void account(Fact fact) {
        String needed =
                switch (fact.place()) {
                    case "enabled" -> "members.deactivate";
                    case "names", "attribute" -> "members.edit";
                    default -> "nothing that there is";
                };
        mustNot(was.isVendors(fact.subject()), "the vendor's account", fact);
        was.organizations(fact.subject()).forEach(organization -> touched(fact, needed, organization));
    }

    /** Whoever is touched must not be above the caller, who needs the right there. */
    private void touched(Fact fact, String needed, String organization) {
        mustNot(!mine(organization).contains(needed), "without " + needed, fact);
        boolean above = !mine(organization).containsAll(was.rank(organization, fact.subject()));
        mustNot(above && !fact.subject().equals(caller), "touched above the caller", fact);
    }

    private void nobodyHoldsWhatTheCallerLacks(String organization) {
        after.of("member").filter(fact -> fact.place().equals(organization)).forEach(fact -> {
            Set<String> more = new HashSet<>(is.held(organization, fact.subject()));
            more.removeAll(was.held(organization, fact.subject()));
            mustNot(!mine(organization).containsAll(more), "gained " + more, fact);
        });
    }

    private Set<String> mine(String organization) {
        return was.held(organization, caller);
    }

    private void mustNot(boolean happened, String what, Object where) {
        if (happened) {
            faults.add(what + " " + where);
        }
    }
}
