package dev.portico.extension.explain;

import dev.portico.extension.access.Helpers;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Remedy;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Situation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Writes remedies as calls of the portal's API, or of Keycloak's own where that has none or lets nobody. */
final class Calls {

    private static final List<String> BY_REALM_ADMIN = List.of(Helpers.Kind.REALM_ADMIN.wireName());

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Situation now;
    private final Helpers helpers;
    private final boolean forAdministrators;

    /** @param forAdministrators whether who asks is one, and uses the resource for them */
    Calls(KeycloakSession session, RealmModel realm, Situation now, Helpers helpers, boolean forAdministrators) {
        this.session = session;
        this.realm = realm;
        this.now = now;
        this.helpers = helpers;
        this.forAdministrators = forAdministrators;
    }

    /** Empty when nobody can make one. */
    Optional<ExplanationView.Call> of(Remedy remedy, Permission asked) {
        List<Helpers.Kind> who = helpers.with(remedy, asked);
        if (remedy instanceof Remedy.ChangeMember change) {
            return ours("PATCH", member(), fields(change), who);
        }
        if (remedy instanceof Remedy.Activate) {
            return ours("POST", member() + "/activate", null, who)
                    .or(() -> keycloaks("PUT", user(), Map.of("enabled", true)));
        }
        if (remedy instanceof Remedy.SwitchOn on) {
            return ours("PUT", "/settings", setting(on), who);
        }
        if (remedy instanceof Remedy.GrantVendorRole grant) {
            RoleModel role = realm.getRole(grant.role().name());
            return keycloaks(
                    "POST",
                    user() + "/role-mappings/realm",
                    List.of(Map.of("id", role.getId(), "name", role.getName())));
        }
        if (remedy instanceof Remedy.AddMember) {
            return keycloaks(
                    "POST", organization() + "/members", now.member().id().value());
        }
        if (!forAdministrators) {
            return Optional.empty();
        }
        return Optional.ofNullable(now.organization())
                .flatMap(there -> keycloaks("PUT", organization(), enabled(there)));
    }

    private Optional<ExplanationView.Call> ours(
            String method, String path, @Nullable Object body, List<Helpers.Kind> who) {
        if (forAdministrators) {
            return who.contains(Helpers.Kind.OPERATOR)
                    ? Optional.of(call(method, "admin/realms/", "/portal-access" + path, body, BY_REALM_ADMIN))
                    : Optional.empty();
        }
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(call(
                        method,
                        "realms/",
                        "/portal-access" + path,
                        body,
                        who.stream().map(Helpers.Kind::wireName).toList()));
    }

    private Optional<ExplanationView.Call> keycloaks(String method, String path, Object body) {
        return Optional.of(call(method, "admin/realms/", path, body, BY_REALM_ADMIN));
    }

    private ExplanationView.Call call(
            String method, String under, String path, @Nullable Object body, List<String> who) {
        String root = session.getContext().getUri().getBaseUri().getPath();
        return new ExplanationView.Call(method, root + under + realm.getName() + path, body, who);
    }

    private String member() {
        return organization() + "/members/" + now.member().id();
    }

    private String organization() {
        Organization there = now.organization();
        return "/organizations/" + (there == null ? "" : there.id());
    }

    private String user() {
        return "/users/" + now.member().id();
    }

    private Map<String, @Nullable Object> fields(Remedy.ChangeMember change) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        change.level().ifPresent(level -> fields.put("level", level.name()));
        change.addOn().ifPresent(addOn -> {
            TreeSet<String> names = new TreeSet<>(List.of(addOn.name()));
            now.member().granted().stream()
                    .filter(role -> role.is(Role.Kind.ADDON))
                    .forEach(role -> names.add(role.name()));
            fields.put("roles", List.copyOf(names));
        });
        if (change.liftsRestriction()) {
            fields.put("ownTicketsOnly", false);
        }
        if (change.endless()) {
            fields.put("until", null);
        }
        return fields;
    }

    private static Map<String, Object> setting(Remedy.SwitchOn on) {
        return switch (on.module()) {
            case TICKETING -> Map.of("ticketing", true);
            case FORUM -> Map.of("forum", "registered");
        };
    }

    /** Keycloak replaces all of it, so it is told whole, and only to whom Keycloak itself shows it. */
    private OrganizationRepresentation enabled(Organization there) {
        OrganizationModel model = session.getProvider(OrganizationProvider.class)
                .getById(there.id().value());
        OrganizationRepresentation representation = ModelToRepresentation.toRepresentation(model, false);
        representation.setEnabled(true);
        return representation;
    }
}
