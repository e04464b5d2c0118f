package dev.portico.portal.platform;

import dev.portico.portal.access.PortalSettings;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** What the vendor set for the portal at this very moment, for who works while nobody waits: asked each time, never remembered or guessed. */
@ApplicationScoped
public class SettingsNow {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PublicSettings settings;

    SettingsNow(@RestClient PublicSettings settings) {
        this.settings = settings;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws RuntimeException where nobody can tell, which is no answer
     */
    public PortalSettings ask() {
        RestResponse<String> answer = settings.show(null).await().atMost(PATIENCE);
        if (answer.getStatus() != RestResponse.StatusCode.OK) {
            throw new IllegalStateException("status " + answer.getStatus());
        }
        return Visitors.read(new JsonObject(answer.getEntity()));
    }
}
