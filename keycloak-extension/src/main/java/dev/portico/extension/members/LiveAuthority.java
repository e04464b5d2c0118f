package dev.portico.extension.members;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Authority;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A person of the realm as the database has them at this moment: for decisions under a lock, where what was read with the token
 * may be older than what the transaction waited for.
 */
public final class LiveAuthority implements Authority {

    private final UserModel user;
    private final boolean enabled;
    private final Roster roster;
    private final Directory directory;
    private final Decision anywhere;

    LiveAuthority(UserModel user, boolean enabled, Roster roster, Directory directory) {
        this.user = user;
        this.enabled = enabled;
        this.roster = roster;
        this.directory = directory;
        this.anywhere = directory.decide(roster.vendor(new UserId(user.getId()), enabled), null);
    }

    /** The caller read again, unless it is an administrator, who is nobody's member. */
    static Authority of(Authority caller, MemberRows rows, Roster roster, Directory directory) {
        return caller.user()
                .<Authority>map(
                        user -> new LiveAuthority(user, rows.isEnabled(new UserId(user.getId())), roster, directory))
                .orElse(caller);
    }

    /** The caller read again: after waiting for whoever changed the organisation. */
    public static Authority of(
            Authority caller, KeycloakSession session, RealmModel realm, OrganizationId organization) {
        Roster roster = Roster.of(
                session, realm, caller.user().map(UserModel::getId).stream().toList());
        return of(caller, new MemberRows(session, realm, organization), roster, Directory.of(session, realm));
    }

    @Override
    public Optional<UserModel> user() {
        return Optional.of(user);
    }

    @Override
    public Entitlements in(Organization organization) {
        return decision(organization).entitlements();
    }

    @Override
    public Entitlements ceiling(Organization organization) {
        return runsEverything()
                ? Entitlements.ofCustomers()
                : decision(organization).own();
    }

    @Override
    public Horizon horizon(Organization organization) {
        return runsEverything()
                ? Horizon.ENDLESS
                : new Horizon(roster.member(new UserId(user.getId()), enabled, organization)
                        .until());
    }

    @Override
    public boolean runsEverything() {
        return anywhere.allows(Permission.PORTAL_ORGANIZATIONS);
    }

    @Override
    public boolean viewsRealm() {
        return runsEverything();
    }

    @Override
    public boolean managesRealm() {
        return runsEverything();
    }

    private Decision decision(Organization organization) {
        return directory.decide(roster.member(new UserId(user.getId()), enabled, organization), organization);
    }
}
