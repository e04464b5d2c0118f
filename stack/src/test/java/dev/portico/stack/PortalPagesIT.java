package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The portal's pages in a real browser, signed in through the real Keycloak. */
@OnTheStack
class PortalPagesIT {

    @Test
    void adaFindsHerOrganisationsTicketsAndOpensOne(SharedStack stack, Page page) throws Exception {
        signIn(page, stack.portalUrl() + "/tickets", "ada");

        assertThat(page).hasURL(Pattern.compile(".*/o/acme/tickets$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tickets")))
                .isVisible();
        assertThat(page.locator("tbody tr").count()).isGreaterThan(3);
        clean(page, "tickets-light");
        pictureForTheReadme(page);

        page.locator("tbody th a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Notes")))
                .isVisible();
        clean(page, "ticket-light");
    }

    @Test
    void benOpensATicketAndAddsANote(SharedStack stack, Page page) {
        signIn(page, stack.portalUrl() + "/", "ben");
        if (page.getByRole(AriaRole.LINK, named("Sign in")).isVisible()) {
            page.getByRole(AriaRole.LINK, named("Sign in")).click();
            fill(page, "ben");
        }
        clean(page, "home-light");
        page.getByRole(AriaRole.LINK, named("Open a ticket")).first().click();
        page.getByLabel("Subject").fill("The printer is on fire");
        page.getByLabel("Description").fill("Since this morning.\nIt smells, too.");
        clean(page, "open-ticket-light");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open ticket"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The printer is on fire")))
                .isVisible();
        String ticket = page.url();
        page.getByLabel("Add a note").fill("It is out now.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.getByText("It is out now.")).isVisible();

        try (BrowserContext cleos = Browsers.chromium().newContext()) {
            Page hers = cleos.newPage();
            signIn(hers, ticket, "cleo");
            assertThat(hers.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            clean(hers, "not-found-light");
        }
    }

    @Test
    void finnHoldsTwoOrganisationsInTwoTabs(SharedStack stack, Page acme) {
        signIn(acme, stack.portalUrl() + "/o/acme/tickets", "finn");
        assertThat(acme.locator(".portal-tools summary").first()).containsText("Acme");

        acme.locator(".portal-tools summary").first().click();
        acme.getByRole(AriaRole.LINK, named("Umbra")).click();
        assertThat(acme).hasURL(Pattern.compile(".*/o/umbra/$"));
        assertThat(acme.locator(".portal-tools summary").first()).containsText("Umbra");

        Page umbra = acme.context().newPage();
        umbra.navigate(stack.portalUrl() + "/o/umbra/tickets");
        acme.navigate(stack.portalUrl() + "/o/acme/tickets");
        umbra.reload();
        acme.reload();
        assertThat(acme.locator(".portal-tools summary").first()).containsText("Acme");
        assertThat(umbra.locator(".portal-tools summary").first()).containsText("Umbra");
    }

    @Test
    void danIsToldThatHeHasNoAccess(SharedStack stack, Page page) {
        signIn(page, stack.portalUrl() + "/tickets", "dan");

        assertThat(page.locator("h1").count()).isPositive();
        assertThat(page.url()).doesNotContain("/o/acme");
        assertThat(page.content()).doesNotContain("Exception");
        clean(page, "refused-light");
    }

    @Test
    void benIsToldThatUmbraIsNotHis(SharedStack stack, Page page) {
        signIn(page, stack.portalUrl() + "/o/umbra/tickets", "ben");

        assertThat(page.content()).doesNotContain("Umbra broken");
        assertThat(page.locator("tbody tr").count()).isZero();
        Browsers.picture(page, "refused-organisation");
    }

    @Test
    void signingOutEndsEverySessionHere(SharedStack stack, Page page) {
        signIn(page, stack.portalUrl() + "/o/acme/tickets", "finn");
        page.navigate(stack.portalUrl() + "/o/umbra/tickets");
        assertThat(page).hasURL(Pattern.compile(".*/o/umbra/tickets$"));

        page.locator(".portal-person summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL(stack.portalUrl() + "/");

        page.navigate(stack.portalUrl() + "/o/acme/tickets");
        assertThat(page.locator("input[name=username]")).isVisible();
    }

    @Test
    void pagesAreCleanInDarkAndOnASmallScreenAndFromRightToLeft(SharedStack stack) {
        try (BrowserContext context = Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(ColorScheme.DARK)
                        .setViewportSize(320, 640)
                        .setLocale("he-IL"))) {
            Page page = context.newPage();
            signIn(page, stack.portalUrl() + "/o/acme/tickets", "ada");
            assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
            clean(page, "tickets-dark-320-he");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling")
                    .isTrue();
            page.locator("tbody th a").first().click();
            clean(page, "ticket-dark-320-he");
            page.navigate(stack.portalUrl() + "/o/acme/");
            clean(page, "home-dark-320-he");
        }
    }

    @Test
    void aChosenSchemeStays(SharedStack stack, Page page) {
        page.navigate(stack.portalUrl() + "/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                .click();
        page.reload();

        assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        clean(page, "home-anonymous-dark");
    }

    /** Replaces docs/images/portal.png, but only where PORTICO_README_PICTURE is set: a test run leaves the tree clean. */
    private static void pictureForTheReadme(Page page) throws IOException {
        Path picture = Browsers.picture(page, "readme");
        if (System.getenv("PORTICO_README_PICTURE") != null) {
            Files.copy(
                    picture,
                    Project.here().root().resolve("docs/images/portal.png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clean(Page page, String picture) {
        Browsers.picture(page, picture);
        assertThat(Browsers.violations(page)).isEmpty();
    }

    private static void signIn(Page page, String address, String username) {
        page.navigate(address);
        if (page.locator("input[name=username]").isVisible()) {
            fill(page, username);
        }
    }

    private static void fill(Page page, String username) {
        page.locator("input[name=username]").fill(username);
        if (!page.locator("input[name=password]").isVisible()) {
            page.locator("[type=submit]").first().click();
        }
        page.locator("input[name=password]").fill(username + "-portico");
        page.locator("[type=submit]").first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
