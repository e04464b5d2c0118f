package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where agents write the help articles (R62), as it is looked at: list, one article, its history. */
@Path("/library")
@Produces(MediaType.TEXT_HTML)
public class LibraryPages {
    static final String ID = "{id: [1-9][0-9]{0,17}}";
    static final List<String> SPOKEN = List.of("en", "de", "he");

    private static final int PAGE = 50;

    private final Library library;
    private final Categories categories;
    private final Feedback feedback;
    private final Current current;
    private final Language language;
    private final String otherwise;

    LibraryPages(
            Library library,
            Categories categories,
            Feedback feedback,
            Current current,
            Language language,
            @ConfigProperty(name = "portico.language") String otherwise) {
        this.library = library;
        this.categories = categories;
        this.feedback = feedback;
        this.current = current;
        this.language = language;
        this.otherwise = otherwise;
    }

    /** The list, and what it is narrowed to. */
    public record Overview(String words, boolean pending, List<LibraryRow> rows, String next, boolean continued) {}

    /**
     * An article being written.
     *
     * @param work empty for a new one
     * @param preview without HTML where none was asked for
     * @param overtaken true where somebody else changed it meanwhile, and {@code work} is what is there now
     */
    public record Editor(
            Optional<Work> work,
            LibraryForm form,
            List<Choice> choices,
            List<Tongue> languages,
            Preview preview,
            boolean overtaken,
            String done,
            Optional<Feedback.Counts> counts) {}

    /** A category to choose. */
    public record Choice(long id, String name) {}

    /** Everything that was written in a language. */
    public record History(Work work, List<Version> versions, String done) {}

    /** One version, as readers would see it. */
    public record Look(Work work, Version version, String html) {}

    /** The categories and their names in the portal's languages. */
    public record Order(List<Categories.Named> all, List<Tongue> languages, LibraryForm form, String done) {}

    @GET
    @Transactional
    public TemplateInstance list(
            @DefaultValue("") @QueryParam("q") String words,
            @DefaultValue("") @QueryParam("state") String state,
            @Nullable @QueryParam("after") String after) {
        boolean pending = state.equals("pending");
        Optional<Long> from =
                Optional.ofNullable(after).filter(id -> id.matches("\\d{1,18}")).map(Long::parseLong);
        List<LibraryRow> rows = library.of(current.signedIn()).list(words, pending, from, language.locale(), PAGE + 1);
        List<LibraryRow> shown = rows.subList(0, Math.min(PAGE, rows.size()));
        String next = rows.size() > PAGE
                ? "/library?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&state="
                        + (pending ? "pending" : "") + "&after="
                        + shown.get(PAGE - 1).id()
                : "";
        return Templates.list(new Overview(words.strip(), pending, shown, next, from.isPresent()));
    }

    @GET
    @Path("new")
    @Transactional
    public TemplateInstance begin() {
        library.of(current.signedIn());
        return editor(
                Optional.empty(), new LibraryForm(Map.of("language", otherwise), Map.of()), Preview.NONE, false, "");
    }

    @GET
    @Path(ID)
    @Transactional
    public TemplateInstance edit(
            @PathParam("id") long id,
            @Nullable @QueryParam("language") String chosen,
            @DefaultValue("") @QueryParam("done") String done) {
        Work work = work(id, chosen);
        return editor(Optional.of(work), LibraryForm.of(work), Preview.NONE, false, done);
    }

    @GET
    @Path(ID + "/history")
    @Transactional
    public TemplateInstance history(
            @PathParam("id") long id,
            @Nullable @QueryParam("language") String chosen,
            @DefaultValue("") @QueryParam("done") String done) {
        Work work = work(id, chosen);
        return Templates.history(
                new History(work, library.of(current.signedIn()).history(id, work.language()), word(done)));
    }

    @GET
    @Path(ID + "/versions/{version: [1-9][0-9]{0,8}}")
    @Transactional
    public TemplateInstance version(
            @PathParam("id") long id,
            @PathParam("version") int number,
            @Nullable @QueryParam("language") String chosen) {
        Work work = work(id, chosen);
        Version version = library.of(current.signedIn())
                .version(id, work.language(), number)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return Templates.version(new Look(work, version, html(work, version)));
    }

    @GET
    @Path("categories")
    @Transactional
    public TemplateInstance categories(@DefaultValue("") @QueryParam("done") String done) {
        return order(new LibraryForm(Map.of(), Map.of()), done);
    }

    TemplateInstance order(LibraryForm form, String done) {
        library.of(current.signedIn());
        return Templates.categories(
                new Order(categories.all(), SPOKEN.stream().map(Tongue::of).toList(), form, word(done)));
    }

    /** Without a wish the language that is most likely meant: one's own, else one there is. */
    @Transactional
    Work work(long id, @Nullable String chosen) {
        Library.Shelves shelves = library.of(current.signedIn());
        Optional<String> wanted = Slug.tag(chosen == null ? "" : chosen);
        Work work = shelves.find(id, wanted.orElse(language.locale().getLanguage()))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (wanted.isPresent() || work.latest().isPresent() || work.editions().isEmpty()) {
            return work;
        }
        return shelves.find(id, work.editions().get(0).language()).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    @Transactional
    TemplateInstance editor(Optional<Work> work, LibraryForm form, Preview preview, boolean overtaken, String done) {
        Locale spoken = language.locale();
        TreeMap<String, Tongue> languages = new TreeMap<>();
        SPOKEN.forEach(code -> languages.put(code, Tongue.of(code)));
        work.ifPresent(each -> {
            each.editions().forEach(edition -> languages.put(edition.language(), Tongue.of(edition.language())));
            languages.put(each.language(), Tongue.of(each.language()));
        });
        return Templates.edit(new Editor(
                work,
                form,
                categories.all().stream()
                        .map(each -> new Choice(each.id(), each.shown(spoken.getLanguage())))
                        .toList(),
                List.copyOf(languages.values()),
                preview,
                overtaken,
                word(done),
                work.map(each -> feedback.counts(each.id()))));
    }

    static String html(Work work, Version version) {
        return new Rendering()
                .of(
                        Format.of(version.format()),
                        version.source(),
                        version.title(),
                        new Links(java.nio.file.Path.of(work.slug() + ".md"), work.language()))
                .html();
    }

    private static String word(String done) {
        return List.of("saved", "published", "withdrawn", "restored", "addressed", "categories")
                        .contains(done)
                ? "done_" + done
                : "";
    }

    @CheckedTemplate(basePath = "library")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Overview view);

        static native TemplateInstance edit(Editor view);

        static native TemplateInstance history(History view);

        static native TemplateInstance version(Look view);

        static native TemplateInstance categories(Order view);
    }
}
