package dev.portico.portal.messenger;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.FormFiles;
import dev.portico.portal.messenger.Contact.Conversation;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.tickets.Downloads;
import dev.portico.portal.tickets.Draft;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.ThreadWindow;
import dev.portico.portal.tickets.TicketPages.Submissions;
import dev.portico.portal.tickets.TicketStream;
import dev.portico.portal.tickets.Typing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its customer has it in the messenger (R4): reading it marks it read, but not through others' eyes, and
 * it goes on while it is looked at.
 */
@Path("/messenger/conversations/{number: [1-9][0-9]{0,17}}")
@Produces(MediaType.TEXT_HTML)
public class ConversationPages {
    /** What the page is told of itself right after a conversation was begun. */
    static final String SENT = "sent";

    private static final int TOO_OFTEN = 429;

    private final Contact contact;
    private final Attendance attendance;
    private final Drafts drafts;
    private final BrowserId browser;
    private final Sending sending;
    private final Refusals refusals;
    private final Typing typing;
    private final Pace pace;
    private final TicketStream stream;
    private final Downloads downloads;
    private final FormFiles files;
    private final Current current;

    ConversationPages(
            Contact contact,
            Attendance attendance,
            Drafts drafts,
            BrowserId browser,
            Sending sending,
            Refusals refusals,
            Typing typing,
            Pace pace,
            TicketStream stream,
            Downloads downloads,
            FormFiles files,
            Current current) {
        this.contact = contact;
        this.attendance = attendance;
        this.drafts = drafts;
        this.browser = browser;
        this.sending = sending;
        this.refusals = refusals;
        this.typing = typing;
        this.pace = pace;
        this.stream = stream;
        this.downloads = downloads;
        this.files = files;
        this.current = current;
    }

    @GET
    @Transactional
    public Object conversation(@PathParam("number") long number, @Nullable @QueryParam("done") String done) {
        Optional<Response> refused = contact.refused().flatMap(viewer -> refusals.back(viewer, number));
        if (refused.isPresent()) {
            return refused.get();
        }
        Conversation conversation = contact.conversation(number);
        String draft = begun(number);
        conversation.visible().read(conversation.ticket());
        return page(conversation, new FormView(Map.of("text", draft), Map.of()), SENT.equals(done));
    }

    /** What somebody keeps for themselves is nobody's to see who looks through their eyes (R29). */
    private String begun(long number) {
        return current.viewer().readOnly()
                ? ""
                : drafts.find(contact.writer(), browser.given(), number).text();
    }

    @POST
    @Path("notes")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response write(
            @PathParam("number") long number,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        Viewer viewer = current.signedIn();
        if (!viewer.mayContact()) {
            return refusals.of(viewer, number, Begun.of(text, null, null, null));
        }
        Conversation conversation = contact.conversation(number);
        FormFiles.Received received = files.receive(viewer);
        try {
            sending.write(
                    viewer,
                    number,
                    Draft.note(text),
                    new Sending.Message(received.ids(), Submissions.read(submission), browser.known()));
            return back(number);
        } catch (Invalid invalid) {
            return again(Reason.INVALID_VALUE.status(), conversation, text, invalid.reasons(), received);
        } catch (Refused refused) {
            if (refused.reason() != Reason.TOO_MANY) {
                throw refused;
            }
            return again(TOO_OFTEN, conversation, text, Map.of("text", "too_often"), received);
        }
    }

    /** After signing in again in the middle of sending, the browser comes back with GET. */
    @GET
    @Path("notes")
    public Response back(@PathParam("number") long number) {
        return Response.seeOther(URI.create(current.place().link("/messenger/conversations/" + number)))
                .build();
    }

    /** Support is told that something is being written. */
    @POST
    @Path("typing")
    @Transactional
    public void type(@PathParam("number") long number) {
        pace.check(contact.writer().person(), Pace.Deed.TYPE);
        contact.conversation(number);
        typing.tell(contact.viewer(), number);
    }

    @GET
    @Path("live")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> wait(
            @PathParam("number") long number,
            @Nullable @QueryParam("since") String since,
            @Nullable @QueryParam("shown") Long shown,
            @Context Sse sse) {
        contact.conversation(number);
        return stream.of(contact.reader(), number, since, shown, sse);
    }

    @GET
    @Path("attachments/{id: [1-9][0-9]{0,17}}")
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response attachment(@PathParam("number") long number, @PathParam("id") long id, @Context Request request) {
        return downloads.of(contact.conversation(number).visible(), number, id, request);
    }

    @GET
    @Path("attachments/{id: [1-9][0-9]{0,17}}/image")
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response image(@PathParam("number") long number, @PathParam("id") long id, @Context Request request) {
        return downloads.image(contact.conversation(number).visible(), number, id, request);
    }

    private TemplateInstance page(Conversation conversation, FormView form, boolean sent) {
        long number = conversation.ticket().number();
        current.waitsAt("/messenger/conversations/" + number + "/live");
        return Templates.conversation(new ConversationView(
                conversation.ticket(),
                conversation.visible().thread(number, ThreadWindow.newest()),
                form,
                sent,
                attendance.awayUntil()));
    }

    private Response again(
            int status,
            Conversation conversation,
            @Nullable String text,
            Map<String, String> reasons,
            FormFiles.Received received) {
        FormView form =
                new FormView(Map.of("text", text == null ? "" : text), reasons, files.kept(current.viewer(), received));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(QuarkusTransaction.joiningExisting()
                        .call(() -> page(conversation, form, false))
                        .render())
                .build();
    }

    @CheckedTemplate(basePath = "messenger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance conversation(ConversationView view);
    }
}
