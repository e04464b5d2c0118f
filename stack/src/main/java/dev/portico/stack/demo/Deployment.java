package dev.portico.stack.demo;

import dev.portico.stack.ClientSecret;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Ports;
import dev.portico.stack.Secrets;
import dev.portico.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Makes an already imported realm follow this start's ports, mailbox and secrets; writes only what differs. */
final class Deployment {

    private static final String LOGOUT_ADDRESSES = "post.logout.redirect.uris";
    private static final String SIGNALS = "ssf.transmitterEnabled";

    private final Keycloak keycloak;
    private final Ports ports;
    private final Secrets secrets;
    private final RealmFile file;

    Deployment(Keycloak keycloak, Stack stack) {
        this.keycloak = keycloak;
        this.ports = stack.ports();
        this.secrets = stack.secrets();
        this.file = RealmFile.at(
                stack.project().realm(), new KeycloakSettings(ports, secrets, stack.postgres()).environment());
    }

    void apply() {
        RealmResource realm = keycloak.realm(KeycloakSettings.REALM);
        realm(realm);
        portal(realm);
        keepAdministrator();
    }

    private void realm(RealmResource realm) {
        RealmRepresentation current = realm.toRepresentation();
        Map<String, String> server =
                new HashMap<>(current.getSmtpServer() == null ? Map.of() : current.getSmtpServer());
        server.put("host", "localhost");
        server.put("port", Integer.toString(ports.smtp()));
        server.putIfAbsent("from", "support@portico.example");
        boolean signals = "true".equals(current.getAttributesOrEmpty().get(SIGNALS));
        if (!server.equals(current.getSmtpServer()) || !signals) {
            current.setSmtpServer(server);
            current.setAttributes(with(current.getAttributesOrEmpty(), Map.of(SIGNALS, "true")));
            realm.update(current);
        }
    }

    private void portal(RealmResource realm) {
        ClientRepresentation client =
                realm.clients().findByClientId(ClientSecret.PORTAL.client()).get(0);
        String everywhere = ports.portalUrl() + "/*";
        Map<String, String> attributes = with(client.getAttributes(), Map.of(LOGOUT_ADDRESSES, everywhere));
        attributes.putAll(file.clientAttributes(client.getClientId(), "ssf."));
        attributes.putAll(file.clientAttributes(client.getClientId(), "backchannel."));
        boolean there = List.of(everywhere).equals(client.getRedirectUris())
                && ClientSecret.PORTAL.in(secrets).equals(client.getSecret())
                && attributes.equals(client.getAttributes());
        if (!there) {
            client.setBaseUrl(ports.portalUrl() + "/");
            client.setRedirectUris(List.of(everywhere));
            client.setAttributes(attributes);
            client.setSecret(ClientSecret.PORTAL.in(secrets));
            realm.clients().get(client.getId()).update(client);
        }
    }

    private static Map<String, String> with(Map<String, String> attributes, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(attributes);
        all.putAll(others);
        return all;
    }

    /** Keycloak marks the administrator it makes at first start as temporary and warns about it on every page. */
    private void keepAdministrator() {
        RealmResource master = keycloak.realm("master");
        for (UserRepresentation admin : master.users().searchByUsername(KeycloakSettings.ADMIN, true)) {
            UserRepresentation full = master.users().get(admin.getId()).toRepresentation();
            if (full.getAttributes() != null && full.getAttributes().remove("is_temporary_admin") != null) {
                master.users().get(admin.getId()).update(full);
            }
        }
    }
}
