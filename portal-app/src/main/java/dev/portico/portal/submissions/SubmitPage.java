package dev.portico.portal.submissions;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Submitting;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.outbox.SingleMails;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.Sent;
import dev.portico.portal.tickets.OpeningForm;
import dev.portico.portal.tickets.TicketPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /submit}: the one address to submit a request at. What is there follows {@link Submitting}: the form of a ticket for whoever is
 * signed in, a form that asks for an address too where visitors may write, else signing in and what was typed after it.
 */
@Path("/submit")
@Produces(MediaType.TEXT_HTML)
public class SubmitPage {
    private static final List<String> FIELDS = List.of("name", "email", "subject", "description");
    /** People do not see it; what fills in everything fills it in. */
    private static final String TRAP = "website";

    private final Current current;
    private final RoutingContext context;
    private final Language language;
    private final Drafts drafts;
    private final Throttle throttle;
    private final Seal seal;
    private final Submissions submissions;
    private final Asking asking;
    private final SingleMails mails;

    SubmitPage(
            Current current,
            RoutingContext context,
            Language language,
            Drafts drafts,
            Throttle throttle,
            Seal seal,
            Submissions submissions,
            Asking asking,
            SingleMails mails) {
        this.current = current;
        this.context = context;
        this.language = language;
        this.drafts = drafts;
        this.throttle = throttle;
        this.seal = seal;
        this.submissions = submissions;
        this.asking = asking;
        this.mails = mails;
    }

    @GET
    public TemplateInstance form() {
        Viewer viewer = current.viewer();
        return switch (asked()) {
            case TICKET -> OpeningForm.with(drafts.of(viewer.account().orElseThrow(), context));
            // Who has been signed in here is led back to their place.
            case REQUEST -> viewer.welcome() ? fresh(Map.of()) : signIn();
            case SIGN_IN -> signIn();
            case REFUSED -> refuse();
        };
    }

    /** From the form, or with {@code step=begin} from the box on the home page. */
    @POST
    public Response submit() {
        Sent form = Sent.form();
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, form.value(field)));
        return switch (asked()) {
            case TICKET -> page(200, OpeningForm.with(typed));
            case REQUEST -> form.value("step").equals("begin") ? page(200, fresh(typed)) : request(form, typed);
            case SIGN_IN -> {
                if (!throttle.admitsDraft(address())) {
                    throw new Refused(Reason.TOO_MANY);
                }
                drafts.keep(typed, context);
                throw new Refused(Reason.NOT_SIGNED_IN);
            }
            case REFUSED -> page(Reason.MISSING_PERMISSION.status(), refuse());
        };
    }

    /** What was typed before signing in, and is not wanted any more. */
    @POST
    @Path("discard")
    public Response discard() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        drafts.discard(viewer, context);
        return back();
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("discard")
    public Response back() {
        return Response.seeOther(URI.create(current.place().link("/tickets/new")))
                .build();
    }

    @GET
    @Path("sent")
    public TemplateInstance sent() {
        return current.viewer().signedIn() ? form() : Templates.sent(SentTo.of(context));
    }

    /** The answer is the same whoever has the address: it is asked nobody. */
    private Response request(Sent form, Map<String, String> typed) {
        if (!form.value(TRAP).isEmpty()) {
            return toSent(typed);
        }
        Request request;
        try {
            request = Request.of(typed, mails::isOurs);
        } catch (Invalid invalid) {
            return again(Reason.INVALID_VALUE, form, typed, invalid.reasons(), "please_correct");
        }
        if (!seal.isTimely(form.value("shown"))) {
            return again(Reason.INVALID_VALUE, form, typed, Map.of(), "send_again");
        }
        UUID once = TicketPages.Submissions.read(form.value("submission")).orElseGet(UUID::randomUUID);
        if (!throttle.admits(address(), request.email())
                || !submissions.keep(request, once, language.locale().toLanguageTag())) {
            return again(Reason.TOO_MANY, form, typed, Map.of(), "too_many");
        }
        asking.soon();
        return toSent(typed);
    }

    private Submitting.Form asked() {
        Submitting.Form form =
                Submitting.of(current.settings(), current.viewer()).form();
        // Where no mail is sent no address can be verified.
        return form == Submitting.Form.REQUEST && !mails.areSent() ? Submitting.Form.SIGN_IN : form;
    }

    private static TemplateInstance signIn() {
        throw new Refused(Reason.NOT_SIGNED_IN);
    }

    private TemplateInstance refuse() {
        throw new Refused(current.viewer().readOnly() ? Reason.READ_ONLY : Reason.MISSING_PERMISSION);
    }

    private TemplateInstance fresh(Map<String, String> typed) {
        return Templates.form(new RequestForm(typed, Map.of(), seal.stamp(), ""));
    }

    private Response again(
            Reason reason, Sent form, Map<String, String> typed, Map<String, String> reasons, String problem) {
        return page(
                reason.status(),
                Templates.form(new RequestForm(typed, reasons, seal.stamp(form.value("shown")), problem)));
    }

    private String address() {
        return String.valueOf(context.request().remoteAddress().hostAddress());
    }

    private Response toSent(Map<String, String> typed) {
        SentTo.keep(typed.getOrDefault("email", "").strip(), context);
        return Response.seeOther(URI.create("/submit/sent")).build();
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    @CheckedTemplate(basePath = "submissions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(RequestForm form);

        static native TemplateInstance sent(String address);
    }
}
