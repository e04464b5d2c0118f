package dev.portico.extension.invitations;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionTokenHandler;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands in for Keycloak's own handler of invitation links, and leaves to it those made in the console.
 *
 * <p>People with an account arrive at {@link #handleToken}; those without at Keycloak's registration, which comes by
 * {@link #preHandleToken} whenever its page is shown or sent.
 */
public final class InvitationHandler extends InviteOrgActionTokenHandler {

    private static final Logger LOG = Logger.getLogger(InvitationHandler.class);

    /** Above Keycloak's own, which has the same id. */
    private static final int ORDER = 10;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Response preHandleToken(InviteOrgActionToken token, ActionTokenContext<InviteOrgActionToken> context) {
        KeycloakSession session = context.getSession();
        Optional<OpenedLink> found = OpenedLink.of(session, context.getRealm(), token);
        if (found.isEmpty()) {
            return super.preHandleToken(token, context);
        }
        OpenedLink link = found.get();
        Optional<Obstacle> obstacle = link.obstacle();
        if (obstacle.isPresent()) {
            return closed(link, obstacle.get(), context);
        }
        UserModel person = session.users().getUserByEmail(context.getRealm(), token.getEmail());
        return person == null ? super.preHandleToken(token, context) : join(link, person, context);
    }

    @Override
    public Response handleToken(InviteOrgActionToken token, ActionTokenContext<InviteOrgActionToken> context) {
        KeycloakSession session = context.getSession();
        RealmModel realm = context.getRealm();
        Optional<OpenedLink> found = OpenedLink.of(session, realm, token);
        if (found.isEmpty()) {
            return super.handleToken(token, context);
        }
        OpenedLink link = found.get();
        UserModel person = context.getAuthenticationSession().getAuthenticatedUser();
        Optional<Obstacle> obstacle = link.obstacle(person);
        if (obstacle.isPresent()) {
            obstacle.filter(Obstacle.UNVERIFIED::equals)
                    .ifPresent(unverified -> person.addRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL));
            return closed(link, obstacle.get(), context);
        }
        if (context.isAuthenticationSessionFresh()) {
            return new InvitationPages(session, realm, link)
                    .confirm(context.getAuthenticationSession(), person, confirmation(token, context));
        }
        return accept(link, person, context);
    }

    private Response accept(OpenedLink link, UserModel person, ActionTokenContext<InviteOrgActionToken> context) {
        KeycloakSession session = context.getSession();
        Acceptance acceptance = new Acceptance(session, context.getRealm(), link);
        if (!acceptance.take()) {
            return closed(link, Obstacle.USED, context);
        }
        acceptance.join(person);
        context.getEvent()
                .event(EventType.INVITE_ORG)
                .user(person)
                .detail(Details.USERNAME, person.getUsername())
                .detail(Details.ORG_ID, link.organization().id().value())
                .success();
        new AuthenticationSessionManager(session)
                .removeAuthenticationSession(context.getRealm(), context.getAuthenticationSession(), true);
        return redirect(link.destination());
    }

    /** Somebody got an account after the mail for those without was sent; their link is the other one. */
    private static Response join(OpenedLink link, UserModel person, ActionTokenContext<InviteOrgActionToken> context) {
        OrganizationInvitationModel keycloaks = link.keycloaks().orElseThrow();
        return redirect(new Links(context.getSession(), context.getRealm()).of(link.ours(), keycloaks, person));
    }

    /** The same link, bound to this browser's authentication session: with it the person has been asked. */
    private static String confirmation(InviteOrgActionToken token, ActionTokenContext<InviteOrgActionToken> context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        token.setCompoundAuthenticationSessionId(
                AuthenticationSessionCompoundId.fromAuthSession(authentication).getEncodedId());
        return Urls.actionTokenBuilder(
                        context.getUriInfo().getBaseUri(),
                        token.serialize(context.getSession(), context.getRealm(), context.getUriInfo()),
                        authentication.getClient().getClientId(),
                        authentication.getTabId(),
                        AuthenticationProcessor.getClientData(context.getSession(), authentication))
                .build(context.getRealm().getName())
                .toString();
    }

    private static Response closed(
            OpenedLink link, Obstacle obstacle, ActionTokenContext<InviteOrgActionToken> context) {
        LOG.infof("Invitation %s does not lead in: %s", link.ours().id(), obstacle.text());
        context.getEvent()
                .event(EventType.INVITE_ORG)
                .detail(Details.TOKEN_ID, link.token().getId())
                .detail(Details.ORG_ID, link.organization().id().value())
                .detail(Details.REASON, obstacle.text())
                .error(Errors.INVALID_TOKEN);
        return new InvitationPages(context.getSession(), context.getRealm(), link)
                .closed(context.getAuthenticationSession(), obstacle);
    }

    private static Response redirect(URI address) {
        // Keycloak throws what comes before its registration page, and a thrown answer without a body loses its
        // headers.
        return Response.status(Response.Status.FOUND)
                .location(address)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity("")
                .build();
    }
}
