package dev.portico.extension.perspective;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;

/**
 * Somebody looking at one organisation through somebody else's eyes (R31). It is a session of the person, of which no browser has a
 * cookie and nobody a refresh token; its notes say what it is, so that every token made in it and every answer about one says so too.
 *
 * @param id of the session
 * @param viewerSession the viewer's own session, without which this one is nothing
 */
public record Perspective(String id, UserId person, OrganizationId organization, UserId viewer, String viewerSession) {

    private static final String VIEWER = "portal.perspective.viewer";
    private static final String VIEWER_SESSION = "portal.perspective.viewer-session";
    private static final String ORGANIZATION = "portal.perspective.organization";

    /** What this session is; empty for somebody's own. */
    public static Optional<Perspective> in(UserSessionModel session) {
        return Optional.ofNullable(session.getNote(VIEWER))
                .map(viewer -> new Perspective(
                        session.getId(),
                        new UserId(session.getUser().getId()),
                        new OrganizationId(session.getNote(ORGANIZATION)),
                        new UserId(viewer),
                        session.getNote(VIEWER_SESSION)));
    }

    /** Says so in a session that was made for it. */
    public void writeTo(UserSessionModel session) {
        session.setNote(ORGANIZATION, organization.value());
        session.setNote(VIEWER_SESSION, viewerSession);
        session.setNote(VIEWER, viewer.value());
    }
}
