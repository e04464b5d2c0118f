package dev.portico.extension.directory;

import dev.portico.extension.access.AccessRules;
import dev.portico.extension.access.Decision;
import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The facts about access in one realm, as they are now, and the decisions they lead to.
 *
 * <p>Start with {@link #of}; it lives as long as the Keycloak session. A store that cannot be asked throws: it is never an
 * empty set of rights.
 */
public final class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmRoles roles;
    private final AccessRules rules;
    private final OrganizationGroups groups;

    private Directory(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.roles = new RealmRoles(session, realm);
        this.rules = new AccessRules(roles);
        this.groups = new OrganizationGroups(session, realm);
    }

    public static Directory of(KeycloakSession session, RealmModel realm) {
        return new Directory(session, realm);
    }

    /** What the vendor set for the realm. */
    public Settings settings() {
        Map<String, List<String>> attributes = realm.getAttributes().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("portal.") && entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        Settings.Reading reading = Settings.read(attributes);
        Complaints.about(realm.getId(), reading.nonsense());
        return reading.settings();
    }

    /** What holds in this organisation. */
    public Settings settings(Organization organization) {
        return settings().with(organization.overrides());
    }

    public Roles roles() {
        return roles;
    }

    /** Ids of the realm roles that give a customer this permission, as a level, as an add-on, or by including one. */
    public List<String> rolesCarrying(Permission permission) {
        return realm.getRolesStream()
                .filter(role -> Role.allIn(List.of(new KeycloakRole(role))).stream()
                        .filter(each -> !each.is(Role.Kind.VENDOR))
                        .anyMatch(each -> each.entitlements().contains(permission)))
                .map(RoleModel::getId)
                .toList();
    }

    /** Reads the realm's admin permissions when first asked, and only once. */
    public FineGrainedAdmins fineGrainedAdmins() {
        return new FineGrainedAdmins(session, realm);
    }

    /** Whether the realm has organisations switched on; without them nobody is a member of anything. */
    public boolean hasOrganizations() {
        return realm.isOrganizationsEnabled();
    }

    public Optional<Organization> organization(OrganizationId id) {
        return hasOrganizations()
                ? Optional.ofNullable(organizations().getById(id.value())).map(Directory::organization)
                : Optional.empty();
    }

    /** Compared whole and with case. */
    public Optional<Organization> organizationWithAlias(String alias) {
        return hasOrganizations()
                ? Optional.ofNullable(organizations().getByAlias(alias))
                        .filter(found -> alias.equals(found.getAlias()))
                        .map(Directory::organization)
                : Optional.empty();
    }

    /**
     * Every organisation the user belongs to, disabled ones included, in no particular order; read while the stream is.
     *
     * <p>Fine-grained admin permissions do not apply: this is about the person, not about who asks.
     */
    public Stream<Organization> organizationsOf(UserModel user) {
        return hasOrganizations()
                ? AdminPermissionsSchema.runWithoutAuthorization(
                                session, () -> organizations().getByMember(user))
                        .map(Directory::organization)
                : Stream.empty();
    }

    /** What the rules look at when they decide about this person. */
    public Member member(UserModel user, @Nullable Organization organization) {
        InOrganization place = organization == null ? InOrganization.NOWHERE : groups.placeOf(user, organization.id());
        List<String> granted = organization == null ? List.of() : groups.granted(organization.id(), place);
        List<String> held = HeldRoles.of(user);
        roles.prepare(Stream.concat(granted.stream(), held.stream()).toList());
        if (organization != null) {
            groups.check(organization.id(), granted);
        }
        return new Member(
                new UserId(user.getId()),
                user.isEnabled(),
                place.isMember(),
                roles.withIds(granted),
                roles.withIds(held),
                organization == null ? Optional.empty() : until(user, organization.id()));
    }

    /** Whether the user belongs to it, disabled or not. */
    public boolean isMember(UserModel user, OrganizationId organization) {
        return groups.placeOf(user, organization).isMember();
    }

    /**
     * Decides with everything the person holds there, vendor roles included: for the API.
     *
     * @param organization null for the vendor's view, without any organisation
     */
    public Decision decide(UserModel user, @Nullable Organization organization) {
        return rules.decide(settings(), organization, member(user, organization), now());
    }

    /** Decides about somebody whose grants the caller has read. */
    public Decision decide(Member member, @Nullable Organization organization) {
        return rules.decide(settings(), organization, member, now());
    }

    /** Decides as for a token: in an organisation a person is only a customer there. */
    public Decision decideForToken(UserModel user, @Nullable Organization organization) {
        Member member = member(user, organization);
        return rules.decide(settings(), organization, organization == null ? member : member.asCustomer(), now());
    }

    /** What the roles mapped on this group itself mean to the portal; nothing is inherited from a group above. */
    public static List<Role> rolesOf(GroupModel group) {
        return Role.allIn(group.getRoleMappingsStream().map(KeycloakRole::new).toList());
    }

    /** What this role means to the portal, alone and by what it is composed of. */
    public static List<Role> rolesOf(RoleModel role) {
        return Role.allIn(List.of(new KeycloakRole(role)));
    }

    /** Whether the user holds a vendor role, which counts only directly or through a realm group. */
    public boolean isVendor(UserModel user) {
        return roles.withIds(HeldRoles.of(user)).stream().anyMatch(role -> role.is(Role.Kind.VENDOR));
    }

    private Optional<Instant> until(UserModel user, OrganizationId organization) {
        EndDates dates = EndDates.of(user.getAttributeStream(EndDates.ATTRIBUTE));
        if (dates.areNonsense()) {
            Complaints.once(
                    user.getId() + EndDates.ATTRIBUTE,
                    () -> LOG.warnf("An end date of user %s cannot be read; access ends at once", user.getId()));
        }
        return dates.in(organization);
    }

    static Organization organization(OrganizationModel model) {
        Map<String, List<String>> attributes = model.getAttributes() == null ? Map.of() : model.getAttributes();
        OrganizationSettings.Reading reading = OrganizationSettings.read(attributes);
        Complaints.about(model.getId(), reading.nonsense());
        return new Organization(
                new OrganizationId(model.getId()),
                model.getAlias(),
                model.getName(),
                model.isEnabled(),
                reading.settings());
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
