package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** An organisation whose tickets an agent with assigned access works on (R37). */
@Entity
@Table(name = "PORTICO_ASSIGNMENT")
@IdClass(AssignmentEntity.Key.class)
public class AssignmentEntity {

    @Id
    @Column(name = "USER_ID", nullable = false)
    private String userId;

    @Id
    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    protected AssignmentEntity() {}

    public AssignmentEntity(String realmId, String userId, String organizationId) {
        this.realmId = realmId;
        this.userId = userId;
        this.organizationId = organizationId;
    }

    public String userId() {
        return userId;
    }

    public String organizationId() {
        return organizationId;
    }

    public String realmId() {
        return realmId;
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
