package dev.portico.portal.messenger;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.messenger.Contact.Writer;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What the messenger's script asks by itself: keeping what is being written, and how much is unread. Not there for who has not the role. */
@Path("/messenger")
public class DraftPages {
    private final Contact contact;
    private final Drafts drafts;
    private final BrowserId browser;
    private final Pace pace;
    private final Support support;

    DraftPages(Contact contact, Drafts drafts, BrowserId browser, Pace pace, Support support) {
        this.contact = contact;
        this.drafts = drafts;
        this.browser = browser;
        this.pace = pace;
        this.support = support;
    }

    /** Keeps a draft; without words it is forgotten. */
    @POST
    @Path("draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public void keep(
            @DefaultValue("0") @FormParam("conversation") String conversation,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("kind") String kind,
            @Nullable @FormParam("area") String area,
            @Nullable @FormParam("urgency") String urgency) {
        Writer writer = contact.writer();
        pace.check(writer.person(), Pace.Deed.KEEP);
        long number = conversation.matches("[1-9]\\d{0,17}") ? Long.parseLong(conversation) : Drafts.NEW;
        drafts.keep(writer, browser.given(), number, Begun.of(text, kind, area, urgency));
    }

    /** How many of Support's answers are unread in the newest conversations. */
    @GET
    @Path("unread")
    @Produces(MediaType.TEXT_PLAIN)
    public String unread() {
        Viewer viewer = contact.reader();
        return String.valueOf(support.of(viewer).stream()
                .flatMap(shown -> shown.rows().stream())
                .mapToLong(HomeView.Row::unread)
                .sum());
    }
}
