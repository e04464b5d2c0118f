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
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Send Organisation Key (R34): a page asks first, names the person and where the mail comes from, so that it can be let through (R36), and
 * says what became of it; Cancel has the focus.
 */
@Path(Customers.WHERE + "/members/" + EditPage.USER + "/send-organization-key")
@Produces(MediaType.TEXT_HTML)
public class KeyLinkPage {
    private static final Logger LOG = Logger.getLogger(KeyLinkPage.class);

    private final Customers customers;
    private final UserManagement api;

    KeyLinkPage(Customers customers, @RestClient UserManagement api) {
        this.customers = customers;
        this.api = api;
    }

    /**
     * The question, or what became of it.
     *
     * @param mailsFrom the address the mail comes from; empty where no mail is set up
     * @param sent whether it is on its way
     * @param problem message key of why it is not, or empty
     */
    public record View(
            EditView.Person person,
            Optional<String> email,
            String etag,
            Optional<String> mailsFrom,
            boolean sent,
            String problem) {}

    @GET
    public TemplateInstance ask(
            @PathParam("where") String where,
            @PathParam("user") String user,
            @Nullable @QueryParam("done") String done) {
        Customer customer = customers.at(where);
        return page(customer, api.member(customer.id(), user), "sent".equals(done), "");
    }

    @POST
    public Response send(@PathParam("where") String where, @PathParam("user") String user) {
        Customer customer = customers.at(where);
        String seen = Sent.form().value("etag");
        RestResponse<Member> before = api.member(customer.id(), user);
        try {
            api.act(customer.id(), user, Deed.SEND_ORGANIZATION_KEY.code(), seen.isEmpty() ? etag(before) : seen);
            LOG.infof("organisation key sent to %s in %s", user, customer.id());
            return Pages.seeOther(customer.to("/members/" + user) + "/send-organization-key?done=sent");
        } catch (Denied denied) {
            RestResponse<Member> now = api.member(customer.id(), user);
            return Pages.again(denied.status(), page(customer, now, false, problem(denied, now.getEntity())));
        } catch (Refused | ProcessingException failure) {
            Problems.unanswered(failure);
            return Pages.again(Reason.COULD_NOT_ASK.status(), page(customer, before, Optional.empty(), "not_known"));
        }
    }

    private TemplateInstance page(Customer customer, RestResponse<Member> answer, boolean sent, String problem) {
        if (!Deed.SEND_ORGANIZATION_KEY.possible(answer.getEntity()) && problem.isEmpty()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return page(customer, answer, api.key(customer.id()).getEntity().mailsFrom(), sent, problem);
    }

    /** While Keycloak cannot be asked. */
    private static TemplateInstance page(
            Customer customer, RestResponse<Member> answer, Optional<String> mailsFrom, String problem) {
        return page(customer, answer, mailsFrom, false, problem);
    }

    private static TemplateInstance page(
            Customer customer, RestResponse<Member> answer, Optional<String> mailsFrom, boolean sent, String problem) {
        Member member = answer.getEntity();
        return Templates.keyLink(
                customer,
                new View(EditView.Person.of(member, true), member.email(), etag(answer), mailsFrom, sent, problem));
    }

    private static String problem(Denied denied, Member member) {
        if (denied.status() == 409 && denied.reason().equals("invalid-value")) {
            return member.email().isEmpty() ? "no_address" : "not_asked";
        }
        return switch (denied.reason()) {
            case "mail-not-sent", "too-many", "user-disabled", "stale" ->
                denied.reason().replace('-', '_');
            default -> "refused";
        };
    }

    private static String etag(RestResponse<Member> answer) {
        return answer.getHeaderString("ETag");
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance keyLink(Customer customer, View view);
    }
}
