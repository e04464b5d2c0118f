package dev.portico.portal.profile;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.OwnAccount;
import dev.portico.portal.tickets.Query;
import dev.portico.portal.tickets.TicketRow;
import dev.portico.portal.tickets.Tickets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /profile}: who one is here, what one did lately, and what one can choose (R23). */
@Path("/profile")
@Produces(MediaType.TEXT_HTML)
public class ProfilePage {
    private static final int SHOWN = 5;
    private static final Set<String> DONE = Set.of("language", "browser");

    private final Current current;
    private final Tickets tickets;
    private final OwnAccount account;
    private final OwnLanguage languages;
    private final Language language;
    private final Looks looks;

    ProfilePage(
            Current current,
            Tickets tickets,
            OwnAccount account,
            OwnLanguage languages,
            Language language,
            Looks looks) {
        this.looks = looks;
        this.current = current;
        this.tickets = tickets;
        this.account = account;
        this.languages = languages;
        this.language = language;
    }

    /**
     * What the page shows.
     *
     * @param mail the verified address; empty when there is none
     * @param account where name and address are changed; empty when unknown
     * @param rows the viewer's own tickets, the one changed last first
     * @param looks who saw the portal as the viewer
     * @param looksKnown false where nobody could tell
     * @param asksForTickets false where no permission speaks of tickets
     */
    public record View(
            String name,
            String mail,
            String account,
            List<TicketRow> rows,
            boolean asksForTickets,
            List<Tongue> tongues,
            List<Look> looks,
            boolean looksKnown,
            boolean readOnly,
            String done) {}

    /** A language to choose, by the name it gives itself. */
    public record Tongue(String tag, String name, boolean chosen) {}

    /** Keycloak is asked before the database is: nobody waits for it but the asker. */
    @GET
    public TemplateInstance show(@Nullable @QueryParam("done") String done) {
        Viewer viewer = current.signedIn();
        Optional<List<Look>> known = looks.latest();
        boolean asks = !viewer.vendor() && !(viewer.tickets() instanceof TicketSight.Nothing);
        return Templates.profile(new View(
                viewer.account().map(Account::name).orElse(""),
                viewer.account().flatMap(Account::verifiedMail).orElse(""),
                account.address().orElse(""),
                asks ? QuarkusTransaction.requiringNew().call(() -> own(viewer)) : List.of(),
                asks,
                tongues(),
                known.orElse(List.of()),
                known.isPresent(),
                viewer.readOnly(),
                done != null && DONE.contains(done) ? done : ""));
    }

    @POST
    @Path("/language")
    public Response choose(@Nullable @FormParam("language") String tag) {
        if (current.signedIn().readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (tag == null || !Language.spoken().contains(tag)) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        return Response.seeOther(URI.create(
                        current.place().link("/profile?done=" + (languages.choose(tag) ? "language" : "browser"))))
                .build();
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("/language")
    public Response back() {
        return Response.seeOther(URI.create(current.place().link("/profile"))).build();
    }

    private List<TicketRow> own(Viewer viewer) {
        Query mine = Query.of("", Query.Share.MINE.code(), Query.Sort.UPDATED.code(), "", null, SHOWN);
        return tickets.visibleTo(viewer).list(mine).items();
    }

    private List<Tongue> tongues() {
        String own = language.locale().toLanguageTag();
        return Language.spoken().stream()
                .map(tag -> new Tongue(
                        tag,
                        java.util.Locale.forLanguageTag(tag).getDisplayLanguage(java.util.Locale.forLanguageTag(tag)),
                        tag.equals(own)))
                .toList();
    }

    @CheckedTemplate(basePath = "profile")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance profile(View view);
    }
}
