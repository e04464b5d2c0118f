package dev.portico.extension.installation;

import dev.portico.extension.installation.Remains.Remain;
import dev.portico.extension.words.Remark;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;
import org.keycloak.userprofile.UserProfileProvider;

/** Finds what is left of what was made in a realm, and who would miss it. */
final class Traces {

    private static final String VALUES = "select count(distinct a.user.id) from UserAttributeEntity a"
            + " where a.user.realmId = :realm and a.name = :name";

    private static final String CLIENTS =
            "select m.clientId from ClientScopeClientMappingEntity m where m.clientScopeId = :scope";

    private static final String TRANSMITTER = "ssf.transmitterEnabled";
    private static final String RECEIVER = "ssf.enabled";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager store;
    private final RoleHolders holders;
    private final Installed installed;
    private final Blueprint wanted = Blueprint.of(Optional.empty());

    private Traces(KeycloakSession session, RealmModel realm, Installed installed) {
        this.session = session;
        this.realm = realm;
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.holders = new RoleHolders(store, realm);
        this.installed = installed.among(wanted);
    }

    static Remains of(KeycloakSession session, RealmModel realm, Installed installed) {
        Traces traces = new Traces(session, realm, installed);
        Map<Made, Remain> found = new HashMap<>();
        installed.made().forEach(made -> found.put(made, traces.of(made)));
        Set<String> roles = found.entrySet().stream()
                .filter(each -> each.getKey().kind() == Kind.REALM_ROLE
                        && each.getValue().there())
                .map(each -> each.getKey().id())
                .collect(Collectors.toSet());
        return new Remains(found, traces.holders.count(roles));
    }

    private Remain of(Made made) {
        return installed.made().contains(made) ? left(made) : Remain.GONE;
    }

    private Remain left(Made made) {
        return switch (made.kind()) {
            case REALM_SETTING -> organizations();
            case REALM_ROLE ->
                asMade(made, realm.getRoleById(made.id()), RoleModel::getName)
                        .filter(role -> !role.isClientRole() && !isDefault(role))
                        .map(this::ofRole)
                        .orElse(Remain.GONE);
            case CLIENT_SCOPE ->
                asMade(made, realm.getClientScopeById(made.id()), ClientScopeModel::getName)
                        .map(this::ofScope)
                        .orElse(Remain.GONE);
            case CLIENT ->
                asMade(made, realm.getClientById(made.id()), ClientModel::getClientId)
                        .map(this::ofClient)
                        .orElse(Remain.GONE);
            case REQUIRED_ACTION ->
                asMade(made, realm.getRequiredActionProviderById(made.id()), RequiredActionProviderModel::getAlias)
                        .map(RequiredActionProviderModel::isEnabled)
                        .map(enabled -> new Remain(true, enabled, 0, List.of()))
                        .orElse(Remain.GONE);
            case USER_PROFILE -> ownProfile(made);
            case USER_PROFILE_GROUP ->
                OwnProfile.groups(profile()).stream().map(UPGroup::getName).anyMatch(made.name()::equals)
                        ? new Remain(true, true, 0, OwnProfile.others(profile(), made.name(), installed))
                        : Remain.GONE;
            case USER_PROFILE_ATTRIBUTE ->
                profile().getAttribute(made.name()) == null
                        ? Remain.GONE
                        : new Remain(true, true, values(made.name()), List.of());
            case REALM_ATTRIBUTE ->
                Optional.ofNullable(realm.getAttribute(made.name()))
                        .map(value -> new Remain(true, isAsMade(made.name(), value), 0, others(made.name())))
                        .orElse(Remain.GONE);
            case LOGIN_FLOW ->
                asMade(made, realm.getAuthenticationFlowById(made.id()), AuthenticationFlowModel::getAlias)
                        .map(copy -> ofFlow(made, copy))
                        .orElse(Remain.GONE);
        };
    }

    /** By id and name: what was renamed is the realm's own now, and no id leads to what the plan does not name. */
    private static <T> Optional<T> asMade(Made made, @Nullable T found, Function<T, String> name) {
        return Optional.ofNullable(found).filter(each -> made.name().equals(name.apply(each)));
    }

    /** Keycloak refuses to be without it, and everybody holds it. */
    private boolean isDefault(RoleModel role) {
        return realm.getDefaultRole() != null
                && role.getId().equals(realm.getDefaultRole().getId());
    }

    /** What somebody has set since is the realm's own. */
    private boolean isAsMade(String attribute, String value) {
        return value.equals(wanted.attributes().get(attribute));
    }

    private Remain organizations() {
        long count = realm.isOrganizationsEnabled()
                ? session.getProvider(OrganizationProvider.class).count()
                : 0;
        return new Remain(
                true,
                realm.isOrganizationsEnabled(),
                0,
                count == 0 ? List.of() : List.of(Wording.MISSED_BY_ORGANIZATIONS.with(Long.toString(count))));
    }

    private Remain ofRole(RoleModel role) {
        Stream<Remark> others = holders.madeOf(Set.of(role.getId())).stream()
                .map(realm::getRoleById)
                .filter(Objects::nonNull)
                .filter(parent -> !installed.has(Kind.REALM_ROLE, parent.getId(), parent.getName()))
                .map(RoleModel::getName)
                .sorted()
                .map(Wording.MISSED_BY_ROLE::with);
        long groups = holders.groups(role.getId());
        Stream<Remark> grants =
                groups == 0 ? Stream.empty() : Stream.of(Wording.MISSED_BY_GROUPS.with(Long.toString(groups)));
        return new Remain(
                true,
                true,
                holders.count(Set.of(role.getId())),
                Stream.concat(grants, others).toList());
    }

    private Remain ofScope(ClientScopeModel scope) {
        List<Remark> others = store.createQuery(CLIENTS, String.class)
                .setParameter("scope", scope.getId())
                .getResultStream()
                .map(realm::getClientById)
                .filter(Objects::nonNull)
                .filter(client -> !installed.has(Kind.CLIENT, client.getId(), client.getClientId()))
                .map(ClientModel::getClientId)
                .sorted()
                .map(Wording.MISSED_BY_CLIENT::with)
                .toList();
        return new Remain(true, true, 0, others);
    }

    /** Not how many sessions: the number would be another before anybody has read it. */
    private Remain ofClient(ClientModel client) {
        boolean open = session.sessions().getActiveUserSessions(realm, client) > 0;
        return new Remain(true, true, 0, open ? List.of(Wording.MISSED_BY_SESSIONS.with()) : List.of());
    }

    /** What else needs a setting of the realm. */
    private List<Remark> others(String attribute) {
        if (!TRANSMITTER.equals(attribute)) {
            return List.of();
        }
        return realm.getClientsStream()
                .filter(client -> "true".equals(client.getAttribute(RECEIVER)))
                .filter(client -> !installed.has(Kind.CLIENT, client.getId(), client.getClientId()))
                .map(ClientModel::getClientId)
                .sorted()
                .map(Wording.MISSED_BY_RECEIVER::with)
                .toList();
    }

    /** Whether nothing but what was made has changed in it. */
    private Remain ownProfile(Made made) {
        UPConfig rest = profile();
        OwnProfile.take(rest, installed);
        return OwnProfile.isIn(realm)
                ? new Remain(true, OwnProfile.tag(rest).equals(made.id()), 0, List.of())
                : Remain.GONE;
    }

    private Remain ofFlow(Made made, AuthenticationFlowModel copy) {
        boolean bound = copy.getId().equals(realm.getBrowserFlow().getId());
        Stream<Remark> clients = Stream.of("browser", "direct_grant")
                .flatMap(binding ->
                        realm.searchClientByAuthenticationFlowBindingOverrides(Map.of(binding, copy.getId()), 0, 10))
                .map(ClientModel::getClientId)
                .sorted()
                .map(Wording.MISSED_BY_CLIENT::with);
        Stream<Remark> providers = session.identityProviders()
                .getByFlow(copy.getId(), null, 0, 10)
                .sorted()
                .map(Wording.MISSED_BY_PROVIDER::with);
        Stream<Remark> logins = bound && realm.getFlowByAlias(made.before()) == null
                ? Stream.of(Wording.MISSED_BY_LOGINS.with(Objects.requireNonNullElse(made.before(), "")))
                : Stream.empty();
        return new Remain(
                true,
                bound,
                0,
                Stream.of(clients, providers, logins)
                        .flatMap(Function.identity())
                        .toList());
    }

    private long values(String attribute) {
        return store.createQuery(VALUES, Long.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", attribute)
                .getSingleResult();
    }

    private UPConfig profile() {
        return session.getProvider(UserProfileProvider.class).getConfiguration().clone();
    }
}
