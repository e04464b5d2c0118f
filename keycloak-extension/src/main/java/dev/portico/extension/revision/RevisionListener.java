package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Notices changes that Keycloak's model announces, by whatever way they were made.
 *
 * <p>Not announced, and noticed by {@link AdminChanges} instead: enabling and disabling, attributes, composites, settings.
 */
final class RevisionListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof GroupModel.GroupMemberJoinEvent join) {
            member(join.getKeycloakSession(), join.getRealm(), join.getUser());
        } else if (event instanceof GroupModel.GroupMemberLeaveEvent leave) {
            member(leave.getKeycloakSession(), leave.getRealm(), leave.getUser());
        } else if (event instanceof GroupModel.GroupUpdatedEvent || event instanceof GroupModel.GroupRemovedEvent) {
            group((GroupModel.GroupEvent) event);
        } else if (event instanceof RoleModel.RoleGrantedEvent granted) {
            member(granted.getKeycloakSession(), granted.getRealm(), granted.getUser());
        } else if (event instanceof RoleModel.RoleRevokedEvent revoked) {
            member(revoked.getKeycloakSession(), revoked.getRealm(), revoked.getUser());
        } else if (event instanceof UserModel.UserPreRemovedEvent removed) {
            member(removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
        } else if (event instanceof RoleModel.RoleNameChangeEvent renamed) {
            realm(renamed.getKeycloakSession(), renamed.getRealm());
        } else if (event instanceof RoleContainerModel.RoleRemovedEvent removed) {
            roleRemoved(removed);
        } else if (event instanceof OrganizationModel.OrganizationMembershipEvent membership) {
            KeycloakSession session = membership.getSession();
            member(session, session.getContext().getRealm(), membership.getUser());
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            organization(
                    removed.getKeycloakSession(),
                    removed.getKeycloakSession().getContext().getRealm(),
                    removed.getOrganization());
        }
    }

    /** A role mapped on an organisation's group concerns its members; one on a realm group may concern anybody. */
    private static void group(GroupModel.GroupEvent event) {
        OrganizationModel organization = event.getGroup().getType() == GroupModel.Type.ORGANIZATION
                ? event.getGroup().getOrganization()
                : null;
        if (organization == null) {
            realm(event.getKeycloakSession(), event.getRealm());
        } else {
            organization(event.getKeycloakSession(), event.getRealm(), organization);
        }
    }

    private static void roleRemoved(RoleContainerModel.RoleRemovedEvent removed) {
        if (!removed.getRole().isClientRole() && removed.getRole().getContainer() instanceof RealmModel realm) {
            realm(removed.getKeycloakSession(), realm);
        }
    }

    private static void member(KeycloakSession session, @Nullable RealmModel realm, @Nullable UserModel user) {
        if (realm != null && user != null && user.getId() != null) {
            Revisions.of(session, realm).raise(new UserId(user.getId()));
        }
    }

    private static void organization(
            KeycloakSession session, @Nullable RealmModel realm, @Nullable OrganizationModel organization) {
        if (realm != null && organization != null) {
            Revisions.of(session, realm).raise(new OrganizationId(organization.getId()));
        }
    }

    private static void realm(KeycloakSession session, @Nullable RealmModel realm) {
        if (realm != null) {
            Revisions.of(session, realm).raiseRealm();
        }
    }
}
