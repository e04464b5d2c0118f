package dev.portico.extension.token;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Keycloak's device grant (RFC 8628), for a person whose session at the portal was ended between saying yes and the device's
 * coming for its tokens, as revoking does while the session elsewhere goes on. Keycloak's own fails there with a null pointer and
 * 500; to the device it is {@code invalid_grant}, as to a refresh.
 */
final class GuardedDeviceGrant extends DeviceGrantType {

    @Override
    public Response process(Context context) {
        setContext(context);
        String code = formParams.getFirst(OAuth2Constants.DEVICE_CODE);
        if (code != null) {
            Optional.ofNullable(getDeviceByDeviceCode(session, realm, client, event, code))
                    .map(OAuth2DeviceCodeModel::getUserSessionId)
                    .map(id -> session.sessions().getUserSession(realm, id))
                    .filter(this::hasLeft)
                    .ifPresent(left -> refuse(code, left));
        }
        return super.process(context);
    }

    private boolean hasLeft(UserSessionModel approvedIn) {
        return approvedIn.getAuthenticatedClientSessionByClient(client.getId()) == null;
    }

    private void refuse(String code, UserSessionModel left) {
        removeDeviceByDeviceCode(session, code);
        String reason = "Session not active";
        event.user(left.getUser()).detail(Details.REASON, reason).error(Errors.USER_SESSION_NOT_FOUND);
        throw new CorsErrorResponseException(
                cors, OAuthErrorException.INVALID_GRANT, reason, Response.Status.BAD_REQUEST);
    }
}
