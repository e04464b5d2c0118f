package dev.portico.extension.installation;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.ClientRepresentation;

/** A client as the file has it, with secrets that nobody has seen. */
final class NewClient {

    private static final String SIGNALS_HEADER = "ssf.stream.delivery.authorizationHeader";
    private static final String TOKEN_LIFESPAN = "access.token.lifespan";
    private static final int SECRET_LENGTH = 48;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Blueprint wanted;

    NewClient(KeycloakSession session, RealmModel realm, Blueprint wanted) {
        this.session = session;
        this.realm = realm;
        this.wanted = wanted;
    }

    ClientModel like(ClientRepresentation client) {
        client.setSecret(null);
        client.setAttributes(attributesOf(client));
        ClientModel model = RepresentationToModel.createClient(session, realm, client);
        KeycloakModelUtils.generateSecret(model);
        wanted.rolesInTokensOf(client.getClientId()).stream()
                .map(realm::getRole)
                .forEach(model::addScopeMapping);
        return model;
    }

    /** What is shown with every signal is made up here; and its tokens live no longer than those of a new realm. */
    private Map<String, String> attributesOf(ClientRepresentation client) {
        Map<String, String> attributes = new HashMap<>(client.getAttributes());
        attributes.computeIfPresent(
                SIGNALS_HEADER,
                (name, placeholder) -> "Bearer " + SecretGenerator.getInstance().randomString(SECRET_LENGTH));
        int lifespan = wanted.realm().getAccessTokenLifespan();
        if (client.isStandardFlowEnabled() && realm.getAccessTokenLifespan() > lifespan) {
            attributes.put(TOKEN_LIFESPAN, Integer.toString(lifespan));
        }
        return attributes;
    }
}
