package dev.portico.portal.platform;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who asks, and where, in the request being answered; set once at the entrance, an anonymous visitor until then. */
@RequestScoped
public class Current {
    private Viewer viewer = Viewer.ANONYMOUS;
    private Place place = Place.of("/");
    private String live = Place.LIVE;
    private String session = "";
    private String token = "";
    private long entered;
    private Optional<Stamp> stamp = Optional.empty();
    private Revision revision = Revision.NONE;
    private List<PortalAccess.Membership> memberships = List.of();
    private Optional<Set<OrganizationId>> assigned = Optional.empty();

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

    /** The portal is open to everyone, whoever this is. */
    void welcomed() {
        viewer = viewer.welcomed();
    }

    /** The viewer's access token, for asking Keycloak's extension as them; empty when nobody is signed in. */
    String token() {
        return token;
    }

    /** A visitor, who knows of no changes but the realm's. */
    void visits(long realm) {
        revision = new Revision(0, 0, realm);
    }

    void entered(Viewer viewer, Checked checked) {
        this.viewer = viewer;
        this.entered = System.nanoTime();
        this.session = checked.bearer().session();
        this.token = checked.bearer().token();
        this.stamp = Optional.of(checked.stamp());
        this.revision = checked.stamp().revision();
    }

    /** How long ago the viewer's token was looked at. */
    Duration sinceEntered() {
        return Duration.ofNanos(System.nanoTime() - entered);
    }

    void memberOf(List<PortalAccess.Membership> memberships) {
        this.memberships = memberships;
    }

    void assigned(Optional<Set<OrganizationId>> assigned) {
        this.assigned = assigned;
    }
}
