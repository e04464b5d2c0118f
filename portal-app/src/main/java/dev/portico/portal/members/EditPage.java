package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.NamedGroups;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A person: what they are called, what they may do, until when, and in which groups. Nothing changes before Save (R6, R7, R32, R37, R52,
 * R55).
 */
@Path(Customers.WHERE + "/members/" + EditPage.USER)
@Produces(MediaType.TEXT_HTML)
public class EditPage {
    /** Keycloak's ids of users, of its own database and of federated ones. */
    static final String USER = "{user: [A-Za-z0-9][A-Za-z0-9:._@+-]{0,254}}";

    private static final Logger LOG = Logger.getLogger(EditPage.class);
    private static final String FIELD =
            "email|firstName|lastName|phone|level|role\\.[A-Za-z0-9._:-]{1,255}|ownTicketsOnly|until|group\\.[A-Za-z0-9-]{1,64}";

    private final Customers customers;
    private final Levels levels;
    private final SecurityGroups groups;
    private final UserManagement api;

    EditPage(Customers customers, Levels levels, SecurityGroups groups, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.groups = groups;
        this.api = api;
    }

    @GET
    public TemplateInstance show(
            @PathParam("where") String where,
            @PathParam("user") String user,
            @Nullable @QueryParam("done") String done,
            @Context UriInfo uri) {
        EditView stored = stored(customers.at(where), user);
        return Templates.edit(stored.proposing(Proposal.read(uri.getQueryParameters(), stored)), Done.read(done));
    }

    @POST
    public Response save(@PathParam("where") String where, @PathParam("user") String user) {
        Customer customer = customers.at(where);
        Sent form = Sent.form();
        List<String> fields = form.values("field").stream()
                .filter(name -> name.matches(FIELD))
                .distinct()
                .toList();
        Facts shown = Facts.sent(form, "was.", fields);
        Facts typed = Facts.sent(form, "", fields);
        List<String> changed = typed.differences(shown);
        String address = customer.to("/members/" + user);
        if (changed.isEmpty()) {
            return Pages.seeOther(address + "?done=unchanged");
        }
        try {
            Member now = api.change(customer.id(), user, form.value("etag"), typed.change(changed))
                    .getEntity();
            LOG.infof("saved %s of %s in %s", changed, user, customer.id());
            boolean confirmed =
                    !changed.contains("email") || now.email().orElse("").equalsIgnoreCase(typed.get("email"));
            return Pages.seeOther(address + (confirmed ? "?done=saved" : "?done=to-be-confirmed"));
        } catch (Denied denied) {
            EditView stored = stored(customer, user);
            return again(
                    denied.status(),
                    denied.stale() ? stored.conflicting(shown, typed) : stored.again(typed, Problems.of(denied)));
        } catch (Invalid invalid) {
            return again(Reason.INVALID_VALUE.status(), stored(customer, user).again(typed, Problems.of(invalid)));
        } catch (Refused | jakarta.ws.rs.ProcessingException unanswered) {
            return again(Reason.COULD_NOT_ASK.status(), unanswered(customer, user, form, shown, typed, unanswered));
        }
    }

    private EditView stored(Customer customer, String user) {
        RestResponse<Member> answer = api.member(customer.id(), user);
        return EditView.of(
                customer,
                answer.getEntity(),
                answer.getHeaderString("ETag"),
                levels.offered(customer),
                groups.of(customer));
    }

    /** Keycloak cannot be asked for anything now, so the page shows what the form brought. */
    private static EditView unanswered(
            Customer customer, String user, Sent form, Facts shown, Facts typed, RuntimeException failure) {
        Problems problems = Problems.unanswered(failure);
        EditView.Person person = new EditView.Person(user, form.value("name"), "", false, false, List.of(), List.of());
        return new EditView(
                customer,
                person,
                form.value("etag"),
                shown.values().containsKey("email"),
                shown.values().containsKey("level"),
                List.of(LevelView.NONE),
                shown.groups().stream()
                        .map(id -> new NamedGroups.Named(id, form.value("called." + Facts.GROUP + id)))
                        .toList(),
                shown,
                typed,
                List.of(),
                problems);
    }

    private static Response again(int status, EditView view) {
        return Pages.again(status, Templates.edit(view, Done.read(null)));
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(EditView edit, Done done);
    }
}
