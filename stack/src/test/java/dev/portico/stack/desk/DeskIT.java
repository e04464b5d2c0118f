package dev.portico.stack.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A ticket from its opening to its solution, as its customer, their colleagues and the agents live it. */
@OnTheStack
class DeskIT {

    @Test
    void aTicketFromBothSidesOfTheTable(SharedStack stack, Page bens) {
        String subject = "Toner " + UUID.randomUUID();
        signIn(bens, stack.portalUrl() + "/o/acme/tickets/new", "ben");
        bens.getByLabel("Subject").fill(subject);
        bens.getByLabel("Description").fill("It smells.");
        bens.getByRole(AriaRole.BUTTON, named("Open ticket")).click();
        assertThat(bens.getByRole(AriaRole.HEADING, named(subject))).isVisible();
        String ticket = bens.url();
        String number = ticket.replaceAll(".*/", "");

        try (BrowserContext desk = Browsers.chromium().newContext();
                BrowserContext office = Browsers.chromium().newContext();
                BrowserContext colleague = Browsers.chromium().newContext();
                BrowserContext elsewhere = Browsers.chromium().newContext()) {
            Page sams = desk.newPage();
            signIn(sams, stack.portalUrl() + "/desk/tickets/" + number, "sam");
            assertThat(sams).hasURL(Pattern.compile(".*/desk/queue/" + number + ".*"));
            writeByKeyboard(sams);

            bens.reload();
            assertThat(bens.getByText("Which printer is it?")).isVisible();
            assertThat(bens.getByText("It is always the red one")).hasCount(0);
            assertThat(bens.locator(".ticket .status")).containsText("Waiting for you");
            bens.getByLabel("Add a note").fill("The red one.");
            bens.getByRole(AriaRole.BUTTON, named("Send")).click();
            assertThat(bens.locator(".ticket .status")).containsText("Waiting for Support");

            solve(sams);
            bens.reload();
            assertThat(bens.locator(".solution")).containsText("New toner.");
            Browsers.picture(bens, "ticket-of-ben");

            Page adas = office.newPage();
            signIn(adas, stack.portalUrl() + "/o/acme/tickets", "ada");
            assertThat(adas.getByRole(AriaRole.LINK, named(subject))).isVisible();
            Page cleos = colleague.newPage();
            signIn(cleos, ticket, "cleo");
            assertThat(cleos.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            Page eves = elsewhere.newPage();
            signIn(eves, stack.portalUrl() + "/o/umbra/tickets/" + number, "eve");
            assertThat(eves.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();

            adas.getByRole(AriaRole.LINK, named(subject)).click();
            adas.locator("#whom").fill("cleo@acme.example");
            adas.getByRole(AriaRole.BUTTON, named("Share")).click();
            assertThat(adas.locator(".participants li")).containsText("Cleo Castro");
            cleos.reload();
            assertThat(cleos.getByRole(AriaRole.HEADING, named(subject))).isVisible();
            cleos.getByRole(AriaRole.BUTTON, named("Remove Cleo Castro")).click();
            assertThat(cleos).hasURL(Pattern.compile(".*/o/acme/tickets$"));
        }
    }

    @Test
    void twoAgentsInOneTicketSeeEachOtherAndNeverOverwrite(SharedStack stack, Page sams) {
        signIn(sams, stack.portalUrl() + "/desk/queue?status=any&sort=-number", "sam");
        sams.locator(".queue-rows a").first().click();
        assertThat(sams.locator("#facts")).isVisible();
        try (BrowserContext other = Browsers.chromium().newContext()) {
            Page tesss = other.newPage();
            signIn(tesss, sams.url(), "tess");
            assertThat(tesss.locator("#presence")).containsText("Sam Stone has this ticket open too.");

            tesss.locator("#cause").fill("Tess knows the cause");
            save(tesss);
            assertThat(tesss.locator(".alert-box")).hasCount(0);
            sams.locator("#cause").fill("Sam knows better");
            save(sams);

            assertThat(sams.locator(".alert-box")).containsText("Changed meanwhile");
            assertThat(sams.locator("#cause")).hasValue("Sam knows better");
            assertThat(sams.locator(".now")).containsText("Tess knows the cause");
            Browsers.picture(sams, "desk-overtaken");
            assertThat(Browsers.violations(sams)).isEmpty();
        }
    }

    @Test
    void everyPageIsAccessibleInEveryForm(SharedStack stack) {
        for (Form form : List.of(
                new Form("light", ColorScheme.LIGHT, "en-GB", 1500),
                new Form("dark", ColorScheme.DARK, "en-GB", 1100),
                new Form("light-390", ColorScheme.LIGHT, "en-GB", 390),
                new Form("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                signIn(page, stack.portalUrl() + "/desk/queue?status=any&sort=-number", "sam");
                clean(form, page, "desk-queue");
                page.locator(".queue-rows a").first().click();
                assertThat(page.locator("#facts")).isVisible();
                page.locator("#compose-note summary").click();
                clean(form, page, "desk-ticket");
            }
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                signIn(page, stack.portalUrl() + "/o/acme/tickets", "ada");
                page.locator("tbody th a").first().click();
                assertThat(page.locator("#participants")).isVisible();
                clean(form, page, "ticket-with-participants");
            }
        }
    }

    /** r and n begin to write, and only a button sends. */
    private static void writeByKeyboard(Page page) {
        page.waitForLoadState();
        page.keyboard().press("n");
        page.keyboard().type("It is always the red one");
        page.keyboard().press("Escape");
        page.keyboard().press("r");
        page.keyboard().type("Which printer is it?");
        page.getByRole(AriaRole.BUTTON, named("Save internal note")).click();
        assertThat(page.locator(".note-hidden")).containsText("It is always the red one");
        assertThat(page.locator("#reply")).hasValue("Which printer is it?");
        page.getByRole(AriaRole.BUTTON, named("Send reply")).click();
        assertThat(page.locator(".note:not(.note-hidden)")).containsText("Which printer is it?");
        assertThat(page.locator("#reply")).hasValue("");
        page.locator("main").click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(2, 2));
        page.keyboard().press("j");
        assertThat(page.locator(".queue-rows a:focus")).hasCount(1);
    }

    private static void solve(Page page) {
        page.reload();
        page.locator("#cause").fill("The toner was empty.");
        page.locator("#solution").fill("New toner.");
        page.locator("#state").selectOption("solved");
        save(page);
        assertThat(page.locator(".ticket .status")).containsText("Solved");
    }

    private static void save(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
    }

    private static void clean(Form form, Page page, String picture) {
        page.waitForLoadState();
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", form.scheme().name().toLowerCase(Locale.ROOT));
        Browsers.picture(page, picture + "-" + form.name());
        assertThat(Browsers.violations(page)).as(picture + " " + form.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }

    /** How a page is looked at. */
    private record Form(String name, ColorScheme scheme, String locale, int width) {
        BrowserContext browser() {
            return Browsers.chromium()
                    .newContext(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setLocale(locale)
                            .setViewportSize(width, 900));
        }
    }

    private static void signIn(Page page, String address, String username) {
        page.navigate(address);
        if (!page.locator("input[name=username]").isVisible()) {
            return;
        }
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
