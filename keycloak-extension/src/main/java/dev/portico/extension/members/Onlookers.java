package dev.portico.extension.members;

import dev.portico.extension.access.Delegation;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Caller;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Who may look through whose eyes, as things are now: puts the facts before {@link Delegation#refusalOfPerspective}. */
public final class Onlookers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;

    private Onlookers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.directory = Directory.of(session, realm);
    }

    public static Onlookers of(KeycloakSession session, RealmModel realm) {
        return new Onlookers(session, realm);
    }

    /** Why not; empty when they may. Of an organisation that is not theirs to see, whoever is meant, {@code not-a-member}. */
    public Optional<Reason> refusal(Caller viewer, Organization organization, UserId person) {
        if (!viewer.sees(organization)) {
            return Optional.of(Reason.NOT_A_MEMBER);
        }
        Optional<MemberRows.Row> found = new MemberRows(session, realm, organization.id()).find(person.value());
        return found.map(row -> with(viewer, organization, row).refusalOfPerspective(isAtTheDesk(viewer)))
                .orElseGet(() ->
                        Optional.of(mayLook(viewer, organization) ? Reason.NOT_A_MEMBER : Reason.MISSING_PERMISSION));
    }

    /** Whether it is the vendor's right that lets them look there, and not one that a customer has. */
    public static boolean isAtTheDesk(Caller viewer) {
        return viewer.anywhere().contains(Permission.DESK_PERSPECTIVE);
    }

    /** Until when they may at most. */
    public static Horizon horizon(Caller viewer, Organization organization) {
        return isAtTheDesk(viewer) ? Horizon.ENDLESS : viewer.horizon(organization);
    }

    private static boolean mayLook(Caller viewer, Organization organization) {
        return isAtTheDesk(viewer)
                || (viewer.in(organization).contains(Permission.MEMBERS_PERSPECTIVE)
                        && viewer.in(organization).contains(Permission.TICKETS_ORGANIZATION));
    }

    private Delegation with(Caller viewer, Organization organization, MemberRows.Row row) {
        Roster roster = Roster.of(session, realm, List.of(row.id().value()));
        Member member = roster.member(row.id(), row.enabled(), organization);
        return new Dealings(realm, directory, organization, viewer, roster).with(row, member);
    }
}
