package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The organisation chosen during a login, on its way from the login to the code's redemption.
 *
 * <p>Keycloak copies an authentication session's client notes to the client session, which all tabs of a browser share: the
 * next login overwrites them. So the choice is also kept under the request's nonce, which the code carries along: two tabs
 * that log in at the same moment each get their own (R51).
 */
public final class OrganizationChoice {

    /** Parameter of the authorization endpoint and, for direct grant, of the token endpoint; an alias. */
    public static final String PARAMETER = "organization";

    /** Client note with the id of the organisation chosen; empty for the vendor's view. */
    public static final String NOTE = OrganizationModel.ORGANIZATION_ATTRIBUTE;

    private static final String REQUESTED =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + PARAMETER;

    private OrganizationChoice() {}

    /** The alias that the authorization request asks for. */
    public static Optional<String> requested(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getClientNote(REQUESTED)).filter(alias -> !alias.isBlank());
    }

    /** Notes the choice, for the token that follows this login. */
    public static void note(AuthenticationSessionModel login, OrganizationId organization) {
        note(login, organization.value());
    }

    /** Notes that the person works for the vendor, for the token that follows this login. */
    public static void noteVendor(AuthenticationSessionModel login) {
        note(login, "");
    }

    private static void note(AuthenticationSessionModel login, String value) {
        login.setClientNote(NOTE, value);
        String nonce = login.getClientNote(OIDCLoginProtocol.NONCE_PARAM);
        if (nonce != null) {
            login.setClientNote(NOTE + "." + nonce, value);
        }
    }

    /** The choice made in the login that this nonce belongs to, else the latest; empty when there was none. */
    static Optional<String> noted(AuthenticatedClientSessionModel session, @Nullable String nonce) {
        return Optional.ofNullable(nonce)
                .map(own -> session.getNote(NOTE + "." + own))
                .or(() -> Optional.ofNullable(session.getNote(NOTE)));
    }

    /** A choice is taken once; what stays would pile up in the session. */
    static void forget(AuthenticatedClientSessionModel session, @Nullable String nonce) {
        if (nonce != null && session.getNote(NOTE + "." + nonce) != null) {
            session.removeNote(NOTE + "." + nonce);
        }
    }

    /** The alias that the latest authorization request asked for, where no login page noted a choice. */
    static Optional<String> requested(AuthenticatedClientSessionModel session) {
        return Optional.ofNullable(session.getNote(REQUESTED)).filter(alias -> !alias.isBlank());
    }
}
