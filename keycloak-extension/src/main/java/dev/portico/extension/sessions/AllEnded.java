package dev.portico.extension.sessions;

import dev.portico.extension.access.UserId;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Told in the transaction that ends whatever this person has open ({@link PortalSessions#endAll}): for what is open with them. */
public record AllEnded(KeycloakSession session, RealmModel realm, UserId person) implements ProviderEvent {}
