package dev.portico.extension.levels;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * Told once a change of a level that people hold is committed: the journal has one entry per organisation, and they want to be told
 * one by one.
 *
 * @param factory for a session of one's own; the one that made the change is closing
 * @param act that the level was edited or deleted
 * @param title what people called it; a level that is gone cannot be asked
 * @param replacement name of the level they hold instead
 * @param holders who held it
 */
public record LevelMoved(
        KeycloakSessionFactory factory,
        String realmId,
        Actor actor,
        Act act,
        String level,
        String title,
        Optional<String> replacement,
        Map<OrganizationId, List<UserId>> holders)
        implements ProviderEvent {

    public LevelMoved {
        holders = Map.copyOf(holders);
    }
}
