package dev.portico.portal.messenger;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.tickets.Query;
import dev.portico.portal.tickets.Slice;
import dev.portico.portal.tickets.TicketRow;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.VisibleTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/** The conversations of one person: their unfinished tickets (R4), in three statements however many there are. */
@ApplicationScoped
class Support {
    private static final int SHOWN = 20;

    private final Contact contact;
    private final Tickets tickets;
    private final Attendance attendance;

    Support(Contact contact, Tickets tickets, Attendance attendance) {
        this.contact = contact;
        this.tickets = tickets;
        this.attendance = attendance;
    }

    /** What the messenger shows of them; empty for who has not the role. */
    @Transactional
    Optional<HomeView.Support> of(Viewer viewer) {
        if (!contact.reads(viewer)) {
            return Optional.empty();
        }
        VisibleTickets visible = tickets.visibleTo(viewer);
        Slice<TicketRow> slice = visible.list(open());
        Map<Long, Long> news =
                visible.unread(slice.items().stream().map(TicketRow::number).toList());
        return Optional.of(new HomeView.Support(
                slice.items().stream()
                        .map(row -> new HomeView.Row(row, news.getOrDefault(row.number(), 0L)))
                        .toList(),
                slice.next().isPresent(),
                attendance.awayUntil()));
    }

    private static Query open() {
        return Query.of(
                Query.Stage.UNFINISHED.code(), Query.Share.THEIRS.code(), Query.Sort.UPDATED.code(), "", null, SHOWN);
    }
}
