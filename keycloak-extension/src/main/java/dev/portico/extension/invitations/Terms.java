package dev.portico.extension.invitations;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.directory.Wanted;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Whether something can be granted as things are: the roles exist, whoever grants them holds all they carry, for as long, and it
 * does not end before it begins (R48, R52). Asked when somebody is invited, and again when they accept.
 *
 * @param byDefault the level that fills in where none is granted, which counts as granted: nobody gets above their inviter by it
 * @param ceiling what nobody may exceed who is granted something
 * @param horizon how long it can be granted for
 */
record Terms(Roles roles, DefaultLevel byDefault, Entitlements ceiling, Horizon horizon, Instant now) {

    void check(Wanted wanted) {
        wanted.level().ifPresent(this::requireLevel);
        wanted.addOns().forEach(this::requireAddOn);
        Entitlements carried = carriedBy(wanted);
        if (!ceiling.covers(carried)) {
            throw Refused.because(Reason.ABOVE_OWN_RIGHTS, "Nobody can grant what they do not hold themselves");
        }
        if (!carried.isEmpty() && !horizon.covers(wanted.until())) {
            throw Refused.because(Reason.ABOVE_OWN_RIGHTS, "Nobody can grant anything for longer than they hold it");
        }
        wanted.until().filter(until -> !until.isAfter(now)).ifPresent(past -> {
            throw Refused.field(Reason.INVALID_VALUE, Wish.UNTIL, "must be in the future");
        });
    }

    /** What its roles carry as they are now; a role that is gone carries nothing. */
    Entitlements carriedBy(Wanted wanted) {
        Stream<Role> level = wanted.level()
                .map(name -> roles.find(name).stream())
                .orElseGet(() -> roles.level(byDefault.role()).stream());
        return Stream.concat(level, wanted.addOns().stream().flatMap(name -> roles.find(name).stream()))
                .map(role -> role.entitlements().customers())
                .reduce(Entitlements.NONE, Entitlements::and);
    }

    private void requireLevel(String name) {
        if (roles.level(name).isEmpty()) {
            throw Refused.field(Reason.INVALID_LEVEL, Wish.LEVEL, "must be none or the name of an access level");
        }
    }

    private void requireAddOn(String name) {
        if (roles.find(name).filter(role -> role.is(Role.Kind.ADDON)).isEmpty()) {
            throw Refused.field(Reason.INVALID_VALUE, Wish.ROLES, "must be names of add-on roles");
        }
    }
}
