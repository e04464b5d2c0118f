package dev.portico.extension.invitations;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.journal.InvitationEntity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Keeps our invitations in step with what is done to Keycloak's in the console. A missed event costs nothing but a grant: an
 * invitation without its counterpart lets nobody in.
 */
final class InvitationListener implements EventListenerProvider {

    private static final Pattern PATH = Pattern.compile("organizations/[^/]+/invitations/([^/]+)(/resend)?");

    private final KeycloakSession session;

    InvitationListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getResourceType() != ResourceType.ORGANIZATION_MEMBERSHIP || event.getResourcePath() == null) {
            return;
        }
        Matcher path = PATH.matcher(event.getResourcePath());
        if (!path.matches()) {
            return;
        }
        boolean resent = path.group(2) != null;
        if (resent && event.getOperationType() == OperationType.ACTION) {
            ours(path.group(1)).findFirst().ifPresent(this::resent);
        } else if (!resent && event.getOperationType() == OperationType.DELETE) {
            ours(path.group(1)).findFirst().ifPresent(this::revoked);
        }
    }

    private Stream<InvitationEntity> ours(String invitation) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select i from InvitationEntity i where i.invitationId = :id and i.state = 'pending'",
                        InvitationEntity.class)
                .setParameter("id", invitation)
                .getResultStream();
    }

    /** Keycloak has made a new one for the same address and has sent its own mail. */
    private void resent(InvitationEntity ours) {
        OrganizationProvider provider = session.getProvider(OrganizationProvider.class);
        OrganizationModel organization = provider.getById(ours.organizationId());
        Optional.ofNullable(
                        organization == null || ours.email() == null
                                ? null
                                : provider.getInvitationManager().getByEmail(organization, ours.email()))
                .map(OrganizationInvitationModel::getId)
                .ifPresent(next -> {
                    rows(ours).follow(ours, next);
                    minutes(ours).resent(ours.id(), String.valueOf(ours.email()));
                });
    }

    private void revoked(InvitationEntity ours) {
        String email = String.valueOf(ours.email());
        if (rows(ours).close(ours, State.REVOKED)) {
            minutes(ours).revoked(ours.id(), email);
        }
    }

    private InvitationRows rows(InvitationEntity ours) {
        return new InvitationRows(session, realm(ours), new OrganizationId(ours.organizationId()));
    }

    private Minutes minutes(InvitationEntity ours) {
        return new Minutes(session, realm(ours), new OrganizationId(ours.organizationId()));
    }

    private RealmModel realm(InvitationEntity ours) {
        return session.realms().getRealm(ours.realmId());
    }

    @Override
    public void onEvent(Event event) {
        // only what administrators do
    }

    @Override
    public void close() {}
}
