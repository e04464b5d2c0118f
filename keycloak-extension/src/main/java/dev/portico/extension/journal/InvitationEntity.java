package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation of Keycloak's grants when it is accepted (R53), and how far its mail is.
 *
 * <p>Rows outlive their invitation without its address, so that a used or withdrawn link can be told from a forged one.
 */
@Entity
@Table(name = "PORTICO_INVITATION")
public class InvitationEntity {

    @Id
    @Column(name = "ID", nullable = false)
    private String id;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "EMAIL")
    private @Nullable String email;

    @Column(name = "INVITATION_ID", nullable = false)
    private String invitationId;

    @Column(name = "LEVEL_ID")
    private @Nullable String levelId;

    @Column(name = "ADD_ON_IDS", nullable = false)
    private String addOnIds;

    @Column(name = "OWN_TICKETS_ONLY", nullable = false)
    private boolean ownTicketsOnly;

    @Column(name = "ENDS_AT")
    private @Nullable Long endsAt;

    @Column(name = "INVITER_ID", nullable = false)
    private String inviterId;

    @Column(name = "INVITER_REALM_ID", nullable = false)
    private String inviterRealmId;

    @Column(name = "LANGUAGE")
    private @Nullable String language;

    @Column(name = "STATE", nullable = false)
    private String state;

    @Column(name = "MAIL", nullable = false)
    private String mail;

    @Column(name = "MAIL_OF_MANY", nullable = false)
    private boolean mailOfMany;

    @Column(name = "MAIL_DUE_AT", nullable = false)
    private long mailDueAt;

    @Column(name = "MAIL_TRIES", nullable = false)
    private int mailTries;

    /** What a mail server said that could not deliver it; goes with the address, and when it is sent again. */
    @Column(name = "MAIL_ANSWER")
    private @Nullable String mailAnswer;

    @Column(name = "BASE_ADDRESS", nullable = false)
    private String baseAddress;

    @Column(name = "CREATED_AT", nullable = false)
    private long createdAt;

    protected InvitationEntity() {}

    /** An open invitation whose mail is due. */
    public InvitationEntity(
            String id, String realmId, String organizationId, String email, String invitationId, long now) {
        this.id = id;
        this.realmId = realmId;
        this.organizationId = organizationId;
        this.email = email;
        this.invitationId = invitationId;
        this.addOnIds = "";
        this.inviterId = "";
        this.inviterRealmId = "";
        this.state = "pending";
        this.mail = "queued";
        this.mailDueAt = now;
        this.baseAddress = "";
        this.createdAt = now;
    }

    public void grants(@Nullable String level, String addOns, boolean onlyOwnTickets, @Nullable Long ends) {
        this.levelId = level;
        this.addOnIds = addOns;
        this.ownTicketsOnly = onlyOwnTickets;
        this.endsAt = ends;
    }

    /** Its mail comes after those of invitations that were made one by one. */
    public void oneOfMany() {
        this.mailOfMany = true;
    }

    public void sentBy(String inviter, String inviterRealm, @Nullable String inviterLanguage, String address) {
        this.inviterId = inviter;
        this.inviterRealmId = inviterRealm;
        this.language = inviterLanguage;
        this.baseAddress = address;
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

    public @Nullable String email() {
        return email;
    }

    public String invitationId() {
        return invitationId;
    }

    public @Nullable String levelId() {
        return levelId;
    }

    public String addOnIds() {
        return addOnIds;
    }

    public boolean ownTicketsOnly() {
        return ownTicketsOnly;
    }

    public @Nullable Long endsAt() {
        return endsAt;
    }

    public String inviterId() {
        return inviterId;
    }

    public String inviterRealmId() {
        return inviterRealmId;
    }

    public @Nullable String language() {
        return language;
    }

    public String state() {
        return state;
    }

    public String mail() {
        return mail;
    }

    public int mailTries() {
        return mailTries;
    }

    public @Nullable String mailAnswer() {
        return mailAnswer;
    }

    public String baseAddress() {
        return baseAddress;
    }

    public long createdAt() {
        return createdAt;
    }
}
