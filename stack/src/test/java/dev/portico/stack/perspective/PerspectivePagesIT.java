package dev.portico.stack.perspective;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** User Perspective in a browser (R26, R27, R28): from a person's page, under a yellow banner, and back. */
@OnTheStack
class PerspectivePagesIT {

    private final SharedStack stack;
    private final String ben;

    PerspectivePagesIT(SharedStack stack) {
        this.stack = stack;
        this.ben = stack.userId("ben");
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark", ColorScheme.DARK, "de-DE", 1280),
                new Look("narrow", ColorScheme.LIGHT, "en-GB", 320),
                new Look("hebrew", ColorScheme.LIGHT, "he-IL", 390));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theBannerStaysOnTopOfEveryPageAndExitLeadsBack(Look look) {
        try (BrowserContext browser = look.browser()) {
            Page page = browser.newPage();
            begin(page);

            for (String path : new String[] {"/", "/tickets", "/articles"}) {
                page.navigate(bens(path));
                assertThat(page.locator(".portal-perspective")).containsText("Ben Brandt");
                assertThat(page.locator(".portal-perspective")).isInViewport();
            }
            Browsers.picture(page, "perspective-" + look.name());
            assertThat(Browsers.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);

            page.locator(".portal-perspective button").click();
            page.waitForURL(own("/settings/members/" + ben));
            assertThat(page.locator(".portal-perspective")).hasCount(0);
            assertThat(page.locator(".portal-person")).containsText("Ada Abel");
        }
    }

    @Test
    void exitIsFirstInTabOrderAndAddressesLeadNowhereAfterwards(Page page) {
        begin(page);
        assertThat(page.locator(".portal-perspective")).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.locator(".portal-perspective button")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(own("/settings/members/" + ben));

        page.navigate(bens("/tickets"));
        page.waitForURL(own("/"));
        page.navigate(own("/tickets"));
        assertThat(page.locator(".portal-person")).containsText("Ada Abel");
    }

    @Test
    void signingOutThereOnlyLeavesIt(Page page) {
        begin(page);

        page.locator(".portal-person summary").click();
        page.locator(".portal-person button").click();

        page.waitForURL(own("/settings/members/" + ben));
        assertThat(page.locator(".portal-person")).containsText("Ada Abel");
    }

    /** The portal is told behind the request that ended it. */
    @Test
    void whereItWasEndedByOthersTheNextClickLeadsBack(Page page) {
        begin(page);
        assertThat(page.locator(".portal-perspective")).isVisible();

        Onlooker.endAll(stack);
        page.navigate(bens("/tickets"));
        for (int clicks = 1; clicks < 100 && page.url().contains("/as/"); clicks++) {
            page.navigate(bens("/tickets"));
        }

        assertThat(page.url()).isEqualTo(own("/settings/members/" + ben + "?perspective=ended"));
        assertThat(page.getByText("has ended")).isVisible();
    }

    private void begin(Page page) {
        Look.signIn(page, own("/settings/members/" + ben), "ada");
        page.waitForURL(own("/settings/members/" + ben));
        page.locator("form[action='/o/acme/perspective'] button").click();
        page.waitForURL(bens("/"));
    }

    private String own(String path) {
        return stack.portalUrl() + "/o/acme" + path;
    }

    private String bens(String path) {
        return stack.portalUrl() + "/o/acme/as/" + ben + path;
    }
}
