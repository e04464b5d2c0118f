package dev.portico.extension.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantTypeFactory;

/** Makes {@link GuardedDeviceGrant}, under the id of Keycloak's own, as {@link GuardedIntrospectionFactory} does. */
public final class GuardedDeviceGrantFactory extends DeviceGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new GuardedDeviceGrant();
    }
}
