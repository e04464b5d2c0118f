package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A mail about an account that was sent (R36): for whom and by whom, and whether it did not arrive; nothing of its text. */
@Entity
@Table(name = "PORTICO_ACCOUNT_MAIL")
public class AccountMailEntity {

    /** A hash of what it is known by. */
    @Id
    @Column(name = "ID", nullable = false)
    private String id;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "PERSON_ID")
    private @Nullable String personId;

    /** Keycloak's own, which a resend replaces. */
    @Column(name = "INVITATION_ID")
    private @Nullable String invitationId;

    @Column(name = "KIND", nullable = false)
    private String kind;

    /** Milliseconds since 1970. */
    @Column(name = "SENT_AT", nullable = false)
    private long sentAt;

    @Column(name = "SENT_BY")
    private @Nullable String sentBy;

    /** Milliseconds since 1970. */
    @Column(name = "FAILED_AT")
    private @Nullable Long failedAt;

    /** What the mail server said. */
    @Column(name = "ANSWER")
    private @Nullable String answer;

    protected AccountMailEntity() {}

    public AccountMailEntity(String id, String realmId, String organizationId, String kind, long now) {
        this.id = id;
        this.realmId = realmId;
        this.organizationId = organizationId;
        this.kind = kind;
        this.sentAt = now;
    }

    public void concerns(@Nullable String person, @Nullable String invitation, @Nullable String sender) {
        this.personId = person;
        this.invitationId = invitation;
        this.sentBy = sender;
    }

    public void failed(long now, String said) {
        this.failedAt = now;
        this.answer = said;
    }

    public String id() {
        return id;
    }

    public String realmId() {
        return realmId;
    }

    public String organizationId() {
        return organizationId;
    }

    public @Nullable String personId() {
        return personId;
    }

    public @Nullable String invitationId() {
        return invitationId;
    }

    public String kind() {
        return kind;
    }

    public long sentAt() {
        return sentAt;
    }

    public @Nullable String sentBy() {
        return sentBy;
    }

    public @Nullable Long failedAt() {
        return failedAt;
    }

    public @Nullable String answer() {
        return answer;
    }
}
