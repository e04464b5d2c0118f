package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** When somebody last got a token for an organisation, give or take an hour (R12). */
@Entity
@Table(name = "PORTICO_SIGHTING")
@IdClass(SightingEntity.Key.class)
public class SightingEntity {

    @Id
    @Column(name = "USER_ID", nullable = false)
    private String userId;

    /** The empty string for the vendor's view, which has none. */
    @Id
    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "SEEN_AT", nullable = false)
    private long seenAt;

    protected SightingEntity() {}

    public String userId() {
        return userId;
    }

    public long seenAt() {
        return seenAt;
    }

    /** User and organisation together. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String userId = "";
        private String organizationId = "";

        public Key() {}

        public Key(String userId, String organizationId) {
            this.userId = userId;
            this.organizationId = organizationId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && userId.equals(that.userId)
                    && organizationId.equals(that.organizationId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, organizationId);
        }
    }
}
