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
            moved(join, join.getUser());
        } else if (event instanceof GroupModel.GroupMemberLeaveEvent leave) {
            moved(leave, leave.getUser());
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
            memberOf(
                    membership.getOrganization().getId(),
                    session,
                    session.getContext().getRealm(),
                    membership.getUser());
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            organization(
                    removed.getKeycloakSession(),
                    removed.getKeycloakSession().getContext().getRealm(),
                    removed.getOrganization());
        }
    }

    /** Into or out of a group: of an organisation, which concerns what is held there, or of the realm. */
    private static void moved(GroupModel.GroupEvent event, @Nullable UserModel user) {
        GroupModel group = event.getGroup();
        if (group.getType() != GroupModel.Type.ORGANIZATION) {
            member(event.getKeycloakSession(), event.getRealm(), user);
            return;
        }
        // The group of all its members is named after the organisation, and may be all that knows it.
        OrganizationModel organization = group.getOrganization();
        String id = organization == null ? group.getName() : organization.getId();
        memberOf(id, event.getKeycloakSession(), event.getRealm(), user);
    }

    private static void memberOf(
            String organization, KeycloakSession session, @Nullable RealmModel realm, @Nullable UserModel user) {
        if (realm != null && user != null && user.getId() != null) {
            Revisions.of(session, realm).raise(new UserId(user.getId()), new OrganizationId(organization));
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
