package dev.portico.portal.submissions;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.tickets.UnsentDraft;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells who opens a ticket of the request they had begun before signing in: it is at another address (R21). */
@ApplicationScoped
class KeptRequest implements UnsentDraft.Keeper {
    static final String DISCARD = "/submit/discard";

    private final Drafts drafts;
    private final RoutingContext context;

    KeptRequest(Drafts drafts, RoutingContext context) {
        this.drafts = drafts;
        this.context = context;
    }

    @Override
    public Optional<UnsentDraft> of(Viewer viewer) {
        return !viewer.readOnly() && drafts.waitsFor(viewer, context)
                ? Optional.of(new UnsentDraft("/submit", DISCARD))
                : Optional.empty();
    }
}
