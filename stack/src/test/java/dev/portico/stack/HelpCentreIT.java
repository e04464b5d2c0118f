package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The help centre in a real browser: written at the desk, found by keyboard, judged by its reader. */
@OnTheStack
class HelpCentreIT {

    @Test
    void whatAnAgentPublishesACustomerFindsByKeyboardAndJudges(SharedStack stack, Page desk) {
        Look.signIn(desk, stack.portalUrl() + "/desk/library", "sam");
        desk.getByRole(AriaRole.LINK, named("New article")).click();
        desk.getByLabel("Title").fill("Umbrellas and parasols");
        desk.getByLabel("Text").fill("# When it rains\n\nOpen your **umbrella**.");
        desk.getByRole(AriaRole.BUTTON, button("Preview")).click();
        assertThat(desk.locator("#preview strong")).hasText("umbrella");
        desk.getByRole(AriaRole.BUTTON, button("Publish")).click();
        desk.getByRole(AriaRole.LINK, named("For whom")).click();
        desk.getByLabel("Registered customers").check();
        desk.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(desk.locator(".done-box")).isVisible();

        try (BrowserContext bens = Browsers.chromium().newContext()) {
            Page page = bens.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
            Locator search = page.getByRole(AriaRole.COMBOBOX);
            search.focus();
            page.keyboard().type("umbrel");
            Locator option = page.getByRole(AriaRole.OPTION);
            assertThat(option).hasCount(1);
            assertThat(search).hasAttribute("aria-expanded", "true");
            page.keyboard().press("ArrowDown");
            assertThat(option).hasAttribute("aria-selected", "true");
            assertThat(search).hasAttribute("aria-activedescendant", "q-suggestions-0");
            assertThat(Browsers.violations(page)).isEmpty();
            page.keyboard().press("Escape");
            assertThat(search).hasAttribute("aria-expanded", "false");
            page.keyboard().press("ArrowDown");
            assertThat(option).hasCount(1);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*/o/acme/articles/umbrellas-and-parasols$"));
            page.getByRole(AriaRole.BUTTON, button("No")).click();
            page.getByLabel("It is hard to understand").check();
            page.getByLabel("In your own words").fill("Which umbrella?");
            page.getByRole(AriaRole.BUTTON, button("Send")).click();
            assertThat(page.getByText("Thank you for telling us")).isVisible();
        }
        desk.navigate(stack.portalUrl() + "/desk/articles/umbrellas-and-parasols");
        desk.getByRole(AriaRole.LINK, named("Edit")).click();
        assertThat(desk.getByText("Which umbrella?")).isVisible();
        assertThat(desk.getByText("Did not help: 1")).isVisible();
    }

    @Test
    void withoutScriptTheSearchIsAPlainForm(SharedStack stack) {
        try (BrowserContext context = Browsers.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(stack.portalUrl() + "/");
            page.locator("#q").fill("portal");
            page.locator("#q").press("Enter");

            assertThat(page.locator(".article-hits a").first()).isVisible();
        }
    }

    @Test
    void pagesAreCleanInLightAndDarkAndOnASmallScreenFromRightToLeft(SharedStack stack) {
        for (Look look : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark-390", ColorScheme.DARK, "de-DE", 390),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320))) {
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                String desk = stack.portalUrl() + "/desk";
                Look.signIn(page, desk + "/library", "sam");
                clean(look, page, "library");
                page.navigate(desk + "/library/new");
                clean(look, page, "library-new");
                page.navigate(desk + "/articles/getting-in?language=de");
                page.locator(".article-foot .btn").click();
                clean(look, page, "library-edit");
                String edit = page.url().replaceFirst("\\?.*", "");
                for (String part : List.of("history", "audience", "versions/1")) {
                    page.navigate(edit + "/" + part + "?language=de");
                    clean(look, page, "library-" + part.replace('/', '-'));
                }
                page.navigate(desk + "/library/categories");
                clean(look, page, "library-categories");
            }
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                page.navigate(stack.portalUrl() + "/");
                page.locator("#q").pressSequentially(look.locale().startsWith("he") ? "כניס" : "demo");
                assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
                clean(look, page, "suggestions");
                page.navigate(stack.portalUrl() + "/articles/running-the-demo");
                assertThat(page.locator("#feedback")).isVisible();
                clean(look, page, "article-feedback");
            }
        }
    }

    private static void clean(Look look, Page page, String picture) {
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", look.scheme().name().toLowerCase(Locale.ROOT));
        Browsers.picture(page, "help-" + picture + "-" + look.name());
        assertThat(Browsers.violations(page)).as(picture + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + look.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }
}
