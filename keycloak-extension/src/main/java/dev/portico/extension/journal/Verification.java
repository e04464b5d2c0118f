package dev.portico.extension.journal;

import jakarta.persistence.EntityManager;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Whether a chain is as it was written: no entry altered, removed, inserted or moved.
 *
 * <p>Somebody who can write to the database can also forge a whole chain. Keep {@link #head} elsewhere now and then: what
 * followed on it must still do so later.
 *
 * @param entries how many were looked at
 * @param head hash of the last one, empty for an empty chain
 * @param broken number of the first that does not fit
 */
public record Verification(boolean intact, long entries, String head, Optional<Long> broken) {

    private static final String ROWS = "select j, p from JournalEntity j"
            + " left join PersonalEntity p on p.chain = j.chain and p.seq = j.seq"
            + " where j.chain = :chain and j.seq <= :last order by j.seq";

    private static final int AT_ONCE = 500;

    /** Reads the whole chain, a few hundred entries at a time. */
    public static Verification of(Chain chain, KeycloakSession session) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        ChainEntity end = store.find(ChainEntity.class, chain.key());
        if (end == null) {
            return ofMissingEnd(chain, store);
        }
        store.refresh(end);
        try (Stream<Object[]> rows = store.createQuery(ROWS, Object[].class)
                .setParameter("chain", chain.key())
                .setParameter("last", end.seq())
                .setHint("org.hibernate.fetchSize", AT_ONCE)
                .getResultStream()) {
            return new Walk(store).along(rows.iterator(), end);
        }
    }

    /** No end and no entries is a chain that was never begun; entries without an end are what somebody left of one. */
    private static Verification ofMissingEnd(Chain chain, EntityManager store) {
        long left = store.createQuery("select count(j) from JournalEntity j where j.chain = :chain", Long.class)
                .setParameter("chain", chain.key())
                .getSingleResult();
        return left == 0 ? new Verification(true, 0, "", Optional.empty()) : broken(left, "", 1);
    }

    private static Verification broken(long entries, String head, long at) {
        return new Verification(false, entries, head, Optional.of(at));
    }

    /** From entry to entry. */
    private static final class Walk {
        private final EntityManager store;
        private long seq;
        private String hash = "";

        Walk(EntityManager store) {
            this.store = store;
        }

        Verification along(Iterator<Object[]> rows, ChainEntity end) {
            while (rows.hasNext()) {
                @Nullable Object[] row = rows.next();
                if (!(row[0] instanceof JournalEntity entry) || !follows(entry, (PersonalEntity) row[1])) {
                    return broken(seq, hash, seq + 1);
                }
                seq = entry.seq();
                hash = entry.hash();
                store.detach(entry);
            }
            return seq == end.seq() && hash.equals(end.hash())
                    ? new Verification(true, seq, hash, Optional.empty())
                    : broken(seq, hash, seq + 1);
        }

        private boolean follows(JournalEntity entry, @Nullable PersonalEntity personal) {
            boolean genuine = entry.seq() == seq + 1
                    && entry.hash().equals(entry.computedHash(hash))
                    && Content.of(entry, personal).isGenuine();
            if (personal != null) {
                store.detach(personal);
            }
            return genuine;
        }
    }
}
