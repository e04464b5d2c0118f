package dev.portico.extension.access;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one person may do with another: the rules of delegated administration (R48, R49).
 *
 * <ol>
 *   <li>Only where the right is held, and only with people whose rights there do not exceed one's own (rank). Everybody may
 *       touch themselves.
 *   <li>Nothing is granted, nor given back, that one does not hold oneself (ceiling), nor for longer (horizon); nobody gives
 *       themselves more time, nor takes a restriction off themselves. Taking away and shortening is always possible.
 *   <li>What touches the account needs right and rank in every organisation of the person, and no vendor's or administrator's
 *       role on the account: {@code shared-account}. Whoever lacks that can still take access in their own organisation.
 *   <li>Persons with such roles are theirs to view only for operators and realm admins, who hold every right everywhere.
 * </ol>
 *
 * <p>That an organisation keeps an admin is {@link Admins}' to say.
 */
public final class Delegation {

    /**
     * Caller and person in one organisation.
     *
     * @param caller what the caller may do there
     * @param ceiling what nobody they touch may exceed, and all that they can grant
     * @param person what the person's grants there amount to ({@link Rights#of}), in force or not
     */
    public record Standing(Entitlements caller, Entitlements ceiling, Entitlements person) {}

    /**
     * The person, whichever organisation is looked at.
     *
     * @param privileged whether they hold a vendor's or an administrator's role
     * @param oneself whether caller and person are the same
     */
    public record Person(boolean enabled, boolean privileged, boolean oneself) {}

    private final Person person;
    private final Standing here;
    private final List<Standing> elsewhere;
    private final Horizon horizon;
    private final boolean runsEverything;

    /**
     * The rules for one caller and one person.
     *
     * @param elsewhere the person's other organisations
     * @param horizon how long the caller can grant something here for
     * @param runsEverything whether the caller is an operator or a realm admin
     */
    public Delegation(Person person, Standing here, List<Standing> elsewhere, Horizon horizon, boolean runsEverything) {
        this.person = person;
        this.here = here;
        this.elsewhere = List.copyOf(elsewhere);
        this.horizon = horizon;
        this.runsEverything = runsEverything;
    }

    /** Everything that can be done, and makes sense to offer. */
    public List<Deed> may() {
        return Stream.of(Deed.values())
                .filter(deed -> deed.makesSense(person.enabled(), person.oneself()))
                .filter(deed -> refusal(deed).isEmpty())
                .toList();
    }

    /** Why this must not be done; empty when it may. */
    public Optional<Reason> refusal(Deed deed) {
        if (!here.caller().contains(deed.needed())) {
            return Optional.of(Reason.MISSING_PERMISSION);
        }
        if (deed.touchesAccount() && person.privileged()) {
            return Optional.of(Reason.SHARED_ACCOUNT);
        }
        if ((person.privileged() && runsEverything) || isAbove(here)) {
            return Optional.of(Reason.ABOVE_OWN_RIGHTS);
        }
        if (deed == Deed.PERSPECTIVE && !isShownWhole()) {
            return Optional.of(Reason.MISSING_PERMISSION);
        }
        boolean everywhere =
                elsewhere.stream().allMatch(there -> there.caller().contains(deed.needed()) && !isAbove(there));
        return deed.touchesAccount() && !everywhere ? Optional.of(Reason.SHARED_ACCOUNT) : Optional.empty();
    }

    /**
     * Why the portal must not be seen through this person's eyes (R26, R31); empty when it may. Whoever lacks the right is told that,
     * and nothing about the person.
     *
     * @param atTheDesk whether the caller serves this organisation for the vendor, with {@code desk.perspective}: nobody's rank is
     *     above theirs, but who holds a vendor's or an administrator's role is not theirs to be
     */
    public Optional<Reason> refusalOfPerspective(boolean atTheDesk) {
        if (!atTheDesk && !mayLook()) {
            return Optional.of(Reason.MISSING_PERMISSION);
        }
        if (person.oneself()) {
            return Optional.of(Reason.INVALID_VALUE);
        }
        if (person.privileged()) {
            return Optional.of(Reason.ABOVE_OWN_RIGHTS);
        }
        if (!person.enabled()) {
            return Optional.of(Reason.USER_DISABLED);
        }
        if (!here.person().contains(Permission.PORTAL_ENTER)) {
            return Optional.of(Reason.NO_ACCESS);
        }
        return atTheDesk ? Optional.empty() : refusal(Deed.PERSPECTIVE);
    }

    /**
     * Why these grants must not be made of those; empty when they may. Asked after {@link #refusal} of {@link Deed#ASSIGN_LEVELS}.
     *
     * @param before the person there, as they are
     * @param after the person there, as they are to be
     */
    public Optional<Reason> refusalOfGrants(Member before, Member after) {
        Set<Role> gained = new HashSet<>(after.granted());
        before.granted().forEach(gained::remove);
        Entitlements given = gained.stream()
                .map(role -> role.entitlements().customers())
                .reduce(Entitlements.NONE, Entitlements::and);
        if (before.isRestricted() && !after.isRestricted()) {
            given = given.and(Rights.carried(after).within(Entitlements.of(Permission.TICKETS_ORGANIZATION)));
        }
        boolean freesThemselves =
                person.oneself() && (isLater(after.until(), before.until()) || isUnrestricted(before, after));
        return freesThemselves || outlasts(before, after) || !here.ceiling().covers(given)
                ? Optional.of(Reason.ABOVE_OWN_RIGHTS)
                : Optional.empty();
    }

    /** Whether this gives something for longer than the caller is there. What the person had for that long they may keep. */
    private boolean outlasts(Member before, Member after) {
        boolean gives = !Rights.carried(before).covers(Rights.carried(after))
                || isUnrestricted(before, after)
                || isLater(after.until(), before.until());
        return gives && !horizon.covers(after.until());
    }

    /** A setting may lend what no role carries, so that it cannot be told from the roles what comes back. */
    private static boolean isUnrestricted(Member before, Member after) {
        boolean keepsSomething = !after.granted().isEmpty() || !after.held().isEmpty();
        return before.isRestricted() && !after.isRestricted() && keepsSomething;
    }

    /** Of two end dates; none is later than any. */
    private static boolean isLater(Optional<Instant> end, Optional<Instant> than) {
        return than.isPresent()
                && end.filter(moment -> !moment.isAfter(than.get())).isEmpty();
    }

    private boolean isAbove(Standing there) {
        return !person.oneself() && !there.ceiling().covers(there.person());
    }

    private boolean mayLook() {
        return here.caller().contains(Permission.MEMBERS_PERSPECTIVE)
                && here.caller().contains(Permission.TICKETS_ORGANIZATION);
    }

    /** Whether a perspective would show something, all of which the viewer may see (R31). */
    private boolean isShownWhole() {
        return !person.privileged() && here.person().contains(Permission.PORTAL_ENTER) && mayLook();
    }
}
