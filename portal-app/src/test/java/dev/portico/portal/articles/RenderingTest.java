package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a text for its readers, and what its writer is told of it (R62). */
class RenderingTest {
    /** Of an article that somebody types. */
    private static final int LONGEST = 200_000;

    private final Rendering rendering = new Rendering();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "# Weather\\n\\nIt rains.\\n\\nIt snows.; It rains.",
                "## Before you begin\\n\\nTake an *umbrella*\\nalong.; Take an umbrella along.",
                "## One\\n\\n### Two\\n\\n- first\\n- second; - first",
                "![](a.png)\\n\\nIt rains.; It rains.",
                "> Quoted.\\n\\nIt rains.; Quoted.",
                "## Nothing but this; Nothing but this",
            })
    void theSummaryIsTheFirstParagraphAndNoHeading(String source, String summary) {
        assertThat(rendering
                        .of(Format.MARKDOWN, source.replace("\\n", "\n"), "Weather", new Links(Path.of("a.md"), "en"))
                        .beginning())
                .isEqualTo(summary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "![a cat](https://example.com/cat.png); img",
                "before <iframe src=x></iframe> <script>run()</script> <IMG src=x>; iframe, script, img",
                "[press me](javascript:run\\(\\)); a",
                "<form><input name=a></form>; form, input",
            })
    void whatReadersDoNotGetIsNamed(String source, String names) {
        assertThat(String.join(", ", rendering.leftOut(Format.MARKDOWN, source)))
                .isEqualTo(names);
    }

    @Test
    void whatReadersGetIsNotNamed() {
        String all = """
                # One

                **bold** `code` [link](https://example.com) [other](other.md) <https://example.com>

                ```java
                int i;
                ```

                | a | b |
                |---|:-:|
                | 1 | 2 |

                1. one
                3. two

                > quoted

                ---

                <details><summary>more</summary>text</details>
                """;

        assertThat(rendering.leftOut(Format.MARKDOWN, all)).isEmpty();
        assertThat(rendering.leftOut(
                        Format.HTML,
                        "<!doctype html><html><head><title>x</title></head><body><h1>x</h1><p>y</p></body></html>"))
                .isEmpty();
    }

    /** As long as an article may be (attack 29): the library alone takes some of these minutes, or all the memory there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[[]()",
                "[a](",
                "[a](<b",
                "[a](b \"",
                "[a\n",
                "[x]: <",
                "<",
                "<a ",
                "a <b\n",
                "<http://a ",
                "*a ",
                "**a",
                "*a **a ",
                "_a __a ",
                "*a_ ",
                "`` ` ",
                "> ",
                "- ",
                "1. ",
                "* a\n",
                "|",
                "|\n",
                "a|\n",
                "&",
                "\\"
            })
    void marksByTheHundredThousandTakeNoTime(String mark) {
        takesNoTime(mark.repeat(LONGEST / mark.length()));
        takesNoTime("word\n" + mark.repeat(LONGEST / mark.length() - 5));
    }

    @Test
    void whatIsNamedOrLinedUpByTheThousandIsNotMadeAHundredTimesAsLong() {
        int side = (int) Math.sqrt(LONGEST);
        takesNoTime("|" + "a|".repeat(side) + "\n|" + "-|".repeat(side) + "\n" + "|\n".repeat(LONGEST / 2 - 2 * side));
        takesNoTime(
                "|" + "a|".repeat(LONGEST / 8) + "\n|" + "-|".repeat(LONGEST / 8) + "\n" + "a\n".repeat(LONGEST / 4));
        takesNoTime("[a]: /" + "u".repeat(LONGEST / 2) + "\n\n" + "[a] ".repeat(LONGEST / 8));
        takesNoTime("[a]: /u '" + "t".repeat(LONGEST / 2) + "'\n\n" + "[a]\n\n".repeat(LONGEST / 12));
        takesNoTime("[".repeat(LONGEST / 2) + "a" + "]".repeat(LONGEST / 2));
        takesNoTime("*a **a ".repeat(LONGEST / 14) + "b" + " a** a*".repeat(LONGEST / 14));
        takesNoTime("- ".repeat(LONGEST / 4) + "a\n" + "\n".repeat(LONGEST / 4) + "a");
        takesNoTime(">".repeat(LONGEST / 2) + "a\n" + "a\n".repeat(LONGEST / 4));
        takesNoTime(
                "e`".repeat(100) + IntStream.range(0, 600).mapToObj("`"::repeat).collect(Collectors.joining("e")));
    }

    private void takesNoTime(String source) {
        Rendering.Rendered rendered = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> rendering.of(Format.MARKDOWN, source, "Title", new Links(Path.of("a.md"), "en")));
        assertThat(rendered.html().length()).isLessThan(20 * LONGEST);
    }

    /** What people do write is what it was: long lists, tables, code and many paragraphs. */
    @Test
    void longTextsThatPeopleWriteKeepTheirMarks() {
        String paragraph = "Some **bold** words with a [link](https://example.com) and `code`. ".repeat(40) + "\n\n";
        String source = paragraph.repeat(40)
                + "- an *item*\n".repeat(1_500)
                + "\n```\n" + "code [x](\n".repeat(3_000) + "```\n\n"
                + "|a|b|c|\n|-|-|-|\n" + "|1|**2**|3|\n".repeat(1_500);

        String html = rendering
                .of(Format.MARKDOWN, source, "Title", new Links(Path.of("a.md"), "en"))
                .html();

        assertThat(html.split("<strong>bold</strong>", -1)).hasSize(40 * 40 + 1);
        assertThat(html.split("<em>item</em>", -1)).hasSize(1_501);
        assertThat(html.split("<strong>2</strong>", -1)).hasSize(1_501);
        assertThat(html.split("code \\[x]\\(\n", -1)).hasSize(3_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- ", "<h1>", "<title>", "<head>", "<body ", "<body>", "</h1><h1>", "<p><h1 "})
    void whatIsBegunByTheThousandAndNeverEndedTakesNoTime(String begun) {
        String source = begun.repeat(200_000 / begun.length());

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> rendering.of(Format.HTML, source, "", new Links(Path.of("a.html"), "en"))))
                .isNotNull();
    }
}
