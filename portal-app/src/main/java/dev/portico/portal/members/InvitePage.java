package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Invites one person, with a look at what they will see before anything is sent (R48, R53, R55). */
@Path(Customers.WHERE + "/invitations/new")
@Produces(MediaType.TEXT_HTML)
public class InvitePage {
    private static final Logger LOG = Logger.getLogger(InvitePage.class);
    private static final List<String> PERSON = List.of("email", "firstName", "lastName");

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;

    InvitePage(Customers customers, Levels levels, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
    }

    /** The form; with a grant in the address it shows what that means. */
    @GET
    public TemplateInstance form(
            @PathParam("where") String where,
            @DefaultValue("portal-member") @QueryParam("level") String level,
            @DefaultValue("") @QueryParam("messenger") String messenger,
            @DefaultValue("") @QueryParam("ownTicketsOnly") String ownTicketsOnly,
            @DefaultValue("") @QueryParam("until") String until) {
        Grant grant = Grant.of(level, messenger, ownTicketsOnly, until);
        return view(customers.inviting(where), Map.of(), grant, Problems.NONE);
    }

    @POST
    public Response invite(@PathParam("where") String where) {
        Customer customer = customers.inviting(where);
        Sent form = Sent.form();
        Map<String, String> typed = new LinkedHashMap<>();
        PERSON.forEach(field -> typed.put(field, form.value(field).strip()));
        Grant grant = Grant.sent(form);
        if (form.has("preview")) {
            return Pages.again(
                    200,
                    Templates.invite(InviteView.of(customer, levels.offered(customer), typed, grant, Problems.NONE)
                            .asPreviewed()));
        }
        try {
            api.invite(customer.id(), json(typed, grant));
            LOG.infof("invited somebody to %s", customer.id());
            return Pages.seeOther(customer.to("/invitations?done=invited"));
        } catch (Denied denied) {
            return Pages.again(denied.status(), view(customer, typed, grant, Problems.of(denied)));
        } catch (Invalid invalid) {
            return Pages.again(Reason.INVALID_VALUE.status(), view(customer, typed, grant, Problems.of(invalid)));
        } catch (Refused | ProcessingException unanswered) {
            return Pages.again(
                    Reason.COULD_NOT_ASK.status(),
                    Templates.invite(InviteView.of(
                            customer,
                            List.of(LevelView.named(grant.level(), List.of())),
                            typed,
                            grant,
                            Problems.unanswered(unanswered))));
        }
    }

    private TemplateInstance view(Customer customer, Map<String, String> typed, Grant grant, Problems problems) {
        return Templates.invite(InviteView.of(customer, levels.offered(customer), typed, grant, problems));
    }

    private static ObjectNode json(Map<String, String> typed, Grant grant) {
        if (typed.getOrDefault("email", "").isEmpty()) {
            throw new Invalid(Map.of("email", "required"));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        typed.forEach((field, value) -> {
            if (!value.isEmpty()) {
                json.put(field, value);
            }
        });
        grant.put(json);
        return json;
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance invite(InviteView invite);
    }
}
