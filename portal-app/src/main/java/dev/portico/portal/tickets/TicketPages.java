package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.FormFiles;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of tickets for customers: list, ticket, opening one. Whoever comes here from the vendor's side is led to the desk. */
@Path("/tickets")
@Produces(MediaType.TEXT_HTML)
public class TicketPages {
    static final String NUMBER = "{number: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Downloads downloads;
    private final FormFiles files;
    private final Instance<UnsentDraft.Keeper> drafts;
    private final Current current;
    private final RoutingContext context;

    TicketPages(
            Tickets tickets,
            Downloads downloads,
            FormFiles files,
            Instance<UnsentDraft.Keeper> drafts,
            Current current,
            RoutingContext context) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.downloads = downloads;
        this.files = files;
        this.current = current;
        this.context = context;
    }

    @GET
    @Transactional
    public Object list(
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("share") String share,
            @Nullable @QueryParam("sort") String sort,
            @Nullable @QueryParam("q") String text,
            @Nullable @QueryParam("after") String after) {
        Viewer viewer = current.signedIn();
        if (viewer.vendor()) {
            return toDesk("");
        }
        VisibleTickets visible = tickets.visibleTo(viewer);
        Query query = Query.of(status, share, sort, text, after, Query.PAGE);
        return Templates.list(ListView.of(query, visible.list(query), visible.count(query)));
    }

    @GET
    @Path("new")
    public TemplateInstance form() {
        requireOpening();
        Viewer viewer = current.signedIn();
        return Templates.open(
                FormView.empty(),
                drafts.stream().flatMap(keeper -> keeper.of(viewer).stream()).findFirst());
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response open(
            @Nullable @FormParam("subject") String subject,
            @Nullable @FormParam("description") String description,
            @Nullable @FormParam("priority") String priority,
            @Nullable @FormParam("submission") String submission) {
        requireOpening();
        Viewer viewer = current.signedIn();
        FormFiles.Received received = files.receive(viewer);
        try {
            long number = tickets.open(
                    viewer, Draft.of(subject, description, priority), received.ids(), Submissions.read(submission));
            return Response.seeOther(URI.create(current.place().link("/tickets/" + number)))
                    .build();
        } catch (Invalid invalid) {
            Map<String, String> typed = typed("subject", subject, "description", description, "priority", priority);
            FormView form = new FormView(typed, invalid.reasons(), files.kept(viewer, received));
            return again(Templates.open(form, Optional.empty()));
        }
    }

    @GET
    @Path(NUMBER)
    @Transactional
    public Object ticket(
            @PathParam("number") long number,
            @Nullable @QueryParam("before") String before,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("note") String note) {
        Viewer viewer = current.signedIn();
        if (viewer.vendor()) {
            return toDesk("/" + number);
        }
        VisibleTickets visible = tickets.visibleTo(viewer);
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        ThreadView thread = visible.thread(number, ThreadWindow.of(before, after, note));
        if (thread.later().isEmpty()) {
            visible.read(ticket);
        }
        return page(visible, ticket, thread, FormView.empty());
    }

    @GET
    @Path(NUMBER + "/attachments/{id: [1-9][0-9]{0,17}}")
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response attachment(@PathParam("number") long number, @PathParam("id") long id, @Context Request request) {
        return downloads.of(tickets.visibleTo(current.signedIn()), number, id, request);
    }

    @GET
    @Path(NUMBER + "/attachments/{id: [1-9][0-9]{0,17}}/image")
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response image(@PathParam("number") long number, @PathParam("id") long id, @Context Request request) {
        return downloads.image(tickets.visibleTo(current.signedIn()), number, id, request);
    }

    /** The page again, with what was typed. */
    TemplateInstance page(long number, FormView form) {
        VisibleTickets visible = tickets.visibleTo(current.signedIn());
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return page(visible, ticket, visible.thread(number, ThreadWindow.newest()), form);
    }

    private TemplateInstance page(VisibleTickets visible, TicketView ticket, ThreadView thread, FormView form) {
        Viewer viewer = current.signedIn();
        current.waitsAt(ticket.address() + "/live");
        return Templates.ticket(
                ticket, thread, visible.participants(ticket, viewer), form, May.of(current.shown(), ticket));
    }

    private Response toDesk(String path) {
        String query = context.request().query();
        return Response.seeOther(URI.create(current.place().link("/queue" + path) + (query == null ? "" : "?" + query)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private void requireOpening() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (!viewer.mayOpenTickets()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
    }

    static Response again(TemplateInstance form) {
        return Response.status(Reason.INVALID_VALUE.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(form.render())
                .build();
    }

    static Map<String, String> typed(@Nullable String... pairs) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            typed.put(
                    Optional.ofNullable(pairs[i]).orElseThrow(),
                    Optional.ofNullable(pairs[i + 1]).orElse(""));
        }
        return typed;
    }

    @CheckedTemplate(basePath = "tickets")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListView list);

        static native TemplateInstance open(FormView form, Optional<UnsentDraft> unsent);

        static native TemplateInstance ticket(
                TicketView ticket, ThreadView thread, List<ParticipantView> participants, FormView form, May may);
    }

    /** The hidden field that tells a form sent twice from two forms. */
    public static final class Submissions {
        private Submissions() {}

        public static Optional<UUID> read(@Nullable String text) {
            try {
                return Optional.ofNullable(text).map(UUID::fromString);
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
    }
}
