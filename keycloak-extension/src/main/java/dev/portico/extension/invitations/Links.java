package dev.portico.extension.invitations;

import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.rest.PortalAddress;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.Urls;

/**
 * Makes the two links of Keycloak's invitations: to join with an account, and to make one.
 *
 * <p>They are made when the mail is written and are kept nowhere, so that nobody but the mail's reader sees them
 * (Keycloak CVE-2026-16072).
 */
final class Links {

    /** The claim with our id, which outlives Keycloak's when an invitation is sent again. */
    static final String CLAIM = "portico_invitation";

    /**
     * The link is good for as long as Keycloak's row says. The token lives on only so that who comes late is told so, where
     * Keycloak has nothing but an error for a token that has run out.
     */
    private static final int LATECOMERS = (int) Duration.ofDays(90).toSeconds();

    private final KeycloakSession session;
    private final RealmModel realm;

    Links(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @param person the account with this address, null where there is none */
    URI of(InvitationEntity ours, OrganizationInvitationModel keycloaks, @Nullable UserModel person) {
        URI base = URI.create(ours.baseAddress());
        String token = token(base, ours, keycloaks, person);
        return person == null ? registration(base, token) : joining(base, token);
    }

    private String destination(String organization, URI base) {
        OrganizationModel model =
                session.getProvider(OrganizationProvider.class).getById(organization);
        String wanted = model == null ? null : model.getRedirectUrl();
        return wanted == null || wanted.isBlank() ? PortalAddress.of(realm, base) : wanted;
    }

    private URI joining(URI base, String token) {
        return UriBuilder.fromUri(base)
                .path("realms/{realm}/login-actions/action-token")
                .queryParam(Constants.KEY, token)
                .build(realm.getName());
    }

    /** Without a code in the answer: it takes people to the portal, which did not ask for one. */
    private URI registration(URI base, String token) {
        return UriBuilder.fromUri(base)
                .path("realms/{realm}/protocol/openid-connect/registrations")
                .queryParam("response_type", "none")
                .queryParam("client_id", Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .queryParam(Constants.TOKEN, token)
                .build(realm.getName());
    }

    private String token(
            URI base, InvitationEntity ours, OrganizationInvitationModel keycloaks, @Nullable UserModel person) {
        InviteOrgActionToken token = new InviteOrgActionToken(
                person == null ? null : person.getId(),
                keycloaks.getExpiresAt() + LATECOMERS,
                keycloaks.getEmail(),
                Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        String issuer = Urls.realmIssuer(base, realm.getName());
        token.setOrgId(keycloaks.getOrganizationId());
        token.setRedirectUri(destination(keycloaks.getOrganizationId(), base));
        token.setNote(CLAIM, ours.id());
        token.id(keycloaks.getId()).issuedNow().issuer(issuer).audience(issuer);
        return session.tokens().encode(token);
    }
}
