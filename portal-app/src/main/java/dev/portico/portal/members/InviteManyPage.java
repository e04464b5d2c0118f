package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Line;
import dev.portico.portal.members.api.ManyPeople;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Page;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Invites many at once, pasted or as a CSV file, and tells of each line what became of it (R53). */
@Path(Customers.WHERE + "/invitations/many")
@Produces(MediaType.TEXT_HTML)
public class InviteManyPage {
    private static final Logger LOG = Logger.getLogger(InviteManyPage.class);
    private static final String LINES = "lines";

    private final Customers customers;
    private final Levels levels;
    private final ManyPeople people;
    private final Page page;

    InviteManyPage(Customers customers, Levels levels, @RestClient ManyPeople people, Page page) {
        this.page = page;
        this.customers = customers;
        this.levels = levels;
        this.people = people;
    }

    @GET
    public TemplateInstance form(@PathParam("where") String where) {
        Customer customer = customers.inviting(where);
        return Templates.many(InviteView.of(customer, levels.offered(customer), Map.of(), Grant.USUAL, Problems.NONE));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response invite(@PathParam("where") String where) {
        Customer customer = customers.inviting(where);
        Sent form = Sent.form();
        Grant grant = Grant.sent(form);
        String text = form.file("file")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> form.value(LINES));
        List<LevelView> offered = levels.offered(customer);
        if (form.has("preview")) {
            return again(
                    200,
                    InviteView.of(customer, offered, Map.of(LINES, text), grant, Problems.NONE)
                            .asPreviewed());
        }
        try {
            if (text.isBlank()) {
                throw new Invalid(Map.of(LINES, "required"));
            }
            InvitationLines.Csv csv = new InvitationLines(grant, LevelNames.of(offered, page.locale())).of(text);
            List<Line> results = people.invite(customer.id(), csv.text()).items();
            InviteView done = InviteView.of(customer, offered, left(results, csv.rows()), grant, Problems.NONE)
                    .with(results.stream()
                            .map(line -> line.at(csv.typed(line.line())))
                            .toList());
            LOG.infof("invited %d of %d to %s", done.invited(), results.size(), customer.id());
            return again(200, done);
        } catch (Denied denied) {
            return again(
                    denied.status(), InviteView.of(customer, offered, Map.of(LINES, text), grant, Problems.of(denied)));
        } catch (Invalid invalid) {
            return again(
                    Reason.INVALID_VALUE.status(),
                    InviteView.of(customer, offered, Map.of(LINES, text), grant, Problems.of(invalid)));
        } catch (Refused | ProcessingException unanswered) {
            return again(
                    Reason.COULD_NOT_ASK.status(),
                    InviteView.of(customer, offered, Map.of(LINES, text), grant, Problems.unanswered(unanswered)));
        }
    }

    /** Only what was not taken stays in the form, with its header. */
    private static Map<String, String> left(List<Line> results, List<String> sent) {
        List<String> refused = results.stream()
                .filter(line -> !line.status().equals("invited"))
                .filter(line -> line.line() > 1 && line.line() <= sent.size())
                .map(line -> sent.get(line.line() - 1))
                .toList();
        return refused.isEmpty()
                ? Map.of()
                : Map.of(LINES, refused.stream().collect(Collectors.joining("\n", sent.get(0) + "\n", "\n")));
    }

    private static Response again(int status, InviteView view) {
        return Pages.again(status, Templates.many(view));
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance many(InviteView invite);
    }
}
