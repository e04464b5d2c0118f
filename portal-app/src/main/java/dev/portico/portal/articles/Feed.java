package dev.portico.portal.articles;

import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.Texts;
import dev.portico.portal.platform.Whereabouts;
import dev.portico.portal.platform.Xml;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For programs that follow what is new (Atom, RFC 4287): what their reader may read, nothing else. */
@Path("/articles/feed.xml")
public class Feed {
    private static final int NEWEST = 50;

    private final Articles articles;
    private final Current current;
    private final Language language;
    private final Whereabouts whereabouts;

    Feed(Articles articles, Current current, Language language, Whereabouts whereabouts) {
        this.articles = articles;
        this.current = current;
        this.language = language;
        this.whereabouts = whereabouts;
    }

    @GET
    @Produces("application/atom+xml")
    @Transactional
    public String feed(@Nullable @QueryParam("language") String chosen) {
        Locale spoken = Slug.tag(chosen == null ? "" : chosen)
                .map(Locale::forLanguageTag)
                .orElseGet(language::locale);
        List<ArticleLine> lines =
                articles.visibleTo(current.viewer()).spokenIn(spoken).newest(Optional.empty(), NEWEST);
        return Xml.of(out -> {
            out.writeStartElement("feed");
            out.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            Xml.element(out, "title", title(spoken));
            Xml.element(out, "id", whereabouts.of("/articles"));
            Xml.element(
                    out,
                    "updated",
                    lines.stream()
                            .map(ArticleLine::updatedAt)
                            .findFirst()
                            .orElse(Instant.EPOCH)
                            .toString());
            Xml.link(out, "self", whereabouts.of("/articles/feed.xml"));
            Xml.link(out, "alternate", whereabouts.of("/articles"));
            for (ArticleLine line : lines) {
                String address = whereabouts.of("/articles/" + Xml.encoded(line.slug()));
                out.writeStartElement("entry");
                out.writeAttribute("xml:lang", line.language());
                Xml.element(out, "title", line.title());
                Xml.element(out, "id", address);
                Xml.element(out, "updated", line.updatedAt().toString());
                Xml.element(out, "summary", line.summary());
                out.writeStartElement("author");
                Xml.element(out, "name", "Support");
                out.writeEndElement();
                Xml.link(out, "alternate", address);
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    /** What the page of all articles is called, in the language they are in as far as the portal speaks it. */
    private static String title(Locale spoken) {
        String tag = spoken.getLanguage();
        return List.of("de", "he").contains(tag)
                ? MessageBundles.get(ArticleTexts.class, Localized.Literal.of(tag))
                                .articles() + " · "
                        + MessageBundles.get(Texts.class, Localized.Literal.of(tag))
                                .brand()
                : MessageBundles.get(ArticleTexts.class).articles() + " · "
                        + MessageBundles.get(Texts.class).brand();
    }
}
