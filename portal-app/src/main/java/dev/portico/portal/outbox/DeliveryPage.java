package dev.portico.portal.outbox;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
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

/** {@code /deliveries}: mails to customers and colleagues that did not arrive, or may not have, and sending one again. */
@Path("/deliveries")
@Produces(MediaType.TEXT_HTML)
public class DeliveryPage {
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Sending sending;
    private final Current current;

    DeliveryPage(Deliveries deliveries, Outbox outbox, Sending sending, Current current) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.sending = sending;
        this.current = current;
    }

    @GET
    @Transactional
    public TemplateInstance list() {
        agent();
        return Templates.list(deliveries.trouble());
    }

    /** Whoever sends it again has seen that it may have arrived already. */
    @POST
    @Path("{id: [1-9][0-9]{0,17}}/again")
    @Transactional
    public Response again(@PathParam("id") long id) {
        if (agent().readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        Delivery delivery = deliveries.find(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        outbox.again(delivery.id());
        sending.soon();
        return Response.seeOther(URI.create(current.place().link("/deliveries")))
                .build();
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}/again")
    public Response list(@PathParam("id") long id) {
        return Response.seeOther(URI.create(current.place().link("/deliveries")))
                .build();
    }

    private Viewer agent() {
        Viewer viewer = current.signedIn();
        if (!viewer.vendor()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer;
    }

    @CheckedTemplate(basePath = "outbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Delivery> deliveries);
    }
}
