package dev.portico.extension.token;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.members.Onlookers;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.perspective.Perspectives;
import dev.portico.extension.rest.Bearer;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.revision.Revision;
import dev.portico.extension.sessions.GuardedClients;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeBase;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * The grant by which the portal gets a token for looking through somebody's eyes (R31): the person is its subject, the viewer its actor
 * (RFC 8693, section 4.1), it says only what may be read, lives for five minutes and has no refresh token. Asked again it goes on, as long
 * as the viewer's own session and right do and its last token has not ended; with the parameter {@code perspective}, a {@code sid}, only that one goes on and none is begun.
 *
 * <p>400 {@code invalid_request} for a request that makes no sense or shows no access token of the viewer's own, {@code
 * unauthorized_client} for any client but the portal, {@code access_denied} with a {@link Reason} for who may not: also for a member whose
 * session has not shown the key that the organisation asks for (R35), whatever other organisation their token is for.
 */
final class PerspectiveGrant extends OAuth2GrantTypeBase {

    static final String TYPE = "urn:portico:params:oauth:grant-type:perspective";

    private static final String PORTAL = "portal";
    private static final int SECONDS = 300;

    /** Of the realm: fewer seconds for whoever wants them. */
    private static final String FEWER_SECONDS = "portal.perspective-seconds";

    /** Of what a token of the person's says, who they are and where; userinfo asks for {@code openid}. */
    private static final String SCOPE = "openid portal";

    @Override
    public Response process(Context context) {
        setContext(context);
        if (!isPortal()) {
            throw refused(
                    OAuthErrorException.UNAUTHORIZED_CLIENT, "This grant is for the portal alone", Errors.NOT_ALLOWED);
        }
        PerspectiveRequest wanted;
        try {
            wanted = PerspectiveRequest.of(formParams);
        } catch (PerspectiveRequest.Malformed malformed) {
            throw refused(OAuthErrorException.INVALID_REQUEST, malformed.sentence(), Errors.INVALID_REQUEST);
        }
        return answer(wanted, viewerBy(wanted.viewerToken()));
    }

    private Response answer(PerspectiveRequest wanted, AuthResult shown) {
        Perspectives perspectives = Perspectives.of(session, realm);
        Organization organization =
                organization(wanted.organization()).orElseThrow(() -> denied(Reason.NOT_A_MEMBER, shown));
        Revision before = Onlooking.read(shown.user(), organization.id(), session, realm);
        Caller viewer = perspectives.viewer(shown.user());
        event.detail(Details.ORG_ID, organization.id().value());
        perspectives.refusal(viewer, organization, wanted.person()).ifPresent(reason -> {
            throw denied(reason, shown);
        });
        boolean atTheDesk = Onlookers.isAtTheDesk(viewer);
        if (!atTheDesk && OrganizationKeys.of(session, realm).areLackedBy(shown.session(), organization)) {
            throw denied(Reason.ORGANIZATION_KEY_REQUIRED, shown);
        }
        if (atTheDesk && wanted.running().isEmpty() && wanted.reason().isEmpty()) {
            throw refused(OAuthErrorException.INVALID_REQUEST, "Missing parameter: reason", Errors.INVALID_REQUEST);
        }
        UserModel person = Optional.ofNullable(
                        session.users().getUserById(realm, wanted.person().value()))
                .orElseThrow(() -> denied(Reason.NOT_A_MEMBER, shown));
        Optional<UserSessionModel> running = perspectives
                .running(wanted.person(), organization.id(), shown.session())
                .filter(eyes -> eyes.getAuthenticatedClientSessionByClient(client.getId()) != null);
        if (wanted.running().isPresent() && !wanted.running().equals(running.map(UserSessionModel::getId))) {
            throw denied(Reason.STALE, shown);
        }
        ClientSessionContext looking = running.map(this::again).orElseGet(() -> {
            ClientSessionContext begun = begun(person, organization.id());
            Perspective perspective =
                    written(begun.getClientSession().getUserSession(), organization.id(), shown.session());
            perspectives.begin(perspective, wanted.reason(), atTheDesk ? Actor.Kind.VENDOR : Actor.Kind.PERSON);
            return begun;
        });
        return token(looking, before, Onlookers.horizon(viewer, organization).end(), perspectives);
    }

    private static Perspective written(UserSessionModel eyes, OrganizationId organization, UserSessionModel viewers) {
        Perspective perspective = new Perspective(
                eyes.getId(),
                new UserId(eyes.getUser().getId()),
                organization,
                new UserId(viewers.getUser().getId()),
                viewers.getId());
        perspective.writeTo(eyes);
        return perspective;
    }

    private Response token(
            ClientSessionContext looking, Revision viewer, Optional<Instant> viewersEnd, Perspectives perspectives) {
        UserSessionModel eyes = looking.getClientSession().getUserSession();
        Perspective perspective = Perspective.in(eyes).orElseThrow();
        event.user(eyes.getUser())
                .session(eyes)
                .detail(Details.IMPERSONATOR, perspective.viewer().value());
        TokenManager.AccessTokenResponseBuilder response =
                createTokenResponseBuilder(eyes.getUser(), eyes, looking, null, null);
        AccessToken token = response.getAccessToken();
        shape(
                token,
                new TokenViews(session, realm).ofNew(eyes, looking),
                new Onlooking(perspective, viewer),
                seconds(),
                viewersEnd);
        perspectives.lastsUntil(perspective.id(), Instant.ofEpochSecond(token.getExp()));
        return createTokenResponse(response, looking, false);
    }

    /** Whatever the mappers of the client say, this is what the token says. */
    private static void shape(
            AccessToken token, TokenView view, Onlooking looking, int seconds, Optional<Instant> viewersEnd) {
        PortalClaims.write(token, view, Optional.of(looking));
        PerspectiveClaims.narrow(token, looking);
        long end = Time.currentTimeSeconds() + seconds;
        token.exp(viewersEnd
                .map(Instant::getEpochSecond)
                .filter(until -> until < end)
                .orElse(end));
        PortalClaims.endBy(token, view);
    }

    private int seconds() {
        return Math.max(1, Math.min(SECONDS, realm.getAttribute(FEWER_SECONDS, SECONDS)));
    }

    private boolean isPortal() {
        return PORTAL.equals(client.getClientId()) && !client.isPublicClient() && GuardedClients.isGuarded(client);
    }

    /**
     * The viewer, by a token that this extension's API would take from them. Keycloak asks the grants whether a token may be shown here,
     * and that of a perspective is refused: nobody looks through the eyes of somebody through whose eyes they look.
     */
    private AuthResult viewerBy(String token) {
        UserSessionModel before = session.getContext().getUserSession();
        AuthResult shown = new AppAuthManager.BearerTokenAuthenticator(session)
                .setTokenString(token)
                .setAudience(Bearer.AUDIENCE)
                .authenticate();
        session.getContext().setClient(client);
        if (shown == null) {
            throw isOfPerspective(token)
                    ? refused(Refusal.ERROR, Reason.MISSING_PERMISSION.wireName(), Refusal.ERROR)
                    : refused(
                            OAuthErrorException.INVALID_REQUEST,
                            "subject_token is not valid here",
                            Errors.INVALID_TOKEN);
        }
        session.getContext().setUserSession(before);
        boolean lasting =
                session.sessions().getUserSession(realm, shown.session().getId()) != null;
        if (!lasting || shown.session().isOffline() || !GuardedClients.isGuarded(shown.client())) {
            throw refused(OAuthErrorException.INVALID_REQUEST, "subject_token is not valid here", Errors.INVALID_TOKEN);
        }
        return shown;
    }

    private boolean isOfPerspective(String token) {
        AccessToken decoded = session.tokens().decode(token, AccessToken.class);
        return decoded != null && decoded.getOtherClaims().containsKey(PortalClaims.ACTOR);
    }

    private Optional<Organization> organization(String idOrAlias) {
        Directory directory = Directory.of(session, realm);
        return directory
                .organization(new OrganizationId(idOrAlias))
                .or(() -> directory.organizationWithAlias(idOrAlias));
    }

    private ClientSessionContext begun(UserModel person, OrganizationId organization) {
        return new PerspectiveSession(session, realm, client).begin(person, organization, SCOPE);
    }

    /** Keeps the session from ending while it is in use. */
    private ClientSessionContext again(UserSessionModel eyes) {
        return new PerspectiveSession(session, realm, client).again(eyes, SCOPE);
    }

    private CorsErrorResponseException denied(Reason reason, AuthResult viewer) {
        event.user(viewer.user());
        return refused(Refusal.ERROR, reason.wireName(), Refusal.ERROR);
    }

    private CorsErrorResponseException refused(String error, String description, String eventError) {
        event.detail(Details.REASON, description).error(eventError);
        return new CorsErrorResponseException(cors, error, description, Response.Status.BAD_REQUEST);
    }

    @Override
    protected void addCustomTokenResponseClaims(AccessTokenResponse response, ClientSessionContext context) {
        response.setOtherClaims(OAuth2Constants.ISSUED_TOKEN_TYPE, OAuth2Constants.ACCESS_TOKEN_TYPE);
    }

    /** At our own API, where nothing but reading is left of it, and nowhere else: not at the Account API, nor at the Admin API. */
    @Override
    public boolean isTokenAllowed(KeycloakSession asked, AccessToken token) {
        return Bearer.isAsking(asked);
    }

    @Override
    protected boolean useRefreshToken() {
        return false;
    }

    @Override
    public EventType getEventType() {
        return EventType.IMPERSONATE;
    }

    @Override
    public Set<String> getTokenParameterNames() {
        return Set.of(OAuth2Constants.SUBJECT_TOKEN);
    }
}
