package dev.portico.portal.platform;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.PortalSettings;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Shown;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who asks, and where, in the request being answered; set once at the entrance, an anonymous visitor until then. */
@RequestScoped
public class Current {
    private final Instant begun = Instant.now();
    private Viewer viewer = Viewer.ANONYMOUS;
    private Place place = Place.of("/");
    private String live = Place.LIVE;
    private String session = "";
    private String token = "";
    private Optional<String> perspective = Optional.empty();
    private String begunAt = "/";
    private long entered;
    private boolean inside;
    private PortalSettings settings = PortalSettings.UNKNOWN;
    private Optional<Stamp> stamp = Optional.empty();
    private Optional<Checked> own = Optional.empty();
    private Optional<Shown> shown = Optional.empty();
    private Revision revision = Revision.NONE;
    private List<PortalAccess.Membership> memberships = List.of();
    private Optional<Set<OrganizationId>> assigned = Optional.empty();

    /** Before anything of the answer was read. */
    public Instant begun() {
        return begun;
    }

    public Viewer viewer() {
        return viewer;
    }

    /** The viewer, or a refusal when nobody is signed in. */
    public Viewer signedIn() {
        if (!viewer.signedIn()) {
            throw new Refused(Refused.Reason.NOT_SIGNED_IN);
        }
        return viewer;
    }

    /** What menus and buttons show; it decides nothing. */
    public Shown shown() {
        return shown.orElseGet(() -> Shown.of(viewer));
    }

    public Place place() {
        return place;
    }

    /**
     * The organisations assigned to this agent.
     *
     * @throws Refused {@code could-not-ask} when Keycloak did not tell: never an empty set instead, and never a wider one
     */
    public Set<OrganizationId> assignedOrganizations() {
        return assigned.orElseThrow(() -> new Refused(Refused.Reason.COULD_NOT_ASK));
    }

    /** What of the viewer's token can go out of date; empty when nobody is signed in. */
    public Optional<Stamp> stamp() {
        return stamp;
    }

    /** How far the changes had come that this request is answered by. */
    public Revision revision() {
        return revision;
    }

    /** The page being made waits for news at another path, which tells of more. */
    public void waitsAt(String path) {
        live = path;
    }

    String live() {
        return live;
    }

    String session() {
        return session;
    }

    List<PortalAccess.Membership> memberships() {
        return memberships;
    }

    void at(Place place) {
        this.place = place;
    }

    /** What the vendor set for the portal; {@link PortalSettings#UNKNOWN} where nobody needed to know. */
    public PortalSettings settings() {
        return settings;
    }

    void believes(PortalSettings settings) {
        this.settings = settings;
    }

    /** The portal is open to everyone, whoever this is. */
    void welcomed() {
        viewer = viewer.welcomed();
    }

    /** The viewer's access token, for asking Keycloak's extension as them; empty when nobody is signed in. */
    String token() {
        return token;
    }

    /** Which perspective is looked in; empty for whoever sees with their own eyes. */
    Optional<String> perspective() {
        return perspective;
    }

    /** A visitor, who knows of no changes but the realm's. */
    void visits(long realm) {
        revision = new Revision(0, 0, realm);
        enteredNow();
    }

    void entered(Viewer viewer, Checked checked) {
        enteredNow();
        this.session = checked.bearer().session();
        this.own = Optional.of(checked);
        sees(viewer, checked);
    }

    /**
     * Looks through somebody's eyes from here on; the session stays the viewer's own.
     *
     * @param begunAt where that was begun, in the viewer's own place
     */
    void through(Viewer eyes, Checked checked, String begunAt) {
        this.begunAt = begunAt;
        sees(eyes, checked);
    }

    /** Where the perspective was begun that is looked in, in the viewer's own place. */
    String begunAt() {
        return begunAt;
    }

    private void sees(Viewer viewer, Checked checked) {
        this.viewer = viewer;
        this.shown = viewer.readOnly() ? Optional.of(checked.bearer().shown()) : Optional.empty();
        this.token = checked.bearer().token();
        this.perspective = viewer.readOnly() ? Optional.of(checked.bearer().session()) : Optional.empty();
        this.stamp = Optional.of(checked.stamp());
        this.revision = checked.stamp().revision();
    }

    /** The token of whoever's session this is, whoever's eyes they look through. */
    Optional<Checked> own() {
        return own;
    }

    /**
     * Whose session this is, whoever's eyes they look through: what there is only so much of for one is counted by them, so that nobody
     * takes it from who is looked through. Empty for visitors.
     */
    public Optional<UserId> holder() {
        return own.flatMap(checked -> checked.bearer().holder());
    }

    /** How long ago it was found out who this is; no time at all for whoever needs not to say it. */
    Duration sinceEntered() {
        return inside ? Duration.ofNanos(System.nanoTime() - entered) : Duration.ZERO;
    }

    private void enteredNow() {
        inside = true;
        entered = System.nanoTime();
    }

    void memberOf(List<PortalAccess.Membership> memberships) {
        this.memberships = memberships;
        memberships.stream()
                .filter(each -> viewer.organization()
                        .filter(own -> own.id().value().equals(each.id()))
                        .isPresent())
                .map(PortalAccess.Membership::groups)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(groups -> viewer = viewer.in(Set.copyOf(groups)));
    }

    void assigned(Optional<Set<OrganizationId>> assigned) {
        this.assigned = assigned;
    }
}
