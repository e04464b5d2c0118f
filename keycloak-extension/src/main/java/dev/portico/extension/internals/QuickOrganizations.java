package dev.portico.extension.internals;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.infinispan.organization.InfinispanOrganizationProvider;

/**
 * Keycloak's own organisations, without the statements it spends on people in many of them.
 *
 * <p>Whenever Keycloak takes a user from its cache it asks, organisation by organisation, whether the account is managed
 * (UserCacheSession#validateCache), and where the answer is not cached, which plain logins never make it, that is two
 * statements each: 201 on every refresh of somebody in 100 organisations. Here all of a user's memberships are read with one
 * statement and lie on the user's shelf. Users being changed in this session are left to Keycloak.
 */
final class QuickOrganizations extends InfinispanOrganizationProvider {

    private static final String ON_SHELF = "portico.memberships";

    private final KeycloakSession session;

    /** Of users that are only now being put into the cache; no longer true once a membership changes. */
    private final Map<String, Memberships> ofUncached = new HashMap<>();

    QuickOrganizations(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public boolean isManagedMember(OrganizationModel organization, UserModel user) {
        if (user == null) {
            return false;
        }
        UserShelf shelf = UserShelf.of(user);
        if (shelf.isThere()) {
            return memberships(shelf, user).isManagedBy(organization.getId());
        }
        if (UserShelf.isBeingChanged(user)) {
            return super.isManagedMember(organization, user);
        }
        return ofUncached
                .computeIfAbsent(user.getId(), id -> Memberships.read(session, user))
                .isManagedBy(organization.getId());
    }

    @Override
    public @Nullable UserModel getMemberById(OrganizationModel organization, String id) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), id);
        if (user == null) {
            return super.getMemberById(organization, id);
        }
        UserShelf shelf = UserShelf.of(user);
        if (!shelf.isThere()) {
            return super.getMemberById(organization, id);
        }
        return memberships(shelf, user).contains(organization.getId()) ? user : null;
    }

    @Override
    public Stream<OrganizationModel> getByMember(UserModel member) {
        UserShelf shelf = UserShelf.of(member);
        boolean filtered = AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(
                        session.getContext().getRealm())
                && !AdminPermissionsSchema.isSkipEvaluation(session);
        if (!shelf.isThere() || filtered) {
            return super.getByMember(member);
        }
        return memberships(shelf, member).organizations().stream()
                .map(this::getById)
                .filter(Objects::nonNull);
    }

    private Memberships memberships(UserShelf shelf, UserModel user) {
        return shelf.get(ON_SHELF, Memberships.class, () -> Memberships.read(session, user));
    }

    @Override
    public boolean addManagedMember(OrganizationModel organization, UserModel user) {
        ofUncached.clear();
        return super.addManagedMember(organization, user);
    }

    @Override
    public boolean addMember(OrganizationModel organization, UserModel user) {
        ofUncached.clear();
        return super.addMember(organization, user);
    }

    @Override
    public boolean removeMember(OrganizationModel organization, UserModel member) {
        ofUncached.clear();
        return super.removeMember(organization, member);
    }

    @Override
    public boolean remove(OrganizationModel organization) {
        ofUncached.clear();
        return super.remove(organization);
    }
}
