package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** That somebody's access to an organisation was taken, or that they left it: what was remembered of them before counts no longer. */
public final class Departures {

    private static final String SINCE = "select count(j) from JournalEntity j where j.at >= :moment and ("
            + "(j.chain = :chain and j.personId = :person and (j.act in :ending or (j.act = :level and j.role = 'none')))"
            + " or (j.chain = :realms and j.personId = :person and j.act in :taken))";

    private static final List<String> ENDING =
            List.of(Act.REVOKED.wireName(), Act.LEFT.wireName(), Act.DEACTIVATED.wireName());

    /** What the realm gave and took, in the console. */
    private static final List<String> TAKEN = List.of(Act.ROLE_REMOVED.wireName(), Act.GROUP_LEFT.wireName());

    private Departures() {}

    /**
     * Whether that happened at this moment or later, or may have: a role or a group that the realm took from the person counts, too.
     * One statement. A date that passes takes nothing away.
     */
    public static boolean since(
            KeycloakSession session, RealmModel realm, OrganizationId organization, UserId person, Instant moment) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(SINCE, Long.class)
                        .setParameter("chain", Chain.of(organization).key())
                        .setParameter("realms", Chain.ofRealm(realm.getId()).key())
                        .setParameter("person", person.value())
                        .setParameter("moment", moment.toEpochMilli())
                        .setParameter("ending", ENDING)
                        .setParameter("level", Act.LEVEL_CHANGED.wireName())
                        .setParameter("taken", TAKEN)
                        .getSingleResult()
                > 0;
    }
}
