package dev.portico.portal.platform;

import dev.portico.portal.access.Account;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signs out everywhere: deletes the sessions of all places in this browser, then ends Keycloak's (OpenID Connect RP-initiated logout). */
@Path("/logout")
public class SignOut {
    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final Current current;
    private final RoutingContext context;
    private final String endpoint;
    private final Optional<String> portal;

    SignOut(
            Current current,
            RoutingContext context,
            @ConfigProperty(name = "portico.keycloak.url") String keycloak,
            @ConfigProperty(name = "portico.realm") String realm,
            @ConfigProperty(name = "portico.portal.url") Optional<String> portal) {
        this.portal = portal.map(url -> url.replaceFirst("/$", ""));
        this.current = current;
        this.context = context;
        this.endpoint = keycloak + "/realms/" + realm + "/protocol/openid-connect/logout";
    }

    @POST
    public Response leave() {
        current.viewer().account().map(Account::id).ifPresent(id -> LOG.infof("signed out %s", id.value()));
        Places.of(context).leaveAll();
        Sessions.forget(context);
        UriBuilder address = UriBuilder.fromUri(endpoint)
                .queryParam("client_id", "portal")
                .queryParam("post_logout_redirect_uri", "{home}");
        @Nullable AuthorizationCodeTokens tokens = context.get(AuthorizationCodeTokens.class.getName());
        if (tokens != null && tokens.getIdToken() != null) {
            address.queryParam("id_token_hint", tokens.getIdToken());
        }
        String home = portal.orElseGet(() ->
                        context.request().scheme() + "://" + context.request().authority())
                + "/";
        return Response.seeOther(address.build(home)).build();
    }

    /** A reload of the address after signing out. */
    @GET
    public Response reloaded() {
        return Response.seeOther(URI.create("/")).build();
    }
}
