package dev.portico.portal.profile;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.OwnAccount;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /profile/sessions}: where one is signed in, and signing out there. */
@Path("/profile/sessions")
@Produces(MediaType.TEXT_HTML)
public class SessionPage {
    private static final Set<String> DONE = Set.of("ended", "ended-others");
    /** What Keycloak names sessions by; nothing else becomes part of an address there. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Current current;
    private final OwnSessions sessions;
    private final OwnAccount account;

    SessionPage(Current current, OwnSessions sessions, OwnAccount account) {
        this.current = current;
        this.sessions = sessions;
        this.account = account;
    }

    /**
     * What the page shows.
     *
     * @param known false where Keycloak does not let the portal ask
     * @param account where people see it themselves; empty when unknown
     */
    public record View(boolean known, List<SignedIn> sessions, String account, String done) {
        /** True where there is another one to end. */
        public boolean others() {
            return sessions.stream().anyMatch(session -> !session.here());
        }
    }

    @GET
    public TemplateInstance show(@Nullable @QueryParam("done") String done) {
        Optional<List<SignedIn>> found = sessions.list();
        return Templates.sessions(new View(
                found.isPresent(),
                found.orElse(List.of()),
                account.address().orElse(""),
                done != null && DONE.contains(done) ? done : ""));
    }

    @POST
    @Path("/end")
    public Response end(@Nullable @FormParam("session") String session) {
        if (session == null || !ID.matcher(session).matches()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        return to(sessions.end(session) ? "?done=ended" : "");
    }

    @POST
    @Path("/end-others")
    public Response endOthers() {
        return to(sessions.endOthers() ? "?done=ended-others" : "");
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("/{deed: end|end-others}")
    public Response back() {
        return to("");
    }

    private Response to(String query) {
        return Response.seeOther(URI.create(current.place().link("/profile/sessions" + query)))
                .build();
    }

    @CheckedTemplate(basePath = "profile")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sessions(View view);
    }
}
