package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {

    @Test
    void markdownWithAHeadBecomesAnArticle() throws UnreadableArticle {
        Draft draft = read("start/Opening a ticket.md", """
                ---
                title: "Opening a ticket"
                summary: Where to begin.
                category: Tickets
                audience: everyone
                language: en
                updated: 2026-11-20
                ---
                # Opening a ticket

                Press **Open a ticket**.

                | Key | Does |
                |-----|------|
                | n   | note |
                """);

        assertThat(draft.slug().value()).isEqualTo("start-opening-a-ticket");
        assertThat(draft.title()).isEqualTo("Opening a ticket");
        assertThat(draft.summary()).isEqualTo("Where to begin.");
        assertThat(draft.category()).isEqualTo("Tickets");
        assertThat(draft.audience()).isEqualTo(Audience.EVERYONE);
        assertThat(draft.updated()).contains(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(draft.html())
                .startsWith("<p>Press <strong>Open a ticket</strong>.</p>")
                .contains("<td>note</td>")
                .doesNotContain("<h1");
        assertThat(draft.body()).startsWith("Press Open a ticket.").doesNotContain("<");
    }

    @Test
    void withoutAHeadTheHeadingTheFolderAndTheFirstParagraphStandIn() throws UnreadableArticle {
        Draft draft = read("user-guide/a.md", "# Getting in\n\nFirst *paragraph*.\n\nSecond.\n");

        assertThat(draft.title()).isEqualTo("Getting in");
        assertThat(draft.category()).isEqualTo("User guide");
        assertThat(draft.summary()).isEqualTo("First paragraph.");
        assertThat(draft.audience()).isEqualTo(Audience.REGISTERED);
        assertThat(draft.language()).isEqualTo("en");
        assertThat(draft.updated()).isEmpty();
    }

    @Test
    void htmlTakesItsTitleFromTheHeadingOrTheHead() throws UnreadableArticle {
        assertThat(
                        read(
                                "a.html",
                                "<html><head><title>Two &amp; two</title><style>p{}</style></head><body><p>Text</p></body></html>"))
                .extracting(Draft::title, Draft::html)
                .containsExactly("Two & two", "<p>Text</p>");
        assertThat(read("a.htm", "<title>Site</title><h1>The <i>heading</i></h1><p>Text</p>"))
                .extracting(Draft::title, Draft::html)
                .containsExactly("The heading", "<p>Text</p>");
    }

    @Test
    void whatIsWiderThanTheScreenCanBeScrolledToByKeyboard() throws UnreadableArticle {
        assertThat(read("a.md", "# Code\n\n```\na long line\n```\n").html())
                .isEqualTo("<pre tabindex=\"0\"><code>a long line\n</code></pre>");
        assertThat(read("a.md", "# Table\n\n| A |\n|---|\n| b |\n").html()).startsWith("<table tabindex=\"0\">");
    }

    @Test
    void hebrewIsNoticed() throws UnreadableArticle {
        assertThat(read("a.md", "# כניסה\n\nטקסט בעברית").language()).isEqualTo("he");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](https://tracker.example/x.png)",
                "[x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href=\"java&#115;cript:alert(1)\">x</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<form action=\"/tickets\"><button>x</button></form>",
                "<p style=\"position:fixed\" onclick=\"x()\" id=\"content\" class=\"btn\">x</p>",
                "<svg><script>alert(1)</script></svg>"
            })
    void nothingInAnArticleRunsLoadsOrPretends(String markdown) throws UnreadableArticle {
        for (String file : new String[] {"a.md", "a.html"}) {
            assertThat(read(file, "<h1>Title</h1>\n\nbefore " + markdown + "\n\nafter")
                            .html())
                    .contains("before", "after")
                    .doesNotContainPattern("(?i)<(script|img|svg|style|iframe|form|button|object)")
                    .doesNotContainPattern("(?i)<[^>]*\\s(src|style|class|id|on\\w+)\\s*=")
                    .doesNotContainPattern("(?i)href=\"(javascript|data)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../tickets/notes.md, tickets-notes",
        "other.md#part, user-other#part",
        "Other%20One.md, user-other-one",
        "../../agents/agreements.md, agreements",
        "../../../../etc/passwd.md, passwd",
        "/tickets/new, ../tickets/new",
        "https://keycloak.org/, https://keycloak.org/",
        "mailto:a@b.example, mailto:a@b.example",
        "#part, #part"
    })
    void linksLeadToArticlesPagesOrOut(String href, String leadsTo) {
        assertThat(new Links(Path.of("user/here.md"), "en").apply(href)).isEqualTo(leadsTo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text only, no heading|has no title: neither a heading nor a title in its head",
                "# Title|has no text",
                "---\\ntitle: x\\naudience: everybody\\n---\\ntext|names an audience other than everyone, registered, agents",
                "---\\ntitle: x\\naudience:\\n  - agents\\n---\\ntext|names an audience other than everyone, registered, agents",
                "---\\naudience: agents\\naudience: everyone\\n---\\n# a\\ntext|names its audience twice",
                "---\\naudience: agents\\n# Internal\\ntext|begins with a head that does not end, or not with ---",
                "+++\\naudience = 'agents'\\n+++\\n# Internal\\ntext|begins with a head that does not end, or not with ---",
                "---\\ntitle: x\\nupdated: yesterday\\n---\\ntext|names a date of update that is not like 2026-11-21",
                "---\\ntitle: x\\nlanguage: <b>\\n---\\ntext|names a language that is not a tag like en"
            })
    void whatIsBrokenHasAReason(String source, String reason) {
        assertThatThrownBy(() -> read("a.md", source.replace("\\n", "\n")))
                .isInstanceOf(UnreadableArticle.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n---\naudience: agents\n---\n# a\n\ntext", "---\raudience: agents\r---\r# a\r\rtext"})
    void theHeadIsReadWhateverStandsBeforeItAndHoweverLinesEnd(String source) throws UnreadableArticle {
        assertThat(read("a.md", source).audience()).isEqualTo(Audience.AGENTS);
    }

    @Test
    void aLineAcrossThePageIsNoHead() throws UnreadableArticle {
        assertThat(read("a.md", "---\n# Title\n\ntext").title()).isEqualTo("Title");
    }

    @Test
    void whatIsNotUtf8TextIsRefused() {
        ArticleReader reader = new ArticleReader(Audience.REGISTERED, new MallardPages(Path.of("."), Set.of()));

        assertThatThrownBy(() -> reader.read(Path.of("a.md"), new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe}))
                .hasMessage("is not in UTF-8");
        assertThatThrownBy(() -> reader.read(Path.of("a.md"), new byte[] {'#', ' ', 'a', 0}))
                .hasMessage("is not a text file");
        assertThatThrownBy(() -> reader.read(Path.of("a.md"), new byte[3_000_000]))
                .hasMessage("larger than 2 MB");
    }

    @Test
    void aSnippetIsPlainTextInParts() {
        Snippet snippet = Snippet.of("a <b>\u0002bold\u0003</b>\n \u0003 move");

        assertThat(snippet.parts())
                .containsExactly(
                        new Snippet.Part("a <b>", false),
                        new Snippet.Part("bold", true),
                        new Snippet.Part("</b> move", false));
    }

    private static Draft read(String file, String source) throws UnreadableArticle {
        return new ArticleReader(Audience.REGISTERED, new MallardPages(Path.of("."), Set.of()))
                .read(Path.of(file), source.getBytes(StandardCharsets.UTF_8));
    }
}
