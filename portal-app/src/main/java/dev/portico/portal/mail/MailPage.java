package dev.portico.portal.mail;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.tickets.MailText;
import dev.portico.portal.tickets.TicketView;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.VisibleTickets;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * One e-mail of a ticket (R59): as text with what it quotes folded, as its sender had it look, and its files. The HTML was cleaned when
 * it came in, and is shown in a frame of its own all the same, which may neither run nor load anything, and does not know our pages.
 */
@Path("/tickets/{number: [1-9][0-9]{0,17}}/mails")
@Produces(MediaType.TEXT_HTML)
public class MailPage {
    private final Tickets tickets;
    private final Current current;

    MailPage(Tickets tickets, Current current) {
        this.tickets = tickets;
        this.current = current;
    }

    @GET
    @Path("{id: [1-9][0-9]{0,17}}")
    @Transactional
    public TemplateInstance show(@PathParam("number") long number, @PathParam("id") long id) {
        VisibleTickets visible = tickets.visibleTo(current.signedIn());
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        MailText mail = visible.mail(number, id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return Templates.mail(ticket, mail);
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mail(TicketView ticket, MailText mail);
    }
}
