package dev.portico.portal.platform;

import dev.portico.portal.access.InvalidClaims;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.runtime.TokenAutoRefreshException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares every token with what was signalled (R64, R65), with one statement. A browser's stale token is refreshed before its request is
 * answered: quarkus-oidc does that when told that the token is about to end. It is told without an identity, because where the refresh
 * fails it goes on with the one it was given (see {@code CodeAuthenticationMechanism.refreshSecurityIdentity}). A program's stale token,
 * and a browser's that is still stale when refreshed, is left to the entrance to refuse.
 */
@ApplicationScoped
class Staleness implements SecurityIdentityAugmentor {
    private static final Logger LOG = Logger.getLogger(Staleness.class);
    private static final String REFRESHING = "portico.refreshing";
    /** Set by quarkus-oidc on its own refresh of an expired token, and on a sign-in that is just being finished. */
    private static final String REFRESHED = "refresh_token_grant_response";

    private static final String SIGNING_IN = "new_authentication";

    private final Signals signals;

    Staleness(Signals signals) {
        this.signals = signals;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        @Nullable AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        @Nullable RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (credential == null || request == null) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> compared(identity, credential.getToken(), request));
    }

    /** Lets the request's next authentication refresh once more. */
    static void again(RoutingContext request) {
        request.remove(REFRESHING);
        request.remove(REFRESHED);
    }

    private SecurityIdentity compared(SecurityIdentity identity, String token, RoutingContext request) {
        Checked checked;
        try {
            checked = Checked.of(token, signals);
        } catch (InvalidClaims | IllegalArgumentException contradictory) {
            return identity;
        } catch (RuntimeException unknown) {
            // A failure here would end the session; the entrance says instead that it could not ask.
            LOG.warnf("a token could not be compared with what was signalled: %s", Unreachable.brief(unknown));
            return identity;
        }
        if (checked.stale() && refreshable(request)) {
            request.put(REFRESHING, true);
            throw new TokenAutoRefreshException(null);
        }
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Checked.NAME, checked)
                .build();
    }

    private static boolean refreshable(RoutingContext request) {
        return request.get(AuthorizationCodeTokens.class.getName()) != null
                && request.get(REFRESHING) == null
                && request.get(REFRESHED) == null
                && request.get(SIGNING_IN) == null;
    }
}
