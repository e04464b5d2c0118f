package dev.portico.portal.forum;

import dev.portico.portal.platform.Current;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code /forum/feed}: the latest topics as an Atom feed (RFC 4287), by the rule of the pages. Addresses in it are relative to its own: a
 * {@code Host} header says nothing about where the portal is.
 */
@Path("/forum/feed")
public class ForumFeed {
    private static final int SHOWN = 30;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final Asking asking;
    private final Discussions discussions;
    private final Current current;

    ForumFeed(Asking asking, Discussions discussions, Current current) {
        this.asking = asking;
        this.discussions = discussions;
        this.current = current;
    }

    @GET
    @Produces("application/atom+xml;charset=utf-8")
    @Transactional
    public String feed() throws XMLStreamException {
        List<TopicRow> rows = discussions.visibleTo(asking.sight()).topics(Optional.empty(), After.NOTHING, SHOWN);
        StringWriter text = new StringWriter();
        XMLStreamWriter feed = XML.createXMLStreamWriter(text);
        feed.writeStartDocument("utf-8", "1.0");
        feed.writeStartElement("feed");
        feed.writeDefaultNamespace(ATOM);
        element(feed, "title", "Forum");
        element(feed, "id", "urn:portico:forum");
        element(feed, "updated", updated(rows).toString());
        link(feed, "/forum");
        for (TopicRow row : rows) {
            entry(feed, row);
        }
        feed.writeEndElement();
        feed.writeEndDocument();
        return text.toString();
    }

    private void entry(XMLStreamWriter feed, TopicRow row) throws XMLStreamException {
        feed.writeStartElement("entry");
        element(feed, "title", row.title());
        element(feed, "id", "urn:portico:forum:topic:" + row.id());
        link(feed, "/forum/topics/" + row.id());
        element(feed, "updated", row.active().toString());
        element(feed, "published", row.created().toString());
        feed.writeStartElement("author");
        element(feed, "name", row.author().isEmpty() ? "?" : row.author());
        feed.writeEndElement();
        feed.writeEndElement();
    }

    private void link(XMLStreamWriter feed, String path) throws XMLStreamException {
        feed.writeEmptyElement("link");
        feed.writeAttribute("href", current.place().link(path));
    }

    private static Instant updated(List<TopicRow> rows) {
        return rows.isEmpty() ? Instant.EPOCH : rows.get(0).active();
    }

    private static void element(XMLStreamWriter feed, String name, String text) throws XMLStreamException {
        feed.writeStartElement(name);
        feed.writeCharacters(text);
        feed.writeEndElement();
    }
}
