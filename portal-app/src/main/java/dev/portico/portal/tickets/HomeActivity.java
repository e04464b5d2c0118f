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

/** What happened lately in the tickets a customer sees, solved ones too (R23). Agents have the desk for that. */
@ApplicationScoped
class HomeActivity implements HomeSection {
    private static final int SHOWN = 5;

    private final Tickets tickets;

    HomeActivity(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    @Transactional
    public Optional<TemplateInstance> html(Viewer viewer) {
        if (!viewer.signedIn() || viewer.vendor() || viewer.tickets() instanceof TicketSight.Nothing) {
            return Optional.empty();
        }
        List<TicketRow> rows = tickets.visibleTo(viewer)
                .list(Query.of("", "", Query.Sort.UPDATED.code(), "", null, SHOWN))
                .items();
        return rows.isEmpty() ? Optional.empty() : Optional.of(Templates.activity(rows));
    }

    @CheckedTemplate(basePath = "tickets")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance activity(List<TicketRow> rows);
    }
}
