package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** {@code /language}: a visitor's choice, kept by this browser and nowhere else. Whoever is signed in has theirs in the profile. */
@Path("/language")
public class LanguagePage {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Current current;
    private final Language language;

    LanguagePage(Current current, Language language) {
        this.current = current;
        this.language = language;
    }

    /** Back to the page it was chosen on; never to an address that is not ours. */
    @POST
    public Response choose() {
        if (current.viewer().signedIn()) {
            return back();
        }
        Sent form = Sent.form();
        String tag = form.value("language");
        if (!Language.spoken().contains(tag)) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        language.choose(tag, KEPT);
        return to(Addresses.own(form.value("to")).orElse("/"));
    }

    @GET
    public Response back() {
        return to(current.viewer().signedIn() ? current.place().link("/profile") : "/");
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
