package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Account;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Confirms a new address when somebody follows the link of its mail and says so; a program that follows links does not.
 *
 * <p>Whoever wanted the change, a realm admin too, must still be allowed to make it: the person may have left, come to hold a
 * vendor's or an administrator's role, or have joined another organisation, whose account it now is, too.
 */
public final class EmailChangeConfirmation extends AbstractActionTokenHandler<EmailChangeToken> {

    public EmailChangeConfirmation() {
        super(
                EmailChangeToken.TYPE,
                EmailChangeToken.class,
                Messages.STALE_VERIFY_EMAIL_LINK,
                EventType.UPDATE_EMAIL,
                Errors.INVALID_TOKEN);
    }

    @Override
    @SuppressWarnings("unchecked") // Keycloak asks for an array of a generic type
    public Predicate<? super EmailChangeToken>[] getVerifiers(ActionTokenContext<EmailChangeToken> context) {
        UserModel user = context.getAuthenticationSession().getAuthenticatedUser();
        return TokenUtils.predicates(
                TokenUtils.checkThat(
                        token -> Objects.equals(token.getEmail(), user.getEmail())
                                && token.newEmail().equals(user.getFirstAttribute(UserModel.EMAIL_PENDING)),
                        Errors.INVALID_EMAIL,
                        Messages.STALE_VERIFY_EMAIL_LINK),
                TokenUtils.checkThat(
                        token -> isStillAllowed(context.getSession(), context.getRealm(), user, token),
                        Errors.NOT_ALLOWED,
                        Messages.STALE_VERIFY_EMAIL_LINK));
    }

    @Override
    public Response handleToken(EmailChangeToken token, ActionTokenContext<EmailChangeToken> context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel user = login.getAuthenticatedUser();
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(login)
                .setUser(user);
        if (context.isAuthenticationSessionFresh()) {
            return page.setAttribute("messageHeader", page.getMessage("portalAddress.title"))
                    .setSuccess("portalAddress.question", token.newEmail())
                    .setAttribute(Constants.TEMPLATE_ATTR_ACTION_URI, again(token, context))
                    .createInfoPage();
        }
        if (AccountFields.otherWith(session, user, token.newEmail()).isPresent()) {
            context.getEvent().error(Errors.EMAIL_IN_USE);
            return page.setError("portalAddress.taken").createErrorPage(Response.Status.BAD_REQUEST);
        }
        context.getEvent()
                .detail(Details.PREVIOUS_EMAIL, user.getEmail())
                .detail(Details.UPDATED_EMAIL, token.newEmail());
        user.setEmail(token.newEmail());
        user.setEmailVerified(true);
        user.removeAttribute(UserModel.EMAIL_PENDING);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        context.getEvent().success();
        new AuthenticationSessionManager(session).removeAuthenticationSession(context.getRealm(), login, true);
        return page.setAttribute("messageHeader", page.getMessage("portalAddress.title"))
                .setSuccess("portalAddress.done", token.newEmail())
                .createInfoPage();
    }

    /** The link of the button on the page, which is good in this browser only. */
    private static String again(EmailChangeToken token, ActionTokenContext<EmailChangeToken> context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        KeycloakSession session = context.getSession();
        token.setCompoundAuthenticationSessionId(
                AuthenticationSessionCompoundId.fromAuthSession(login).getEncodedId());
        return Urls.actionTokenBuilder(
                        context.getUriInfo().getBaseUri(),
                        token.serialize(session, context.getRealm(), context.getUriInfo()),
                        login.getClient().getClientId(),
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(session, login))
                .build(context.getRealm().getName())
                .toString();
    }

    private static boolean isStillAllowed(
            KeycloakSession session, RealmModel realm, UserModel user, EmailChangeToken token) {
        Directory directory = Directory.of(session, realm);
        Optional<Organization> organization = directory.organization(new OrganizationId(token.organization()));
        Optional<Account> by = token.by();
        if (organization.isEmpty() || by.isEmpty()) {
            return false;
        }
        Organization there = organization.get();
        Roster roster = Roster.of(
                session,
                realm,
                Stream.of(by.get().userId(), user.getId()).distinct().toList());
        MemberRows rows = new MemberRows(session, realm, there.id());
        return rows.find(user.getId()).stream().anyMatch(row -> by.get()
                .callers(session, realm)
                .map(caller -> LiveAuthority.of(caller, rows, roster, directory))
                .map(wanting -> new Dealings(realm, directory, there, wanting, roster)
                        .with(row, roster.member(row.id(), row.enabled(), there)))
                .anyMatch(delegation -> delegation.refusal(Deed.EDIT).isEmpty()));
    }

    @Override
    public boolean canUseTokenRepeatedly(EmailChangeToken token, ActionTokenContext<EmailChangeToken> context) {
        return false;
    }
}
