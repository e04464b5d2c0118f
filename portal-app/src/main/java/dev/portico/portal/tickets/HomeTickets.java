package dev.portico.portal.tickets;

import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.HomeSection;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** "Your open tickets" on the home page, and the way to a new one. */
@ApplicationScoped
class HomeTickets implements HomeSection {
    private static final int SHOWN = 5;

    private final Tickets tickets;

    HomeTickets(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    @Transactional
    public Optional<TemplateInstance> html(Viewer viewer) {
        if (!viewer.signedIn() || viewer.tickets() instanceof TicketSight.Nothing) {
            return Optional.empty();
        }
        String share = viewer.vendor() ? "" : Query.Share.MINE.code();
        Query open = Query.of(Query.Stage.UNFINISHED.code(), share, Query.Sort.UPDATED.code(), "", null, SHOWN);
        VisibleTickets visible = tickets.visibleTo(viewer);
        return Optional.of(Templates.home(visible.list(open).items(), viewer.vendor(), share));
    }

    @CheckedTemplate(basePath = "tickets")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(List<TicketRow> rows, boolean vendor, String share);
    }
}
