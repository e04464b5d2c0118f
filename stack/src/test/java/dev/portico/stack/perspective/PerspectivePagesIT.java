package dev.portico.stack.perspective;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            // One row, of which what leads nowhere makes no column of letters.
            assertThat(page.locator(".portal-nav").boundingBox().height).isLessThan(70);

            page.locator(".portal-perspective button").click();
            page.waitForURL(own("/settings/members/" + ben));
            assertThat(page.locator(".portal-perspective")).hasCount(0);
            assertThat(page.locator(".portal-person")).containsText("Ada Abel");
            assertThat(page.locator("main > .notice")).isVisible();
            page.locator(".person-eyes").scrollIntoViewIfNeeded();
            Browsers.picture(page, "perspective-left-" + look.name());
            assertThat(Browsers.violations(page)).isEmpty();
            page.reload();
            assertThat(page.locator("main > .notice")).hasCount(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 479, 800})
    void theMessengerStandsBelowTheBanner(int width) {
        try (BrowserContext browser = new Look("messenger-" + width, ColorScheme.LIGHT, "en-GB", width).browser()) {
            Page page = browser.newPage();
            page.setViewportSize(width, 568);
            begin(page);
            page.navigate(bens("/tickets"));
            page.evaluate("scrollTo(0, document.body.scrollHeight)");

            page.locator(".messenger-button").click();
            FrameLocator messenger = page.frameLocator(".messenger-frame");
            assertThat(messenger.locator("#conversations")).isVisible();
            Browsers.picture(page, "perspective-messenger-" + width);
            BoundingBox banner = box(page, ".portal-perspective");
            assertThat(banner.y).isZero();
            assertThat(box(page, ".messenger-panel").y).isGreaterThanOrEqualTo(banner.height - 1);
            messenger.locator("input[type=search]").click();
            messenger.locator("#conversations li a").first().click();
            assertThat(messenger.locator("#thread")).isVisible();
            assertThat(messenger.locator("textarea")).hasCount(0);
            page.locator(".messenger-close").click();
            assertThat(page.locator(".messenger-panel")).hasCount(0);

            page.navigate(bens("/messenger"));
            page.evaluate("scrollTo(0, document.body.scrollHeight)");
            page.waitForCondition(() -> {
                BoundingBox above = box(page, ".portal-perspective");
                return box(page, ".messenger-head").y >= above.y + above.height - 1;
            });
        }
    }

    private static BoundingBox box(Page page, String what) {
        return Objects.requireNonNull(page.locator(what).boundingBox());
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
    void theMenuIsThePersonsAndWhatChangesSomethingIsThereAndDisabled(Page page) {
        begin(page);
        assertThat(page.locator(".portal-nav [aria-disabled=true]")).hasText("Submit a Request");
        assertThat(page.locator(".portal-nav").getByText("Settings")).hasCount(0);
        page.navigate(bens("/tickets"));
        page.locator("tbody th a").first().click();
        assertThat(page.locator("#reply textarea")).isDisabled();
        assertThat(page.locator("#reply button[type=submit]")).isDisabled();
        assertThat(page.locator("#may button").first()).isDisabled();
        assertThat(page.locator("#reply fieldset")).hasAttribute("title", "Not while looking as Ben Brandt");
        Browsers.picture(page, "perspective-ticket");
        assertThat(Browsers.violations(page)).isEmpty();
    }

    @Test
    void anAgentBeginsAtATicketAndSaysWhy(Page page) {
        String ticket = stack.portalUrl() + "/desk/queue/" + oneOfBens();
        Look.signIn(page, ticket, "sam");
        page.waitForURL(ticket);
        page.locator("#eyes-of").selectOption(ben);
        page.locator("#eyes-why").fill("Cannot find the answer");
        assertThat(Browsers.violations(page)).isEmpty();
        page.locator("form[action='/desk/perspective'] button").click();
        page.waitForURL(stack.portalUrl() + "/desk/as/" + stack.organizationId("acme") + "/" + ben + "/");
        assertThat(page.locator(".portal-perspective")).containsText("Ben Brandt");
        page.locator(".portal-perspective button").click();
        page.waitForURL(ticket);
        assertThat(page.locator(".portal-perspective")).hasCount(0);
    }

    /** Finn is a member of Acme and of Umbra, which is no business of Acme's: neither he nor who looks is shown what the other was. */
    @Test
    void whoLooksIsShownNoOtherOrganisationAndThePersonAllOfTheirs(Page page) {
        String finn = stack.userId("finn");
        String eyes = own("/as/" + finn);
        try (BrowserContext browser = Browsers.chromium().newContext()) {
            Page finns = browser.newPage();
            Look.signIn(finns, own("/tickets"), "finn");
            finns.waitForURL(own("/tickets"));
            assertThat(finns.content()).contains("/o/umbra/");

            Look.signIn(page, own("/settings/members/" + finn), "ada");
            page.waitForURL(own("/settings/members/" + finn));
            page.locator("form[action='/o/acme/perspective'] button").click();
            page.waitForURL(eyes + "/");
            assertThat(page.locator(".portal-perspective")).containsText("Finn Falk");
            for (String path : new String[] {"/", "/tickets", "/articles"}) {
                page.navigate(eyes + path);
                assertThat(page.locator(".portal-perspective")).isVisible();
                assertThat(page.content()).doesNotContain("/o/umbra/");
                finns.navigate(own(path));
                assertThat(finns.content()).contains("/o/umbra/");
            }
        }
    }

    private String oneOfBens() {
        return StreamSupport.stream(
                        stack.tokens()
                                .get(
                                        URI.create(stack.portalUrl() + "/api/tickets"),
                                        stack.tokens().of("ben").accessToken())
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(each -> each.at("/requester/id").asText().equals(ben))
                .map(each -> each.get("number").asText())
                .findFirst()
                .orElseThrow();
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
