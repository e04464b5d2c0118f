package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.userprofile.UserProfileProvider;

/** Looks at a realm for what a {@link Blueprint} names, and at nothing else: it may have thousands of roles and clients. */
final class Survey {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Blueprint wanted;

    private Survey(KeycloakSession session, RealmModel realm, Blueprint wanted) {
        this.session = session;
        this.realm = realm;
        this.wanted = wanted;
    }

    static Found of(KeycloakSession session, RealmModel realm, Blueprint wanted) {
        return new Survey(session, realm, wanted).found();
    }

    private Found found() {
        RealmRepresentation found = new RealmRepresentation();
        found.setOrganizationsEnabled(realm.isOrganizationsEnabled());
        found.setRoles(roles());
        found.setClientScopes(scopes());
        found.setClients(clients());
        found.setRequiredActions(actions());
        found.setAttributes(attributes());
        return new Found(
                found,
                session.getProvider(UserProfileProvider.class).getConfiguration(),
                BrowserFlow.of(session, realm).look(),
                notes());
    }

    private RolesRepresentation roles() {
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(wanted.roles().stream()
                .map(role -> realm.getRole(role.getName()))
                .filter(Objects::nonNull)
                .map(Survey::described)
                .toList());
        return roles;
    }

    private static RoleRepresentation described(RoleModel role) {
        RoleRepresentation described = new RoleRepresentation();
        described.setName(role.getName());
        described.setAttributes(role.getAttributes());
        RoleRepresentation.Composites parts = new RoleRepresentation.Composites();
        parts.setRealm(role.getCompositesStream().map(RoleModel::getName).collect(Collectors.toSet()));
        described.setComposites(parts);
        return described;
    }

    private List<ClientScopeRepresentation> scopes() {
        return wanted.scopes().stream()
                .map(scope -> KeycloakModelUtils.getClientScopeByName(realm, scope.getName()))
                .filter(Objects::nonNull)
                .map(ModelToRepresentation::toRepresentation)
                .toList();
    }

    private List<ClientRepresentation> clients() {
        return wanted.clients().stream()
                .map(client -> realm.getClientByClientId(client.getClientId()))
                .filter(Objects::nonNull)
                .map(Survey::described)
                .toList();
    }

    /** No more of it than is compared; its secret is nobody's business. */
    private static ClientRepresentation described(ClientModel client) {
        ClientRepresentation described = new ClientRepresentation();
        described.setClientId(client.getClientId());
        described.setPublicClient(client.isPublicClient());
        described.setStandardFlowEnabled(client.isStandardFlowEnabled());
        described.setImplicitFlowEnabled(client.isImplicitFlowEnabled());
        described.setRedirectUris(new ArrayList<>(client.getRedirectUris()));
        described.setAttributes(client.getAttributes());
        return described;
    }

    private List<RequiredActionProviderRepresentation> actions() {
        return Optional.ofNullable(
                        realm.getRequiredActionProviderByAlias(wanted.action().getAlias()))
                .map(action -> {
                    RequiredActionProviderRepresentation described = new RequiredActionProviderRepresentation();
                    described.setAlias(action.getAlias());
                    described.setEnabled(action.isEnabled());
                    return described;
                })
                .stream()
                .toList();
    }

    private Map<String, String> attributes() {
        Map<String, String> found = new TreeMap<>();
        wanted.attributes().keySet().forEach(name -> {
            String value = realm.getAttribute(name);
            if (value != null) {
                found.put(name, value);
            }
        });
        return found;
    }

    private List<Remark> notes() {
        List<Remark> notes = new ArrayList<>();
        if (Config.getAdminRealm().equals(realm.getName())) {
            notes.add(Wording.ADMINISTRATORS_REALM.with());
        }
        if (!Profile.isFeatureEnabled(Profile.Feature.ORGANIZATION)) {
            notes.add(Wording.WITHOUT_ORGANIZATIONS.with());
        }
        if (!Profile.isFeatureEnabled(Profile.Feature.SSF)) {
            notes.add(Wording.WITHOUT_SIGNALS.with());
        }
        if (realm.getSmtpConfig() == null || realm.getSmtpConfig().isEmpty()) {
            notes.add(Wording.NO_MAIL_SERVER.with());
        }
        if (wanted.portal().isEmpty() && realm.getClientByClientId(Blueprint.PORTAL) == null) {
            notes.add(Wording.NO_PORTAL.with());
        }
        if (!"on".equals(realm.getAttribute("portal.ticketing"))) {
            notes.add(Wording.TICKETING_OFF.with());
        }
        return notes;
    }
}
