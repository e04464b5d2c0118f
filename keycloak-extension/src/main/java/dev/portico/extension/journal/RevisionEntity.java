package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * How often something that decisions rest on has changed.
 *
 * <p>Rows outlive what they count: were a user deleted and imported again under the same id, a counter that started over would
 * make all of their tokens look outdated forever.
 */
@Entity
@Table(name = "PORTICO_REVISION")
public class RevisionEntity {

    /** {@code member:<id>}, {@code organization:<id>} or {@code realm:<id>}. */
    @Id
    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    protected RevisionEntity() {}

    public String subject() {
        return subject;
    }

    public long revision() {
        return revision;
    }
}
