package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A piece of an article's text, as a search shows it. */
class SnippetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "open **the door** now; open the door now",
                "a | b | c; a b c",
                "| --- | :---: | then; then",
                "## What to do; What to do",
                "see issue #3 and C# and a||b or 2 * 3; see issue #3 and C# and a||b or 2 * 3",
                "- one - two; - one - two",
            })
    void signsOfMarkdownAreNoWords(String text, String shown) {
        assertThat(Snippet.of(text).text().strip().replaceAll(" +", " ")).isEqualTo(shown);
    }
}
