package dev.portico.extension.login;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.token.ActiveOrganization;
import dev.portico.extension.token.ActiveOrganizations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.UserModel;

/**
 * Looks up what somebody finds at the door, from the live state.
 *
 * <p>Only organisations that would let the person in are ever offered; where that is exactly one, there is nothing to choose.
 */
final class Entrances {

    private final Directory directory;
    private final ActiveOrganizations active;

    Entrances(Directory directory) {
        this.directory = directory;
        this.active = new ActiveOrganizations(directory);
    }

    /** With the choice made on the selection page. */
    Entrance chosen(UserModel user, OrganizationId choice) {
        return into(user, active.withId(user, choice));
    }

    /** With the alias asked for, by a link or by the selection page; unknown and foreign ones look the same. */
    Entrance asked(UserModel user, String alias) {
        return into(user, active.withAlias(user, alias));
    }

    /** With nothing asked for. */
    Entrance unasked(UserModel user) {
        ActiveOrganization found = active.withoutChoice(user);
        if (found instanceof ActiveOrganization.Chosen only) {
            return into(user, only.organization(), List::of);
        }
        if (found instanceof ActiveOrganization.Missing missing && missing.reason() == Reason.ORGANIZATION_REQUIRED) {
            return amongSeveral(user);
        }
        return directory
                .decideForToken(user, null)
                .reason()
                .<Entrance>map(reason -> new Entrance.Closed(reason, Optional.empty(), List.of()))
                .orElseGet(() -> new Entrance.Open(Optional.empty()));
    }

    private Entrance into(UserModel user, ActiveOrganization found) {
        return found instanceof ActiveOrganization.Chosen chosen
                ? into(user, chosen.organization(), () -> open(user))
                : new Entrance.Closed(Reason.NOT_A_MEMBER, Optional.empty(), open(user));
    }

    /** Where else is asked only by who stays outside: somebody in hundreds of organisations switches among them all day. */
    private Entrance into(UserModel user, Organization organization, Supplier<List<Organization>> elsewhere) {
        return directory
                .decideForToken(user, organization)
                .reason()
                .<Entrance>map(reason -> new Entrance.Closed(reason, Optional.of(organization), elsewhere.get()))
                .orElseGet(() -> new Entrance.Open(Optional.of(organization)));
    }

    private Entrance amongSeveral(UserModel user) {
        List<Organization> open = open(user);
        if (open.size() > 1) {
            return new Entrance.Choice(open);
        }
        return open.isEmpty()
                ? new Entrance.Closed(reasonEverywhere(user), Optional.empty(), List.of())
                : new Entrance.Open(Optional.of(open.get(0)));
    }

    private List<Organization> open(UserModel user) {
        return directory.organizationsOf(user).toList().stream()
                .filter(organization ->
                        directory.decideForToken(user, organization).allowed())
                .sorted(Comparator.comparing(Organization::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** One reason for all of them where they agree, else the plainest. */
    private Reason reasonEverywhere(UserModel user) {
        List<Reason> reasons = directory.organizationsOf(user).toList().stream()
                .map(organization -> directory.decideForToken(user, organization))
                .map(Decision::reason)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.get(0) : Reason.NO_ACCESS;
    }
}
