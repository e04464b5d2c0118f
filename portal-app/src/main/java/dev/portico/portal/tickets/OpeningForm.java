package dev.portico.portal.tickets;

import io.quarkus.qute.TemplateInstance;
import java.util.Map;
import java.util.Optional;

/** The form that opens a ticket, for pages that lead to it. */
public final class OpeningForm {
    private OpeningForm() {}

    /** With what somebody typed elsewhere, by field. */
    public static TemplateInstance with(Map<String, String> typed) {
        return TicketPages.Templates.open(new FormView(typed, Map.of()), Optional.empty());
    }
}
