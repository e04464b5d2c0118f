package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help pages as GNOME writes them. */
class MallardTest {
    private static final String PAGE = """
            <page xmlns="http://projectmallard.org/1.0/" type="topic" id="files-copy" xml:lang="de">
              <info><link type="guide" xref="files#tasks"/><revision date="2012-09-15"/><revision date="2022-09-10"/>
                <credit><name>Somebody</name></credit><desc>Kopieren oder
                verschieben.</desc></info>
              <title>Dateien kopieren</title>
              <p>Mit <keyseq><key>Strg</key><key>C</key></keyseq> in <app>Dateien</app> &amp; <link xref="net"/>.</p>
              <steps><title>So geht es</title><item><p>Erst <gui>Kopieren</gui>.</p></item></steps>
              <section id="more"><title>Mehr</title><p>Siehe <link href="javascript:alert(1)">hier</link>.</p></section>
            </page>
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aPageBecomesAnArticleOfItsLanguageAndGuide() throws IOException, UnreadableArticle {
        write(
                "de/help/files.page",
                "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"guide\"><title>Dateien &amp; Ordner</title></page>");
        write(
                "de/help/net.page",
                "<page xmlns=\"http://projectmallard.org/1.0/\"><title>Netzwerk</title><p>x</p></page>");

        Draft draft = read("de/help/files-copy.page", PAGE);

        assertThat(draft.slug().value()).isEqualTo("help-files-copy");
        assertThat(draft.language()).isEqualTo("de");
        assertThat(draft.category()).isEqualTo("Dateien & Ordner");
        assertThat(draft.title()).isEqualTo("Dateien kopieren");
        assertThat(draft.summary()).isEqualTo("Kopieren oder verschieben.");
        assertThat(draft.updated().orElseThrow()).hasToString("2022-09-10T00:00:00Z");
        assertThat(draft.html())
                .contains(
                        "<kbd>Strg</kbd>&#43;<kbd>C</kbd>",
                        "<a href=\"help-net\" rel=\"noopener\">Netzwerk</a>",
                        "<ol><li><p>Erst <b>Kopieren</b>.</p></li></ol>",
                        "<h2>Mehr</h2>")
                .doesNotContain("Somebody", "javascript");
    }

    /** GNOME's index in Hebrew: nothing is translated but what it is called. */
    @Test
    void aGuideListsThePagesThatBelongToItUnderTheNameItHasForItself() throws IOException, UnreadableArticle {
        String head = "<page xmlns=\"http://projectmallard.org/1.0/\" xml:lang=\"he\" type=\"";
        write(
                "he/help/b.page",
                head + "topic\"><info><link type=\"guide\" xref=\"index#a\"/></info><title>Sound</title></page>");
        write(
                "he/help/c.page",
                head + "guide\"><info><link type=\"guide\" xref=\"index\"/></info><title>Files</title></page>");
        write(
                "he/help/d.page",
                head + "topic\"><info><link type=\"guide\" xref=\"index\"/></info><title>Colour</title></page>");
        write(
                "he/help/e.page",
                head + "topic\"><info><link type=\"guide\" xref=\"c\"/></info><title>Copying</title></page>");
        write("he/help/broken.page", "no XML");

        Draft index = read("he/help/index.page", head + """
                guide"><info><title type="link" role="trail">Help</title><title type="text">עזרה עבור GNOME</title>
                <desc>A guide.</desc></info><title>GNOME Help</title><links type="topic" groups="gs"/>
                <links type="topic"/><section id="a"><title>More</title></section></page>
                """);

        assertThat(index.title()).isEqualTo("עזרה עבור GNOME");
        assertThat(index.language()).isEqualTo("he");
        assertThat(index.slug().value()).isEqualTo("help-index");
        assertThat(index.html())
                .contains("<ul><li><a href=\"help-d\" rel=\"noopener\">Colour</a></li>"
                        + "<li><a href=\"help-c\" rel=\"noopener\">Files</a></li></ul>")
                .contains("<h2>More</h2><ul><li><a href=\"help-b\" rel=\"noopener\">Sound</a></li></ul>")
                .doesNotContain("Copying");
    }

    @Test
    void aGuideIsAnotherWhenOtherPagesBelongToIt() throws IOException, UnreadableArticle {
        String guide =
                "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"guide\"><title>Net</title><p>x</p></page>";
        String before = read("C/help/net.page", guide).hash();
        assertThat(read("C/help/net.page", guide).hash()).isEqualTo(before);
        write(
                "C/help/wifi.page",
                "<page xmlns=\"http://projectmallard.org/1.0/\"><info><link type=\"guide\" xref=\"net\"/></info><title>Wifi</title></page>");

        assertThat(read("C/help/net.page", guide).hash()).isNotEqualTo(before);
    }

    @Test
    void aGuideWithoutPagesIsNoArticle() {
        assertThatThrownBy(
                        () -> read(
                                "C/help/net.page",
                                "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"guide\"><title>Net</title><links type=\"topic\"/></page>"))
                .isInstanceOf(NoArticle.class);
    }

    @Test
    void aPageThatNobodyHasTranslatedIsNoArticleInThatLanguage() throws UnreadableArticle {
        String page =
                "<page xmlns=\"http://projectmallard.org/1.0/\" xml:lang=\"he\"><title>%s</title><p>text</p></page>";
        assertThat(read("he/a.page", page.formatted("קבצים")).language()).isEqualTo("he");

        assertThatThrownBy(() -> read("he/a.page", page.formatted("Files"))).isInstanceOf(NoArticle.class);
    }

    @Test
    void noEntityOfAPageLeadsAnywhere() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        assertThat(folder.resolve("secret.txt")).exists();
        String page = "<!DOCTYPE page [<!ENTITY x SYSTEM \""
                + folder.resolve("secret.txt").toUri() + "\">]>"
                + "<page xmlns=\"http://projectmallard.org/1.0/\"><title>T</title><p>before &x; after</p></page>";

        try {
            assertThat(read("a.page", page).body()).doesNotContain("secret");
        } catch (UnreadableArticle refused) {
            assertThat(refused).hasMessage("is no XML");
        }
    }

    @Test
    void whatIsNoMallardIsRefused() {
        assertThatThrownBy(() -> read("a.page", "<html><p>x</p></html>")).hasMessage("is no page in Mallard");
        assertThatThrownBy(() -> read("a.page", "no XML")).hasMessage("is no XML");
    }

    private Draft read(String file, String source) throws UnreadableArticle {
        return new ArticleReader(Audience.REGISTERED, new MallardPages(folder, Set.of()))
                .read(Path.of(file), source.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }
}
