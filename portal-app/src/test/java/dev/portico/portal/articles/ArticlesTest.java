package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles in a real database: importing, who reads what, finding. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ArticlesTest {

    private static final Viewer BEN = customer(Permission.PORTAL_ENTER, Permission.ARTICLES_READ);
    private static final Viewer SAM = customer(Permission.PORTAL_ENTER, Permission.DESK_TICKETS);
    private static final Viewer WITHOUT = customer(Permission.PORTAL_ENTER, Permission.TICKETS_OWN);

    @Inject
    ArticleImport articlesImport;

    @Inject
    ImportArticles command;

    @Inject
    Articles articles;

    @Inject
    ArticleSearch search;

    @Inject
    Session entities;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    @Transactional
    void noArticles() {
        entities.createNativeMutationQuery("delete from articles").executeUpdate();
    }

    @Test
    void importingAgainTouchesOnlyWhatChanged() throws IOException {
        write("one.md", "# One\n\nfirst");
        write("two.md", "# Two\n\nfirst");
        assertThat(imported()).extracting(ArticleImport.Outcome::created).isEqualTo(2);
        var before = articles.visibleTo(BEN).find("one").orElseThrow();
        write("two.md", "# Two\n\nsecond");

        ArticleImport.Outcome again = imported();

        assertThat(again)
                .extracting(ArticleImport.Outcome::updated, ArticleImport.Outcome::unchanged)
                .containsExactly(1, 1);
        assertThat(articles.visibleTo(BEN).find("one")).contains(before);
        assertThat(articles.visibleTo(BEN).find("two").orElseThrow().html()).isEqualTo("<p>second</p>");
    }

    @Test
    void brokenFilesAreReportedAndTheRestGoesOn() throws IOException {
        write("good.md", "# Good\n\ntext");
        write("bad.md", "no heading");
        write("sub/good.md", "# Sub\n\ntext");
        write("sub-good.md", "# Same address\n\ntext");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = command.run(List.of(folder.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        Imported: articles 2 new, 0 updated, 0 unchanged, 2 failed
                          bad.md: has no title: neither a heading nor a title in its head
                          sub/good.md: would have the same address as sub-good.md
                        """);
    }

    @Test
    void anArticleWhoseLanguagesNameTwoAudiencesIsNotImported() throws IOException {
        write("a.md", "---\naudience: agents\n---\n# Internal\n\ntext");
        write("b.md", "---\naudience: everyone\n---\n# Open\n\ntext");
        imported();
        write("a.de.md", "---\naudience: everyone\n---\n# Intern\n\nText");

        assertThat(imported().failures())
                .containsEntry("a.de.md", "is for others than the same article in another language")
                .containsKey("a.md");
        Files.delete(folder.resolve("a.md"));
        assertThat(imported().failures())
                .containsEntry(
                        "a.de.md", "is for others than before, and the article is not imported in all its languages");

        assertThat(slugs(SAM)).containsExactlyInAnyOrder("a", "b");
        assertThat(slugs(BEN)).containsExactly("b");
    }

    @Test
    void customersNeverSeeAgentsArticlesAnywhere() throws IOException {
        threeAudiences();

        assertThat(slugs(SAM)).containsExactlyInAnyOrder("all", "customers", "staff");
        assertThat(slugs(BEN)).containsExactlyInAnyOrder("all", "customers");
        assertThat(articles.visibleTo(SAM).find("staff")).isPresent();
        assertThat(articles.visibleTo(BEN).find("staff")).isEmpty();
        assertThat(found(SAM, "secret")).containsExactly("staff");
        assertThat(found(BEN, "secret")).isEmpty();
        assertThat(found(BEN, "secrett")).isEmpty();
        assertThat(articles.visibleTo(BEN).categories())
                .extracting(Category::name)
                .doesNotContain("Staff");
        articles.read(SAM, articles.visibleTo(SAM).find("staff").orElseThrow());
        assertThat(articles.visibleTo(BEN).popular(10)).isEmpty();
    }

    @Test
    void aNulInAnAddressIsNoFault() throws IOException {
        threeAudiences();

        assertThat(articles.visibleTo(BEN).newest(Optional.of("a\0"), 10)).isEmpty();
        assertThat(articles.visibleTo(BEN).in("\0x", Optional.empty(), 10)).isEmpty();
        assertThat(articles.visibleTo(BEN).find("\0")).isEmpty();
    }

    @Test
    void whoMayReadNoArticlesIsRefusedNotShownAnEmptyList() throws IOException {
        threeAudiences();

        for (Viewer viewer : List.of(WITHOUT, Viewer.ANONYMOUS)) {
            assertThatThrownBy(() -> articles.visibleTo(viewer)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> search.search(viewer, Locale.ENGLISH, "text", 10, 0))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void visitorsReadOnlyWhatIsWrittenForEveryone() throws IOException {
        threeAudiences();
        assertThat(slugs(BEN)).contains("customers");
        assertThat(found(BEN, "text")).contains("customers");

        assertThat(slugs(Viewer.VISITOR)).containsExactly("all");
        assertThat(found(Viewer.VISITOR, "text")).containsExactly("all");
    }

    @Test
    void everyArticleIsReadInOnesOwnLanguageElseTheRealmsElseAny() throws IOException {
        write("a.en.md", "---\ncategory: Tickets\n---\n# English\n\ntext");
        write("a.de.md", "---\ncategory: Anfragen\n---\n# Deutsch\n\nText");
        write("b.de.md", "---\ncategory: Anfragen\n---\n# Nur deutsch\n\nText");
        write("secret.md", "---\nlanguage: he\ncategory: Staff\naudience: agents\n---\n# Hebrew\n\ntext");
        imported();

        assertThat(titles(Locale.GERMANY)).containsExactly("Anfragen: Deutsch", "Anfragen: Nur deutsch");
        assertThat(titles(Locale.ENGLISH)).containsExactly("Tickets: English", "Tickets: Nur deutsch");
        assertThat(titles(Locale.forLanguageTag("he"))).containsExactly("Tickets: English", "Tickets: Nur deutsch");
        Article german =
                articles.visibleTo(BEN).spokenIn(Locale.FRENCH).find("b").orElseThrow();
        assertThat(german.another()).isTrue();
        assertThat(german.language()).isEqualTo("de");
        assertThat(articles.visibleTo(BEN).find("a").orElseThrow().others())
                .extracting(Tongue::code)
                .containsExactly("de");
        assertThat(articles.visibleTo(BEN).languages()).containsExactlyInAnyOrder("en", "de");
        assertThat(slugs(BEN)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aCategoryIsCountedAsFarAsItIsToldAndOnlyWhatItsReaderReads() throws IOException {
        for (int i = 10; i < 42; i++) {
            write("many" + i + ".md", "---\ncategory: Many\n---\n# Many " + i + "\n\ntext");
        }
        for (int i = 10; i < 19; i++) {
            write("few" + i + ".md", "---\ncategory: Few\n---\n# Few " + i + "\n\ntext");
            write("ours" + i + ".md", "---\ncategory: Few\naudience: agents\n---\n# Ours " + i + "\n\ntext");
        }
        write("staff.md", "---\ncategory: Staff\naudience: agents\n---\n# Staff\n\ntext");
        imported();

        assertThat(articles.visibleTo(BEN).categories())
                .extracting(Category::name, Category::total, Category::countless, category -> category.articles()
                        .size())
                .containsExactlyInAnyOrder(tuple("Many", 30L, true, 8), tuple("Few", 9L, false, 8));
        assertThat(articles.visibleTo(SAM).categories())
                .extracting(Category::name, Category::total)
                .contains(tuple("Few", 18L), tuple("Staff", 1L));
        assertThat(articles.visibleTo(BEN).categories(1))
                .allSatisfy(category -> assertThat(category.articles()).hasSize(1));
    }

    private List<String> titles(Locale spoken) {
        return articles.visibleTo(BEN).spokenIn(spoken).categories().stream()
                .flatMap(category -> category.articles().stream().map(line -> category.name() + ": " + line.title()))
                .toList();
    }

    @Test
    void whateverAVisitorReadsIsReadWhenSignedInToo() throws IOException {
        threeAudiences();
        assertThatThrownBy(() -> articles.visibleTo(WITHOUT)).isInstanceOf(Refused.class);

        assertThat(slugs(WITHOUT.welcomed())).isEqualTo(slugs(Viewer.VISITOR)).containsExactly("all");
        assertThat(found(WITHOUT.welcomed(), "text")).containsExactly("all");
        assertThat(slugs(BEN.welcomed())).isEqualTo(slugs(BEN));
    }

    @Test
    void wordsAreFoundInTheirLanguageAlsoAsBeginningsAndMisspelt() throws IOException {
        write(
                "en.md",
                "---\nlanguage: en\n---\n# Switching organisations\n\nPeople who belong to several organisations use the switcher.");
        write("de.md", "---\nlanguage: de\n---\n# Anhänge\n\nDateien werden an Notizen angehängt.");
        write("he.md", "---\nlanguage: he\n---\n# כניסה לפורטל\n\nנכנסים עם שם משתמש וסיסמה.");
        write("other.md", "# Colours\n\nLight and dark.");
        imported();

        assertThat(found(BEN, "organisation")).containsExactly("en");
        assertThat(found(BEN, "how do I switch my organisation?")).startsWith("en");
        assertThat(found(BEN, "organis")).containsExactly("en");
        assertThat(found(BEN, "organistion swicher")).containsExactly("en");
        assertThat(found(BEN, "Notiz")).containsExactly("de");
        assertThat(found(BEN, "סיסמה")).containsExactly("he");
        assertThat(found(BEN, "zebra")).isEmpty();
    }

    /**
     * Debian's package gnome-user-docs, where it is installed. Of its Hebrew pages one is translated, and only what it is called; of
     * everything else Hebrew readers get the English.
     */
    @Test
    void theHelpOfGnomeIsFoundInEnglishGermanAndHebrew() throws IOException {
        Path help = Path.of(System.getenv().getOrDefault("PORTICO_GNOME_HELP", "/usr/share/help"));
        assumeTrue(Files.exists(help.resolve("de/gnome-help/files-copy.page")));

        ArticleImport.Outcome outcome =
                articlesImport.run(help, new ArticleImport.Wish(Audience.REGISTERED, Set.of("en", "de", "he")));

        assertThat(outcome.created()).isGreaterThan(500);
        assertThat(found(BEN, "copy or move files and folders")).contains("gnome-help-files-copy");
        assertThat(found(BEN, "Dateien und Ordner kopieren")).contains("gnome-help-files-copy");
        assertThat(found(BEN, "Dateein kopiern")).contains("gnome-help-files-copy");
        Articles.Visible german = articles.visibleTo(BEN).spokenIn(Locale.GERMAN);
        assertThat(german.find("gnome-help-files-copy").orElseThrow().category())
                .startsWith("Dateien");
        Articles.Visible hebrew = articles.visibleTo(BEN).spokenIn(Locale.forLanguageTag("he"));
        assertThat(hebrew.find("gnome-help-files-copy").orElseThrow())
                .extracting(Article::another, Article::language)
                .containsExactly(true, "en");
        for (String words : List.of("עזרה", "עזרה עבור GNOME", "עזר")) {
            assertThat(search.search(BEN, Locale.forLanguageTag("he"), words, 10, 0)
                            .items())
                    .extracting(
                            hit -> hit.article().slug(), hit -> hit.article().language(), hit -> hit.article()
                                    .title())
                    .as(words)
                    .contains(tuple("gnome-help-index", "he", "עזרה עבור GNOME"));
        }
        assertThat(search.suggest(BEN, Locale.forLanguageTag("he"), "עזר", 10))
                .extracting(ArticleLine::slug)
                .containsExactly("gnome-help-index");
        assertThat(hebrew.find("gnome-help-index").orElseThrow())
                .extracting(Article::another, Article::title)
                .containsExactly(false, "עזרה עבור GNOME");
        assertThat(hebrew.find("gnome-help-index").orElseThrow().html()).contains("<a href=\"gnome-help-files\"");
        assertThat(hebrew.find("gnome-help-files")).isPresent();
    }

    @Test
    void oddSearchesAreHarmless() throws IOException {
        write("en.md", "# Title\n\nSome text.");
        imported();

        for (String words : List.of(
                "",
                "  ",
                "'",
                "\"",
                "!&|()",
                "a:*",
                "\\",
                "%",
                "--",
                "<script>",
                "\0",
                "x".repeat(5_000),
                "or or or",
                "-text",
                "text &",
                "a b c d e f g h i j k l")) {
            assertThat(search.search(BEN, Locale.ENGLISH, words, 10, 0).items())
                    .as(words)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void hitsAreMarkedAndEscapingIsLeftToThePage() throws IOException {
        write("en.md", "# Title\n\nWhere a < b and b > c, write `b` in bold.");
        imported();

        Snippet snippet =
                search.search(BEN, Locale.ENGLISH, "bold", 10, 0).items().get(0).snippet();

        assertThat(snippet.text()).startsWith("Where a < b and b > c, write b in bold");
        assertThat(snippet.parts())
                .filteredOn(Snippet.Part::marked)
                .extracting(Snippet.Part::text)
                .containsOnly("bold");
    }

    @Test
    void pagesOfAListAndOfASearchDoNotOverlap() throws IOException {
        for (int i = 10; i < 35; i++) {
            write("a" + i + ".md", "# Article " + i + "\n\nabout pages");
        }
        imported();

        List<String> listed = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            List<String> page = articles.visibleTo(BEN).newest(after, 10).stream()
                    .map(ArticleLine::slug)
                    .toList();
            listed.addAll(page);
            after = page.size() < 10 ? Optional.empty() : Optional.of(page.get(9));
        } while (after.isPresent());
        List<String> found = new ArrayList<>();
        Optional<Integer> next = Optional.of(0);
        while (next.isPresent()) {
            ArticleSearch.Hits hits = search.search(BEN, Locale.ENGLISH, "pages", 10, next.get());
            hits.items().forEach(hit -> found.add(hit.article().slug()));
            next = hits.next();
        }

        assertThat(listed).hasSize(25).doesNotHaveDuplicates();
        assertThat(found).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheArticles() throws IOException {
        write("a0.md", "# First\n\nabout counting");
        imported();
        long one = statements();
        for (int i = 1; i < 60; i++) {
            write("a" + i + ".md", "---\ncategory: c" + i + "\n---\n# Article " + i + "\n\nabout counting");
        }
        imported();

        assertThat(statements()).isEqualTo(one).isEqualTo(6);
    }

    private long statements() {
        var statistics = entities.getSessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        Articles.Visible visible = articles.visibleTo(BEN);
        visible.categories();
        visible.popular(5);
        visible.newest(Optional.empty(), 50);
        visible.find("a0");
        search.search(BEN, Locale.ENGLISH, "counting", 50, 0);
        return statistics.getPrepareStatementCount();
    }

    private void threeAudiences() throws IOException {
        write("all.md", "---\naudience: everyone\n---\n# For all\n\ntext");
        write("customers.md", "---\naudience: registered\n---\n# For customers\n\ntext");
        write("staff.md", "---\naudience: agents\ncategory: Staff\n---\n# For staff\n\na secret text");
        imported();
    }

    private List<String> slugs(Viewer viewer) {
        return articles.visibleTo(viewer).newest(Optional.empty(), 100).stream()
                .map(ArticleLine::slug)
                .toList();
    }

    private List<String> found(Viewer viewer, String words) {
        return search.search(viewer, Locale.ENGLISH, words, 10, 0).items().stream()
                .map(hit -> hit.article().slug())
                .toList();
    }

    private ArticleImport.Outcome imported() throws IOException {
        return articlesImport.run(folder, ArticleImport.Wish.of(Audience.REGISTERED));
    }

    private void write(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private static Viewer customer(Permission... permissions) {
        return new Viewer(
                Optional.of(new Account(new UserId("ben"), "Ben Brandt", Optional.empty())),
                Optional.of(new Organization(new OrganizationId("acme-id"), "acme", "Acme")),
                Set.of(permissions),
                false);
    }
}
