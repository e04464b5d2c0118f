package dev.portico.extension.members;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Permission;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one person may do with another, in plain Java.
 *
 * <p>Only where the right is held, and only with people who hold nothing beyond it. What touches the account needs the same in
 * every organisation of that person, and no vendor's or administrator's role on it. Those are theirs to view only for
 * operators and realm admins, who hold every right everywhere.
 */
final class Delegation {

    /**
     * Caller and person in one organisation.
     *
     * @param caller what the caller may do there
     * @param ceiling what nobody they touch may exceed
     * @param person what the person's grants there carry, in force or not
     */
    record Standing(Entitlements caller, Entitlements ceiling, Entitlements person) {
        boolean allows(Permission permission) {
            return caller.contains(permission) && ceiling.covers(person);
        }
    }

    private final Standing here;
    private final List<Standing> elsewhere;
    private final boolean runsEverything;

    /**
     * @param elsewhere the person's other organisations
     * @param runsEverything whether the caller is an operator or a realm admin
     */
    Delegation(Standing here, List<Standing> elsewhere, boolean runsEverything) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.runsEverything = runsEverything;
    }

    /** @param privileged whether the person holds a vendor's or an administrator's role */
    List<Deed> may(boolean privileged, boolean enabled, boolean oneself) {
        return Stream.of(Deed.values())
                .filter(deed -> deed.makesSense(enabled, oneself))
                .filter(deed -> may(deed, privileged))
                .toList();
    }

    private boolean may(Deed deed, boolean privileged) {
        if (!here.allows(deed.needed()) || (privileged && (runsEverything || deed.touchesAccount()))) {
            return false;
        }
        if (deed == Deed.PERSPECTIVE) {
            return !privileged
                    && here.person().contains(Permission.PORTAL_ENTER)
                    && here.caller().contains(Permission.TICKETS_ORGANIZATION);
        }
        return !deed.touchesAccount() || elsewhere.stream().allMatch(each -> each.allows(deed.needed()));
    }
}
