package dev.portico.portal.profile;

import dev.portico.portal.platform.Current;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Who looked at the portal through the viewer's eyes lately, as Keycloak's journal tells it. */
@ApplicationScoped
class Looks {
    private static final Logger LOG = Logger.getLogger(Looks.class);
    private static final int ASKED = 100;
    private static final int SHOWN = 5;

    private final Current current;
    private final HistoryApi keycloak;

    Looks(Current current, @RestClient HistoryApi keycloak) {
        this.current = current;
        this.keycloak = keycloak;
    }

    /** The latest first; empty where nobody could tell, and where the one who asks is the one who looks. */
    Optional<List<Look>> latest() {
        if (current.signedIn().readOnly()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Look.read(new JsonObject(keycloak.latest(ASKED)).getJsonArray("items")).stream()
                    .limit(SHOWN)
                    .toList());
        } catch (WebApplicationException | ProcessingException away) {
            LOG.warnf("who looked could not be asked: %s", away.toString());
            return Optional.empty();
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException unreadable) {
            LOG.warnf("who looked could not be read: %s", unreadable.toString());
            return Optional.empty();
        }
    }
}
