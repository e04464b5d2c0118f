package dev.portico.portal.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The viewer's own account at Keycloak. Tokens people sign in with do not open it, so that who gets hold of one can neither end sessions
 * nor change an address with it: for each question the portal exchanges such a token (RFC 8693, Keycloak's standard token exchange) for
 * one that is good for the account and for nothing else, with the optional scope {@value #SCOPE}. It never leaves this request.
 */
@ApplicationScoped
public class OwnAccount {
    private static final Logger LOG = Logger.getLogger(OwnAccount.class);
    private static final String SCOPE = "portal-account";
    /**
     * Keycloak remembers in the session what was asked for last, and makes ID tokens at later refreshes only where that was OpenID
     * ({@code TokenManager.attachAuthenticationSession}, {@code AbstractRefreshTokenProvider}): without it, an exchange would take the
     * portal's own session its ID tokens.
     */
    private static final String ASKED = "openid " + SCOPE;

    private static final String AUDIENCE = "account";

    private final Current current;
    private final Exchange exchange;
    private final String credentials;

    OwnAccount(
            Current current,
            @RestClient Exchange exchange,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.current = current;
        this.exchange = exchange;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What to send as {@code Authorization} to Keycloak's account API; empty where Keycloak does not let the portal, as in a realm that
     * was imported before there was this.
     *
     * @throws Refused {@code private} in perspective, where the token is somebody else's; {@code could-not-ask} when Keycloak did not
     *     answer, which is no no
     */
    public Optional<String> authorization() {
        if (current.signedIn().readOnly()) {
            throw new Refused(Reason.PRIVATE);
        }
        try {
            return Optional.of("Bearer "
                    + exchange.ask(
                                    credentials,
                                    "urn:ietf:params:oauth:grant-type:token-exchange",
                                    current.token(),
                                    "urn:ietf:params:oauth:token-type:access_token",
                                    AUDIENCE,
                                    ASKED)
                            .token());
        } catch (AccountAnswers.No no) {
            LOG.infof("Keycloak exchanges no token for the account: %s", no.getMessage());
            return Optional.empty();
        } catch (ProcessingException silent) {
            LOG.warnf("Keycloak could not be asked for the account: %s", Unreachable.brief(silent));
            throw new Refused(Reason.COULD_NOT_ASK);
        }
    }

    /** Where people find it themselves: Keycloak's own pages, at the address it goes by. */
    public Optional<String> address() {
        return Optional.of(current.token())
                .filter(token -> !token.isEmpty())
                .map(Bearer::of)
                .map(bearer -> bearer.text("iss"))
                .map(issuer -> issuer + "/account/");
    }

    /** The session this is, as Keycloak names it. */
    public String session() {
        return current.session();
    }

    @RegisterRestClient(configKey = "account")
    @RegisterProvider(AccountAnswers.class)
    @Path("/protocol/openid-connect/token")
    interface Exchange {
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Produces(MediaType.APPLICATION_JSON)
        Exchanged ask(
                @HeaderParam("Authorization") String credentials,
                @FormParam("grant_type") String grant,
                @FormParam("subject_token") String token,
                @FormParam("subject_token_type") String type,
                @FormParam("audience") String audience,
                @FormParam("scope") String scope);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Exchanged(@JsonProperty("access_token") String token) {}
}
