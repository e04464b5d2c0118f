package dev.portico.extension.invitations;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.authentication.forms.RegistrationUserCreation;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Stands in for Keycloak's own step that makes the account: one of our invitations is accepted with it.
 *
 * <p>Keycloak would make the new account a managed member, which removing from the organisation deletes, and would leave the
 * address unconfirmed, although whoever has the link has read the mail.
 */
public final class InvitedRegistration extends RegistrationUserCreation {

    /** Above Keycloak's own, which has the same id. */
    private static final int ORDER = 10;

    private static final String VALIDATED = InviteOrgActionToken.class.getName();

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void success(FormContext context) {
        KeycloakSession session = context.getSession();
        Optional<OpenedLink> found = Optional.ofNullable(session.getAttribute(VALIDATED, InviteOrgActionToken.class))
                .flatMap(token -> OpenedLink.of(session, context.getRealm(), token));
        if (found.isEmpty()) {
            super.success(context);
            return;
        }
        OpenedLink link = found.get();
        Acceptance acceptance = new Acceptance(session, context.getRealm(), link);
        if (link.obstacle().isPresent() || !acceptance.take()) {
            throw new AuthenticationFlowException(
                    AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR,
                    Errors.INVALID_TOKEN,
                    "portalInvitation.closed.used.why");
        }
        session.removeAttribute(VALIDATED);
        super.success(context);
        accepted(context, link, acceptance);
    }

    private static void accepted(FormContext context, OpenedLink link, Acceptance acceptance) {
        UserModel person = context.getUser();
        person.setEmailVerified(true);
        acceptance.join(person);
        context.getAuthenticationSession().setRedirectUri(link.destination().toString());
        context.getEvent()
                .clone()
                .event(EventType.INVITE_ORG)
                .user(person)
                .detail(Details.USERNAME, person.getUsername())
                .detail(Details.ORG_ID, link.organization().id().value())
                .success();
    }
}
