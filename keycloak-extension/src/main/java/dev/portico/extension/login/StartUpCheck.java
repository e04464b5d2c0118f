package dev.portico.extension.login;

import dev.portico.extension.access.Permission;
import dev.portico.extension.sessions.GuardedClients;
import dev.portico.extension.sessions.Signalling;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks over the realms that have guarded clients, once at start.
 *
 * <p>A switched-off gate is only reported: the token endpoint refuses without it. So is a login that asks for the name first: who
 * has brokered customers may want it. A secret that anybody can guess is replaced.
 * Keycloak keeps the placeholder of an unset variable as the secret itself when it imports a realm, and accepts an empty one
 * (both seen on 26.7.4).
 */
final class StartUpCheck implements Runnable {

    private static final Logger LOG = Logger.getLogger(StartUpCheck.class);

    private final KeycloakSessionFactory factory;

    StartUpCheck(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void run() {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            List<RealmModel> realms = session.realms()
                    .getRealmsStream()
                    .filter(realm -> realm.getRole(Permission.PORTAL_ENTER.wireName()) != null)
                    .filter(realm -> GuardedClients.of(realm).findAny().isPresent())
                    .toList();
            realms.forEach(realm -> check(session, realm));
        });
    }

    private static void check(KeycloakSession session, RealmModel realm) {
        session.getContext().setRealm(realm);
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(PortalAccessActionFactory.ID);
        if (action == null || !action.isEnabled()) {
            LOG.errorf(
                    "Realm %s: the required action %s is %s. People without access get an error instead of a page; enable it"
                            + " under Authentication, Required actions",
                    realm.getName(), PortalAccessActionFactory.ID, action == null ? "not registered" : "disabled");
        }
        if (realm.getBrowserFlow() != null && IdentityFirst.isIn(realm, realm.getBrowserFlow())) {
            LOG.warnf(
                    "Realm %s: its browser flow %s asks for the name first, and so tells anybody which domains are customers and"
                            + " which addresses have accounts; the flow of portico-realm.json does not",
                    realm.getName(), realm.getBrowserFlow().getAlias());
        }
        Signalling.missing(realm)
                .ifPresent(missing -> LOG.warnf(
                        "Realm %s: changed rights are not signalled. They show when tokens end, within %d s, and who has less rights"
                                + " than before is signed out of the portal. To have them shown at once, %s",
                        realm.getName(), realm.getAccessTokenLifespan(), missing.what()));
        replaceOpenSecrets(realm);
    }

    /** At once for a realm imported through the console, where nothing fills in placeholders: it is in use before the next start. */
    static void replaceOpenSecrets(RealmModel realm) {
        if (GuardedClients.of(realm).findAny().isEmpty()) {
            return;
        }
        realm.getClientsStream().filter(StartUpCheck::isOpenToAnyone).toList().forEach(client -> {
            KeycloakModelUtils.generateSecret(client);
            LOG.warnf(
                    "Realm %s: client %s was imported without a secret and has a random one now; see its Credentials tab",
                    realm.getName(), client.getClientId());
        });
    }

    private static boolean isOpenToAnyone(ClientModel client) {
        String secret = client.getSecret();
        return !client.isPublicClient()
                && !client.isBearerOnly()
                && secret != null
                && (secret.isBlank() || (secret.startsWith("${") && secret.endsWith("}")));
    }
}
