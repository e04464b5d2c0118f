package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help pages in Hebrew, imported, and found by a Hebrew word where somebody looks who reads Hebrew: in the portal and in its messenger. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class HebrewHelpTest {
    private static final String HELP = URLEncoder.encode("עזרה", StandardCharsets.UTF_8);

    @Inject
    ArticleImport articlesImport;

    @Inject
    Shelf shelf;

    @TempDir
    Path folder = Path.of("");

    private final Browser browser = new Browser();

    @BeforeEach
    void begin() {
        shelf.clear();
        Cast.signsIn(Cast.ben().put("locale", "he"));
    }

    @AfterEach
    void end() {
        shelf.clear();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aPageTranslatedOnlyInWhatItIsCalledIsFoundByThat() throws IOException {
        Files.createDirectories(folder.resolve("he/help"));
        Files.writeString(folder.resolve("he/help/index.page"), """
                <page xmlns="http://projectmallard.org/1.0/" xml:lang="he" type="guide">
                <info><title type="text">עזרה עבור GNOME</title></info><title>Help</title></page>
                """);
        Files.writeString(folder.resolve("he/help/files.page"), """
                <page xmlns="http://projectmallard.org/1.0/" xml:lang="he">
                <info><link type="guide" xref="index"/></info><title>Files</title><p>x</p></page>
                """);
        assertThat(browser.get("/o/acme/articles?q=" + HELP).body()).doesNotContain("help-index");

        assertThat(articlesImport
                        .run(folder, ArticleImport.Wish.of(Audience.REGISTERED))
                        .created())
                .isEqualTo(1);

        isFound("help-index", "Files");
    }

    /** Debian's package gnome-user-docs, where it is installed. */
    @Test
    void theHebrewHelpOfGnomeIsFound() throws IOException {
        Path help = Path.of(System.getenv().getOrDefault("PORTICO_GNOME_HELP", "/usr/share/help"))
                .resolve("he");
        assumeTrue(Files.exists(help.resolve("gnome-help/index.page")));

        articlesImport.run(help, ArticleImport.Wish.of(Audience.REGISTERED));

        isFound("gnome-help-index", "Files, folders &amp; search");
    }

    private void isFound(String slug, String listed) {
        assertThat(browser.get("/o/acme/articles?q=" + HELP).body())
                .contains("<html lang=\"he\"")
                .contains("<a href=\"/o/acme/articles/" + slug + "\" lang=\"he\" dir=\"auto\">עזרה עבור GNOME</a>");
        assertThat(browser.get("/o/acme/articles/suggestions?q=" + HELP).body()).contains(slug);
        assertThat(browser.get("/o/acme/articles/" + slug).body()).contains("עזרה עבור GNOME", listed);
        assertThat(browser.get("/o/acme/messenger?q=" + HELP).body())
                .contains("<a href=\"/o/acme/messenger/articles/" + slug
                        + "\" lang=\"he\"><strong dir=\"auto\">עזרה עבור GNOME</strong>");
        assertThat(browser.get("/o/acme/messenger/articles/" + slug).body()).contains("עזרה עבור GNOME", listed);
    }
}
