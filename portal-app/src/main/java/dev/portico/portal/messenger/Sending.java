package dev.portico.portal.messenger;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.messenger.Contact.Writer;
import dev.portico.portal.tickets.Draft;
import dev.portico.portal.tickets.Notes;
import dev.portico.portal.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends what was written, as the ticket or the note it is; the draft of it goes in the same moment, or stays. */
@ApplicationScoped
class Sending {
    private final Tickets tickets;
    private final Notes notes;
    private final Contact contact;
    private final Drafts drafts;
    private final Pace pace;

    Sending(Tickets tickets, Notes notes, Contact contact, Drafts drafts, Pace pace) {
        this.tickets = tickets;
        this.notes = notes;
        this.contact = contact;
        this.drafts = drafts;
        this.pace = pace;
    }

    /** A message as it was sent. {@code browser} is whose draft it was. */
    record Message(List<UUID> files, Optional<UUID> submission, Optional<UUID> browser) {}

    /**
     * Begins a conversation and answers its number; the same message sent twice begins one.
     *
     * @throws dev.portico.portal.access.Refused {@code too-many}, or what opening a ticket refuses
     * @throws dev.portico.portal.platform.Invalid when one of the files cannot be taken
     */
    @Transactional
    long open(Viewer viewer, Draft draft, Message message) {
        Writer writer = contact.writer(viewer);
        pace.check(writer.person(), Pace.Deed.OPEN);
        long number = tickets.open(viewer, draft, message.files(), message.submission());
        message.browser().ifPresent(browser -> drafts.forget(writer, browser, Drafts.NEW));
        return number;
    }

    /**
     * Goes on with one.
     *
     * @throws dev.portico.portal.access.Refused {@code too-many}, or {@code not-found}
     * @throws dev.portico.portal.platform.Invalid when one of the files cannot be taken
     */
    @Transactional
    void write(Viewer viewer, long number, String text, Message message) {
        Writer writer = contact.writer(viewer);
        pace.check(writer.person(), Pace.Deed.WRITE);
        notes.note(viewer, number, text, message.files(), message.submission());
        message.browser().ifPresent(browser -> drafts.forget(writer, browser, number));
    }
}
