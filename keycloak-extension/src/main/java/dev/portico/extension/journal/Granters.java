package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Since when members of one organisation hold what they hold, and who gave it to them, as far as the journal goes back. */
public final class Granters {

    private static final String ACCEPTED = "invitation-accepted";

    /**
     * The newest entry that gave this role to this person, with the invitation they accepted by that, if they did. The request's
     * id alone would not do: whoever sends a request may choose it.
     */
    private static final String NEWEST = "select j.personId, j.role, j.at, j.actorKind, j.actorId, i.content"
            + " from JournalEntity j left join JournalEntity i on i.chain = j.chain and i.personId = j.personId"
            + " and i.requestId = j.requestId and i.actorId = j.actorId and j.actorId = j.personId"
            + " and i.act = '" + ACCEPTED + "'"
            + " where j.chain = :chain and j.personId in :people and j.role is not null"
            + " and j.seq = (select max(k.seq) from JournalEntity k"
            + " where k.chain = j.chain and k.personId = j.personId and k.role = j.role)";

    private final Chain chain;
    private final Map<Given, Grant> grants = new HashMap<>();
    private LevelTrail trail = LevelTrail.NONE;

    private record Given(String person, String role) {}

    /**
     * A role given.
     *
     * @param kind of who gave it, by the words of {@link Actor.Kind}
     * @param by their id; empty for nobody in particular
     */
    public record Grant(Instant since, String kind, Optional<String> by) {}

    private Granters(Chain chain) {
        this.chain = chain;
    }

    /** A few statements for all of them. */
    public static Granters of(KeycloakSession session, OrganizationId organization, Collection<UserId> people) {
        Granters granters = new Granters(Chain.of(organization));
        if (!people.isEmpty()) {
            EntityManager store =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            store.createQuery(NEWEST, Object[].class)
                    .setParameter("chain", granters.chain.key())
                    .setParameter("people", people.stream().map(UserId::value).toList())
                    .getResultList()
                    .forEach(granters::add);
            granters.trail = LevelTrail.of(
                    store,
                    List.of(granters.chain.key()),
                    people.stream().map(UserId::value).toList());
        }
        return granters;
    }

    public Optional<Grant> of(UserId person, String role) {
        return trail.moved(chain, person.value(), role)
                .map(entry -> new Grant(
                        Instant.ofEpochMilli(entry.at()), entry.actorKind(), Optional.ofNullable(entry.actorId())))
                .or(() -> Optional.ofNullable(grants.get(new Given(person.value(), role))));
    }

    private void add(@Nullable Object[] row) {
        Optional<String> inviter = Optional.ofNullable(row[5]).flatMap(content -> inviter(content.toString()));
        grants.put(
                new Given(String.valueOf(row[0]), String.valueOf(row[1])),
                new Grant(
                        Instant.ofEpochMilli((Long) Objects.requireNonNull(row[2])),
                        String.valueOf(row[3]),
                        inviter.or(() -> Optional.ofNullable((String) row[4]))));
    }

    /** Who accepts an invitation gives themselves nothing. */
    private static Optional<String> inviter(String accepted) {
        return new Content(accepted, "", "").said().after().get("invitedBy") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }
}
