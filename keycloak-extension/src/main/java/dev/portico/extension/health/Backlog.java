package dev.portico.extension.health;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.OutboxEntryEntity;
import org.keycloak.models.jpa.entities.OutboxEntryStatus;

/**
 * How many signals of a realm are in Keycloak's outbox, by what became of them. It is cleaned: of what was delivered, only what is
 * of the last day or so is in there.
 */
record Backlog(Map<OutboxEntryStatus, Long> counts) {

    /** SsfOutboxKinds names them; that class is the feature's, which may be off. */
    private static final List<String> KINDS = List.of("ssf-push", "ssf-poll");

    private static final String COUNTS = "select e.status, count(*) from " + OutboxEntryEntity.class.getName()
            + " e where e.realmId = :realm and e.entryKind in (:kinds) group by e.status";

    Backlog {
        counts = Map.copyOf(counts);
    }

    static Backlog of(KeycloakSession session, RealmModel realm) {
        Map<OutboxEntryStatus, Long> counts = new EnumMap<>(OutboxEntryStatus.class);
        if (Profile.isFeatureEnabled(Profile.Feature.SSF)) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(COUNTS, Object[].class)
                    .setParameter("realm", realm.getId())
                    .setParameter("kinds", KINDS)
                    .getResultList()
                    .forEach(row -> counts.put((OutboxEntryStatus) row[0], (Long) row[1]));
        }
        return new Backlog(counts);
    }

    long in(OutboxEntryStatus status) {
        return counts.getOrDefault(status, 0L);
    }
}
