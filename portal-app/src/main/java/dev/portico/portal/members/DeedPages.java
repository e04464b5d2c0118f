package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Deactivate, activate, reset the password, take access away: a page asks first and names the person; Cancel has the focus (R38). */
@Path(Customers.WHERE + "/members/" + EditPage.USER + "/{deed: deactivate|activate|reset-password|revoke}")
@Produces(MediaType.TEXT_HTML)
public class DeedPages {
    private static final Logger LOG = Logger.getLogger(DeedPages.class);

    private final Customers customers;
    private final UserManagement api;

    DeedPages(Customers customers, @RestClient UserManagement api) {
        this.customers = customers;
        this.api = api;
    }

    @GET
    public TemplateInstance ask(
            @PathParam("where") String where, @PathParam("user") String user, @PathParam("deed") String code) {
        Customer customer = customers.at(where);
        RestResponse<Member> answer = api.member(customer.id(), user);
        return question(customer, answer.getEntity(), etag(answer), deed(code), Problems.NONE);
    }

    @POST
    public Response act(
            @PathParam("where") String where, @PathParam("user") String user, @PathParam("deed") String code) {
        Customer customer = customers.at(where);
        Deed deed = deed(code);
        String seen = Sent.form().value("etag");
        try {
            perform(customer, user, deed, seen.isEmpty() ? etag(api.member(customer.id(), user)) : seen);
            LOG.infof("%s %s in %s", deed.code(), user, customer.id());
            return Pages.seeOther(customer.to("/members/" + user) + "?done=" + deed.code());
        } catch (Denied denied) {
            RestResponse<Member> now = api.member(customer.id(), user);
            return Pages.again(
                    denied.status(), question(customer, now.getEntity(), etag(now), deed, Problems.of(denied)));
        }
    }

    private void perform(Customer customer, String user, Deed deed, String etag) {
        if (deed == Deed.REVOKE) {
            api.revoke(customer.id(), user, etag);
        } else {
            api.act(customer.id(), user, deed.code(), etag);
        }
    }

    /** Whether it can be done is asked anew by the deed itself; here it decides only whether there is a question. */
    private static TemplateInstance question(
            Customer customer, Member member, String etag, Deed deed, Problems problems) {
        boolean nothingToDo = deed == Deed.ACTIVATE ? !member.disabled() : deed == Deed.DEACTIVATE && member.disabled();
        boolean oneself = deed == Deed.DEACTIVATE && customer.isViewer(member.id());
        if (!deed.possible(member) && !problems.any() && !nothingToDo && !oneself) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return Templates.deed(customer, EditView.Person.of(member, true), etag, deed, nothingToDo, oneself, problems);
    }

    private static Deed deed(String code) {
        return Deed.of(code).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private static String etag(RestResponse<Member> answer) {
        return answer.getHeaderString("ETag");
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance deed(
                Customer customer,
                EditView.Person person,
                String etag,
                Deed deed,
                boolean nothingToDo,
                boolean oneself,
                Problems problems);
    }
}
