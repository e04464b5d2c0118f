package dev.portico.extension.observed;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.mails.SentMails;
import dev.portico.extension.sessions.PortalSessions;
import dev.portico.extension.sightings.Sightings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Notices what Keycloak's model announces, by whatever way it was made. */
final class ModelListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof GroupModel.GroupMemberJoinEvent join) {
            moved(join, join.getUser(), true);
        } else if (event instanceof GroupModel.GroupMemberLeaveEvent leave) {
            moved(leave, leave.getUser(), false);
        } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
            groupRemoved(removed);
        } else if (event instanceof GroupModel.GroupPathChangeEvent moved) {
            groupMoved(moved);
        } else if (event instanceof RoleModel.RoleGrantedEvent granted) {
            role(granted, granted.getUser(), true);
        } else if (event instanceof RoleModel.RoleRevokedEvent revoked) {
            role(revoked, revoked.getUser(), false);
        } else if (event instanceof UserModel.UserPreRemovedEvent removed) {
            userRemoved(removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            organizationRemoved(
                    removed.getKeycloakSession(),
                    removed.getKeycloakSession().getContext().getRealm(),
                    removed.getOrganization());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            Journal.of(removed.getKeycloakSession(), removed.getRealm()).remove();
        }
    }

    private static void moved(GroupModel.GroupEvent event, @Nullable UserModel user, boolean in) {
        GroupModel group = event.getGroup();
        RealmModel realm = event.getRealm();
        if (realm == null || user == null || user.getId() == null) {
            return;
        }
        UserId person = new UserId(user.getId());
        if (group.getType() != GroupModel.Type.ORGANIZATION) {
            realmGroup(event, person, in);
            return;
        }
        Moves moves = Observation.of(event.getKeycloakSession()).moves(realm, Places.idOf(group), person);
        if (Places.isInternal(group)) {
            moves.membership();
        } else if (in) {
            moves.in(Places.grant(group));
        } else {
            moves.out(Places.grant(group));
        }
    }

    /** Of the realm's own groups those that give something in the portal, or gather people for it. */
    private static void realmGroup(GroupModel.GroupEvent event, UserId person, boolean in) {
        Grant grant = Places.grant(event.getGroup());
        boolean ours = !RealmGroup.roles(event.getGroup()).isEmpty()
                || "true".equals(event.getGroup().getFirstAttribute("portal.security-group"));
        if (ours) {
            if (!in) {
                losses(event.getKeycloakSession(), event.getRealm(), RealmGroup.held(event.getGroup()))
                        .of(person);
            }
            Entry entry = Entry.of(in ? Act.GROUP_JOINED : Act.GROUP_LEFT).about(person);
            Journal.of(event.getKeycloakSession(), event.getRealm())
                    .noteUnlessSaid(in ? entry.after("group", grant.named()) : entry.before("group", grant.named()));
        }
    }

    /** Keycloak announces none of its members' leaving. */
    private static void groupRemoved(GroupModel.GroupRemovedEvent event) {
        GroupModel group = event.getGroup();
        if (event.getRealm() != null && group.getType() == GroupModel.Type.REALM) {
            realmGroupRemoved(event);
            return;
        }
        if (event.getRealm() == null || group.getType() != GroupModel.Type.ORGANIZATION || Places.isInternal(group)) {
            return;
        }
        Grant grant = Places.grant(group);
        losses(event.getKeycloakSession(), event.getRealm(), grant.roles()).of(group);
        Journal.of(event.getKeycloakSession(), event.getRealm())
                .noteUnlessSaid(Entry.of(Act.GROUP_CHANGED)
                        .in(Places.idOf(group))
                        .before("group", grant.named())
                        .before(
                                "roles",
                                grant.roles().stream().map(role -> role.name()).toList())
                        .after("group", null));
    }

    private static void realmGroupRemoved(GroupModel.GroupRemovedEvent event) {
        List<String> roles = RealmGroup.roles(event.getGroup());
        if (!roles.isEmpty()) {
            losses(event.getKeycloakSession(), event.getRealm(), RealmGroup.held(event.getGroup()))
                    .of(event.getGroup());
            Journal.of(event.getKeycloakSession(), event.getRealm())
                    .note(Entry.of(Act.GROUP_CHANGED)
                            .before("group", Places.grant(event.getGroup()).named())
                            .before("roles", roles)
                            .after("group", null));
        }
    }

    /** Under another group it may give what that one gives; a new name alone changes nothing. */
    private static void groupMoved(GroupModel.GroupPathChangeEvent event) {
        GroupModel group = event.getGroup();
        if (event.getRealm() == null || group.getType() != GroupModel.Type.REALM) {
            return;
        }
        List<String> before = RealmGroup.rolesBefore(event);
        List<String> after = RealmGroup.roles(group);
        if (!before.equals(after)) {
            Journal.of(event.getKeycloakSession(), event.getRealm())
                    .note(Entry.of(Act.GROUP_CHANGED)
                            .before("group", Places.grant(group).named())
                            .before("roles", before)
                            .after("group", Places.grant(group).named())
                            .after("roles", after));
        }
    }

    private static void role(RoleModel.RoleEvent event, @Nullable UserModel user, boolean granted) {
        RealmModel realm = event.getRealm();
        RoleModel role = event.getRole();
        if (realm == null
                || user == null
                || role.isClientRole()
                || Directory.rolesOf(role).isEmpty()) {
            return;
        }
        Entry entry = Entry.of(granted ? Act.ROLE_GRANTED : Act.ROLE_REMOVED).about(new UserId(user.getId()));
        if (!granted) {
            losses(event.getKeycloakSession(), realm, Directory.rolesOf(role)).of(new UserId(user.getId()));
        }
        Journal.of(event.getKeycloakSession(), realm)
                .noteUnlessSaid(granted ? entry.after("role", role.getName()) : entry.before("role", role.getName()));
    }

    private static Losses losses(KeycloakSession session, RealmModel realm, List<Role> taken) {
        return new Losses(PortalSessions.of(session, realm), taken);
    }

    /** Noted where they belonged; what the journal knew of them personally goes with them. */
    private static void userRemoved(KeycloakSession session, RealmModel realm, UserModel user) {
        UserId person = new UserId(user.getId());
        Journal journal = Journal.of(session, realm);
        Set<OrganizationId> organizations =
                Places.of(session, realm, List.of(person)).organizations(person);
        Entry deleted = Entry.of(Act.ACCOUNT_DELETED).about(person);
        journal.note(deleted);
        organizations.forEach(organization -> journal.note(deleted.in(organization)));
        // Before the journal: whoever notes at this moment that a mail did not arrive is waited for.
        SentMails.of(session, realm).forget(person);
        journal.erase(person, Optional.ofNullable(user.getEmail()));
        Sightings.of(session).forget(person);
        Observation.of(session).gone(person);
    }

    private static void organizationRemoved(
            KeycloakSession session, @Nullable RealmModel realm, OrganizationModel organization) {
        if (realm == null) {
            return;
        }
        OrganizationId id = new OrganizationId(organization.getId());
        PortalSessions.of(session, realm).narrow(id);
        Entry deleted = Entry.of(Act.ORGANIZATION_DELETED)
                .before("id", organization.getId())
                .before("alias", organization.getAlias());
        Journal.of(session, realm).note(deleted);
        Journal.of(session, realm).note(deleted.in(id));
        Sightings.of(session).forget(id);
        Observation.of(session).gone(id);
    }
}
