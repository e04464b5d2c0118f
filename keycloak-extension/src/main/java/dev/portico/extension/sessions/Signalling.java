package dev.portico.extension.sessions;

import dev.portico.extension.words.Remark;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * Whether the portal is told of changed rights while its tokens still say the old ones, by Keycloak's Shared Signals transmitter.
 * Where it is, less rights show at the next request and nobody has to be signed out for them.
 */
public final class Signalling {

    private static final String TRANSMITS = "ssf.transmitterEnabled";
    private static final String HEADER = "ssf.stream.delivery.authorizationHeader";

    private Signalling() {}

    public static boolean reachesThePortal(RealmModel realm) {
        return missing(realm).isEmpty();
    }

    /** What an administrator has to do before it is; empty when it is. */
    public static Optional<Remark> missing(RealmModel realm) {
        if (!Profile.isFeatureEnabled(Profile.Feature.SSF)) {
            return Optional.of(Remark.of("feature-off", "build Keycloak with --features={0}", "ssf"));
        }
        if (!"true".equals(realm.getAttribute(TRANSMITS))) {
            return Optional.of(Remark.of("signals-off", "set the realm's attribute {0} to true", TRANSMITS));
        }
        Optional<ClientModel> receiver =
                GuardedClients.of(realm).filter(Signalling::hasAStream).findAny();
        if (receiver.isEmpty()) {
            return Optional.of(Remark.of(
                    "signals-without-stream",
                    "give the portal's client a stream, as portico-realm.json does by its attributes ssf.…"));
        }
        return receiver.map(client -> client.getAttribute(HEADER))
                .filter(header ->
                        header.contains("${PORTICO_") || header.strip().equals("Bearer"))
                .map(header -> Remark.of(
                        "signals-without-secret",
                        "set the attribute {0} of client {1}: PORTICO_SIGNALS_SECRET was not set when it was imported",
                        HEADER,
                        receiver.get().getClientId()));
    }

    /** One that is delivered now (a paused one is not), of everybody. */
    private static boolean hasAStream(ClientModel client) {
        return client.isEnabled()
                && "true".equals(client.getAttribute("ssf.enabled"))
                && client.getAttribute("ssf.stream.id") != null
                && "enabled".equals(Objects.requireNonNullElse(client.getAttribute("ssf.stream.status"), "enabled"))
                && "ALL".equals(client.getAttribute("ssf.defaultSubjects"));
    }
}
