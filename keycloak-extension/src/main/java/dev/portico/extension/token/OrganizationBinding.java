package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.sessions.TokenFamilies;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.representations.RefreshToken;

/**
 * Binds a token family to its organisation, by a claim in the refresh token: a refresh never changes it, and two families of
 * one browser session hold two organisations (R51).
 *
 * @param organization id of the organisation, or the empty string for the vendor's view
 */
record OrganizationBinding(String organization) {

    /** Not Keycloak's own {@code organization}: with that in the refresh token every refresh costs a query. */
    static final String CLAIM = "portal_org";

    static OrganizationBinding to(ActiveOrganization active) {
        return new OrganizationBinding(
                active instanceof ActiveOrganization.Chosen chosen
                        ? chosen.organization().id().value()
                        : "");
    }

    static Optional<OrganizationBinding> in(JsonWebToken token) {
        return token.getOtherClaims().get(CLAIM) instanceof String organization
                ? Optional.of(new OrganizationBinding(organization))
                : Optional.empty();
    }

    /** Of the refresh token in this request, which the grant has verified; decoding checks the signature once more. */
    static Optional<OrganizationBinding> inRefreshToken(KeycloakSession session, String encoded) {
        return Optional.ofNullable(session.tokens().decode(encoded, RefreshToken.class))
                .flatMap(OrganizationBinding::in);
    }

    /** Of a token that is being exchanged: the new one is for the same organisation. */
    static Optional<OrganizationBinding> inAccessToken(KeycloakSession session, String encoded) {
        return Optional.ofNullable(session.tokens().decode(encoded, AccessToken.class))
                .map(token -> token.getOtherClaims().get(PortalClaims.ORGANIZATION_ID))
                .filter(String.class::isInstance)
                .map(id -> new OrganizationBinding((String) id));
    }

    /** @param session which the token belongs to */
    void writeTo(RefreshToken token, AuthenticatedClientSessionModel session, long now) {
        token.getOtherClaims().put(CLAIM, organization);
        new TokenFamilies(session).open(organization, now);
    }

    /** Whether a token made then, in seconds, was ended with its family. */
    boolean ended(AuthenticatedClientSessionModel session, long made) {
        return new TokenFamilies(session).ended(organization, made);
    }

    Optional<OrganizationId> id() {
        return organization.isBlank() ? Optional.empty() : Optional.of(new OrganizationId(organization));
    }
}
