package dev.portico.stack.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.portico.stack.mail.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.invitations.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.UserRepresentation;

/** What people see of e-mail: ours in their mail program, theirs at the portal, and what they choose; in every language (R5, R59). */
@OnTheStack
class MailPagesIT {
    private final SharedStack stack;
    private final Correspondence post;

    MailPagesIT(SharedStack stack) {
        this.stack = stack;
        this.post = new Correspondence(stack);
    }

    /** How somebody looks at pages. */
    enum Language {
        EN(ColorScheme.LIGHT, 1280, "Which printer is it?", "The <b>red</b> one."),
        DE(ColorScheme.DARK, 1280, "Welcher Drucker ist es?", "Der <b>rote</b>."),
        HE(ColorScheme.DARK, 390, "איזו מדפסת זו?", "<b>האדומה</b>.");

        private final ColorScheme scheme;
        private final int width;
        private final String question;
        private final String answer;

        Language(ColorScheme scheme, int width, String question, String answer) {
            this.scheme = scheme;
            this.width = width;
            this.question = question;
            this.answer = answer;
        }

        String language() {
            return name().toLowerCase(Locale.ROOT);
        }

        BrowserContext browser() {
            return Browsers.chromium()
                    .newContext(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setLocale(language())
                            .setViewportSize(width, 800));
        }
    }

    @ParameterizedTest
    @EnumSource
    void mailsAndTheirPagesAreReadable(Language form) throws Exception {
        People.Person person = somebody(form);
        String email = person.username() + "@test.example";
        long ticket = post.opened(person.username(), "Printer in hall 4");
        post.posted("sam", "/api/tickets/" + ticket + "/replies", form.question);
        Letter letter = Letter.to(stack, email);
        MailProgram.ofWidth(Math.min(form.width, 700)).shows("answer", form.language(), letter);
        post.write(
                email,
                Correspondence.replyTo(post.mail(email, ticket)),
                "Re: " + letter.subject(),
                form.answer.replaceAll("<[^>]*>", "") + "\n\nOn Monday, Support wrote:\n> " + form.question,
                "<p>" + form.answer + "<script>document.title='bad'</script><img src=\"http://evil.example/x.png\"></p>"
                        + "<blockquote>" + form.question + "</blockquote>");
        await().atMost(SOON).until(() -> post.notes("sam", ticket).contains(form.answer.replaceAll("</?b>", "")));

        try (BrowserContext context = form.browser()) {
            List<String> loaded = new ArrayList<>();
            context.onRequest(request -> loaded.add(request.url()));
            Page page = context.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/tickets/" + ticket, person.username());
            clean(form, page, "ticket-by-mail");
            page.locator(".ticket .mails summary").click();
            page.locator(".ticket .mails a").last().click();
            page.locator("article.mail .as-sent summary").click();
            assertThat(page.frameLocator(".mail-frame").locator("b")).isVisible();
            clean(form, page, "mail");
            page.navigate(stack.portalUrl() + "/o/acme/preferences");
            page.locator("#written").uncheck();
            page.locator("form:has(#written) button").click();
            assertThat(page.locator("[role=status].notice")).isVisible();
            assertThat(page.locator("#written")).not().isChecked();
            clean(form, page, "mail-preferences");
            assertThat(loaded).noneMatch(address -> address.contains("evil.example"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agentsSeeWhatDidNotArrive(Language form) {
        try (BrowserContext context = form.browser()) {
            Page page = context.newPage();
            Look.signIn(page, stack.portalUrl() + "/desk/queue", "sam");
            page.locator(".portal-person summary").click();
            Browsers.picture(page, "mail-menu-" + form.language());
            page.locator(".portal-person a[href$='/deliveries']").click();
            clean(form, page, "mail-deliveries");
            page.navigate(stack.portalUrl() + "/desk/deliveries/aside");
            clean(form, page, "mail-aside");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMailboxShowsEveryMail(Language form) throws Exception {
        post.write(
                "nina@nowhere.example",
                "olga@portico.example",
                "Re: " + form.question,
                form.question,
                "<p dir=\"auto\">" + form.answer + "</p>");

        try (BrowserContext context = form.browser()) {
            Page page = context.newPage();
            page.navigate(stack.stack().ports().mailboxUrl() + "/");
            Browsers.picture(page, "mailbox-" + form.language());
            assertThat(fits(page)).isTrue();
            page.locator("tbody a").first().click();
            assertThat(page.frameLocator("iframe").locator("b")).isVisible();
            Browsers.picture(page, "mailbox-mail-" + form.language());
            assertThat(fits(page)).isTrue();
            assertThat(Browsers.violations(page)).isEmpty();
        }
    }

    private People.Person somebody(Language form) {
        People.Person person = stack.people().person("reader");
        stack.people().join(person, stack.organizationId("acme"), "portal-member");
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.singleAttribute("locale", form.language());
        stack.realm().users().get(person.id()).update(user);
        return person;
    }

    private static void clean(Language form, Page page, String picture) {
        Browsers.picture(page, picture + "-" + form.language());
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(form.language());
        assertThat(Browsers.violations(page)).isEmpty();
        assertThat(fits(page)).as("no sideways scrolling: " + picture).isTrue();
    }

    private static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    }
}
