package dev.portico.extension.signals;

import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out why from what was journaled in the same transaction. */
final class Causes {

    private static final Set<Act> ENDING = EnumSet.of(Act.REVOKED, Act.LEFT);
    private static final Set<Act> DISABLING = EnumSet.of(Act.DEACTIVATED, Act.ACCOUNT_DELETED);

    private final List<Said> said;
    private final Actor unsaid;

    /** @param unsaid who acts, for what nothing was said of */
    Causes(List<Said> said, Actor unsaid) {
        this.said = List.copyOf(said);
        this.unsaid = unsaid;
    }

    Cause of(Subject subject) {
        List<Said> about = about(subject);
        return new Cause(initiator(subject, about), admins(about), users(subject, about));
    }

    /** What was said of the subject. */
    List<Said> about(Subject subject) {
        return said.stream().filter(each -> concerns(each.entry(), subject)).toList();
    }

    /** Whether this took the last thing that let somebody in there. */
    static boolean ends(Entry entry) {
        return ENDING.contains(entry.act())
                || (entry.act() == Act.LEVEL_CHANGED
                        && "none".equals(entry.after().get("level")));
    }

    static boolean disables(Entry entry) {
        return DISABLING.contains(entry.act());
    }

    static boolean disablesOrganization(Entry entry) {
        return entry.act() == Act.ORGANIZATION_DELETED
                || (entry.act() == Act.ORGANIZATION_CHANGED
                        && Boolean.FALSE.equals(entry.after().get("enabled")));
    }

    private static boolean concerns(Entry entry, Subject subject) {
        if (subject instanceof Subject.Person person) {
            return entry.person().equals(Optional.of(person.id()))
                    && (person.place().isEmpty() || entry.organization().equals(person.place()));
        }
        if (subject instanceof Subject.MembersOf members) {
            return entry.organization().equals(Optional.of(members.organization()));
        }
        return entry.organization().isEmpty() && entry.person().isEmpty();
    }

    private Cause.Initiator initiator(Subject subject, List<Said> about) {
        if (about.stream().anyMatch(each -> each.entry().after().containsKey("cause"))) {
            return Cause.Initiator.POLICY;
        }
        Actor actor = about.stream().map(Said::actor).findFirst().orElse(unsaid);
        return switch (actor.kind()) {
            case SYSTEM -> Cause.Initiator.SYSTEM;
            case PERSON -> isOneself(actor, subject) ? Cause.Initiator.USER : Cause.Initiator.ADMIN;
            case VENDOR, REALM_ADMIN, CONSOLE -> Cause.Initiator.ADMIN;
        };
    }

    private static boolean isOneself(Actor actor, Subject subject) {
        return subject instanceof Subject.Person person
                && actor.id().map(UserId::new).equals(Optional.of(person.id()));
    }

    /** The acts, and the reasons that were given for them. */
    private static Optional<String> admins(List<Said> about) {
        Stream<String> acts = about.stream().map(each -> each.entry().act().wireName());
        Stream<String> reasons =
                about.stream().map(each -> each.entry().reason().orElse(null)).filter(Objects::nonNull);
        String words = acts.distinct().collect(Collectors.joining(", "));
        String why = reasons.distinct().collect(Collectors.joining("; "));
        return words.isEmpty() ? Optional.empty() : Optional.of(why.isEmpty() ? words : words + ": " + why);
    }

    private static UserReason users(Subject subject, List<Said> about) {
        if (subject instanceof Subject.Everybody) {
            return UserReason.PORTAL_CHANGED;
        }
        if (subject instanceof Subject.MembersOf) {
            return any(about, Causes::disablesOrganization)
                    ? UserReason.ORGANIZATION_DISABLED
                    : UserReason.ORGANIZATION_CHANGED;
        }
        if (any(about, Causes::disables)) {
            return UserReason.ACCOUNT_DISABLED;
        }
        return any(about, Causes::ends) ? UserReason.ACCESS_ENDED : UserReason.ACCESS_CHANGED;
    }

    private static boolean any(List<Said> about, Predicate<Entry> rule) {
        return about.stream().map(Said::entry).anyMatch(rule);
    }
}
