package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Whereabouts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What search engines may come for (RFC 9309): where the portal is open to everyone what visitors read, else nothing (R14, R15, R17). It
 * says nothing but the mode, which is why it is the one page that nobody is asked to sign in for; and it is never kept, so that it
 * follows a change of the mode.
 */
@Path("/robots.txt")
public class Robots {
    private final Current current;
    private final Whereabouts whereabouts;

    Robots(Current current, Whereabouts whereabouts) {
        this.current = current;
        this.whereabouts = whereabouts;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String robots() {
        // It is of the portal as visitors find it; inside somebody's place there is none.
        if (current.viewer().signedIn()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return current.settings().welcoming()
                ? "User-agent: *\nDisallow: /desk/\nDisallow: /o/\nDisallow: /login\nSitemap: "
                        + whereabouts.of("/sitemap.xml")
                        + "\n"
                : "User-agent: *\nDisallow: /\n";
    }
}
