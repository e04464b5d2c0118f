package dev.portico.extension.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * Told once a transaction that noted something has been committed: for who has to know of it outside.
 *
 * @param factory for a session of one's own; the one that made the change is closing
 * @param actor who did it
 * @param entries in the order they were noted, those of one organisation together
 */
public record Journaled(KeycloakSessionFactory factory, String realmId, Actor actor, List<Entry> entries)
        implements ProviderEvent {

    public Journaled {
        entries = List.copyOf(entries);
    }

    private record Source(String realmId, Actor actor) {}

    static void publish(KeycloakSession session, List<PendingEntries.Noted> written) {
        of(session, written).forEach(session.getKeycloakSessionFactory()::publish);
    }

    static List<Journaled> of(KeycloakSession session, List<PendingEntries.Noted> written) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Map<Source, List<Entry>> sources = written.stream()
                .collect(Collectors.groupingBy(
                        noted -> new Source(noted.realmId(), noted.actor()),
                        LinkedHashMap::new,
                        Collectors.mapping(PendingEntries.Noted::entry, Collectors.toList())));
        List<Journaled> journaled = new ArrayList<>();
        sources.forEach(
                (source, entries) -> journaled.add(new Journaled(factory, source.realmId(), source.actor(), entries)));
        return journaled;
    }
}
