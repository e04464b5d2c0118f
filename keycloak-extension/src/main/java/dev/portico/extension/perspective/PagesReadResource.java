package dev.portico.extension.perspective;

import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.PerspectiveEntity;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.PortalClient;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code POST /portal-pages}: what was read in a perspective since the portal told it last, for the journal's entry of its end (R31). A
 * form: {@code perspective} (sid) and for each page {@code page}, how often it was read and its route: {@code 3 /tickets/{number}}.
 *
 * <p>Of one that has ended meanwhile it becomes an entry of its own: whoever ends it leaves nothing out.
 *
 * <p>Only the portal's own client tells, with its secret: neither a viewer nor anybody else adds to it, and nobody takes from it. Two
 * statements while it runs, however many pages.
 */
public final class PagesReadResource {

    private static final int MOST_LINES = 200;

    private final KeycloakSession session;
    private final RealmModel realm;

    PagesReadResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add() {
        new PortalClient(session, realm).require();
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        List<String> lines = Optional.ofNullable(form.get("page")).orElse(List.of());
        String sid = Input.id(Optional.ofNullable(form.getFirst("perspective")).orElse(""));
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Problem.invalid(Reason.INVALID_VALUE, "page must be given, at most " + MOST_LINES + " times");
        }
        PerspectiveEntity row = new PerspectiveRows(session, realm).held(sid).orElseThrow(Problem::notFound);
        PagesRead read = PagesRead.of(row.pages())
                .and(lines)
                .orElseThrow(() -> Problem.invalid(Reason.INVALID_VALUE, "page must be a number and a route"));
        if (row.hasEnded()) {
            Perspectives.of(session, realm).readBefore(row, read);
        } else {
            row.saw(read.text());
        }
        return Response.noContent().build();
    }
}
