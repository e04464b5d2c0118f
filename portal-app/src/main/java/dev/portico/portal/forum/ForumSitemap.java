package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.SitemapPart;
import dev.portico.portal.platform.Whereabouts;
import dev.portico.portal.platform.Xml;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;

/** {@code /sitemap-forum.xml}: the topics that visitors may read, the latest first, where the forum is for everyone (R19). */
@Path(ForumSitemap.PATH)
public class ForumSitemap implements SitemapPart {
    static final String PATH = "/sitemap-forum.xml";
    /** What a sitemap may hold. */
    private static final int MOST = 50_000;

    private final Asking asking;
    private final Discussions discussions;
    private final Current current;
    private final Whereabouts whereabouts;

    ForumSitemap(Asking asking, Discussions discussions, Current current, Whereabouts whereabouts) {
        this.asking = asking;
        this.discussions = discussions;
        this.current = current;
        this.whereabouts = whereabouts;
    }

    @GET
    @Produces("application/xml")
    @Transactional
    public String topics() {
        if (current.viewer().signedIn()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        var topics = discussions.visibleTo(asking.sight()).latest(MOST);
        return Xml.of(out -> {
            out.writeStartElement("urlset");
            out.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (var topic : topics.entrySet()) {
                out.writeStartElement("url");
                Xml.element(out, "loc", whereabouts.of("/forum/topics/" + topic.getKey()));
                Xml.element(out, "lastmod", topic.getValue().toString());
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    @Override
    public Optional<String> path() {
        boolean shown = !current.viewer().signedIn()
                && ForumSight.shown(current.viewer(), current.settings().forum())
                && !discussions.visibleTo(asking.sight()).latest(1).isEmpty();
        return shown ? Optional.of(PATH) : Optional.empty();
    }
}
