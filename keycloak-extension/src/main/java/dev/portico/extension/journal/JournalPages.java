package dev.portico.extension.journal;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The journal read backwards, a page at a time; of one person with what became of their levels ({@link LevelTrail}). */
public final class JournalPages {

    private static final String ENTRIES =
            "select j, p from JournalEntity j left join PersonalEntity p on p.chain = j.chain and p.seq = j.seq where ";

    private static final String OF_PERSON = ENTRIES
            + "j.realmId = :realm and j.personId = :person and j.chain not in (:untold)"
            + " and j.at <= :at and (j.at < :at or j.chain < :chain"
            + " or (j.chain = :chain and j.seq < :seq)) order by j.at desc, j.chain desc, j.seq desc";

    private static final String CHAINS =
            "select distinct j.chain from JournalEntity j where j.realmId = :realm and j.personId = :person"
                    + " and j.chain not in (:untold)";

    /** An empty list is no valid right side of {@code in}; no chain has this key. */
    private static final List<String> NONE = List.of("");

    /** As the statement orders them. */
    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparingLong(Place::at)
            .thenComparing(Place::chain)
            .thenComparingLong(Place::seq)
            .reversed();

    private final EntityManager store;

    private JournalPages(EntityManager store) {
        this.store = store;
    }

    public static JournalPages of(KeycloakSession session) {
        return new JournalPages(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** A place between two entries of different chains. */
    public record Place(long at, String chain, long seq) {
        /** After every entry there is. */
        public static final Place END = new Place(Long.MAX_VALUE, "", Long.MAX_VALUE);

        public static Place of(Recorded entry) {
            return new Place(entry.at().toEpochMilli(), entry.chain(), entry.seq());
        }
    }

    /** Entries of one chain before this number, the newest first. */
    public List<Recorded> before(long seq, Chain chain, Optional<UserId> person, int rows) {
        return before(seq, chain, person, Optional.empty(), rows);
    }

    /** The same of one act alone. */
    public List<Recorded> before(long seq, Chain chain, Optional<UserId> person, Optional<Act> act, int rows) {
        TypedQuery<Object[]> query = store.createQuery(
                        ENTRIES + "j.chain = :chain and j.seq < :seq"
                                + (person.isPresent() ? " and j.personId = :person" : "")
                                + (act.isPresent() ? " and j.act = :act" : "") + " order by j.seq desc",
                        Object[].class)
                .setParameter("chain", chain.key())
                .setParameter("seq", seq);
        person.ifPresent(whom -> query.setParameter("person", whom.value()));
        act.ifPresent(one -> query.setParameter("act", one.wireName()));
        List<Recorded> found = read(query, rows);
        return person.map(whom -> Stream.concat(
                                found.stream(),
                                LevelTrail.of(store, List.of(chain.key()), List.of(whom.value()))
                                        .concerning(whom.value())
                                        .stream()
                                        .filter(entry -> entry.seq() < seq)
                                        .filter(entry -> act.isEmpty()
                                                || entry.act().equals(act.get().wireName())))
                        .sorted(Comparator.comparingLong(Recorded::seq).reversed())
                        .limit(rows)
                        .toList())
                .orElse(found);
    }

    /**
     * Entries about one person before this place, the newest first; in whatever organisation but these. What they are is not asked for at
     * all: whoever is told where a page ends would learn of an entry that was left out of it afterwards.
     */
    public List<Recorded> before(Place place, String realmId, UserId person, Set<OrganizationId> but, int rows) {
        List<String> untold = but.isEmpty()
                ? NONE
                : but.stream().map(Chain::of).map(Chain::key).toList();
        List<Recorded> found = read(
                store.createQuery(OF_PERSON, Object[].class)
                        .setParameter("realm", realmId)
                        .setParameter("person", person.value())
                        .setParameter("untold", untold)
                        .setParameter("at", place.at())
                        .setParameter("chain", place.chain())
                        .setParameter("seq", place.seq()),
                rows);
        List<String> chains = store.createQuery(CHAINS, String.class)
                .setParameter("realm", realmId)
                .setParameter("person", person.value())
                .setParameter("untold", untold)
                .getResultList();
        return Stream.concat(
                        found.stream(),
                        LevelTrail.of(store, chains, List.of(person.value())).concerning(person.value()).stream()
                                .filter(entry -> NEWEST_FIRST.compare(place, Place.of(entry)) < 0))
                .sorted(Comparator.comparing(Place::of, NEWEST_FIRST))
                .limit(rows)
                .toList();
    }

    private static List<Recorded> read(TypedQuery<Object[]> query, int rows) {
        return query.setMaxResults(rows).getResultList().stream()
                .map(JournalPages::recorded)
                .toList();
    }

    private static Recorded recorded(@Nullable Object[] row) {
        if (!(row[0] instanceof JournalEntity entry)) {
            throw new IllegalStateException("a row without an entry");
        }
        return Recorded.of(entry, (PersonalEntity) row[1]);
    }
}
