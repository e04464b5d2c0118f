package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** An administrator, by Keycloak's own roles and fine-grained permissions. */
public final class AdminCaller implements Caller {

    private static final Entitlements EVERY_MEMBERS_RIGHT =
            Entitlements.of(Entitlements.ofCustomers().permissions().stream()
                    .filter(permission -> permission.wireName().startsWith("members."))
                    .toList());

    private final KeycloakSession session;
    private final AdminPermissionEvaluator admin;

    public AdminCaller(KeycloakSession session, AdminPermissionEvaluator admin) {
        this.session = session;
        this.admin = admin;
    }

    /** None: what an administrator does here is done by the right of administration, never as a customer. */
    @Override
    public Optional<UserModel> user() {
        return Optional.empty();
    }

    @Override
    public boolean sees(Organization organization) {
        return admin.orgs().canView()
                || model(organization).filter(admin.orgs()::canView).isPresent();
    }

    /** By the conditions of Keycloak's own list (OrganizationsResource#search). */
    @Override
    public Sight sight() {
        if (admin.orgs().canView()) {
            return Sight.ALL;
        }
        return admin.orgs().canQuery() ? Sight.BY_PERMISSION : Sight.NONE;
    }

    @Override
    public Entitlements in(Organization organization) {
        if (admin.orgs().canManage()
                || model(organization).filter(admin.orgs()::canManage).isPresent()) {
            return EVERY_MEMBERS_RIGHT;
        }
        return sees(organization)
                ? Entitlements.of(Permission.MEMBERS_VIEW, Permission.MEMBERS_REVIEW)
                : Entitlements.NONE;
    }

    @Override
    public Entitlements anywhere() {
        Entitlements organizations =
                admin.orgs().canManage() ? Entitlements.of(Permission.PORTAL_ORGANIZATIONS) : Entitlements.NONE;
        return admin.realm().canManageRealm()
                ? organizations.and(Entitlements.of(Permission.PORTAL_SETTINGS, Permission.PORTAL_LEVELS))
                : organizations;
    }

    @Override
    public Horizon horizon(Organization organization) {
        return Horizon.ENDLESS;
    }

    @Override
    public boolean runsEverything() {
        return true;
    }

    /** Not by a fine-grained permission on one organisation, nor by one for each of them. */
    @Override
    public boolean viewsRealm() {
        return admin.orgs().canView();
    }

    @Override
    public boolean managesRealm() {
        return admin.orgs().canManage();
    }

    @Override
    public boolean mayRead(Permission permission) {
        return permission == Permission.PORTAL_ORGANIZATIONS
                ? admin.orgs().canView()
                : anywhere().contains(permission);
    }

    private Optional<OrganizationModel> model(Organization organization) {
        return Optional.ofNullable(session.getProvider(OrganizationProvider.class)
                .getById(organization.id().value()));
    }
}
