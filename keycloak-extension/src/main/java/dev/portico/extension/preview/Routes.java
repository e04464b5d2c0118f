package dev.portico.extension.preview;

import dev.portico.extension.access.Organization;
import dev.portico.extension.agents.AgentsResource;
import dev.portico.extension.change.Change;
import dev.portico.extension.invitations.InvitationsResource;
import dev.portico.extension.levels.LevelChanges;
import dev.portico.extension.members.MemberPlans;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.settings.SettingsChanges;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The changes that can be previewed, by method and path; each is judged by the code that makes it. */
final class Routes {

    /** Judges one change; what stands in for the stars of its route comes first. */
    private interface Planning {
        Change plan(List<String> at, Address address, Body body);
    }

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Instant now;
    private final Map<String, Planning> routes = new LinkedHashMap<>();

    Routes(KeycloakSession session, RealmModel realm, Caller caller, Instant now) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.now = now;
        routes.put("PUT /settings", (at, address, body) -> settings().ofRealm(body));
        routes.put("PUT /organizations/*/settings", (at, address, body) -> overrides(at.get(0), body));
        routes.put("POST /levels", (at, address, body) -> levels().create(body));
        routes.put("PUT /levels/*", (at, address, body) -> change(at.get(0), body));
        routes.put("DELETE /levels/*", (at, address, body) -> delete(at.get(0), address));
        people();
    }

    private void people() {
        InvitationsResource invitations = new InvitationsResource(session, realm, caller);
        String invited = "/organizations/*/invitations";
        routes.put("POST " + invited, (at, address, body) -> invitations.judge(at.get(0), body));
        routes.put("POST " + invited + "/*/resend", (at, address, body) -> invitations.judge(at.get(0), at.get(1)));
        routes.put("DELETE " + invited + "/*", (at, address, body) -> invitations.judge(at.get(0), at.get(1)));
        AgentsResource agents = new AgentsResource(session, realm, caller);
        for (String method : List.of("PUT ", "DELETE ")) {
            routes.put(method + "/agents/*/organizations/*", (at, address, body) -> agents.judge(at.get(0), at.get(1)));
        }
        MemberPlans plans = new MemberPlans(session, realm, caller, now);
        String member = "/organizations/*/members/*";
        routes.put("PATCH " + member, (at, address, body) -> plans.change(at.get(0), at.get(1), body));
        routes.put("DELETE " + member, (at, address, body) -> plans.revoke(at.get(0), at.get(1)));
        routes.put("POST " + member + "/deactivate", (at, address, body) -> plans.deactivate(at.get(0), at.get(1)));
        routes.put("POST " + member + "/activate", (at, address, body) -> plans.activate(at.get(0), at.get(1)));
        routes.put(
                "POST " + member + "/reset-password", (at, address, body) -> plans.resetPassword(at.get(0), at.get(1)));
        for (String method : List.of("PUT ", "DELETE ")) {
            routes.put(
                    method + "/organizations/*/groups/*/members/*",
                    (at, address, body) -> plans.group(at.get(0), at.get(1), at.get(2)));
        }
    }

    /** Empty where there is no such change. */
    Optional<Change> plan(String method, String path, Body body) {
        return Address.of(method, path, realm.getName()).flatMap(address -> routes.entrySet().stream()
                .flatMap(route ->
                        address
                                .matching(route.getKey())
                                .map(at -> route.getValue().plan(at, address, body))
                                .stream())
                .findFirst());
    }

    private SettingsChanges settings() {
        return SettingsChanges.by(caller, session, realm);
    }

    private Change overrides(String org, Body body) {
        Organization organization =
                Organizations.visibleTo(caller, session, realm).find(org);
        return settings().of(organization, body);
    }

    private LevelChanges levels() {
        return LevelChanges.by(caller, session, realm);
    }

    private Change change(String name, Body body) {
        LevelChanges changes = levels();
        return changes.change(changes.find(name), body);
    }

    private Change delete(String name, Address address) {
        LevelChanges changes = levels();
        return changes.delete(changes.find(name), address.parameter("replacement"));
    }
}
