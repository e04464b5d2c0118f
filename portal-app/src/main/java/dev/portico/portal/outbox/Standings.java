package dev.portico.portal.outbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.access.Account;
import dev.portico.portal.access.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Where somebody who is not there has access now, asked of Keycloak's extension by the portal itself; kept for nobody. */
@ApplicationScoped
public class Standings {
    private final Question question;
    private final String credentials;

    Standings(
            @RestClient Question question,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.question = question;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * By Keycloak's user id, in one organisation.
     *
     * @throws CouldNotAsk never taken for a no
     */
    public Standing ofUser(String user, OrganizationId organization) throws CouldNotAsk {
        return asked(user, null, organization.value());
    }

    /**
     * By Keycloak's user id, in all of their organisations.
     *
     * @throws CouldNotAsk never taken for a no
     */
    public Standing ofUser(String user) throws CouldNotAsk {
        return asked(user, null, null);
    }

    /**
     * By an address that Keycloak has verified; in one organisation, or without one in all of theirs.
     *
     * @throws CouldNotAsk never taken for a no
     */
    public Standing ofEmail(String email, Optional<OrganizationId> organization) throws CouldNotAsk {
        return asked(null, email, organization.map(OrganizationId::value).orElse(null));
    }

    private Standing asked(@Nullable String user, @Nullable String email, @Nullable String organization)
            throws CouldNotAsk {
        Standing standing;
        try {
            standing = question.ask(credentials, user, email, organization).standing();
        } catch (RuntimeException failed) {
            // What it says may have the address in it.
            throw new CouldNotAsk(failed.getClass().getSimpleName());
        }
        if (standing.closed()) {
            throw new CouldNotAsk("module-off");
        }
        return standing;
    }

    /** The extension's own answer. */
    @RegisterRestClient(configKey = "portal-standing")
    @Path("/portal-standing")
    interface Question {
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Produces(MediaType.APPLICATION_JSON)
        Answer ask(
                @HeaderParam("Authorization") String credentials,
                @Nullable @FormParam("user") String user,
                @Nullable @FormParam("email") String email,
                @Nullable @FormParam("organization") String organization);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @Nullable String user,
            @Nullable String email,
            @Nullable String name,
            @Nullable String locale,
            @Nullable String reason,
            @Nullable Vendor vendor,
            List<Place> organizations) {

        Standing standing() {
            return new Standing(
                    Optional.ofNullable(user),
                    Optional.ofNullable(email),
                    Optional.ofNullable(name).orElse(vendor == null ? "?" : Account.SUPPORT),
                    Optional.ofNullable(locale),
                    "module-off".equals(reason),
                    Optional.ofNullable(vendor).map(each -> new Standing.Vendor(each.entitlements(), each.assigned())),
                    organizations.stream()
                            .map(each -> new Standing.Place(
                                    new OrganizationId(each.id()),
                                    each.alias(),
                                    each.name(),
                                    each.domains(),
                                    each.entitlements(),
                                    Set.copyOf(
                                            Optional.ofNullable(each.groups()).orElse(List.of()))))
                            .toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vendor(List<String> entitlements, List<String> assigned) {}

    /** @param groups null where the extension is one that does not tell: then no group lets them see anything */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Place(
            String id,
            String alias,
            String name,
            List<String> domains,
            List<String> entitlements,
            @Nullable List<String> groups) {}
}
