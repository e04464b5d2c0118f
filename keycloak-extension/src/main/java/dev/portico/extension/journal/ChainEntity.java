package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The end of a chain: what the next entry follows, and the row that its writers take turns on. */
@Entity
@Table(name = "PORTICO_JOURNAL_CHAIN")
public class ChainEntity {

    @Id
    @Column(name = "CHAIN", nullable = false)
    private String chain;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    /** Of the last entry; 0 before the first. */
    @Column(name = "SEQ", nullable = false)
    private long seq;

    /** Of the last entry; the empty string before the first. */
    @Column(name = "HASH", nullable = false)
    private String hash;

    protected ChainEntity() {}

    long next() {
        return seq + 1;
    }

    void append(JournalEntity entry, Content said) {
        entry.seal(said, hash);
        seq = entry.seq();
        hash = entry.hash();
    }

    long seq() {
        return seq;
    }

    String hash() {
        return hash;
    }
}
