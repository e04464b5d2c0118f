package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a text for its readers, and what its writer is told of it (R62). */
class RenderingTest {
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
