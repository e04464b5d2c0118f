package dev.portico.portal.messenger;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.articles.ArticleSearch;
import dev.portico.portal.files.FormFiles;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Language;
import dev.portico.portal.tickets.Draft;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.Origin;
import dev.portico.portal.tickets.Priority;
import dev.portico.portal.tickets.TicketPages.Submissions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to Support, question by question (R3): kind, area, urgency, words and files, articles that may answer it, sent. */
@Path("/messenger/contact")
@Produces(MediaType.TEXT_HTML)
public class ContactPages {
    static final String SOURCE = "messenger";
    private static final int SUGGESTED = 3;
    private static final int SEARCHED = 200;
    private static final int TOO_OFTEN = 429;

    private final Contact contact;
    private final Attendance attendance;
    private final Drafts drafts;
    private final BrowserId browser;
    private final Sending sending;
    private final Refusals refusals;
    private final ArticleSearch search;
    private final FormFiles files;
    private final Language language;
    private final Current current;

    ContactPages(
            Contact contact,
            Attendance attendance,
            Drafts drafts,
            BrowserId browser,
            Sending sending,
            Refusals refusals,
            ArticleSearch search,
            FormFiles files,
            Language language,
            Current current) {
        this.contact = contact;
        this.attendance = attendance;
        this.drafts = drafts;
        this.browser = browser;
        this.sending = sending;
        this.refusals = refusals;
        this.search = search;
        this.files = files;
        this.language = language;
        this.current = current;
    }

    @GET
    public Object ask(
            @Nullable @QueryParam("kind") String kind,
            @Nullable @QueryParam("area") String area,
            @Nullable @QueryParam("urgency") String urgency,
            @Nullable @QueryParam("again") String again) {
        Optional<Response> refused = contact.refused().flatMap(viewer -> refusals.back(viewer, Drafts.NEW));
        if (refused.isPresent()) {
            return refused.get();
        }
        Begun draft = drafts.find(contact.writer(), browser.given(), Drafts.NEW);
        // Whoever comes back to what they had begun goes on where they were.
        boolean back = kind == null && again == null && !draft.blank();
        Begun chosen = back ? draft : Begun.of(draft.text(), kind, area, urgency);
        return Templates.contact(view(chosen, new FormView(Map.of("text", draft.text()), Map.of()), List.of(), back));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response send(
            @Nullable @FormParam("kind") String kind,
            @Nullable @FormParam("area") String area,
            @Nullable @FormParam("urgency") String urgency,
            @Nullable @FormParam("text") String text,
            @DefaultValue("") @FormParam("suggested") String suggested,
            @Nullable @FormParam("submission") String submission) {
        Begun begun = Begun.of(text, kind, area, urgency);
        Viewer viewer = current.signedIn();
        if (!viewer.mayContact()) {
            return refusals.of(viewer, Drafts.NEW, begun);
        }
        Origin origin = new Origin(
                SOURCE,
                Kind.find(kind).orElseThrow(ContactPages::nonsense).code(),
                attendance
                        .area(begun.area())
                        .orElseThrow(ContactPages::nonsense)
                        .code());
        Priority priority = Priority.find(begun.urgency()).orElseThrow(ContactPages::nonsense);
        FormFiles.Received received = files.receive(viewer);
        try {
            Draft draft = Draft.message(text, priority, origin);
            List<ArticleSearch.Hit> hits = suggested.isEmpty() && viewer.readsArticles()
                    ? search.search(viewer, language.locale(), beginning(draft.description()), SUGGESTED, 0)
                            .items()
                    : List.of();
            if (!hits.isEmpty()) {
                FormView form = form(begun, Map.of(), viewer, received);
                received.ids();
                drafts.keep(contact.writer(viewer), browser.given(), Drafts.NEW, begun);
                return page(200, view(begun, form, hits, false));
            }
            long number = sending.open(
                    viewer, draft, new Sending.Message(received.ids(), Submissions.read(submission), browser.known()));
            String conversation = current.place().link("/messenger/conversations/" + number);
            return Response.seeOther(URI.create(conversation + "?done=" + ConversationPages.SENT))
                    .build();
        } catch (Invalid invalid) {
            return page(
                    Reason.INVALID_VALUE.status(),
                    view(begun, form(begun, invalid.reasons(), viewer, received), List.of(), false));
        } catch (Refused refused) {
            if (refused.reason() != Reason.TOO_MANY) {
                throw refused;
            }
            return page(
                    TOO_OFTEN,
                    view(begun, form(begun, Map.of("text", "too_often"), viewer, received), List.of(), false));
        }
    }

    /** An article said it all. */
    @POST
    @Path("answered")
    public Response answered() {
        drafts.forget(contact.writer(), browser.given(), Drafts.NEW);
        return Response.seeOther(URI.create(current.place().link("/messenger") + "?done=answered"))
                .build();
    }

    /** Whoever had begun begins anew. */
    @POST
    @Path("discard")
    public Response discard() {
        drafts.forget(contact.writer(), browser.given(), Drafts.NEW);
        return Response.seeOther(URI.create(current.place().link("/messenger/contact")))
                .build();
    }

    @GET
    @Path("{deed: answered|discard}")
    public Response back() {
        return Response.seeOther(URI.create(current.place().link("/messenger"))).build();
    }

    private StepView view(Begun begun, FormView form, List<ArticleSearch.Hit> hits, boolean kept) {
        Optional<Kind> kind = Kind.find(begun.kind());
        Optional<Area> area = kind.flatMap(known -> attendance.area(begun.area()));
        Optional<Priority> urgency = area.flatMap(known -> Priority.find(begun.urgency()));
        return new StepView(kind, area, urgency, attendance.areas(), form, hits, kept, attendance.awayUntil());
    }

    private FormView form(Begun begun, Map<String, String> reasons, Viewer viewer, FormFiles.Received received) {
        return new FormView(Map.of("text", begun.text()), reasons, files.kept(viewer, received));
    }

    /** What somebody begins with says what it is about. */
    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), SEARCHED));
    }

    private static Refused nonsense() {
        return new Refused(Reason.INVALID_VALUE);
    }

    private Response page(int status, StepView view) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.contact(view).render())
                .build();
    }

    @CheckedTemplate(basePath = "messenger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance contact(StepView step);
    }
}
