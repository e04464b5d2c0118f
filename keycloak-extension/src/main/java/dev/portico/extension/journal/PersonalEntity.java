package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The personal values of one entry, and the salt of their digests. Deleting the row erases them and breaks nothing. */
@Entity
@Table(name = "PORTICO_JOURNAL_PERSONAL")
@IdClass(JournalEntity.Key.class)
public class PersonalEntity {

    @Id
    @Column(name = "CHAIN", nullable = false)
    private String chain;

    @Id
    @Column(name = "SEQ", nullable = false)
    private long seq;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    @Column(name = "PERSON_ID")
    private @Nullable String personId;

    /** In lower case, where the entry is about somebody who has no account yet. */
    @Column(name = "EMAIL")
    private @Nullable String email;

    @Column(name = "SALT", nullable = false)
    private String salt;

    @Column(name = "CONTENT", nullable = false)
    private String content;

    protected PersonalEntity() {}

    PersonalEntity(JournalEntity entry, String realmId, Content said, @Nullable String email) {
        this.chain = entry.chain();
        this.seq = entry.seq();
        this.realmId = realmId;
        this.personId = entry.personId();
        this.email = email;
        this.salt = said.salt();
        this.content = said.personal();
    }

    long seq() {
        return seq;
    }

    String chain() {
        return chain;
    }

    String salt() {
        return salt;
    }

    String content() {
        return content;
    }
}
