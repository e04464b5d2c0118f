package dev.portico.portal.submissions;

import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.outbox.CouldNotAsk;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /submit/confirm}: where the link of the mail leads (R24). Looking at it changes nothing, so that programs which follow every link
 * of a mail confirm nothing; whoever has the link sees what would be sent, and sends it or deletes it.
 */
@Path("/submit/confirm")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPage {
    private static final Logger LOG = Logger.getLogger(ConfirmPage.class);

    private final Seal seal;
    private final Submissions submissions;
    private final Handover handover;

    ConfirmPage(Seal seal, Submissions submissions, Handover handover) {
        this.seal = seal;
        this.submissions = submissions;
        this.handover = handover;
    }

    @GET
    public Response show(@Nullable @QueryParam("request") String link) {
        return show(link == null ? "" : link, 200, "");
    }

    @POST
    public Response decide() {
        Sent form = Sent.form();
        String link = form.value("request");
        Optional<UUID> id = seal.submission(link);
        if (id.isEmpty()) {
            return outcome(Outcome.GONE);
        }
        if (form.value("step").equals("withdraw")) {
            submissions.withdraw(id.get());
            return outcome(Outcome.WITHDRAWN);
        }
        try {
            if (!handover.confirm(id.get())) {
                return outcome(Outcome.GONE);
            }
            LOG.infof("submission %s is confirmed", id.get());
            return Response.seeOther(URI.create("/submit/confirm?request=" + link))
                    .build();
        } catch (CouldNotAsk later) {
            LOG.warnf("submission %s waits: %s", id.get(), later.getMessage());
            return show(link, Reason.COULD_NOT_ASK.status(), "could_not_ask");
        }
    }

    private Response show(String link, int status, String problem) {
        Optional<Submissions.Submitted> found = seal.submission(link).flatMap(submissions::find);
        if (found.isEmpty()) {
            return outcome(Outcome.GONE);
        }
        return found.get()
                .request()
                .map(request -> SubmitPage.page(status, Templates.confirm(View.of(request, link, problem))))
                .orElseGet(() -> outcome(Outcome.CONFIRMED));
    }

    private static Response outcome(Outcome outcome) {
        return SubmitPage.page(outcome.status(), Templates.outcome(outcome));
    }

    /** What would be sent, for whoever has the link. */
    public record View(String link, String name, String email, String subject, String description, String problem) {
        static View of(Request request, String link, String problem) {
            return new View(link, request.name(), request.email(), request.subject(), request.description(), problem);
        }
    }

    @CheckedTemplate(basePath = "submissions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance confirm(View view);

        static native TemplateInstance outcome(Outcome outcome);
    }
}
