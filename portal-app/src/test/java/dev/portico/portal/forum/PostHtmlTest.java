package dev.portico.portal.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a post looks like, and what it never does (attack 24). */
class PostHtmlTest {

    @Test
    void linesEmphasisCodeListsAndLinksAreShown() {
        assertThat(
                        PostHtml.of(
                                "Hello *you*,\nsee `x < y`:\n\n- one\n- two\n\n> said before\n\n[there](https://a.example/?b=1)"))
                .containsSubsequence(
                        "<p dir=\"auto\">Hello <em>you</em>,<br />see <code>x &lt; y</code>:</p>",
                        "<ul dir=\"auto\">",
                        "<li>one</li>",
                        "<li>two</li>",
                        "</ul>",
                        "<blockquote dir=\"auto\">",
                        "<p>said before</p>",
                        "</blockquote>",
                        "<p dir=\"auto\"><a href=\"https://a.example/?b",
                        "1\" rel=\"",
                        "\">there</a></p>")
                .containsPattern("rel=\"(?=[^\"]*nofollow)(?=[^\"]*ugc)(?=[^\"]*noopener)");
    }

    /** Of a whole list, however it is nested: what is within has none of its own, by which its words would decide nothing. */
    @Test
    void eachBlockHasTheDirectionOfItsOwnWords() {
        assertThat(PostHtml.of("שלום\n\n- one\n\n  more\n- two\n  1. three\n\n> said\n\n```\ncode\n```"))
                .containsSubsequence(
                        "<p dir=\"auto\">שלום</p>",
                        "<ul dir=\"auto\">",
                        "<li>",
                        "<p>one</p>",
                        "<p>more</p>",
                        "<ol>",
                        "</ul>",
                        "<blockquote dir=\"auto\">",
                        "<p>said</p>",
                        "<pre dir=\"ltr\"")
                .doesNotContain("<code dir", "<li dir", "<ol dir");
    }

    @Test
    void anAddressIsALinkByItself() {
        assertThat(PostHtml.of("See https://a.example/x_y, or (http://b.example)."))
                .contains(">https://a.example/x_y</a>, or (", ">http://b.example</a>).");
        assertThat(PostHtml.of("`https://a.example`")).doesNotContain("<a");
    }

    @Test
    void anAddressInAnglesIsALinkAndNothingElseInThemIs() {
        assertThat(PostHtml.of("<https://a.example/x>"))
                .contains(">https://a.example/x</a>")
                .doesNotContain("&lt;");
        assertThat(PostHtml.of("1<2, <b>, <ben@acme.example>"))
                .contains("1&lt;2, &lt;b&gt;, &lt;ben")
                .doesNotContain("<a", "<b>");
    }

    /** The time this takes grows with its length; by the library's own way with the square of it, for minutes (attack 29). */
    @Test
    @Timeout(60)
    void whateverIsBegunByTheHundredThousandAndNeverEndedIsWords() {
        assertThat(PostHtml.of("<".repeat(300_000)).split("&lt;", -1)).hasSize(300_001);
        assertThat(PostHtml.of("<!-- ".repeat(60_000))).doesNotContain("<!--");
    }

    /** As long as a post may be, fifty of which are on a page (attack 29). */
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
                "a <b\n",
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
                "&",
                "\\",
                "http://a"
            })
    void fiftyPostsOfNothingButMarksTakeNoTime(String mark) {
        String post = mark.repeat(Typed.LONGEST_TEXT / mark.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 50; i++) {
                assertThat(PostHtml.of(post)).hasSizeLessThan(40 * Typed.LONGEST_TEXT);
            }
        });
    }

    /** Every open list is asked about every line: lists within lists, and then lines (attack 29). */
    @Test
    void fiftyPostsOfListsWithinListsAndEmptyLinesTakeNoTime() {
        String post = "- ".repeat(4_000) + "x" + "\n \n".repeat(3_990) + "y";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 50; i++) {
                assertThat(PostHtml.of(post)).contains("- - - -");
            }
        });
    }

    @Test
    void anAddressNamedByTheThousandIsNotRepeatedByTheThousand() {
        String post = "[a]: https://a.example/" + "u".repeat(10_000) + "\n\n" + "[a] ".repeat(2_400);

        assertThat(PostHtml.of(post)).hasSizeLessThan(3 * Typed.LONGEST_TEXT).contains("[a] [a]");
        assertThat(PostHtml.of("[a]: https://a.example/x\n\nSee [a] and [a].").split("<a ", -1))
                .hasSize(3);
    }

    /** A log that somebody pastes as it is stays in its lines. */
    @Test
    void aParagraphLongerThanAnybodyWritesIsShownAsItWasTyped() {
        String lines = "2026-11-23 [main] *started* <x>\n".repeat(300);

        assertThat(PostHtml.of("Before *it*.\n\n" + lines + "\nAfter *it*."))
                .contains("<em>it</em>", "[main] *started* &lt;x&gt;<br />2026-11-23")
                .doesNotContain("<em>started</em>")
                .endsWith("<p dir=\"auto\">After <em>it</em>.</p>\n");
    }

    @Test
    void aHeadingIsWords() {
        assertThat(PostHtml.of("# Loud")).isEqualTo("<p dir=\"auto\"># Loud</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](https://evil.example/pixel.png)",
                "[x](javascript:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](vbscript:x)",
                "<javascript:alert(1)>",
                "[x](java&#115;cript:alert(1))",
                "[x]( https://a.example/\"onmouseover=\"alert(1) )",
                "<a href='x' style='position:fixed'>x</a>",
                "<iframe src=https://evil.example></iframe>",
                "<form action=/logout><button>x</button></form>",
                "<svg/onload=alert(1)>",
                "```\n</code></pre><script>alert(1)</script>\n```"
            })
    void nothingInItRunsOrLoads(String text) {
        assertThat(PostHtml.of(text))
                .doesNotContainIgnoringCase(
                        "<script",
                        "<img",
                        "<iframe",
                        "<form",
                        "<svg",
                        "<button",
                        "style=",
                        "<a href=\"java",
                        "<a href=\"data")
                .doesNotContainPattern("<[^>]*\\son[a-z]+=");
    }

    @Test
    void marksWithinMarksByTheThousandAreShownSomehow() {
        assertThat(PostHtml.of("*a **b ".repeat(2500) + "c" + "** *".repeat(2500)))
                .isNotEmpty();
        assertThat(PostHtml.of(">".repeat(20_000) + "x")).isNotEmpty();
        assertThat(PostHtml.of("- ".repeat(10_000) + "x")).isNotEmpty();
        assertThat(PostHtml.of("[".repeat(20_000))).isNotEmpty();
    }
}
