package dev.portico.portal.desk;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.Query;
import dev.portico.portal.tickets.ThreadWindow;
import dev.portico.portal.tickets.TicketView;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.VisibleTickets;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk as it is looked at: the queue, and a ticket beside it. */
@Path("/queue")
@Produces(MediaType.TEXT_HTML)
public class DeskPages {
    static final String NUMBER = "{number: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Persons persons;
    private final Presence presence;
    private final Current current;

    DeskPages(Tickets tickets, Persons persons, Presence presence, Current current) {
        this.tickets = tickets;
        this.persons = persons;
        this.presence = presence;
        this.current = current;
    }

    @GET
    @Transactional
    public TemplateInstance queue(@BeanParam QueueFilter filter) {
        return Templates.queue(queue(visible(), filter, 0));
    }

    @GET
    @Path(NUMBER)
    @Transactional
    public TemplateInstance ticket(
            @PathParam("number") long number,
            @BeanParam QueueFilter filter,
            @Nullable @QueryParam("before") String before,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("note") String note) {
        return work(number, filter, ThreadWindow.of(before, after, note), FormView.empty(), false);
    }

    /** Who else has the ticket open; asking says that one has it open too. */
    @GET
    @Path(NUMBER + "/presence")
    @Transactional
    public TemplateInstance presence(
            @PathParam("number") long number, @Nullable @QueryParam("writing") String writing) {
        TicketView ticket = visible().find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return Templates.presence(presence.of(current.signedIn(), ticket.number(), "true".equals(writing)));
    }

    @Transactional
    TemplateInstance work(long number, QueueFilter filter, ThreadWindow window, FormView form, boolean overtaken) {
        Viewer viewer = current.signedIn();
        VisibleTickets visible = visible();
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        current.waitsAt(ticket.address() + "/live");
        WorkView work = new WorkView(
                ticket,
                visible.thread(number, window),
                visible.participants(ticket, viewer),
                WorkView.agents(persons.atDesk(), ticket),
                form,
                overtaken,
                !viewer.readOnly(),
                viewer.may(Permission.DESK_PERSPECTIVE) && !viewer.readOnly(),
                viewer.account().map(Account::id).map(UserId::value).orElse(""));
        return Templates.ticket(queue(visible, filter, number), work);
    }

    private static QueueView queue(VisibleTickets visible, QueueFilter filter, long open) {
        Query query = filter.query();
        return QueueView.of(query, visible.list(query), visible.count(query), open);
    }

    private VisibleTickets visible() {
        Viewer viewer = current.signedIn();
        if (!viewer.vendor()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return tickets.visibleTo(viewer);
    }

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance queue(QueueView queue);

        static native TemplateInstance ticket(QueueView queue, WorkView work);

        static native TemplateInstance presence(List<Other> others);
    }
}
