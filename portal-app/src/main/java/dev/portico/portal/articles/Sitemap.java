package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.SitemapPart;
import dev.portico.portal.platform.Whereabouts;
import dev.portico.portal.platform.Xml;
import io.quarkus.arc.All;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** For search engines (sitemaps.org): what visitors may read, nothing else. */
@Path("/")
public class Sitemap {
    /** A sitemap holds at most 50,000 addresses; a part has those of so many ids, in all their languages. */
    private static final int PART = 5_000;

    private final Articles articles;
    private final Current current;
    private final Whereabouts whereabouts;
    private final List<SitemapPart> others;

    Sitemap(Articles articles, Current current, Whereabouts whereabouts, @All List<SitemapPart> others) {
        this.others = others;
        this.articles = articles;
        this.current = current;
        this.whereabouts = whereabouts;
    }

    /** The parts there is something in, those of other features too. */
    @GET
    @Path("sitemap.xml")
    @Produces("application/xml")
    @Transactional
    public String sitemap() {
        Stream<String> parts = visitors()
                .rows(
                        "select distinct p.article_id / " + PART + " as part from article_pages p where " + Readers.RULE
                                + " order by part",
                        Map.of())
                .stream()
                .map(row -> "/sitemap-" + row.get("part", Number.class).longValue() + ".xml");
        List<String> all = Stream.concat(parts, others.stream().flatMap(part -> part.path().stream()))
                .toList();
        return Xml.of(out -> {
            out.writeStartElement("sitemapindex");
            out.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (String part : all) {
                out.writeStartElement("sitemap");
                Xml.element(out, "loc", whereabouts.of(part));
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    @GET
    @Path("sitemap-{part: [0-9]{1,9}}.xml")
    @Produces("application/xml")
    @Transactional
    public String part(@PathParam("part") long part) {
        var rows = visitors()
                .rows(
                        "select a.slug, p.language, p.updated_at from " + Articles.PAGES + " where " + Readers.RULE
                                + " and p.article_id >= :first and p.article_id < :end order by p.article_id, p.language",
                        Map.of("first", part * PART, "end", (part + 1) * PART));
        if (rows.isEmpty()) {
            throw new Refused(Reason.NOT_SIGNED_IN);
        }
        return Xml.of(out -> {
            out.writeStartElement("urlset");
            out.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (var row : rows) {
                out.writeStartElement("url");
                Xml.element(
                        out,
                        "loc",
                        whereabouts.of("/articles/" + Xml.encoded(row.get("slug", String.class)) + "?language="
                                + row.get("language", String.class)));
                Xml.element(
                        out,
                        "lastmod",
                        Instant.from((TemporalAccessor) row.get("updated_at")).toString());
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    /** A sitemap is of the portal as visitors find it; inside somebody's place there is none. */
    private Articles.Visible visitors() {
        if (current.viewer().signedIn()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return articles.visibleTo(current.viewer());
    }
}
