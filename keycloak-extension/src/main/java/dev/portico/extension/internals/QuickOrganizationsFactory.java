package dev.portico.extension.internals;

import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.OrganizationProviderFactory;

/**
 * Puts {@link QuickOrganizations} before Keycloak's own provider, which stays registered and keeps its listeners. Where a
 * Keycloak lacks what it is built on, Keycloak's own answers and nothing but speed is lost.
 */
public final class QuickOrganizationsFactory implements OrganizationProviderFactory {

    private static final Logger LOG = Logger.getLogger(QuickOrganizationsFactory.class);

    /** Above Keycloak's cached provider, which has 10. */
    private static final int ORDER = 20;

    private static final String KEYCLOAKS_OWN = "infinispan";

    private volatile boolean usable = true;

    @Override
    public OrganizationProvider create(KeycloakSession session) {
        if (usable) {
            try {
                return new QuickOrganizations(session);
            } catch (LinkageError missing) {
                usable = false;
                LOG.debugf(
                        missing, "Keycloak's organisation cache is not the one known; using Keycloak's own provider");
            }
        }
        return session.getProvider(OrganizationProvider.class, KEYCLOAKS_OWN);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new GrantsListener());
    }

    @Override
    public void close() {}

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String getId() {
        return "portico";
    }
}
