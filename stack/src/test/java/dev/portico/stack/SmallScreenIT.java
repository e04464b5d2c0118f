package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest screen there is: 320 by 568. What one came for is on it, not below it. */
@OnTheStack
class SmallScreenIT {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 568;

    private final SharedStack stack;

    SmallScreenIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "de-DE, DARK", "he-IL, LIGHT"})
    void theHeaderTakesTwoRows(String language, ColorScheme scheme) {
        try (BrowserContext context = small(language, scheme)) {
            Page page = context.newPage();
            page.navigate(stack.portalUrl() + "/");
            twoRows(page, "header-visitor-" + language);
            page.locator(".portal-language summary").click();
            assertThat(page.locator(".portal-language button").last()).isVisible();
            clean(page, "header-languages-" + language);
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ada");
            twoRows(page, "header-admin-" + language);
        }
        try (BrowserContext context = small(language, scheme)) {
            Page page = context.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/tickets", "finn");
            twoRows(page, "header-member-" + language);
            page.locator(".portal-tools summary").first().click();
            assertThat(page.locator(".portal-tools a[href='/o/umbra/']")).isVisible();
            clean(page, "header-organizations-" + language);
        }
        try (BrowserContext context = small(language, scheme)) {
            Page page = context.newPage();
            Look.signIn(page, stack.portalUrl() + "/desk/", "olga");
            twoRows(page, "header-desk-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "de-DE, LIGHT", "he-IL, DARK"})
    void sendingIsInSightAboveTheArticlesAndConfirmedWithANumber(String language, ColorScheme scheme) {
        try (BrowserContext context = small(language, scheme)) {
            Page page = context.newPage();
            String messenger = stack.portalUrl() + "/o/acme/messenger";
            Look.signIn(page, messenger + "/contact?kind=question&area=use&urgency=low", "ben");
            page.locator("#text").fill("organisation");
            page.locator("form.composer button[type=submit]").last().click();
            assertThat(page.locator(".before-sending .messenger-list")).isVisible();

            Locator send = page.locator(".before-sending button").first();
            BoundingBox box = Objects.requireNonNull(send.boundingBox());
            assertThat(box.y).isGreaterThanOrEqualTo(56);
            assertThat(box.y + box.height).isLessThanOrEqualTo(HEIGHT);
            clean(page, "small-suggested-" + language);
            send.click();

            assertThat(page).hasURL(Pattern.compile(".*/messenger/conversations/\\d+"));
            Locator confirmation = page.locator(".done-box");
            assertThat(confirmation).isVisible();
            assertThat(confirmation).containsText(page.url().replaceAll(".*/conversations/(\\d+).*", "$1"));
            assertThat(confirmation).isInViewport();
            clean(page, "small-sent-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, DARK", "he-IL, LIGHT"})
    void whatSaysThatThePageIsOutOfDateDoesNotStandBeforeTheMessengersHead(String language, ColorScheme scheme) {
        try (BrowserContext context = small(language, scheme)) {
            Page page = context.newPage();
            String messenger = stack.portalUrl() + "/o/acme/messenger";
            Look.signIn(page, messenger + "/contact?kind=issue&area=use&urgency=low", "ben");
            page.locator("#text").fill("Qwxyz " + UUID.randomUUID());
            page.locator("form.composer button[type=submit]").last().click();
            Locator anyway = page.locator(".before-sending button").first();
            anyway.or(page.locator("#thread")).first().waitFor();
            if (anyway.isVisible()) {
                anyway.click();
            }
            page.locator("#thread").waitFor();

            page.evaluate("document.dispatchEvent(new Event('portal:gone'))");

            assertThat(page.locator(".portal-news button")).isVisible();
            for (String scrolled : new String[] {"scrollTo(0, 0)", "scrollTo(0, document.body.scrollHeight)"}) {
                page.evaluate(scrolled);
                page.waitForCondition(() -> {
                    BoundingBox news =
                            Objects.requireNonNull(page.locator(".portal-news").boundingBox());
                    BoundingBox head = Objects.requireNonNull(
                            page.locator(".messenger-head").boundingBox());
                    return news.y >= 0 && head.y >= news.y + news.height - 1 && head.y + head.height <= HEIGHT;
                });
            }
            clean(page, "small-news-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "de-DE, DARK", "he-IL, LIGHT"})
    void whereOneIsStandsInTheMenuAndPillsAndThePagesEndAreWhole(String language, ColorScheme scheme) {
        try (BrowserContext desk = small("en-GB", scheme);
                BrowserContext context = small(language, scheme)) {
            supportAsksInTheForum(desk.newPage());
            Page page = context.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/forum", "ada");
            assertThat(page.locator(".forum-topics .side").first()).isVisible();
            assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.forum-topics .side')]"
                            + ".every(pill => pill.getClientRects().length === 1 && pill.offsetHeight < 32)"))
                    .isTrue();
            page.evaluate("scrollTo(0, document.body.scrollHeight)");
            assertThat((Boolean) page.evaluate(
                            "document.querySelector('main').lastElementChild.getBoundingClientRect().bottom"
                                    + " <= document.querySelector('.messenger-button').getBoundingClientRect().top"))
                    .isTrue();
            clean(page, "small-forum-" + language);
            int entries = page.locator(".portal-nav a").count();
            assertThat(entries).isGreaterThan(3);
            for (int entry = 0; entry < entries; entry++) {
                Locator here = page.locator(".portal-nav a").nth(entry);
                here.click();
                assertThat(here).hasAttribute("aria-current", "page");
                page.waitForCondition(() -> within(page.locator(".portal-nav"), here));
            }
            clean(page, "small-menu-" + language);
        }
    }

    /** A topic with a pill: its author is Support. */
    private void supportAsksInTheForum(Page page) {
        Look.signIn(page, stack.portalUrl() + "/desk/forum/sections/new", "sam");
        page.locator("#name").fill("Small " + UUID.randomUUID());
        page.locator("main form button[type=submit]").last().click();
        page.locator("main a[href*='/topics/new']").first().click();
        page.locator("#title").fill("Which lanterns do you hang where the ceiling is low?");
        page.locator("#text").fill("Tell us.");
        page.locator("main form button[type=submit]").last().click();
        assertThat(page.locator(".forum-post")).hasCount(1);
    }

    private static boolean within(Locator outer, Locator inner) {
        BoundingBox room = Objects.requireNonNull(outer.boundingBox());
        BoundingBox box = Objects.requireNonNull(inner.boundingBox());
        return box.x >= room.x - 1 && box.x + box.width <= room.x + room.width + 1;
    }

    private static BrowserContext small(String language, ColorScheme scheme) {
        return Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setLocale(language)
                        .setColorScheme(scheme));
    }

    private static void twoRows(Page page, String picture) {
        BoundingBox header =
                Objects.requireNonNull(page.locator(".portal-header").boundingBox());
        clean(page, picture);
        assertThat(header.height).as(picture).isLessThanOrEqualTo(100);
    }

    private static void clean(Page page, String picture) {
        Browsers.picture(page, picture);
        assertThat(Browsers.violations(page)).as(picture).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture)
                .isTrue();
    }
}
