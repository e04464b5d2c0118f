package dev.portico.extension.signals;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.transmitter.SsfTransmitterConfig;
import org.keycloak.ssf.transmitter.delivery.push.PushDeliveryService;
import org.keycloak.ssf.transmitter.stream.StreamConfig;

/**
 * Keycloak's push, with an end to its patience. What Keycloak 26.7.4 calls the connect timeout is how long it waits for a
 * connection from its own pool; to a host that answers nothing, not even no, it connects for as long as the operating system
 * tries, two minutes on Linux, with the rows locked and, in the drainer, with all that Keycloak does by the clock waiting.
 */
final class TimedPush extends PushDeliveryService {

    private final HttpClient client;
    private final SsfTransmitterConfig config;

    TimedPush(KeycloakSession session, SsfTransmitterConfig config) {
        super(session, config);
        this.client = session.getProvider(HttpClientProvider.class).getHttpClient();
        this.config = config;
    }

    @Override
    protected SimpleHttpRequest createSimpleHttp(String endpoint, @Nullable String authorization, StreamConfig stream) {
        int connect = Objects.requireNonNullElse(
                stream.getPushEndpointConnectTimeoutMillis(), config.getPushEndpointConnectTimeoutMillis());
        int answer = Objects.requireNonNullElse(
                stream.getPushEndpointSocketTimeoutMillis(), config.getPushEndpointSocketTimeoutMillis());
        RequestConfig patience = RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setConnectTimeout(connect)
                .setSocketTimeout(answer)
                .build();
        SimpleHttpRequest request =
                SimpleHttp.create(client).withRequestConfig(patience).doPost(endpoint);
        return authorization == null ? request : request.header(HttpHeaders.AUTHORIZATION, authorization);
    }
}
