package dev.portico.portal.members;

import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Invitation;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.PersonName;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Open invitations: what became of their mails, sending one again, withdrawing one (R53). */
@Path(Customers.WHERE + "/invitations")
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {
    private static final Logger LOG = Logger.getLogger(InvitationPages.class);
    private static final int PAGE = 50;
    private static final String ONE = "{id: [A-Za-z0-9-]{1,64}}";

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;

    InvitationPages(Customers customers, Levels levels, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
    }

    @GET
    public TemplateInstance list(
            @PathParam("where") String where,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("done") String done) {
        Customer customer = customers.inviting(where);
        return page(customer, Filter.of(null, null, null, after), Done.read(done), "");
    }

    @POST
    @Path(ONE + "/resend")
    public Response resend(@PathParam("where") String where, @PathParam("id") String id) {
        Customer customer = customers.inviting(where);
        return doing(customer, "resent", () -> api.resend(customer.id(), id));
    }

    @POST
    @Path(ONE + "/withdraw")
    public Response withdraw(@PathParam("where") String where, @PathParam("id") String id) {
        Customer customer = customers.inviting(where);
        return doing(customer, "withdrawn", () -> api.withdraw(customer.id(), id));
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path(ONE + "/{deed: resend|withdraw}")
    public Response back(@PathParam("where") String where) {
        return Pages.seeOther(customers.inviting(where).to("/invitations"));
    }

    private Response doing(Customer customer, String word, Runnable deed) {
        try {
            deed.run();
            LOG.infof("invitation %s in %s", word, customer.id());
            return Pages.seeOther(customer.to("/invitations?done=" + word));
        } catch (Denied denied) {
            return Pages.again(
                    denied.status(),
                    page(
                            customer,
                            Filter.of(null, null, null, null),
                            Done.read(null),
                            Problems.of(denied).summary()));
        }
    }

    private TemplateInstance page(Customer customer, Filter filter, Done done, String problem) {
        Slice<Invitation> slice = api.invitations(customer.id(), PAGE, filter.afterAsked());
        List<LevelView> known = levels.offered(customer);
        String root = customer.to("/invitations");
        return Templates.invitations(
                customer,
                slice.items().stream().map(each -> Open.of(each, known)).toList(),
                slice.next().map(cursor -> root + filter.from(cursor).query()),
                done,
                problem);
    }

    /** An invitation in the list. */
    public record Open(
            String id,
            String email,
            String name,
            LevelView level,
            boolean messenger,
            List<String> otherAddOns,
            boolean ownTicketsOnly,
            Optional<LocalDate> lastDay,
            String state,
            String mail,
            String mailAnswer,
            Optional<Instant> expiresAt) {

        static Open of(Invitation invitation, List<LevelView> levels) {
            return new Open(
                    invitation.id(),
                    invitation.email(),
                    PersonName.of(invitation.firstName(), invitation.lastName()).orElse(""),
                    LevelView.named(invitation.level(), levels),
                    invitation.roles().contains(Member.MESSENGER),
                    invitation.roles().stream()
                            .filter(role -> !role.equals(Member.MESSENGER))
                            .toList(),
                    invitation.ownTicketsOnly(),
                    invitation.until().map(Days::last),
                    invitation.state(),
                    invitation.mail(),
                    invitation.mailAnswer().orElse(""),
                    invitation.expiresAt());
        }

        /** Whether a mail server said that it could not deliver it; of an expired one that does not matter any more. */
        public boolean undelivered() {
            return mail.equals("undelivered") && !state.equals("expired");
        }

        /** Message key of how it stands. */
        public String stateKey() {
            if (state.equals("expired")) {
                return "state_expired";
            }
            return switch (mail) {
                case "failed" -> "state_mail_failed";
                case "delayed" -> "state_mail_delayed";
                case "queued" -> "state_queued";
                default -> "state_pending";
            };
        }
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance invitations(
                Customer customer, List<Open> invitations, Optional<String> next, Done done, String problem);
    }
}
