package dev.portico.extension.members;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.keys.KnownBrowsers;
import dev.portico.extension.keys.LatestLinks;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.PortalAddress;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has this browser pass for one that the organisation's key was shown in (R34), when somebody follows the link of the mail and says so; a
 * program that follows links does not. Nobody is signed in by it: password and other factors remain.
 */
public final class OrganizationKeyLink extends AbstractActionTokenHandler<OrganizationKeyToken> {

    private static final String STALE = "portalKeyLink.stale";

    private static final String TEMPLATE = "portal-key-link.ftl";

    public OrganizationKeyLink() {
        super(
                OrganizationKeyToken.TYPE,
                OrganizationKeyToken.class,
                STALE,
                EventType.EXECUTE_ACTION_TOKEN,
                Errors.INVALID_TOKEN);
    }

    @Override
    @SuppressWarnings("unchecked") // Keycloak asks for an array of a generic type
    public Predicate<? super OrganizationKeyToken>[] getVerifiers(ActionTokenContext<OrganizationKeyToken> context) {
        UserModel user = context.getAuthenticationSession().getAuthenticatedUser();
        return TokenUtils.predicates(
                TokenUtils.checkThat(
                        token -> Objects.equals(token.getEmail(), user.getEmail()), Errors.INVALID_EMAIL, STALE),
                TokenUtils.checkThat(token -> Past.of(token, user, context).isPresent(), Errors.NOT_ALLOWED, STALE));
    }

    /** What the link leads past, as long as it does. */
    private record Past(Organization organization, OrganizationKey key) {

        static Optional<Past> of(
                OrganizationKeyToken token, UserModel user, ActionTokenContext<OrganizationKeyToken> context) {
            Directory directory = Directory.of(context.getSession(), context.getRealm());
            OrganizationKeys keys = OrganizationKeys.of(context.getSession(), context.getRealm());
            return directory
                    .organization(token.organization())
                    .filter(there -> directory.isMember(user, there.id()))
                    .filter(there -> directory.decideForToken(user, there).allowed())
                    .filter(there -> keys.remembers(user, there.id(), token.getIat()))
                    .filter(there -> new LatestLinks(context.getSession()).include(user, there.id(), token.link()))
                    .flatMap(there ->
                            keys.askedIn(there).filter(token::leadsPast).map(key -> new Past(there, key)));
        }
    }

    @Override
    public Response handleToken(OrganizationKeyToken token, ActionTokenContext<OrganizationKeyToken> context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel user = login.getAuthenticatedUser();
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(login)
                .setUser(user);
        Past past = Past.of(token, user, context).orElseThrow();
        page.setAttribute("organizationName", past.organization().name());
        if (context.isAuthenticationSessionFresh()) {
            if (session.singleUseObjects().contains(token.serializeKey())) {
                return used(context, page);
            }
            return page.setAttribute("use", again(token, context))
                    .setAttribute("signIn", "")
                    .createForm(TEMPLATE);
        }
        if (!isFirstUse(token, session)) {
            return used(context, page);
        }
        KnownBrowsers.of(session, context.getRealm()).remember(user, past.key());
        Journal.of(session, context.getRealm())
                .note(
                        Entry.of(Act.ORGANIZATION_KEY_LINK_USED)
                                .in(past.organization().id())
                                .about(new UserId(user.getId())),
                        Actor.of(Actor.Kind.PERSON, user.getId()));
        context.getEvent()
                .detail(Details.ORG_ID, past.organization().id().value())
                .success();
        new AuthenticationSessionManager(session).removeAuthenticationSession(context.getRealm(), login, true);
        return page.setAttribute("use", "")
                .setAttribute(
                        "signIn",
                        PortalAddress.of(
                                context.getRealm(), context.getUriInfo().getBaseUri()))
                .createForm(TEMPLATE);
    }

    private static Response used(ActionTokenContext<OrganizationKeyToken> context, LoginFormsProvider page) {
        context.getEvent().error(Errors.EXPIRED_CODE);
        return page.setError(STALE).createErrorPage(Response.Status.BAD_REQUEST);
    }

    /** Keycloak itself notes the use of a link only where it ends in a login; of two at the same moment one is the first. */
    private static boolean isFirstUse(OrganizationKeyToken token, KeycloakSession session) {
        long left = Math.max(1, token.getExp() - Time.currentTimeSeconds());
        return session.singleUseObjects().putIfAbsent(token.serializeKey(), left);
    }

    /** The link of the button on the page, which is good in this browser only. */
    private static String again(OrganizationKeyToken token, ActionTokenContext<OrganizationKeyToken> context) {
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

    @Override
    public boolean canUseTokenRepeatedly(OrganizationKeyToken token, ActionTokenContext<OrganizationKeyToken> context) {
        return false;
    }
}
