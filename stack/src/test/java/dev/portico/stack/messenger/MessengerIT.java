package dev.portico.stack.messenger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.invitations.Letter;
import dev.portico.stack.mail.Correspondence;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The messenger as a customer, their admin and an agent live it (R1–R9). */
@OnTheStack
class MessengerIT {
    private static final String MESSENGER = "enable-in-app-messenger";

    @Test
    void aMemberFindsNoTraceOfSupportUntilAnAdminGivesTheRole(SharedStack stack, Page page) {
        Customer customer = Customer.of(stack);
        try (Loaded loaded = Loaded.by(page.context(), stack.portalUrl().toString())) {
            Look.signIn(page, customer.place() + "/", customer.cleo().username());
            FrameLocator messenger = open(page);
            assertThat(messenger.getByRole(AriaRole.HEADING, named("How can we help?")))
                    .isVisible();
            messenger.getByLabel("Search the help").fill("attachments");
            messenger.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(messenger.locator("#results .messenger-list a").first()).isVisible();
            messenger.locator("#results .messenger-list a").first().click();
            assertThat(messenger.locator("article")).isVisible();
            assertThat(messenger.getByText("Did this answer your question?")).isVisible();
            page.waitForCondition(() ->
                    loaded.have("/launcher.js", "/frame.js", "/portal.js", "/messenger", "/messenger?q=attachments"));

            assertThat(loaded.traces()).isEmpty();
            for (String path : List.of("/contact", "/contact?kind=issue", "/unread", "/conversations/1")) {
                APIResponse answer = page.request().get(customer.place() + "/messenger" + path);
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.text()).doesNotContainIgnoringCase("contact support");
            }
            assertThat(programs(stack, customer.cleo())).doesNotContainIgnoringCase("messenger", "contact");

            try (BrowserContext office = Browsers.chromium().newContext();
                    Loaded adas = Loaded.by(office, stack.portalUrl().toString())) {
                Page admin = office.newPage();
                Look.signIn(admin, customer.place() + "/", customer.ada().username());
                assertThat(open(admin).getByRole(AriaRole.LINK, named("Contact Support")))
                        .isVisible();
                assertThat(adas.traces()).as("that is what is looked for").isNotEmpty();

                person(admin, customer).getByLabel("Enable In App Messenger").check();
                messenger = again(page);
                assertThat(messenger.getByLabel("Search the help")).isVisible();
                assertThat(loaded.traces()).as("nothing changes before Save").isEmpty();
                save(admin);
            }
            messenger = again(page);
            begin(messenger);
            assertThat(messenger.locator("#thread .mine")).containsText("Qwxyz");
        }
    }

    @Test
    void whoLosesTheRoleWhileWritingIsToldKindlyAndKeepsTheText(SharedStack stack, Page page) {
        Customer customer = Customer.of(stack);
        stack.people().join(customer.cleo(), customer.organization(), MESSENGER);
        Look.signIn(page, customer.place() + "/", customer.cleo().username());
        FrameLocator messenger = open(page);
        String number = begin(messenger);
        Locator text = messenger.getByLabel("Your answer");
        page.waitForResponse(
                answer -> answer.url().endsWith("/messenger/draft"), () -> text.pressSequentially("It is the red"));

        try (BrowserContext office = Browsers.chromium().newContext()) {
            Page admin = office.newPage();
            Look.signIn(admin, customer.place() + "/", customer.ada().username());
            person(admin, customer).getByLabel("Enable In App Messenger").uncheck();
            save(admin);
            text.pressSequentially(" one.");
            messenger.getByRole(AriaRole.BUTTON, named("Send")).click();

            assertThat(messenger.locator(".alert-box")).containsText("Your text is kept as a draft.");
            assertThat(text).hasValue("It is the red one.");
            Browsers.picture(page, "messenger-refused");
            assertThat(Browsers.violations(page)).isEmpty();
            page.navigate(customer.place() + "/messenger/conversations/" + number);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your text is kept as a draft.");
            assertThat(page.getByLabel("What you wrote")).hasValue("It is the red one.");
            assertThat(Browsers.violations(page)).isEmpty();
            Browsers.picture(page, "messenger-refused-reload");
            page.navigate(customer.place() + "/messenger");
            assertThat(page.locator(".draft-notice textarea")).hasValue("It is the red one.");
            assertThat(Browsers.violations(page)).isEmpty();
            Browsers.picture(page, "messenger-kept");
            page.navigate(customer.place() + "/tickets/" + number);
            assertThat(page.locator("article.ticket")).containsText("Qwxyz");
            assertThat(page.locator("#thread")).not().containsText("It is the red one.");
            try (Loaded loaded = Loaded.by(page.context(), stack.portalUrl().toString())) {
                page.reload();
                assertThat(open(page).getByLabel("Search the help")).isVisible();
                assertThat(loaded.traces()).as("nothing of it is left").isEmpty();

                person(admin, customer).getByLabel("Enable In App Messenger").check();
                save(admin);
            }
        }
        page.navigate(customer.place() + "/messenger/conversations/" + number);
        assertThat(page.getByLabel("Your answer")).hasValue("It is the red one.");
        page.getByRole(AriaRole.BUTTON, button("Send")).click();
        assertThat(page.locator("#thread .mine").last()).containsText("It is the red one.");
        assertThat(page.getByLabel("Your answer")).hasValue("");
    }

    @Test
    void bothSidesSeeTheOtherWriteAndTheAnswerComesByMailToo(SharedStack stack, Page page) {
        Customer customer = Customer.of(stack);
        Look.signIn(page, customer.place() + "/", customer.ada().username());
        FrameLocator messenger = open(page);
        String number = begin(messenger);
        try (BrowserContext desk = Browsers.chromium().newContext()) {
            Page sams = desk.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/queue/" + number, "sam");
            assertThat(sams.locator(".ticket-origin")).containsText("From the messenger");
            sams.locator("html[data-live]").waitFor();
            messenger.locator("html[data-live]").waitFor();
            sams.locator("#reply").pressSequentially("Which one?");
            assertThat(messenger.locator(".typing")).hasText("Support is writing …");
            // His page is another one afterwards, and hears of who writes from when it listens on.
            sams.waitForResponse(
                    answer -> answer.url().contains("/live") && answer.ok(),
                    () -> sams.getByRole(AriaRole.BUTTON, button("Send reply")).click());
            assertThat(messenger.locator("#thread .theirs")).containsText("Which one?");
            messenger.getByLabel("Your answer").pressSequentially("The red one.");
            assertThat(sams.locator(".work > .typing")).hasText("The customer is writing …");
            Browsers.picture(page, "messenger-conversation");
        }
        Letter letter = Letter.to(stack, customer.ada().username() + "@test.example");
        assertThat(letter.text()).contains("Which one?", customer.place() + "/tickets/" + number);
    }

    @Test
    void answersArriveWhereNoStreamComesThroughAndAreReadOnEitherPage(SharedStack stack, Page page) {
        Customer customer = Customer.of(stack);
        page.context().route(url -> url.contains("/live?"), Route::abort);
        page.clock().install();
        Look.signIn(page, customer.place() + "/messenger", customer.ada().username());
        String number = begin(page.locator("html"));
        String answers = "/messenger/conversations/" + number;
        answer(stack, number, "Which one?");
        assertThat(page.locator("#thread .theirs")).hasCount(0);

        page.waitForResponse(
                answer -> answer.url().contains(answers), () -> page.clock().fastForward(11_000));

        assertThat(page.locator("#thread .theirs")).containsText("Which one?");
        page.getByRole(AriaRole.LINK, button("Back")).click();
        assertThat(page.locator("#conversations .unread")).hasCount(0);
        answer(stack, number, "And since when?");
        page.waitForResponse(answer -> answer.url().endsWith("/messenger"), () -> page.clock()
                .fastForward(11_000));
        assertThat(page.locator("#conversations .unread")).hasText("1 unread");

        page.navigate(customer.place() + "/tickets/" + number);
        assertThat(page.locator("#thread")).containsText("And since when?");
        page.navigate(customer.place() + "/messenger");
        assertThat(page.locator("#conversations")).containsText("Qwxyz");
        assertThat(page.locator("#conversations .unread")).hasCount(0);
    }

    @Test
    void everythingIsReachedByKeyboardAndEscapeLeadsBack(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/o/acme/tickets", "ben");
        // Before its script has come it is a link to the same as a page.
        Locator button = page.locator(".messenger-button[aria-expanded]");
        button.focus();
        page.keyboard().press("Enter");
        FrameLocator messenger = page.frameLocator(".messenger-frame");
        Locator contact = messenger.getByRole(AriaRole.LINK, named("Contact Support"));
        assertThat(contact).isVisible();
        tabTo(page, contact);
        page.keyboard().press("Enter");
        Locator kind = messenger.getByRole(AriaRole.LINK, named("I have a question"));
        assertThat(messenger.locator("#now")).isFocused();
        page.keyboard().press("Tab");
        assertThat(kind).isFocused();
        page.keyboard().press("Enter");
        for (String question : List.of("What is it about?", "How urgent is it?")) {
            assertThat(messenger.locator("#now")).hasText(question);
            assertThat(messenger.locator("#now")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
        }
        assertThat(messenger.locator("#now")).containsText("What would you like to know");
        assertThat(messenger.locator("#now")).isFocused();
        page.keyboard().press("Tab");
        String words = "Qwxyz " + UUID.randomUUID();
        page.keyboard().type(words);
        page.keyboard().press("Control+Enter");
        Locator anyway = messenger.getByRole(AriaRole.BUTTON, named("Send to Support"));
        messenger.locator("#thread").or(anyway).first().waitFor();
        if (anyway.isVisible()) {
            assertThat(messenger.locator("#now")).isFocused();
            tabTo(page, anyway);
            page.keyboard().press("Enter");
        }
        assertThat(messenger.locator("#thread")).containsText(words);
        tabTo(page, messenger.getByLabel("Your answer"));
        page.keyboard().type("One more thing.");
        page.keyboard().press("Control+Enter");
        assertThat(messenger.locator("#thread .mine").last()).containsText("One more thing.");
        assertThat(messenger.getByLabel("Your answer")).isFocused();

        page.keyboard().press("Escape");

        assertThat(page.locator(".messenger-panel")).hasCount(0);
        assertThat(button).isFocused();
    }

    @Test
    void itIsAccessibleInEveryForm(SharedStack stack) {
        for (Form form : List.of(
                new Form("light", ColorScheme.LIGHT, "en-GB", 1280, 800),
                new Form("dark-he", ColorScheme.DARK, "he-IL", 1280, 800),
                // 1280 × 800 at 200 %
                new Form("light-de-640", ColorScheme.LIGHT, "de-DE", 640, 400),
                new Form("dark-he-320", ColorScheme.DARK, "he-IL", 320, 640))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                page.navigate(stack.portalUrl() + "/messenger/visit");
                clean(form, page, "messenger-visit");
                Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
                page.locator(".messenger-button[aria-expanded]").click();
                assertThat(page.frameLocator(".messenger-frame").locator(".messenger-support"))
                        .isVisible();
                clean(form, page, "messenger");
                String messenger = stack.portalUrl() + "/o/acme/messenger";
                page.navigate(messenger + "/contact");
                clean(form, page, "messenger-kind");
                page.navigate(messenger + "/contact?kind=issue");
                clean(form, page, "messenger-area");
                page.navigate(messenger + "/contact?kind=issue&area=use");
                clean(form, page, "messenger-urgency");
                page.navigate(messenger + "/contact?kind=issue&area=use&urgency=high");
                clean(form, page, "messenger-words");
                page.locator("#text").fill("organisation");
                page.locator("button[type=submit]").last().click();
                assertThat(page.locator(".before-sending .messenger-list")).isVisible();
                clean(form, page, "messenger-suggested");
                page.locator("button[type=submit]").first().click();
                assertThat(page).hasURL(Pattern.compile(".*/messenger/conversations/\\d+.*"));
                clean(form, page, "messenger-sent");
                page.navigate(messenger + "?q=organisation");
                clean(form, page, "messenger-found");
                page.locator("#results a").first().click();
                // It is asked once of each person; from the second form on why is what is asked.
                page.locator("#feedback").waitFor();
                if (page.locator("#feedback button[value=no]").isVisible()) {
                    page.locator("#feedback button[value=no]").click();
                }
                assertThat(page.locator("#feedback fieldset")).isVisible();
                clean(form, page, "messenger-article");
            }
        }
    }

    /** What somebody writes to Support, step by step; answers the ticket's number. */
    private static String begin(FrameLocator messenger) {
        return begin(messenger.locator("html"));
    }

    private static String begin(Locator messenger) {
        messenger.getByRole(AriaRole.LINK, link("Contact Support")).click();
        messenger
                .getByRole(AriaRole.LINK, link("Something does not work as it should"))
                .click();
        messenger.getByRole(AriaRole.LINK, link("Using it")).click();
        messenger.getByRole(AriaRole.LINK, link("I can hardly work")).click();
        messenger.getByLabel("Your message").fill("Qwxyz " + UUID.randomUUID());
        messenger.getByRole(AriaRole.BUTTON, link("Continue")).click();
        Locator number = messenger
                .locator("#ticket-facts a")
                .or(messenger.getByRole(AriaRole.BUTTON, link("None helps: Send to Support")));
        if (number.innerText().startsWith("None")) {
            number.click();
        }
        return messenger.locator("#ticket-facts a").innerText().replaceAll("\\D", "");
    }

    /** Settings › User Management › the person. */
    private static Page person(Page admin, Customer customer) {
        admin.navigate(customer.place() + "/");
        admin.getByRole(AriaRole.LINK, button("Settings").setExact(true)).click();
        admin.getByRole(AriaRole.LINK, button("cleo Test").setExact(true)).click();
        assertThat(admin.getByRole(AriaRole.BUTTON, button("Save"))).isVisible();
        return admin;
    }

    private static void save(Page admin) {
        admin.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(admin.locator(".done-box")).containsText("Saved.");
    }

    /** What the APIs tell a program of this person. */
    private static String programs(SharedStack stack, People.Person person) {
        String token = stack.tokens().of(person.username()).accessToken();
        return String.valueOf(Tokens.claims(token))
                + stack.tokens().get(stack.realmUrl("/portal-access/me"), token).json()
                + stack.tokens()
                        .get(URI.create(stack.portalUrl() + "/api/tickets"), token)
                        .json();
    }

    private static void answer(SharedStack stack, String number, String text) {
        new Correspondence(stack).posted("sam", "/api/tickets/" + number + "/replies", text);
    }

    private static void tabTo(Page page, Locator place) {
        place.waitFor();
        for (int i = 0; i < 30 && !Boolean.TRUE.equals(place.evaluate("a => a === document.activeElement")); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(place).isFocused();
    }

    private static FrameLocator open(Page page) {
        // Before its script has come the button is a link to the same as a page.
        page.locator(".messenger-button[aria-expanded]").click();
        return page.frameLocator(".messenger-frame");
    }

    /** Closes the messenger and opens it again, on the same page. */
    private static FrameLocator again(Page page) {
        page.locator(".messenger-close").click();
        return open(page);
    }

    private static void clean(Form form, Page page, String picture) {
        Browsers.picture(page, picture + "-" + form.name());
        assertThat(Browsers.violations(page)).as(picture + " " + form.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** An organisation of one test, its Admin, who has the messenger, and a Member, who has not. */
    private record Customer(String place, String organization, People.Person ada, People.Person cleo) {
        static Customer of(SharedStack stack) {
            OrganizationRepresentation own = stack.people().organization("lamps");
            People.Person ada = stack.people().person("ada");
            People.Person cleo = stack.people().person("cleo");
            stack.people().join(ada, own.getId(), "portal-admin", MESSENGER);
            stack.people().join(cleo, own.getId(), "portal-member");
            return new Customer(stack.portalUrl() + "/o/" + own.getAlias(), own.getId(), ada, cleo);
        }
    }

    /** How a page is looked at. */
    private record Form(String name, ColorScheme scheme, String locale, int width, int height) {
        BrowserContext browser() {
            return Browsers.chromium()
                    .newContext(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setLocale(locale)
                            .setViewportSize(width, height));
        }
    }
}
