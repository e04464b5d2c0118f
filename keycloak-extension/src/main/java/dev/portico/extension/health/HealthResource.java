package dev.portico.extension.health;

import dev.portico.extension.access.Permission;
import dev.portico.extension.journal.Schema;
import dev.portico.extension.login.Gate;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.sessions.Signalling;
import dev.portico.extension.words.Remark;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.common.Version;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.OutboxEntryStatus;

/** {@code /health}, for who may change settings: they are the ones who can do something about it. */
public final class HealthResource {

    private static final List<Profile.Feature> NEEDED =
            List.of(Profile.Feature.ORGANIZATION, Profile.Feature.TOKEN_EXCHANGE_STANDARD_V2, Profile.Feature.SSF);

    private final KeycloakSession session;
    private final RealmModel realm;

    public HealthResource(KeycloakSession session, RealmModel realm, Caller caller) {
        if (!caller.mayRead(Permission.PORTAL_SETTINGS)) {
            throw Problem.missing(Permission.PORTAL_SETTINGS);
        }
        this.session = session;
        this.realm = realm;
    }

    @GET
    @Path("/")
    public Response show() {
        return Json.ok(new HealthView(Version.VERSION, Schema.of(session), signals(), missing()));
    }

    private HealthView.Signals signals() {
        Backlog backlog = Backlog.of(session, realm);
        return new HealthView.Signals(
                backlog.in(OutboxEntryStatus.DELIVERED),
                backlog.in(OutboxEntryStatus.PENDING),
                backlog.in(OutboxEntryStatus.HELD),
                backlog.in(OutboxEntryStatus.DEAD_LETTER),
                Signalling.missing(realm).orElse(null));
    }

    private List<Remark> missing() {
        return Stream.of(
                        NEEDED.stream()
                                .filter(feature -> !Profile.isFeatureEnabled(feature))
                                .map(feature -> Remark.of(
                                        "feature-off",
                                        "build Keycloak with --features={0}",
                                        feature.getUnversionedKey())),
                        Stream.of(Remark.of("organizations-off", "switch Organizations on in the realm's settings"))
                                .filter(each -> !realm.isOrganizationsEnabled()),
                        Gate.missing(realm).stream())
                .flatMap(each -> each)
                .toList();
    }
}
