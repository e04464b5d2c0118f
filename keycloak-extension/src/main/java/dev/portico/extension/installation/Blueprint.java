package dev.portico.extension.installation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.extension.login.PortalAccessActionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;
import org.keycloak.util.JsonSerialization;

/**
 * What the portal needs in a realm, out of the file that a new realm is imported from: there is no second list of it.
 *
 * <p>Of that file only what is the portal's. How the realm sends mail, which password it accepts or what it looks like is its own
 * affair, and {@code reports-api} an example.
 *
 * @param realm as in the file, with the portal's address in it; secrets are placeholders
 * @param profile what the file says about users' attributes
 * @param portal without it, no client is made for the portal
 */
record Blueprint(RealmRepresentation realm, UPConfig profile, Optional<PortalAddress> portal) {

    static final String PORTAL = "portal";

    /** Out of which names of ours can be told from Keycloak's and others. */
    private static final String OURS = "portal";

    private static final String FILE = "portico-realm.json";
    private static final String ADDRESS = "${PORTICO_PORTAL_URL:http://localhost:8081}";
    private static final Set<String> AUDIENCES = Set.of("portal-api", "portal-access");
    private static final Set<String> KEYCLOAKS = Set.of("username", "email", "firstName", "lastName");

    static Blueprint of(Optional<PortalAddress> portal) {
        try (InputStream file = Objects.requireNonNull(Blueprint.class.getResourceAsStream(FILE), FILE)) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8), portal);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Blueprint read(String file, Optional<PortalAddress> portal) throws IOException {
        String filled =
                portal.map(address -> file.replace(ADDRESS, address.value())).orElse(file);
        JsonNode profile = JsonSerialization.mapper
                .readTree(filled)
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0");
        return new Blueprint(
                JsonSerialization.readValue(filled, RealmRepresentation.class),
                JsonSerialization.readValue(profile.asText(), UPConfig.class),
                portal);
    }

    static boolean isOurs(String name) {
        return name.startsWith(OURS);
    }

    /** Permissions first, then what is made of them. */
    List<RoleRepresentation> roles() {
        return realm.getRoles().getRealm();
    }

    /** The portal last: tokens made for it are for the others. */
    List<ClientRepresentation> clients() {
        return Stream.concat(
                        realm.getClients().stream().filter(each -> AUDIENCES.contains(each.getClientId())),
                        realm.getClients().stream()
                                .filter(each -> portal.isPresent() && PORTAL.equals(each.getClientId())))
                .toList();
    }

    /** Those that the clients use; the portal's own without the portal, too: other services ask for it. */
    List<ClientScopeRepresentation> scopes() {
        Set<String> names = scopesOf(clients().stream());
        return realm.getClientScopes().stream()
                .filter(scope -> names.contains(scope.getName()))
                .toList();
    }

    private static Set<String> scopesOf(Stream<ClientRepresentation> clients) {
        Set<String> names = new LinkedHashSet<>(Set.of(PORTAL));
        clients.forEach(client -> {
            names.addAll(client.getDefaultClientScopes());
            names.addAll(client.getOptionalClientScopes());
        });
        return names;
    }

    /** Roles of the realm that may show in tokens of this client, beside those of its scopes. */
    Set<String> rolesInTokensOf(String clientId) {
        Set<String> roles = new LinkedHashSet<>();
        realm.getScopeMappings().stream()
                .filter(mapping -> clientId.equals(mapping.getClient()))
                .forEach(mapping -> roles.addAll(mapping.getRoles()));
        return roles;
    }

    /** Roles of clients that come with a scope, by client. */
    Map<String, Set<String>> clientRolesOf(String scope) {
        Map<String, Set<String>> roles = new TreeMap<>();
        realm.getClientScopeMappings().forEach((client, mappings) -> mappings.stream()
                .filter(mapping -> scope.equals(mapping.getClientScope()))
                .forEach(mapping -> roles.put(client, mapping.getRoles())));
        return roles;
    }

    RequiredActionProviderRepresentation action() {
        return realm.getRequiredActions().stream()
                .filter(action -> PortalAccessActionFactory.ID.equals(action.getAlias()))
                .findFirst()
                .orElseThrow();
    }

    /** Settings of the portal, and whether changes are signalled. */
    Map<String, String> attributes() {
        Map<String, String> found = new TreeMap<>(realm.getAttributes());
        found.keySet().removeIf(name -> !name.startsWith("portal.") && !name.startsWith("ssf."));
        return found;
    }

    /** Whether this is a name of something that an installation makes, with the portal's address or without it. */
    boolean names(Kind kind, String name) {
        return switch (kind) {
            case REALM_SETTING -> name.equals(Plan.ORGANIZATIONS);
            case REALM_ROLE -> roles().stream().anyMatch(role -> name.equals(role.getName()));
            case CLIENT_SCOPE ->
                scopesOf(realm.getClients().stream().filter(client -> isClient(client.getClientId())))
                        .contains(name);
            case CLIENT -> isClient(name);
            case REQUIRED_ACTION -> name.equals(action().getAlias());
            case USER_PROFILE -> name.equals(OwnProfile.NAME);
            case USER_PROFILE_GROUP -> userAttributeGroups().stream().anyMatch(group -> name.equals(group.getName()));
            case USER_PROFILE_ATTRIBUTE ->
                userAttributes().stream().anyMatch(attribute -> name.equals(attribute.getName()));
            case REALM_ATTRIBUTE -> attributes().containsKey(name);
            case LOGIN_FLOW -> isOurs(name);
        };
    }

    private static boolean isClient(String name) {
        return AUDIENCES.contains(name) || PORTAL.equals(name);
    }

    List<UPAttribute> userAttributes() {
        return profile.getAttributes().stream()
                .filter(attribute -> !KEYCLOAKS.contains(attribute.getName()))
                .toList();
    }

    List<UPGroup> userAttributeGroups() {
        return profile.getGroups().stream()
                .filter(group -> isOurs(group.getName()))
                .toList();
    }
}
