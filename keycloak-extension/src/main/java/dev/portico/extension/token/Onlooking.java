package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.revision.Revision;
import dev.portico.extension.revision.Revisions;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A perspective as its tokens tell of it: they rest on the viewer's right to look as much as on what the person may see, so that a change
 * of either outdates them (R31).
 *
 * @param viewer how far the viewer's own changes had come before it was decided that they may look
 */
record Onlooking(Perspective perspective, Revision viewer) {

    private static final String ATTRIBUTE = Onlooking.class.getName();

    /**
     * What this session is; empty for somebody's own. To be called before the viewer's right is looked at: then a change in between makes
     * the token look too old and never too new. Within one request it stays as it was read first.
     */
    static Optional<Onlooking> in(UserSessionModel eyes, KeycloakSession session) {
        return Perspective.in(eyes).map(perspective -> {
            UserModel viewer = session.users()
                    .getUserById(eyes.getRealm(), perspective.viewer().value());
            return new Onlooking(
                    perspective,
                    viewer == null
                            ? new Revision(0, 0, 0)
                            : read(viewer, perspective.organization(), session, eyes.getRealm()));
        });
    }

    /** Reads how far the changes of somebody who wants to look at this organisation have come. */
    static Revision read(UserModel viewer, OrganizationId organization, KeycloakSession session, RealmModel realm) {
        String key = ATTRIBUTE + "." + organization.value() + "." + viewer.getId();
        Revision known = session.getAttribute(key, Revision.class);
        if (known != null) {
            return known;
        }
        Revision read = Revisions.of(session, realm).read(viewer, organization);
        session.setAttribute(key, read);
        return read;
    }

    void writeTo(Map<String, Object> claims) {
        claims.put(PortalClaims.ACTOR, Map.of("sub", perspective.viewer().value()));
        claims.put(PortalClaims.ACTORS_REVISION, viewer.toString());
    }
}
