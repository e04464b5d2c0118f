package dev.portico.stack.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.mail.Correspondence;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A ticket from its opening to its solution, as its customer, their colleagues and the agents live it. */
@OnTheStack
class DeskIT {

    @Test
    void aTicketFromBothSidesOfTheTable(SharedStack stack, Page bens) throws Exception {
        Correspondence post = new Correspondence(stack);
        String subject = "Toner " + UUID.randomUUID();
        Look.signIn(bens, stack.portalUrl() + "/o/acme/tickets/new", "ben");
        bens.getByLabel("Subject").fill(subject);
        bens.getByLabel("Description").fill("It smells.");
        bens.getByLabel("Attach files")
                .setInputFiles(new FilePayload("printer.log", "text/plain", "PC LOAD LETTER".getBytes(UTF_8)));
        assertThat(bens.locator(".attach-done")).hasCount(1);
        bens.getByRole(AriaRole.BUTTON, named("Open ticket")).click();
        assertThat(bens.getByRole(AriaRole.HEADING, named(subject))).isVisible();
        String ticket = bens.url();
        String number = ticket.replaceAll(".*/", "");

        try (BrowserContext desk = Browsers.chromium().newContext();
                BrowserContext office = Browsers.chromium().newContext();
                BrowserContext colleague = Browsers.chromium().newContext();
                BrowserContext elsewhere = Browsers.chromium().newContext()) {
            Page sams = desk.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/tickets/" + number, "sam");
            assertThat(sams).hasURL(Pattern.compile(".*/desk/queue/" + number + ".*"));
            assertThat(sams.getByRole(AriaRole.LINK, named("printer.log"))).isVisible();
            writeByKeyboard(sams);

            // His page is still open and shows by itself what he may see.
            assertThat(bens.getByText("Which printer is it?")).isVisible();
            assertThat(bens.getByText("It is always the red one")).hasCount(0);
            assertThat(bens.locator(".ticket .status")).containsText("Waiting for you");
            MimeMessage mail = post.mail(Correspondence.BEN, Long.parseLong(number));
            assertThat(Correspondence.text(mail))
                    .contains("Which printer is it?", ticket)
                    .doesNotContain("It is always the red one");
            post.write(Correspondence.BEN, Correspondence.replyTo(mail), "Re: " + mail.getSubject(), "The red one.");
            assertThat(bens.locator(".note").last())
                    .containsText("The red one.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(bens.locator(".ticket .status")).containsText("Waiting for Support");
            assertThat(sams.locator(".note").last()).containsText("The red one.");

            solve(sams);
            assertThat(bens.locator(".solution")).containsText("New toner.");
            Browsers.picture(bens, "ticket-of-ben");

            Page adas = office.newPage();
            Look.signIn(adas, stack.portalUrl() + "/o/acme/tickets", "ada");
            assertThat(adas.getByRole(AriaRole.LINK, named(subject))).isVisible();
            Page cleos = colleague.newPage();
            Look.signIn(cleos, ticket, "cleo");
            assertThat(cleos.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            Page eves = elsewhere.newPage();
            Look.signIn(eves, stack.portalUrl() + "/o/umbra/tickets/" + number, "eve");
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
        Look.signIn(sams, stack.portalUrl() + "/desk/queue?status=any&sort=-number", "sam");
        sams.locator(".queue-rows a").first().click();
        assertThat(sams.locator("#facts")).isVisible();
        try (BrowserContext other = Browsers.chromium().newContext()) {
            Page tesss = other.newPage();
            Look.signIn(tesss, sams.url(), "tess");
            assertThat(tesss.locator("#presence")).containsText("Sam Stone has this ticket open too.");

            // He is at it while she saves: what he types stays, and he is told.
            sams.locator("#cause").fill("Sam knows better");
            tesss.locator("#cause").fill("Tess knows the cause");
            save(tesss);
            assertThat(tesss.locator(".alert-box")).hasCount(0);
            save(sams);

            assertThat(sams.locator(".alert-box")).containsText("Changed meanwhile");
            assertThat(sams.locator("#cause")).hasValue("Sam knows better");
            assertThat(sams.locator(".now")).containsText("Tess knows the cause");
            Browsers.picture(sams, "desk-overtaken");
            assertThat(Browsers.violations(sams)).isEmpty();
        }
    }

    @Test
    void aPageGoesOnShowingWhatHappensWhereverOneIsOnIt(SharedStack stack, Page bens) {
        Correspondence post = new Correspondence(stack);
        long number = post.opened("ben", "Cable " + UUID.randomUUID());
        String replies = "/api/tickets/" + number + "/replies";
        Look.signIn(bens, stack.portalUrl() + "/o/acme/tickets/" + number, "ben");

        bens.getByLabel("Add a note").fill("It is the blue one.");
        bens.getByRole(AriaRole.BUTTON, named("Send")).click();
        assertThat(bens.locator(".note:focus")).containsText("It is the blue one.");
        post.posted("sam", replies, "Which end of it?");
        assertThat(bens.locator(".note").last()).containsText("Which end of it?");
        assertThat(bens.locator(".note:focus")).containsText("It is the blue one.");

        bens.context().setOffline(true);
        post.posted("sam", replies, "While you were away.");
        bens.context().setOffline(false);
        assertThat(bens.locator(".note").last())
                .containsText("While you were away.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));

        bens.getByLabel("Add a note").fill("Half a sent");
        bens.navigate(stack.portalUrl() + "/o/acme/tickets");
        bens.goBack();
        bens.reload();
        assertThat(bens.getByLabel("Add a note")).hasValue("Half a sent");
        bens.getByRole(AriaRole.BUTTON, named("Send")).click();
        assertThat(bens.locator(".note:focus")).containsText("Half a sent");
        assertThat(bens.getByLabel("Add a note")).hasValue("");
    }

    @Test
    void theDeskNoticesByItselfAndPublishesNothingByAccident(SharedStack stack, Page sams) {
        Correspondence post = new Correspondence(stack);
        long number = post.opened("ben", "Switch " + UUID.randomUUID());
        String ticket = "/api/tickets/" + number;
        post.posted("sam", ticket + "/notes", "He pulled it himself.");
        Look.signIn(sams, stack.portalUrl() + "/desk/queue/" + number + "?status=any&sort=-number", "sam");

        sams.locator("#thread .eye summary").click();
        assertThat(sams.getByText("Everybody on the ticket can read it then")).isVisible();
        sams.keyboard().press("Escape");
        assertThat(post.notes("ben", number)).doesNotContain("He pulled it himself.");
        sams.locator("#thread .eye summary").click();
        Browsers.picture(sams, "desk-eye");
        sams.getByRole(AriaRole.BUTTON, named("Show to customers")).click();
        assertThat(sams.locator("#thread .eye summary")).containsText("Customers see this");
        assertThat(post.notes("ben", number)).contains("He pulled it himself.");

        post.posted("ben", ticket + "/notes", "It is out again.");
        assertThat(sams.locator(".note").last()).containsText("It is out again.");
        assertThat(sams.locator("#state")).hasValue("waiting-for-support");
        String other = "Later " + UUID.randomUUID();
        post.opened("ben", other);
        assertThat(sams.locator(".queue-rows"))
                .containsText(other, new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void everyPageIsAccessibleInEveryForm(SharedStack stack) {
        for (Look form : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1500),
                new Look("dark", ColorScheme.DARK, "en-GB", 1100),
                new Look("light-390", ColorScheme.LIGHT, "en-GB", 390),
                new Look("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/desk/queue?status=any&sort=-number", "sam");
                clean(form, page, "desk-queue");
                page.locator(".queue-rows a").first().click();
                assertThat(page.locator("#facts")).isVisible();
                page.locator("#compose-note summary").click();
                clean(form, page, "desk-ticket");
            }
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/o/acme/tickets", "ada");
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

    private static void clean(Look form, Page page, String picture) {
        page.waitForLoadState();
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", form.scheme().name().toLowerCase(Locale.ROOT));
        Browsers.picture(page, picture + "-" + form.name());
        assertThat(Browsers.violations(page)).as(picture + " " + form.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
