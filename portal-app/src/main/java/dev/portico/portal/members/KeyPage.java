package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.OrganizationKey;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Settings › Organisation key: an organisation's admins choose it, have it asked for or no longer, and change it (R35). */
@Path(Customers.WHERE + "/key")
@Produces(MediaType.TEXT_HTML)
public class KeyPage {
    private static final Logger LOG = Logger.getLogger(KeyPage.class);
    /** 409: it is the present key. */
    private static final int PRESENT_ALREADY = 409;

    private static final Set<String> DONE = Set.of("asked", "left", "changed");

    private final Customers customers;
    private final UserManagement api;

    KeyPage(Customers customers, @RestClient UserManagement api) {
        this.customers = customers;
        this.api = api;
    }

    /**
     * The page.
     *
     * @param state empty while Keycloak cannot be asked
     * @param etag of the state that is shown, or was when the form was filled in
     * @param done message key of what was just done, or empty
     */
    public record View(Optional<OrganizationKey> state, String etag, String done, Problems problems) {}

    @GET
    public TemplateInstance show(@PathParam("where") String where, @Nullable @QueryParam("done") String done) {
        Customer customer = customers.keepingKey(where);
        String told = done != null && DONE.contains(done) ? "done_" + done : "";
        return Templates.key(customer, view(api.key(customer.id()), told, Problems.NONE));
    }

    @POST
    public Response change(@PathParam("where") String where) {
        Customer customer = customers.keepingKey(where);
        KeyForm form = KeyForm.sent(Sent.form());
        OrganizationKey state = api.key(customer.id()).getEntity();
        Problems wrong = form.problems(state);
        if (wrong.any()) {
            return again(Reason.INVALID_VALUE.status(), customer, new View(Optional.of(state), form.etag(), "", wrong));
        }
        try {
            api.changeKey(customer.id(), form.etag(), form.change());
            LOG.infof("organisation key %s in %s", form.done(), customer.id());
            return Pages.seeOther(customer.to("/key?done=" + form.done()));
        } catch (Denied denied) {
            return again(denied.status(), customer, view(api.key(customer.id()), "", problems(denied)));
        } catch (Refused | ProcessingException failure) {
            Problems.unanswered(failure);
            Problems unanswered = new Problems("unanswered", Map.of());
            return again(Reason.COULD_NOT_ASK.status(), customer, new View(Optional.empty(), "", "", unanswered));
        }
    }

    private static View view(RestResponse<OrganizationKey> answer, String done, Problems problems) {
        return new View(Optional.of(answer.getEntity()), answer.getHeaderString("ETag"), done, problems);
    }

    private static Problems problems(Denied denied) {
        if (denied.stale()) {
            return new Problems("changed_meanwhile", Map.of());
        }
        if (!denied.fields().containsKey("key")) {
            return new Problems("refused", Map.of());
        }
        return denied.status() == PRESENT_ALREADY
                ? new Problems("same_key", Map.of("key", "same_key_hint"))
                : new Problems("please_correct", Map.of("key", "not_taken"));
    }

    private static Response again(int status, Customer customer, View view) {
        return Pages.again(status, Templates.key(customer, view));
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance key(Customer customer, View view);
    }
}
