package dev.portico.portal.articles;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Pages in Mallard (projectmallard.org), as GNOME's help is written. A page's category is the title of the guide it says it belongs to,
 * and a guide lists the pages that say so; one without any, and without words of its own, is no article. Nothing outside the page is read
 * but titles and guides of pages beside it, and no entity of a page leads anywhere.
 */
final class MallardPages {
    private static final String NAMESPACE = "http://projectmallard.org/1.0/";

    private static final Map<String, Character.UnicodeScript> SCRIPTS = Map.of(
            "ar", Character.UnicodeScript.ARABIC,
            "el", Character.UnicodeScript.GREEK,
            "fa", Character.UnicodeScript.ARABIC,
            "he", Character.UnicodeScript.HEBREW,
            "ru", Character.UnicodeScript.CYRILLIC,
            "uk", Character.UnicodeScript.CYRILLIC);

    private final Path folder;
    private final Set<String> languages;
    private final DocumentBuilder builder = builder();
    private final Map<Path, String> titles = new HashMap<>();
    private final Map<Path, Map<String, List<Topic>>> guides = new HashMap<>();

    /** A page that a guide lists. */
    record Topic(String id, String title) {}

    /**
     * Of a folder.
     *
     * @param languages the only ones that are wanted; empty for all
     */
    MallardPages(Path folder, Set<String> languages) {
        this.folder = folder;
        this.languages = languages;
    }

    static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".page");
    }

    /** The page as a head and HTML. */
    FrontMatter read(Path file, String text) throws UnreadableArticle {
        Element page = parse(text);
        String language = page.getAttributeNS(XMLConstants.XML_NS_URI, "lang");
        String told = language.isBlank() ? "en" : language;
        if (Slug.tag(told)
                .filter(tag -> !languages.isEmpty() && !languages.contains(tag))
                .isPresent()) {
            throw new NoArticle("is in a language that is not wanted");
        }
        boolean guide = page.getAttribute("type").equals("guide");
        String html = new MallardHtml(link -> title(file, link), section -> guide ? topics(file, section) : List.of())
                .of(page);
        if (guide && html.replaceAll("<[^>]*>", "").isBlank()) {
            throw new NoArticle("neither says anything nor lists any page");
        }
        Map<String, String> head = new HashMap<>();
        head.put("title", ownTitle(page));
        head.put("language", told);
        if (untranslated(language, page.getTextContent())) {
            throw new NoArticle("says it is in a language that none of its letters are of");
        }
        child(page, "info").ifPresent(info -> {
            child(info, "desc").ifPresent(desc -> head.put("summary", words(desc)));
            children(info, "link")
                    .filter(link -> link.getAttribute("type").equals("guide"))
                    .map(link -> title(file, link.getAttribute("xref")))
                    .filter(title -> !title.isBlank())
                    .findFirst()
                    .ifPresent(title -> head.put("category", title));
            children(info, "revision")
                    .map(revision -> revision.getAttribute("date"))
                    .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}"))
                    .max(String::compareTo)
                    .ifPresent(date -> head.put("updated", date));
        });
        return new FrontMatter(head, html);
    }

    /** GNOME ships pages nobody has translated yet with the words they are to be translated from. */
    private static boolean untranslated(String language, String words) {
        Character.UnicodeScript script = SCRIPTS.get(language);
        return script != null && words.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == script);
    }

    /** What a page beside this one is called; empty where there is none, and for the page that lists everything. */
    private String title(Path file, String xref) {
        String id = xref.replaceFirst("#.*", "");
        if (!id.matches("[A-Za-z0-9._-]+") || id.equals("index")) {
            return "";
        }
        return titles.computeIfAbsent(file.resolveSibling(id + ".page"), this::titleOf);
    }

    private String titleOf(Path file) {
        try {
            Path given = folder.resolve(file);
            return Files.isRegularFile(given) ? title(parse(Files.readString(given))) : "";
        } catch (IOException | UnreadableArticle e) {
            return "";
        }
    }

    /** The pages beside a guide that say they belong to it, or to a section of it, by title. */
    private List<Topic> topics(Path guide, String section) {
        Path beside = Optional.ofNullable(guide.getParent()).orElse(Path.of(""));
        return guides.computeIfAbsent(beside, this::guidesOf)
                .getOrDefault(id(guide) + (section.isEmpty() ? "" : "#" + section), List.of());
    }

    private Map<String, List<Topic>> guidesOf(Path beside) {
        Map<String, List<Topic>> all = new HashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(beside))) {
            files.filter(file -> isOne(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(file -> belongs(file, all));
        } catch (IOException | UncheckedIOException e) {
            return Map.of();
        }
        all.values().forEach(topics -> topics.sort(Comparator.comparing(Topic::title, String.CASE_INSENSITIVE_ORDER)));
        return all;
    }

    private void belongs(Path file, Map<String, List<Topic>> guides) {
        try {
            Element page = parse(Files.readString(file));
            Topic topic = new Topic(id(file), title(page));
            titles.put(folder.relativize(file), topic.title());
            child(page, "info").stream()
                    .flatMap(info -> children(info, "link"))
                    .filter(link -> link.getAttribute("type").equals("guide"))
                    .map(link -> link.getAttribute("xref"))
                    .distinct()
                    .filter(guide -> !topic.title().isBlank() && !guide.equals(topic.id()))
                    .forEach(guide -> guides.computeIfAbsent(guide, each -> new ArrayList<>())
                            .add(topic));
        } catch (IOException | UnreadableArticle e) {
            // Reported where the page itself is imported.
        }
    }

    private static String id(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Element parse(String text) throws UnreadableArticle {
        try {
            Element page =
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            if (!NAMESPACE.equals(page.getNamespaceURI())
                    || !page.getLocalName().equals("page")) {
                throw new UnreadableArticle("is no page in Mallard");
            }
            return page;
        } catch (SAXException | IOException e) {
            throw new UnreadableArticle("is no XML");
        }
    }

    /** What it is called where it stands by itself, which a page may say apart from its heading; a title for a trail or a list is not that. */
    private static String ownTitle(Element page) {
        return child(page, "info").stream()
                .flatMap(info -> children(info, "title"))
                .filter(title -> title.getAttribute("type").equals("text")
                        && title.getAttribute("role").isEmpty())
                .map(MallardPages::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseGet(() -> title(page));
    }

    private static String title(Element page) {
        return child(page, "title").map(MallardPages::words).orElse("");
    }

    static String words(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        return elements(parent).stream().filter(child -> name.equals(child.getLocalName()));
    }

    static List<Element> elements(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(i -> parent.getChildNodes().item(i))
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
