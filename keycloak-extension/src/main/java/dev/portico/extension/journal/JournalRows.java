package dev.portico.extension.journal;

import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Writes entries to the database. */
final class JournalRows {

    private static final String BEGIN = "insert into ChainEntity (chain, realmId, seq, hash)"
            + " values (:chain, :realm, 0L, '') on conflict (chain) do nothing";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager store;

    private JournalRows(EntityManager store) {
        this.store = store;
    }

    static JournalRows of(KeycloakSession session) {
        return new JournalRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Appends in this order; the chain stays locked until the transaction ends. */
    void append(Chain chain, List<PendingEntries.Noted> entries, String requestId) {
        ChainEntity end = locked(chain, entries.get(0).realmId());
        for (PendingEntries.Noted noted : entries) {
            JournalEntity row = new JournalEntity(
                    chain,
                    end.next(),
                    noted.realmId(),
                    Time.currentTimeMillis(),
                    noted.entry(),
                    noted.actor(),
                    requestId);
            Content said = Content.of(noted.entry(), salt());
            end.append(row, said);
            store.persist(row);
            if (!said.personal().isEmpty()) {
                store.persist(new PersonalEntity(row, noted.realmId(), said, address(noted.entry())));
            }
        }
        store.flush();
    }

    void erase(String realmId, UserId person, Optional<String> email) {
        store.createQuery("delete from PersonalEntity p where p.realmId = :realm"
                        + " and (p.personId = :person or (p.personId is null and p.email = :email))")
                .setParameter("realm", realmId)
                .setParameter("person", person.value())
                .setParameter("email", email.orElse("").toLowerCase(Locale.ROOT))
                .executeUpdate();
    }

    void remove(String realmId) {
        for (String table : List.of("PersonalEntity", "JournalEntity", "ChainEntity")) {
            store.createQuery("delete from " + table + " e where e.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }

    private ChainEntity locked(Chain chain, String realmId) {
        ChainEntity end = store.find(ChainEntity.class, chain.key(), LockModeType.PESSIMISTIC_WRITE);
        if (end == null) {
            store.createQuery(BEGIN)
                    .setParameter("chain", chain.key())
                    .setParameter("realm", realmId)
                    .executeUpdate();
            end = store.find(ChainEntity.class, chain.key(), LockModeType.PESSIMISTIC_WRITE);
        }
        return end;
    }

    private static @Nullable String address(Entry entry) {
        return entry.person().isPresent()
                ? null
                : Stream.of(entry.after(), entry.before())
                        .map(values -> values.get("email"))
                        .filter(String.class::isInstance)
                        .map(email -> String.valueOf(email).toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse(null);
    }

    private static String salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
