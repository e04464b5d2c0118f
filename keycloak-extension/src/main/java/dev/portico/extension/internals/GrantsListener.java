package dev.portico.extension.internals;

import org.keycloak.models.GroupModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Drops an organisation's {@link OrganizationGrants} when one of its groups changes; Keycloak announces every way to do it. */
final class GrantsListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof GroupModel.GroupUpdatedEvent || event instanceof GroupModel.GroupRemovedEvent) {
            forget((GroupModel.GroupEvent) event);
        }
    }

    private static void forget(GroupModel.GroupEvent event) {
        OrganizationModel organization = event.getGroup().getType() == GroupModel.Type.ORGANIZATION
                ? event.getGroup().getOrganization()
                : null;
        CacheRealmProvider cache = event.getKeycloakSession().getProvider(CacheRealmProvider.class);
        if (organization != null && cache != null) {
            cache.registerInvalidation(OrganizationGrants.key(organization.getId()));
        }
    }
}
