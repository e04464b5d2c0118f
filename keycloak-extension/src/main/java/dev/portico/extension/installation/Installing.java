package dev.portico.extension.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** Carries out a {@link Plan} in the transaction of the request, and remembers what it made. */
final class Installing {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Blueprint wanted;
    private final List<Made> made = new ArrayList<>();

    private Installing(KeycloakSession session, RealmModel realm, Blueprint wanted) {
        this.session = session;
        this.realm = realm;
        this.wanted = wanted;
    }

    static List<Made> of(KeycloakSession session, RealmModel realm, Blueprint wanted, Plan plan) {
        Installing installing = new Installing(session, realm, wanted);
        plan.toBeDone().forEach(installing::make);
        installing.compose();
        return List.copyOf(installing.made);
    }

    private void make(Step step) {
        switch (step.kind()) {
            case REALM_SETTING -> organizations(step);
            case REALM_ROLE -> role(named(wanted.roles(), RoleRepresentation::getName, step));
            case CLIENT_SCOPE -> scope(named(wanted.scopes(), ClientScopeRepresentation::getName, step));
            case CLIENT -> client(named(wanted.clients(), ClientRepresentation::getClientId, step));
            case REQUIRED_ACTION -> action(step);
            case USER_PROFILE, USER_PROFILE_GROUP, USER_PROFILE_ATTRIBUTE -> profile(step);
            case REALM_ATTRIBUTE -> attribute(step);
            case LOGIN_FLOW -> login(step);
        }
    }

    private void organizations(Step step) {
        realm.setOrganizationsEnabled(true);
        made.add(new Made(step.kind(), step.name(), step.name(), "false"));
    }

    private void role(RoleRepresentation role) {
        RoleModel model = realm.addRole(role.getName());
        model.setDescription(role.getDescription());
        role.getAttributes().forEach(model::setAttribute);
        made.add(Made.created(Kind.REALM_ROLE, model.getId(), role.getName()));
    }

    /** When all of them are there. Those that were there before stay what they are. */
    private void compose() {
        List<String> names = made.stream()
                .filter(each -> each.kind() == Kind.REALM_ROLE)
                .map(Made::name)
                .toList();
        wanted.roles().stream()
                .filter(role -> names.contains(role.getName()) && role.getComposites() != null)
                .forEach(role -> role.getComposites().getRealm().forEach(part -> realm.getRole(role.getName())
                        .addCompositeRole(realm.getRole(part))));
    }

    private void scope(ClientScopeRepresentation scope) {
        ClientScopeModel model = RepresentationToModel.createClientScope(realm, scope);
        wanted.clientRolesOf(scope.getName())
                .forEach((clientId, roles) -> Optional.ofNullable(realm.getClientByClientId(clientId))
                        .ifPresent(client -> roles.stream()
                                .map(client::getRole)
                                .filter(Objects::nonNull)
                                .forEach(model::addScopeMapping)));
        made.add(Made.created(Kind.CLIENT_SCOPE, model.getId(), scope.getName()));
    }

    private void client(ClientRepresentation client) {
        ClientModel model = new NewClient(session, realm, wanted).like(client);
        made.add(Made.created(Kind.CLIENT, model.getId(), client.getClientId()));
    }

    private void action(Step step) {
        if (step.action() == Step.Action.CHANGE) {
            RequiredActionProviderModel there = realm.getRequiredActionProviderByAlias(step.name());
            there.setEnabled(true);
            realm.updateRequiredActionProvider(there);
            made.add(new Made(step.kind(), there.getId(), step.name(), "disabled"));
            return;
        }
        RequiredActionProviderRepresentation action = wanted.action();
        RequiredActionProviderModel model = new RequiredActionProviderModel();
        model.setAlias(action.getAlias());
        model.setName(action.getName());
        model.setProviderId(action.getProviderId());
        model.setEnabled(true);
        model.setDefaultAction(false);
        model.setPriority(first(action.getPriority()));
        model.setConfig(Map.of());
        made.add(
                Made.created(step.kind(), realm.addRequiredActionProvider(model).getId(), step.name()));
    }

    /** Who may not enter is told so before being asked to set anything up. */
    private int first(int wish) {
        return realm.getRequiredActionProvidersStream()
                .mapToInt(RequiredActionProviderModel::getPriority)
                .map(priority -> priority - 1)
                .reduce(wish, Math::min);
    }

    private void profile(Step step) {
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        UPConfig config = profiles.getConfiguration().clone();
        if (!OwnProfile.isIn(realm)) {
            made.add(Made.created(Kind.USER_PROFILE, OwnProfile.tag(config), OwnProfile.NAME));
        }
        if (step.kind() == Kind.USER_PROFILE_GROUP) {
            wanted.userAttributeGroups().stream()
                    .filter(group -> group.getName().equals(step.name()))
                    .forEach(config::addGroup);
        } else {
            wanted.userAttributes().stream()
                    .filter(attribute -> attribute.getName().equals(step.name()))
                    .forEach(config::addOrReplaceAttribute);
        }
        profiles.setConfiguration(config);
        made.add(Made.created(step.kind(), step.name(), step.name()));
    }

    private void attribute(Step step) {
        realm.setAttribute(step.name(), wanted.attributes().get(step.name()));
        made.add(Made.created(step.kind(), step.name(), step.name()));
    }

    private void login(Step step) {
        String before = realm.getBrowserFlow().getAlias();
        String id = BrowserFlow.of(session, realm).bindCopy(step.name()).getId();
        made.add(new Made(step.kind(), id, step.name(), before));
    }

    private static <T> T named(List<T> all, Function<T, String> name, Step step) {
        return all.stream()
                .filter(each -> name.apply(each).equals(step.name()))
                .findFirst()
                .orElseThrow();
    }
}
