package dev.portico.stack.modes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.invitations.Letter;
import dev.portico.stack.mail.Correspondence;
import dev.portico.stack.mail.MailProgram;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R22's rows in a browser, switched as an operator switches them; a stranger's request; Settings › Portal by keyboard (R14–R24). */
@OnTheStack
class PortalModesIT {
    private static final List<Look> LOOKS = List.of(
            new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
            new Look("dark-phone", ColorScheme.DARK, "de-DE", 390),
            new Look("hebrew", ColorScheme.LIGHT, "he-IL", 1280),
            new Look("hebrew-narrow", ColorScheme.DARK, "he-IL", 320));

    private final SharedStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private String before = "";

    PortalModesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void remember() throws Exception {
        before = settings().body();
    }

    @AfterEach
    void putBack() throws Exception {
        set(before);
    }

    @ParameterizedTest(name = "{0}, {1}, sign in to submit {2}, box {3}, tab {4}")
    @CsvSource({
        "everyone, anonymous, false, true, true, true, true, request",
        "everyone, anonymous, true, true, true, true, true, login",
        "everyone, ben, true, true, true, true, true, ticket",
        "registered, anonymous, false, true, true, false, false, login",
        "registered, ben, false, true, true, true, true, ticket",
        "everyone, sam, false, true, true, false, false, refused",
        "everyone, anonymous, false, false, true, false, true, request",
        "everyone, ben, false, true, false, true, false, ticket"
    })
    void whoIsOfferedWhat(
            String mode,
            String visitor,
            boolean signInToSubmit,
            boolean boxOn,
            boolean tabOn,
            boolean box,
            boolean tab,
            String form)
            throws Exception {
        set("{\"mode\":\"%s\",\"signInToSubmit\":%s,\"addRequestBox\":%s,\"submitTab\":%s}"
                .formatted(mode, signInToSubmit, boxOn, tabOn));
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            String home = stack.portalUrl().toString();
            if (visitor.equals("anonymous")) {
                page.navigate(home);
            } else {
                home += visitor.equals("sam") ? "/desk/" : "/o/acme/";
                Look.signIn(page, home, visitor);
            }
            assertThat(page.locator("#add-request")).hasCount(box ? 1 : 0);
            assertThat(page.locator(".portal-nav a[href$='/submit']")).hasCount(tab ? 1 : 0);

            if (tab) {
                page.locator(".portal-nav a[href$='/submit']").click();
            } else {
                page.navigate(visitor.equals("sam") ? home + "submit" : stack.portalUrl() + "/submit");
            }
            switch (form) {
                case "request" -> assertThat(page.locator("input[name=email]")).isVisible();
                case "login" -> assertThat(page.locator("input[name=username]")).isVisible();
                case "ticket" -> {
                    assertThat(page.locator("#address")).hasValue("ben@acme.example");
                    assertThat(page.getByLabel("Subject")).isVisible();
                }
                default ->
                    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not permitted")))
                            .isVisible();
            }
        }
    }

    @Test
    void whatWasTypedIsThereAfterSigningIn(Page page) throws Exception {
        set("{\"mode\":\"everyone\",\"signInToSubmit\":true,\"addRequestBox\":true}");
        page.navigate(stack.portalUrl().toString());
        page.locator("#request-subject").fill("Draft that is kept");
        page.locator("#request-description").fill("Typed before signing in.\nTwo lines.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                .click();
        Look.fill(page, "ben");

        assertThat(page).hasURL(Pattern.compile(".*/o/acme/submit$"));
        assertThat(page.getByLabel("Subject")).hasValue("Draft that is kept");
        assertThat(page.getByLabel("Description")).hasValue("Typed before signing in.\nTwo lines.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open ticket"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Draft that is kept")))
                .isVisible();
    }

    @Test
    void aStrangersRequestReachesSupportOnceItsAddressIsConfirmedAndNobodyElse() throws Exception {
        set("{\"mode\":\"everyone\",\"signInToSubmit\":false,\"addRequestBox\":true,\"submitTab\":true}");
        String email = "zoe-" + UUID.randomUUID() + "@new.example";
        String subject = "No account " + UUID.randomUUID();
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(stack.portalUrl().toString());
            page.locator("#request-subject").fill(subject);
            page.locator("#request-description").fill("The lamp blinks.");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                    .click();
            assertThat(page.getByLabel("Subject")).hasValue(subject);
            page.getByLabel("Your name").fill("Zoe Zander");
            page.getByLabel("Your e-mail address").fill(email);
            // Whoever is faster than a person is asked to look at it again.
            await().atMost(Correspondence.SOON).until(() -> {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit request"))
                        .click();
                return page.url().endsWith("/submit/sent");
            });

            await().atMost(Correspondence.SOON)
                    .until(() -> !stack.mailbox().mailsTo(email).isEmpty());
            MimeMessage mail = stack.mailbox().mailsTo(email).get(0);
            String text = Correspondence.text(mail);
            assertThat(mail.getSubject() + text).doesNotContain("Zoe", "blinks", subject);
            MailProgram.ofWidth(600).shows("request", "en", Letter.to(stack, email));
            Matcher link =
                    Pattern.compile("http\\S+/submit/confirm\\?request=\\S+").matcher(text);
            assertThat(link.find()).isTrue();
            page.navigate(link.group());
            pictures(page, "request-confirm");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send to Support"))
                    .click();
            assertThat(page.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your request is with Support")))
                    .isVisible();
        }
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page sams = context.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/queue?q=" + subject.substring(11, 20), "sam");
            assertThat(sams.locator("body")).containsText(subject);
        }
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page adas = context.newPage();
            Look.signIn(adas, stack.portalUrl() + "/o/acme/tickets?q=" + subject.substring(11, 20), "ada");
            assertThat(adas.locator("body")).not().containsText(subject);
        }
    }

    @Test
    void anOperatorSwitchesTheModeByKeyboardAfterSeeingWhatItMeans(Page page) throws Exception {
        set("{\"mode\":\"everyone\",\"forum\":\"registered\"}");
        Look.signIn(page, stack.portalUrl() + "/desk/settings/portal", "olga");
        page.locator("#mode-everyone").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What changes")))
                .isVisible();
        assertThat(page.locator(".consequences")).containsText("Registered customers only");
        Locator save = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"));
        save.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".done-box")).isVisible();

        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page visitor = context.newPage();
            visitor.navigate(stack.portalUrl() + "/articles");
            assertThat(visitor.locator("input[name=username]")).isVisible();
        }
    }

    @Test
    void thePagesAreForEverybody() throws Exception {
        set("{\"mode\":\"everyone\",\"signInToSubmit\":false,\"addRequestBox\":true,\"submitTab\":true}");
        for (Look look : LOOKS) {
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                page.navigate(stack.portalUrl().toString());
                clean(look, page, "home-visitor");
                page.navigate(stack.portalUrl() + "/submit");
                page.locator("form.card-like button[type=submit]").click();
                assertThat(page.locator("#email-error")).isVisible();
                clean(look, page, "submit-visitor");
                page.navigate(stack.portalUrl() + "/submit/sent");
                clean(look, page, "submit-sent");
                page.navigate(stack.portalUrl() + "/submit/confirm?request=none");
                clean(look, page, "submit-gone");
            }
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
                clean(look, page, "home-member");
                page.navigate(stack.portalUrl() + "/o/acme/submit");
                clean(look, page, "submit-member");
            }
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/desk/settings/portal", "olga");
                clean(look, page, "settings-portal");
                page.locator("#ticketing").uncheck();
                page.locator("#forum").selectOption("everyone");
                page.locator("button[value=preview]").click();
                assertThat(page.locator(".consequences").first()).isVisible();
                clean(look, page, "settings-portal-preview");
                page.navigate(stack.portalUrl() + "/desk/settings/organizations/acme/portal");
                clean(look, page, "settings-organization");
            }
        }
    }

    private static void pictures(Page page, String picture) {
        Browsers.picture(page, picture);
        assertThat(Browsers.violations(page)).isEmpty();
    }

    private static void clean(Look look, Page page, String picture) {
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", look.scheme().name().toLowerCase(Locale.ROOT));
        pictures(page, picture + "-" + look.name());
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + look.name())
                .isTrue();
    }

    private HttpResponse<String> settings() throws IOException, InterruptedException {
        return http.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As the operator does, over what holds. */
    private void set(String change) throws IOException, InterruptedException {
        String tag = settings().headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> set = http.send(
                request()
                        .header("If-Match", tag)
                        .PUT(HttpRequest.BodyPublishers.ofString(change))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(set.body()).has("mode")).isTrue();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(stack.realmUrl("/portal-access/settings"))
                .header("Authorization", "Bearer " + stack.tokens().of("olga").accessToken())
                .header("Content-Type", "application/json");
    }
}
