package dev.portico.portal.tickets;

import dev.portico.portal.platform.Cast;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The tests' tickets, for tests of other features. */
@ApplicationScoped
public class Tables {
    private final Desk desk;

    Tables(Desk desk) {
        this.desk = desk;
    }

    public void empty() {
        desk.empty();
    }

    public long ticket(JsonObject requester, String subject) {
        return desk.ticket(requester, Cast.ACME, subject);
    }

    public long ticket(JsonObject requester, JsonObject organization, String subject) {
        return desk.ticket(requester, organization, subject);
    }

    /** What a customer wrote. */
    public long written(long ticket, JsonObject author, String text) {
        return desk.note(ticket, Cast.ACME, author, Side.CUSTOMER, true, text);
    }

    /** What an agent wrote, hidden or visible. */
    public long answered(long ticket, JsonObject author, boolean visible, String text) {
        return desk.note(ticket, Cast.ACME, author, Side.VENDOR, visible, text);
    }

    /** The file that goes with a note. */
    public long attachment(long note) {
        return desk.attachment(note);
    }

    /** An e-mail that a ticket, or one of its notes, came from. */
    public void mail(long ticket, @Nullable Long note, String subject) {
        desk.mail(ticket, note, subject);
    }

    /** Shares it with somebody. */
    public void share(long ticket, JsonObject with) {
        desk.share(ticket, with);
    }

    public void tickets(int count, JsonObject requester) {
        desk.tickets(count, requester, Cast.ACME);
    }
}
