package dev.portico.portal.outbox;

import dev.portico.portal.mail.DeliveryReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Mails about accounts, which Keycloak sends from the same address: where failures go to carries a tag of its extension's, which alone
 * knows whom that concerns. What is told here is seen by who sent the mail (R36).
 */
@ApplicationScoped
public class AccountMails {
    private static final int NOT_KNOWN = 404;

    private final Report report;
    private final String credentials;

    AccountMails(
            @RestClient Report report,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.report = report;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A mail server could not deliver the mail of this tag. False where no mail has it; once more changes nothing.
     *
     * @throws CouldNotAsk it is to be told later
     */
    public boolean notDelivered(String tag, DeliveryReport told) throws CouldNotAsk {
        try {
            report.tell(credentials, tag, told.status(), told.diagnostic());
            return true;
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_KNOWN) {
                return false;
            }
            throw new CouldNotAsk("status " + refused.getResponse().getStatus());
        } catch (RuntimeException failed) {
            throw new CouldNotAsk(failed.getClass().getSimpleName());
        }
    }

    /** The extension's ear. */
    @RegisterRestClient(configKey = "portal-standing")
    @Path("/portal-mails")
    interface Report {
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        void tell(
                @HeaderParam("Authorization") String credentials,
                @FormParam("tag") String tag,
                @FormParam("status") String status,
                @FormParam("diagnostic") String diagnostic);
    }
}
