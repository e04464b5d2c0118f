package dev.portico.extension.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.transmitter.SsfTransmitterConfig;

class LogoutMapperTest {

    private final KeycloakSession unasked = (KeycloakSession) Proxy.newProxyInstance(
            LogoutMapperTest.class.getClassLoader(),
            new Class<?>[] {KeycloakSession.class},
            (proxy, method, arguments) -> {
                throw new AssertionError("nothing is asked of Keycloak: " + method);
            });

    private final LogoutMapper mapper = new LogoutMapper(
            unasked, new SsfTransmitterConfig(Config.scope("ssf-transmitter")), session -> "https://issuer.example");

    @Test
    void aLogoutWithoutDetailsIsSignalled() {
        Event logout = logout();

        assertThat(logout.getDetails()).isNull();
        assertThat(mapper.canConvert(logout)).isTrue();
    }

    @Test
    void aSessionThatExpiredIsNotAndWhatSomebodyEndedIs() {
        Event expired = logout();
        expired.setDetails(Map.of("reason", "user_session_expired"));
        Event ended = logout();
        ended.setDetails(Map.of("redirect_uri", "https://portal.example/"));

        assertThat(mapper.canConvert(expired)).isFalse();
        assertThat(mapper.canConvert(ended)).isTrue();
    }

    private static Event logout() {
        Event logout = new Event();
        logout.setType(EventType.LOGOUT);
        return logout;
    }
}
