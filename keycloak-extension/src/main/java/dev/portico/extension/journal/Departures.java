package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** That somebody's access to an organisation was taken, or that they left it: what was remembered of them before counts no longer. */
public final class Departures {

    private static final String SINCE = "select count(j) from JournalEntity j"
            + " where j.chain = :chain and j.personId = :person and j.at >= :moment"
            + " and (j.act in :ending or (j.act = :level and j.role = 'none'))";

    private static final List<String> ENDING =
            List.of(Act.REVOKED.wireName(), Act.LEFT.wireName(), Act.DEACTIVATED.wireName());

    private Departures() {}

    /** Whether that happened at this moment or later; one statement. A date that passes takes nothing away. */
    public static boolean since(KeycloakSession session, OrganizationId organization, UserId person, Instant moment) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(SINCE, Long.class)
                        .setParameter("chain", Chain.of(organization).key())
                        .setParameter("person", person.value())
                        .setParameter("moment", moment.toEpochMilli())
                        .setParameter("ending", ENDING)
                        .setParameter("level", Act.LEVEL_CHANGED.wireName())
                        .getSingleResult()
                > 0;
    }
}
