package dev.portico.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.invitations.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Shows a mail's HTML as mail programs do, in light and in dark, and looks whether it can be read: in its language and direction, by axe's
 * rules, without loading anything or scrolling sideways; and whether it leads wherever its text does.
 */
public final class MailProgram {
    private static final Pattern LINK = Pattern.compile("(?:^|: )(https?://\\S+)$", Pattern.MULTILINE);

    private final int width;

    private MailProgram(int width) {
        this.width = width;
    }

    public static MailProgram ofWidth(int width) {
        return new MailProgram(width);
    }

    /** The pictures are called {@code mail-<name>-<language>}, with {@code -dark} behind it where it is. */
    public void shows(String name, String language, Letter letter) {
        Map.of(ColorScheme.LIGHT, "", ColorScheme.DARK, "-dark")
                .forEach((scheme, suffix) -> look(scheme, "mail-" + name + "-" + language + suffix, language, letter));
    }

    private void look(ColorScheme scheme, String picture, String language, Letter letter) {
        List<String> loaded = new ArrayList<>();
        try (BrowserContext context = Browsers.chromium()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 500))) {
            Page page = context.newPage();
            page.onRequest(request -> loaded.add(request.url()));
            page.setContent(letter.html());
            Browsers.picture(page, picture);

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("he") ? "rtl" : "ltr");
            assertThat(page.title()).isNotEmpty();
            assertThat(loaded).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling: " + picture)
                    .isTrue();
            assertThat(Browsers.violations(page)).as(picture).allMatch(MailProgram::ofWholePages);
            leadsWhereTheTextDoes(page, letter);
        }
    }

    /** Each once as a button or in words, and the first one written out, for where a button does nothing. */
    private static void leadsWhereTheTextDoes(Page page, Letter letter) {
        List<String> links = LINK.matcher(letter.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> shown = page.locator("a").all().stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .toList();

        assertThat(shown).containsAll(links).allMatch(links::contains);
        if (!links.isEmpty()) {
            assertThat(page.locator("a.portico-button").getAttribute("href")).isEqualTo(links.get(0));
            assertThat(page.locator("a:not(.portico-button)").allInnerTexts()).contains(links.get(0));
        }
    }

    /** What a page needs and a mail does not, which is shown within one: landmarks and a first heading. */
    private static boolean ofWholePages(String violation) {
        return violation.startsWith("landmark-")
                || violation.startsWith("page-has-heading-one:")
                || violation.startsWith("region:");
    }
}
