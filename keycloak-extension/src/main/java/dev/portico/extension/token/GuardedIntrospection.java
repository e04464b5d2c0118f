package dev.portico.extension.token;

import dev.portico.extension.perspective.Perspectives;
import dev.portico.extension.sessions.GuardedClients;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.ErrorResponseException;

/**
 * Keycloak's introspection (RFC 7662), and one question more: a token of a guarded client is active as long as its bearer has
 * access, and not until it ends. A service that looks at {@code active} alone is right then, too (R43, R65).
 *
 * <p>Tokens of other clients stay active and show that there is nothing their bearer may do.
 */
final class GuardedIntrospection extends AccessTokenIntrospectionProvider<AccessToken> {

    GuardedIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String encoded) {
        if (!passesKeycloaksOwn(encoded)) {
            return false;
        }
        Optional<Refusal> refusal = refusal();
        refusal.ifPresent(why -> {
            transformedToken = null;
            why.detail(eventBuilder).error(Refusal.ERROR);
        });
        return refusal.isEmpty();
    }

    /**
     * Keycloak fails with 400 where the organisation that a token names is disabled or was left ({@code
     * TokenManager.validateSelectedOrganization}). To who asks that would be a question that was not answered; it is a no.
     */
    private boolean passesKeycloaksOwn(String encoded) {
        try {
            return super.introspectionChecks(encoded);
        } catch (ErrorResponseException invalid) {
            eventBuilder
                    .detail(Details.REASON, String.valueOf(invalid.getErrorDescription()))
                    .error(Errors.INVALID_TOKEN);
            return false;
        }
    }

    private Optional<Refusal> refusal() {
        if (!GuardedClients.isGuarded(client)) {
            return Optional.empty();
        }
        Optional<Onlooking> looking = Onlooking.in(userSession, session);
        TokenView view = new TokenViews(session, realm).ofShown(userSession, client);
        return view.refusalOfShown()
                .or(() -> looking.map(Onlooking::perspective)
                        .flatMap(seen -> Perspectives.of(session, realm).refusal(seen)))
                .map(reason -> new Refusal(session, reason, view.meant()));
    }

    /** Of a perspective it tells what the token says: mappers would add what the person holds. */
    @Override
    public AccessToken transformAccessToken(AccessToken shown, UserSessionModel open) {
        AccessToken told = super.transformAccessToken(shown, open);
        Onlooking.in(open, session).ifPresent(looking -> PerspectiveClaims.narrow(told, looking));
        return told;
    }
}
