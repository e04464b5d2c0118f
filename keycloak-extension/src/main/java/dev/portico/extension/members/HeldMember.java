package dev.portico.extension.members;

import dev.portico.extension.access.Admins;
import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Delegation;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Authority;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.revision.Revisions;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A member while they are being changed: the organisation is held, and the person and whoever changes them are as the database has
 * them since. The number of statements does not depend on how many there are.
 */
final class HeldMember {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Organization organization;
    private final Authority authority;
    private final MemberRows.Row row;
    private final Member member;
    private final MemberView view;
    private final Delegation delegation;
    private final List<Organization> elsewhere;
    private final Roster roster;

    private HeldMember(
            KeycloakSession session,
            RealmModel realm,
            Organization organization,
            Authority caller,
            MemberRows rows,
            MemberRows.Row row,
            Instant now) {
        this.session = session;
        this.realm = realm;
        this.directory = Directory.of(session, realm);
        this.organization = organization;
        this.row = row;
        this.roster = Roster.of(
                session,
                realm,
                Stream.concat(Stream.of(row.id().value()), caller.user().map(UserModel::getId).stream())
                        .distinct()
                        .toList());
        this.authority = LiveAuthority.of(caller, rows, roster, directory);
        this.member = roster.member(row.id(), row.enabled(), organization);
        Dealings dealings = new Dealings(realm, directory, organization, authority, roster);
        this.delegation = dealings.with(row, member);
        this.elsewhere = dealings.elsewhere(row);
        this.view = new Members(session, realm, organization, authority, now)
                .of(List.of(row), roster)
                .get(0);
    }

    /** Throws a 404 when there is no such member, a 403 when the caller may not even look, any more. */
    static HeldMember of(
            KeycloakSession session,
            RealmModel realm,
            Organization organization,
            Authority caller,
            String user,
            Instant now) {
        Revisions.of(session, realm).hold(organization.id());
        MemberRows rows = new MemberRows(session, realm, organization.id());
        MemberRows.Row row = rows.find(Input.id(user)).orElseThrow(Problem::notFound);
        HeldMember held = new HeldMember(session, realm, organization, caller, rows, row, now);
        if (!held.authority.in(organization).contains(Permission.MEMBERS_VIEW)) {
            throw Problem.missing(Permission.MEMBERS_VIEW);
        }
        return held;
    }

    /**
     * The same with all of the person's organisations held, each time in the same order: for what is done to the account. Whoever does not
     * belong here has nothing held, in whatever organisation they are.
     */
    static HeldMember everywhere(
            KeycloakSession session,
            RealmModel realm,
            Organization organization,
            Authority caller,
            String user,
            Instant now) {
        UserId person = new MemberRows(session, realm, organization.id())
                .find(Input.id(user))
                .orElseThrow(Problem::notFound)
                .id();
        Stream.concat(
                        Stream.of(organization.id()),
                        Roster.of(session, realm, List.of(person.value())).organizations(person).stream())
                .distinct()
                .sorted()
                .forEach(Revisions.of(session, realm)::hold);
        return of(session, realm, organization, caller, user, now);
    }

    /** The member as they are now, after a change of this transaction; the caller may have taken a right from themselves. */
    HeldMember again(Authority caller, Instant now) {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        MemberRows rows = new MemberRows(session, realm, organization.id());
        return new HeldMember(
                session,
                realm,
                organization,
                caller,
                rows,
                rows.find(id().value()).orElseThrow(Problem::notFound),
                now);
    }

    UserId id() {
        return row.id();
    }

    Organization organization() {
        return organization;
    }

    Authority authority() {
        return authority;
    }

    Member member() {
        return member;
    }

    MemberView view() {
        return view;
    }

    boolean isOneself() {
        return authority
                .user()
                .filter(user -> user.getId().equals(id().value()))
                .isPresent();
    }

    /** Of the facts: what the caller can do with them, and when they were last seen, change without anybody's change. */
    EntityTag tag() {
        return view.tag();
    }

    UserModel user() {
        return Optional.ofNullable(session.users().getUserById(realm, id().value()))
                .orElseThrow(Problem::notFound);
    }

    void require(Deed deed) {
        delegation.refusal(deed).ifPresent(reason -> {
            throw refused(reason, deed);
        });
    }

    /** Whether there is one of these that may be done; else a 403 for the first. */
    void requireOneOf(Deed... deeds) {
        if (Stream.of(deeds).noneMatch(deed -> delegation.refusal(deed).isEmpty())) {
            require(deeds[0]);
        }
    }

    /** The realm's groups are filled by who may act beyond one organisation. */
    void requireGroup(GroupModel group) {
        if (group.getType() == GroupModel.Type.REALM && !authority.managesRealm()) {
            throw Problem.missing(Permission.PORTAL_ORGANIZATIONS);
        }
    }

    void requireGrants(Member after) {
        delegation.refusalOfGrants(member, after).ifPresent(reason -> {
            throw Problem.forbidden(reason, "That is more than you hold yourself, or for longer");
        });
    }

    /** Throws a 409 when this change would leave the organisation without an admin; operators and realm admins may. */
    void keepAnAdmin(Member after) {
        keepAnAdmin(organization, member, after);
    }

    /** The same in each of the person's organisations, were the account disabled. */
    void keepAnAdminEverywhere() {
        keepAnAdmin(organization, member, disabled(member));
        for (Organization other : elsewhere) {
            Member there = roster.member(id(), row.enabled(), other);
            keepAnAdmin(other, there, disabled(there));
        }
    }

    private void keepAnAdmin(Organization there, Member before, Member after) {
        if (!authority.runsEverything()
                && isAdmin(there, before)
                && !isAdmin(there, after)
                && !new OtherAdmins(session, realm, directory).areIn(there, id())) {
            throw Problem.conflict(
                    Reason.LAST_ADMIN, "The organisation would have no admin left; give somebody else the level first");
        }
    }

    private boolean isAdmin(Organization there, Member someone) {
        return Admins.include(someone, directory.settings(there), directory.roles());
    }

    private static Member disabled(Member someone) {
        return new Member(someone.id(), false, someone.isMember(), someone.granted(), someone.held(), someone.until());
    }

    private static RuntimeException refused(Reason reason, Deed deed) {
        return switch (reason) {
            case ABOVE_OWN_RIGHTS -> Problem.forbidden(reason, "This person holds more than you do");
            case SHARED_ACCOUNT ->
                Problem.forbidden(
                        reason,
                        "The account is not this organisation's alone; here you can only change what they hold in it");
            default -> Problem.forbidden(reason, "This needs " + deed.needed().wireName() + " in the organisation");
        };
    }
}
