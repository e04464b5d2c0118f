package dev.portico.portal.inbox;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** {@code /deliveries/aside}: mails that came in and became nothing, for agents who serve everybody: nobody knows whose they are. */
@Path("/deliveries/aside")
@Produces(MediaType.TEXT_HTML)
public class AsidePage {
    private final Arrivals arrivals;
    private final Receiving receiving;
    private final Current current;

    AsidePage(Arrivals arrivals, Receiving receiving, Current current) {
        this.arrivals = arrivals;
        this.receiving = receiving;
        this.current = current;
    }

    @GET
    @Transactional
    public TemplateInstance list() {
        agent();
        return Templates.aside(arrivals.aside());
    }

    /** Once more, as if it had just come in. */
    @POST
    @Path("{id: [1-9][0-9]{0,17}}/again")
    @Transactional
    public Response again(@PathParam("id") long id) {
        if (agent().readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (!arrivals.again(id)) {
            throw new Refused(Reason.NOT_FOUND);
        }
        receiving.soon();
        return back();
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}/again")
    public Response reloaded(@PathParam("id") long id) {
        return back();
    }

    private Response back() {
        return Response.seeOther(URI.create(current.place().link("/deliveries/aside")))
                .build();
    }

    private Viewer agent() {
        Viewer viewer = current.signedIn();
        if (!(viewer.tickets() instanceof TicketSight.OfEveryone)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer;
    }

    @CheckedTemplate(basePath = "inbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance aside(List<AsideMail> mails);
    }
}
