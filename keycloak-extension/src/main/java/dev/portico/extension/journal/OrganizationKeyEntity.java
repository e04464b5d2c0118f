package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is kept of an organisation's key (R35): a salted hash, as Keycloak keeps passwords. */
@Entity
@Table(name = "PORTICO_ORGANIZATION_KEY")
public class OrganizationKeyEntity {

    @Id
    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    /** Another one with every change. */
    @Column(name = "GENERATION", nullable = false)
    private String generation = "";

    /** Algorithm and its parameters. */
    @Column(name = "CREDENTIAL_DATA", nullable = false)
    private String credentialData = "";

    /** Hash and salt. */
    @Column(name = "SECRET_DATA", nullable = false)
    private String secretData = "";

    /** Milliseconds since 1970. */
    @Column(name = "CHANGED_AT", nullable = false)
    private long changedAt;

    protected OrganizationKeyEntity() {}

    public OrganizationKeyEntity(String realmId, String organizationId) {
        this.realmId = realmId;
        this.organizationId = organizationId;
    }

    public void become(String generation, String credentialData, String secretData, long now) {
        this.generation = generation;
        this.credentialData = credentialData;
        this.secretData = secretData;
        this.changedAt = now;
    }

    public String organizationId() {
        return organizationId;
    }

    public String realmId() {
        return realmId;
    }

    public String generation() {
        return generation;
    }

    public String credentialData() {
        return credentialData;
    }

    public String secretData() {
        return secretData;
    }

    public long changedAt() {
        return changedAt;
    }
}
