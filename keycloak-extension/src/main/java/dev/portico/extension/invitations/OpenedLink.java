package dev.portico.extension.invitations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.rest.Account;
import dev.portico.extension.rest.Caller;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An invitation of ours that somebody has opened by its link, and whether it still leads in.
 *
 * <p>There is no other way to one that could be accepted: joining in the console, by a broker or by signing up with the same
 * address never comes here and grants nothing.
 */
final class OpenedLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final InviteOrgActionToken token;
    private final InvitationEntity ours;
    private final Organization organization;

    private OpenedLink(
            KeycloakSession session,
            RealmModel realm,
            InviteOrgActionToken token,
            InvitationEntity ours,
            Organization organization) {
        this.session = session;
        this.realm = realm;
        this.token = token;
        this.ours = ours;
        this.organization = organization;
    }

    /** Empty for an invitation made in the console, which Keycloak handles by itself. */
    static Optional<OpenedLink> of(KeycloakSession session, RealmModel realm, InviteOrgActionToken token) {
        var store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        String named = token.getNote(Links.CLAIM);
        Stream<InvitationEntity> found = named == null
                ? store.createQuery(
                                "select i from InvitationEntity i where i.invitationId = :id", InvitationEntity.class)
                        .setParameter("id", token.getId())
                        .getResultStream()
                : Stream.ofNullable(store.find(InvitationEntity.class, named));
        return found.filter(ours -> ours.realmId().equals(realm.getId()))
                .filter(ours -> ours.organizationId().equals(token.getOrgId()))
                .findFirst()
                .flatMap(ours -> Directory.of(session, realm)
                        .organization(new OrganizationId(ours.organizationId()))
                        .map(organization -> new OpenedLink(session, realm, token, ours, organization)));
    }

    Organization organization() {
        return organization;
    }

    InviteOrgActionToken token() {
        return token;
    }

    InvitationEntity ours() {
        return ours;
    }

    /** Where accepting leads: as the organisation's redirect URL says, else to the portal. */
    URI destination() {
        return URI.create(token.getRedirectUri());
    }

    Prospect prospect() {
        return Prospect.of(Directory.of(session, realm), organization, promise().wanted(), now());
    }

    Promise promise() {
        return new Promises(realm).of(ours);
    }

    Optional<OrganizationInvitationModel> keycloaks() {
        return Optional.ofNullable(session.getProvider(OrganizationProvider.class)
                .getInvitationManager()
                .getById(token.getId()));
    }

    /** Why it leads in for nobody. */
    Optional<Obstacle> obstacle() {
        if (State.ACCEPTED.wireName().equals(ours.state())) {
            return Optional.of(Obstacle.USED);
        }
        if (!State.PENDING.wireName().equals(ours.state())) {
            return Optional.of(Obstacle.REVOKED);
        }
        if (!ours.invitationId().equals(token.getId())) {
            return Optional.of(Obstacle.REPLACED);
        }
        Optional<OrganizationInvitationModel> keycloaks = keycloaks();
        if (keycloaks.isEmpty()) {
            return Optional.of(Obstacle.REVOKED);
        }
        if (keycloaks.get().isExpired()) {
            return Optional.of(Obstacle.EXPIRED);
        }
        if (!organization.enabled()) {
            return Optional.of(Obstacle.ORGANIZATION);
        }
        return isStillMeant() ? Optional.empty() : Optional.of(Obstacle.VOID);
    }

    /** Why it leads in for nobody, or not for this account. */
    Optional<Obstacle> obstacle(UserModel person) {
        Optional<Obstacle> forNobody = obstacle();
        if (forNobody.isPresent()) {
            return forNobody;
        }
        if (!person.isEmailVerified()) {
            return Optional.of(Obstacle.UNVERIFIED);
        }
        return Directory.of(session, realm).isMember(person, organization.id())
                ? Optional.of(Obstacle.MEMBER)
                : Optional.empty();
    }

    /** Whether somebody who answers for it could still invite to the same. */
    private boolean isStillMeant() {
        Promise promise = promise();
        return !promise.broken() && inviters().anyMatch(inviter -> mayStill(inviter, promise));
    }

    private boolean mayStill(Caller inviter, Promise promise) {
        if (!inviter.in(organization).contains(Permission.MEMBERS_INVITE)) {
            return false;
        }
        try {
            Directory directory = Directory.of(session, realm);
            new Terms(
                            directory.roles(),
                            directory.settings(organization).defaultLevel(),
                            inviter.ceiling(organization),
                            inviter.horizon(organization),
                            now())
                    .check(promise.wanted());
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private Stream<Caller> inviters() {
        return new Account(ours.inviterRealmId(), ours.inviterId()).callers(session, realm);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
