package dev.portico.extension.sessions;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.keycloak.OAuth2Constants;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.ResourceAdminManager;

/**
 * What one client is told of one session's end (OpenID Connect Back-Channel Logout 1.0): the token is made while the session is
 * there, and sent when it is gone.
 *
 * @param client id of the client
 */
record LogoutCall(CloseableHttpClient http, String client, String address, String token) {

    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectionRequestTimeout(1000)
            .setConnectTimeout(1000)
            .setSocketTimeout(2000)
            .build();

    /** Empty for a client that is not told in this way; Keycloak knows the others. */
    static Optional<LogoutCall> of(KeycloakSession session, AuthenticatedClientSessionModel open) {
        ClientModel client = open.getClient();
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(open.getProtocol())
                        && client.isEnabled()
                        && !client.isFrontchannelLogout()
                ? Optional.ofNullable(ResourceAdminManager.getBackchannelLogoutUrl(session, client))
                        .filter(address -> !address.contains("${"))
                        .map(address -> new LogoutCall(
                                session.getProvider(HttpClientProvider.class).getHttpClient(),
                                client.getId(),
                                address,
                                token(session, client, open)))
                : Optional.empty();
    }

    /** The algorithm is the client's choice, and Keycloak looks for the client in the context. */
    private static String token(KeycloakSession session, ClientModel client, AuthenticatedClientSessionModel open) {
        ClientModel before = session.getContext().getClient();
        session.getContext().setClient(client);
        try {
            return session.tokens()
                    .encode(session.tokens()
                            .initLogoutToken(client, open.getUserSession().getUser(), open));
        } finally {
            session.getContext().setClient(before);
        }
    }

    /** Whether the client took it. */
    boolean send() throws IOException {
        HttpPost request = new HttpPost(address);
        request.setConfig(PATIENCE);
        request.setEntity(
                new UrlEncodedFormEntity(List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, token))));
        try (CloseableHttpResponse response = Objects.requireNonNull(http.execute(request))) {
            int status = response.getStatusLine().getStatusCode();
            return status == 200 || status == 204;
        }
    }
}
