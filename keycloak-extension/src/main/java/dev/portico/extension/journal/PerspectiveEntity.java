package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A perspective that runs (R31). When it has ended the journal knows, and the row stays for some minutes without what was in it: pages that
 * were read last may be told late. Only what changed is written: how long it lasts and what was read are told by different requests, which
 * may come at the same time.
 */
@Entity
@DynamicUpdate
@Table(name = "PORTICO_PERSPECTIVE")
public class PerspectiveEntity {

    /** The session of the person looked through. */
    @Id
    @Column(name = "SESSION_ID", nullable = false)
    private String sessionId;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    @Column(name = "ORGANIZATION_ID", nullable = false)
    private String organizationId;

    @Column(name = "PERSON_ID", nullable = false)
    private String personId;

    @Column(name = "VIEWER_ID", nullable = false)
    private String viewerId;

    @Column(name = "VIEWER_SESSION_ID", nullable = false)
    private String viewerSessionId;

    /** In what role they look; empty in a row from before it was kept. */
    @Column(name = "VIEWER_KIND")
    private @Nullable String viewerKind;

    /** In the viewer's words. */
    @Column(name = "REASON")
    private @Nullable String reason;

    /** Milliseconds since 1970. */
    @Column(name = "STARTED_AT", nullable = false)
    private long startedAt;

    /** When the last token ends, in milliseconds. */
    @Column(name = "ENDS_AT", nullable = false)
    private long endsAt;

    /** What was read so far, a line for each page. */
    @Column(name = "PAGES")
    private @Nullable String pages;

    /** When it did end, in milliseconds; null while it runs. */
    @Column(name = "ENDED_AT")
    private @Nullable Long endedAt;

    protected PerspectiveEntity() {}

    public PerspectiveEntity(
            String sessionId,
            String realmId,
            String organizationId,
            String personId,
            String viewerId,
            String viewerSessionId) {
        this.sessionId = sessionId;
        this.realmId = realmId;
        this.organizationId = organizationId;
        this.personId = personId;
        this.viewerId = viewerId;
        this.viewerSessionId = viewerSessionId;
    }

    public void begins(long now, Actor.Kind as, @Nullable String why) {
        startedAt = now;
        viewerKind = as.wireName();
        reason = why;
    }

    public void endsAt(long moment) {
        endsAt = moment;
    }

    public void saw(String read) {
        pages = read;
    }

    /** The journal has from now on what it was about. */
    public void ended(long now) {
        endedAt = now;
        reason = null;
        pages = null;
    }

    public boolean hasEnded() {
        return endedAt != null;
    }

    public boolean endedBefore(long moment) {
        return endedAt != null && endedAt < moment;
    }

    public String sessionId() {
        return sessionId;
    }

    public String realmId() {
        return realmId;
    }

    public String organizationId() {
        return organizationId;
    }

    public String personId() {
        return personId;
    }

    public String viewerId() {
        return viewerId;
    }

    public String viewerSessionId() {
        return viewerSessionId;
    }

    /** Whoever looks, in the role in which they began to. */
    public Actor viewer() {
        return Actor.of(
                Actor.Kind.VENDOR.wireName().equals(viewerKind) ? Actor.Kind.VENDOR : Actor.Kind.PERSON, viewerId);
    }

    public @Nullable String reason() {
        return reason;
    }

    public long startedAt() {
        return startedAt;
    }

    public long endsAt() {
        return endsAt;
    }

    /** Empty at first. */
    public String pages() {
        return pages == null ? "" : pages;
    }
}
