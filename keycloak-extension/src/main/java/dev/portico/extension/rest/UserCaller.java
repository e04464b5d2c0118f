package dev.portico.extension.rest;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** A person of the realm with an access token. */
final class UserCaller implements Caller {

    private final UserModel user;
    private final Directory directory;
    private final Optional<Looking> looking;
    private final Supplier<Set<OrganizationId>> assigned;
    private final Optional<UserSessionModel> signedIn;
    private final Set<OrganizationId> locked;
    private final Set<OrganizationId> own;
    private final Decision vendor;
    private final Map<OrganizationId, Decision> decisions = new HashMap<>();
    private final Map<OrganizationId, Member> members = new HashMap<>();

    /**
     * @param looking what is left where somebody else looks through this person's eyes
     * @param assigned the organisations an agent with assigned access works for
     * @param locked which of somebody's organisations ask for a key that the token does not stand for (R35): nothing counts there
     * @param signedIn the session of the token; empty where nobody calls
     */
    UserCaller(
            UserModel user,
            Directory directory,
            Optional<Looking> looking,
            Supplier<Set<OrganizationId>> assigned,
            Function<List<Organization>, Set<OrganizationId>> locked,
            Optional<UserSessionModel> signedIn) {
        this.user = user;
        this.directory = directory;
        this.looking = looking;
        this.assigned = assigned;
        this.signedIn = signedIn;
        List<Organization> theirs = directory
                .organizationsOf(user)
                .filter(organization -> looking.map(Looking::organization)
                        .filter(only -> !only.equals(organization.id()))
                        .isEmpty())
                .toList();
        this.locked = locked.apply(theirs);
        this.own = theirs.stream()
                .map(Organization::id)
                .filter(id -> !this.locked.contains(id))
                .collect(Collectors.toUnmodifiableSet());
        this.vendor = directory.decide(user, null);
    }

    @Override
    public Optional<UserModel> user() {
        return Optional.of(user);
    }

    @Override
    public Optional<UserSessionModel> signedIn() {
        return signedIn;
    }

    @Override
    public Set<OrganizationId> locked() {
        return locked;
    }

    @Override
    public boolean sees(Organization organization) {
        return switch (sight()) {
            case ALL -> true;
            case ASSIGNED -> own.contains(organization.id()) || assigned.get().contains(organization.id());
            case OWN, BY_PERMISSION -> own.contains(organization.id());
            case NONE -> false;
        };
    }

    @Override
    public Sight sight() {
        Entitlements rights = anywhere();
        if (rights.contains(Permission.PORTAL_ORGANIZATIONS)) {
            return Sight.ALL;
        }
        if (!rights.contains(Permission.DESK_TICKETS)) {
            return Sight.OWN;
        }
        return rights.contains(Permission.DESK_ASSIGNED_ONLY) ? Sight.ASSIGNED : Sight.ALL;
    }

    @Override
    public Entitlements in(Organization organization) {
        return shown(decision(organization).entitlements());
    }

    @Override
    public Entitlements ceiling(Organization organization) {
        Entitlements own = decision(organization).own();
        return runsEverything() ? Entitlements.ofCustomers() : shown(own);
    }

    @Override
    public Horizon horizon(Organization organization) {
        return runsEverything() || !own.contains(organization.id())
                ? Horizon.ENDLESS
                : new Horizon(member(organization).until());
    }

    @Override
    public Entitlements anywhere() {
        return looking.isPresent() ? Entitlements.NONE : vendor.entitlements();
    }

    @Override
    public boolean runsEverything() {
        return anywhere().contains(Permission.PORTAL_ORGANIZATIONS);
    }

    @Override
    public boolean viewsRealm() {
        return runsEverything();
    }

    @Override
    public boolean managesRealm() {
        return runsEverything();
    }

    @Override
    public Reason refusal(Organization organization, Permission permission) {
        return decision(organization).refusalOf(permission).orElse(Reason.MISSING_PERMISSION);
    }

    /** Who is no member holds there only what they hold everywhere, so that nothing needs to be asked again. */
    private Decision decision(Organization organization) {
        return own.contains(organization.id())
                ? decisions.computeIfAbsent(
                        organization.id(), id -> directory.decide(member(organization), organization))
                : vendor;
    }

    private Member member(Organization organization) {
        return members.computeIfAbsent(organization.id(), id -> directory.member(user, organization));
    }

    @Override
    public Entitlements shown(Entitlements held) {
        return looking.map(Looking::most).map(held::within).orElse(held);
    }

    @Override
    public Optional<OrganizationId> only() {
        return looking.map(Looking::organization);
    }
}
