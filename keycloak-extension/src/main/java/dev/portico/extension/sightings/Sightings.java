package dev.portico.extension.sightings;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.commit.BeforeCommit;
import dev.portico.extension.journal.SightingEntity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * When people last got a token for an organisation. What they do in another one is not seen there.
 *
 * <p>Written with the first token of an hour and with none after it, so that a refresh costs no statement; precise enough to
 * tell who still uses their access. Read with one statement for a whole page of people.
 */
public final class Sightings {

    private static final String SEE = "insert into SightingEntity (userId, organizationId, seenAt)"
            + " values (:user, :organization, :now) on conflict (userId, organizationId) do update set seenAt = :now";

    private static final String SEEN =
            "select s from SightingEntity s" + " where s.organizationId = :organization and s.userId in :people";

    private static final String VENDOR = "";

    private final KeycloakSession session;

    private Sightings(KeycloakSession session) {
        this.session = session;
    }

    public static Sightings of(KeycloakSession session) {
        return new Sightings(session);
    }

    /** Somebody got a token, for this organisation or as the vendor's. */
    public void see(UserId person, Optional<OrganizationId> organization) {
        String there = organization.map(OrganizationId::value).orElse(VENDOR);
        long now = Time.currentTimeMillis();
        if (Recent.isNews(person.value(), there, now)) {
            BeforeCommit.of(session).run(BeforeCommit.Stage.RECORD, () -> store().createQuery(SEE)
                    .setParameter("user", person.value())
                    .setParameter("organization", there)
                    .setParameter("now", now)
                    .executeUpdate());
        }
    }

    /** When each of these was last seen there; who never was is missing. */
    public Map<UserId, Instant> in(OrganizationId organization, Collection<UserId> people) {
        return people.isEmpty()
                ? Map.of()
                : store().createQuery(SEEN, SightingEntity.class)
                        .setParameter("organization", organization.value())
                        .setParameter(
                                "people", people.stream().map(UserId::value).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(
                                row -> new UserId(row.userId()), row -> Instant.ofEpochMilli(row.seenAt())));
    }

    public void forget(UserId person) {
        store().createQuery("delete from SightingEntity s where s.userId = :user")
                .setParameter("user", person.value())
                .executeUpdate();
        Recent.clear();
    }

    public void forget(OrganizationId organization) {
        store().createQuery("delete from SightingEntity s where s.organizationId = :organization")
                .setParameter("organization", organization.value())
                .executeUpdate();
    }

    private EntityManager store() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
