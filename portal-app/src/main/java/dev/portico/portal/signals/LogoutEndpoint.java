package dev.portico.portal.signals;

import dev.portico.portal.signals.Unacceptable.Fault;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where Keycloak tells that somebody was logged out (OpenID Connect Back-Channel Logout 1.0 section 2.5), so that their session ends here
 * too: 200 once that is stored, 400 with a reason where it is not believed, 503 where it is to be told again.
 */
@Path("/back-channel-logout")
public class LogoutEndpoint {
    private static final Logger LOG = Logger.getLogger(LogoutEndpoint.class);

    private final Logouts logouts;
    private final Inbox inbox;

    LogoutEndpoint(Logouts logouts, Inbox inbox) {
        this.logouts = logouts;
        this.inbox = inbox;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response loggedOut(@Nullable @FormParam("logout_token") String token) {
        try {
            if (token == null) {
                throw new Unacceptable(Fault.REQUEST, "logout_token is missing");
            }
            inbox.take(logouts.read(token));
            return Response.ok().header("Cache-Control", "no-store").build();
        } catch (Unacceptable unacceptable) {
            LOG.warnf("a logout was not accepted: %s", unacceptable.getMessage());
            return Response.status(400)
                    .type(MediaType.APPLICATION_JSON)
                    .header("Cache-Control", "no-store")
                    .entity(new JsonObject()
                            .put("error", "invalid_request")
                            .put("error_description", unacceptable.getMessage())
                            .encode())
                    .build();
        } catch (Unknown unknown) {
            LOG.warnf("a logout was not received: %s", unknown.getMessage());
            return Response.status(503)
                    .header("Retry-After", 1)
                    .header("Cache-Control", "no-store")
                    .build();
        }
    }
}
