package dev.portico.extension.token;

import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.internals.EmptyClientRoles;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.sightings.Sightings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;
import org.keycloak.util.TokenUtil;

/**
 * The last look before tokens leave: who has no access gets none, by any grant and whatever the scope (R43).
 *
 * <p>It hangs on the client's attribute {@value #REQUIRED}. Answers 400 {@code {"error":"access_denied",
 * "error_description":"<reason>"}}. Keycloak calls it while it builds the response: a code is consumed by then, and a
 * session that the grant has just made is ended.
 */
final class MintCheck implements TokenPostProcessor {

    static final String REQUIRED = "portal.access.required";

    private final KeycloakSession session;

    MintCheck(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        ClientSessionContext clientContext = context.clientSessionCtx();
        AuthenticatedClientSessionModel clientSession = clientContext.getClientSession();
        UserSessionModel userSession = clientSession.getUserSession();
        TokenViews views = new TokenViews(session, userSession.getRealm());
        Perspective.in(userSession).ifPresent(looking -> refuseToPassOn(looking, userSession, clientContext));
        boolean required = "true".equals(clientSession.getClient().getAttribute(REQUIRED));
        Optional<TokenView> view = required
                ? Optional.of(views.ofNew(userSession, clientContext))
                : views.alreadyMade(userSession, clientContext);
        view.ifPresent(made -> {
            if (required) {
                made.refusal()
                        .or(() -> EarlierApproval.refusal(session, userSession, clientContext))
                        .or(() -> EndedFamily.refusal(context))
                        .ifPresent(reason -> refuse(reason, made, userSession, clientContext));
                keepsItsOrganization(context, made, userSession);
            }
            PortalClaims.endBy(context.accessToken(), made);
            PortalClaims.endBy(context.refreshToken(), made);
            if (!isBeforeItsCode(clientContext)) {
                OrganizationChoice.forget(clientSession, LoginTrace.in(session, clientContext));
            }
        });
        bind(context, view);
        view.filter(TokenView::allowed).ifPresent(made -> see(userSession, context, made));
        EmptyClientRoles.remember(session, clientSession.getClient());
    }

    /** A perspective is for the portal to show, and no client exchanges it for anything else (RFC 8693). */
    private void refuseToPassOn(Perspective looking, UserSessionModel userSession, ClientSessionContext context) {
        if (!PerspectiveGrant.TYPE.equals(context.getAttribute(Constants.GRANT_TYPE, String.class))) {
            new Refusal(session, Reason.MISSING_PERMISSION, Optional.of(looking.organization()))
                    .record(userSession, context);
            throw answer(Reason.MISSING_PERMISSION, context);
        }
    }

    /** Who looks through somebody's eyes is not them. */
    private void see(UserSessionModel userSession, TokenPostProcessorContext context, TokenView made) {
        if (!context.accessToken().getOtherClaims().containsKey(PortalClaims.ACTOR)) {
            Sightings.of(session)
                    .see(
                            new UserId(userSession.getUser().getId()),
                            made.active() instanceof ActiveOrganization.Chosen chosen
                                    ? Optional.of(chosen.organization().id())
                                    : Optional.empty());
        }
    }

    /** The hybrid flow's tokens come before the code of the same login, which asks for the choice again. */
    private static boolean isBeforeItsCode(ClientSessionContext context) {
        String responseType = context.getClientSession().getNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM);
        return context.getAttribute(Constants.GRANT_TYPE, String.class) == null
                && responseType != null
                && OIDCResponseType.parse(responseType).hasResponseType(OIDCResponseType.CODE);
    }

    /** Whatever the mapper was told, the family that this refresh token belongs to has the last word. */
    private void keepsItsOrganization(TokenPostProcessorContext context, TokenView made, UserSessionModel userSession) {
        Optional.ofNullable(context.requestRefreshToken())
                .flatMap(OrganizationBinding::in)
                .filter(bound -> !bound.equals(OrganizationBinding.to(made.active())))
                .ifPresent(other -> refuse(Reason.NOT_A_MEMBER, made, userSession, context.clientSessionCtx()));
    }

    /** A family keeps its binding even through a refresh that asks for less scope. */
    private void bind(TokenPostProcessorContext context, Optional<TokenView> view) {
        RefreshToken refreshToken = context.refreshToken();
        if (refreshToken == null) {
            return;
        }
        Optional.ofNullable(context.requestRefreshToken())
                .flatMap(OrganizationBinding::in)
                .or(() -> view.filter(TokenView::allowed).map(made -> OrganizationBinding.to(made.active())))
                .ifPresent(binding -> binding.writeTo(
                        refreshToken,
                        holder(refreshToken, context.clientSessionCtx().getClientSession()),
                        context.accessToken().getIat()));
    }

    /** Keycloak has made the offline session by now, of which the next request with such a token will be. */
    private AuthenticatedClientSessionModel holder(RefreshToken token, AuthenticatedClientSessionModel session) {
        UserSessionModel online = session.getUserSession();
        if (online.isOffline() || !TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())) {
            return session;
        }
        return Optional.ofNullable(this.session.sessions().getOfflineUserSession(online.getRealm(), online.getId()))
                .map(offline -> offline.getAuthenticatedClientSessionByClient(
                        session.getClient().getId()))
                .orElse(session);
    }

    private void refuse(Reason reason, TokenView made, UserSessionModel userSession, ClientSessionContext context) {
        Refusal refusal = new Refusal(session, reason, made.meant());
        refusal.record(userSession, context);
        refusal.endSession(userSession, context);
        throw answer(reason, context);
    }

    /** The grant of RFC 7523 makes {@code invalid_grant} without a reason of whatever it does not know. */
    private static RuntimeException answer(Reason reason, ClientSessionContext context) {
        String grant = context.getAttribute(Constants.GRANT_TYPE, String.class);
        return OAuth2Constants.JWT_AUTHORIZATION_GRANT.equals(grant)
                ? new CorsErrorResponseException(
                        Cors.builder().auth(), Refusal.ERROR, reason.wireName(), Response.Status.BAD_REQUEST)
                : new TokenInterceptorException(Refusal.ERROR, reason.wireName());
    }
}
