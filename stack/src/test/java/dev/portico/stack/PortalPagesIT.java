package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** The portal's pages in a real browser, signed in through the real Keycloak. */
@OnTheStack
class PortalPagesIT {

    @Test
    void adaFindsHerOrganisationsTicketsAndOpensOne(SharedStack stack, Page page) throws Exception {
        Look.signIn(page, stack.portalUrl() + "/tickets", "ada");

        assertThat(page).hasURL(Pattern.compile(".*/o/acme/tickets$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tickets")))
                .isVisible();
        assertThat(page.locator("tbody tr").count()).isGreaterThan(3);
        pictureForTheReadme(page);

        page.locator("tbody th a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Notes")))
                .isVisible();
    }

    @Test
    void benOpensATicketAndAddsANote(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/", "ben");
        if (page.getByRole(AriaRole.LINK, named("Sign in")).isVisible()) {
            page.getByRole(AriaRole.LINK, named("Sign in")).click();
            Look.fill(page, "ben");
        }
        page.getByRole(AriaRole.LINK, named("Open a ticket")).first().click();
        page.getByLabel("Subject").fill("The printer is on fire");
        page.getByLabel("Description").fill("Since this morning.\nIt smells, too.");
        clean(page, "open-ticket-filled");
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
            Look.signIn(hers, ticket, "cleo");
            assertThat(hers.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            clean(hers, "not-found-light");
        }
    }

    @Test
    void finnHoldsTwoOrganisationsInTwoTabs(SharedStack stack, Page acme) {
        Look.signIn(acme, stack.portalUrl() + "/o/acme/tickets", "finn");
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
        Look.signIn(page, stack.portalUrl() + "/tickets", "dan");

        assertThat(page.locator("#portal-refused")).hasAttribute("data-reason", "no-access");
        assertThat(page.getByRole(AriaRole.HEADING, named("You do not have access yet")))
                .isVisible();
        assertThat(page.locator("main, #kc-content, body").first())
                .containsText("Ask an admin of your organisation to give you access");
        assertThat(page.locator("#portal-refused")).containsText("Signed in as");
        assertThat(page.locator("#portal-other-account")).isVisible();
        assertThat(page.locator(".portal-header")).hasCount(0);
        clean(page, "refused-light");

        page.navigate(stack.portalUrl() + "/o/acme/tickets");
        assertThat(page.locator("input[name=username]")).isVisible();
    }

    @Test
    void benIsToldThatUmbraIsNotHisAndSeesNothingOfIt(SharedStack stack, Page page) {
        String umbra = stack.portalUrl() + "/o/umbra/tickets";
        List<String> secrets;
        try (BrowserContext eves = Browsers.chromium().newContext()) {
            Page hers = eves.newPage();
            Look.signIn(hers, umbra, "eve");
            assertThat(hers.locator("tbody th a").first()).isVisible();
            secrets = hers.locator("tbody th a").allInnerTexts();
            assertThat(secrets).isNotEmpty();
        }

        Look.signIn(page, umbra, "ben");

        assertThat(page.locator("#portal-refused")).hasAttribute("data-reason", "not-a-member");
        assertThat(page.getByRole(AriaRole.HEADING, named("You cannot enter that organisation")))
                .isVisible();
        assertThat(page.locator("#organization-acme")).hasText("Acme");
        assertThat(page.content()).doesNotContain(secrets).doesNotContain("Umbra");
        clean(page, "refused-organisation");

        page.locator("#organization-acme").click();
        assertThat(page).hasURL(Pattern.compile(".*/o/acme/$"));
        assertThat(page.locator(".portal-organization")).containsText("Acme");
    }

    @Test
    void signingOutEndsEverySessionHere(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/o/acme/tickets", "finn");
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
    void pagesAreCleanInLightAndDarkAndOnASmallScreenFromRightToLeft(SharedStack stack) {
        for (Look form : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark", ColorScheme.DARK, "en-GB", 1280),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                String acme = stack.portalUrl() + "/o/acme";
                Look.signIn(page, acme + "/", "ada");
                clean(form, page, "home");
                page.navigate(acme + "/tickets");
                clean(form, page, "tickets");
                page.locator("tbody th a").first().click();
                clean(form, page, "ticket");
                page.navigate(acme + "/tickets/new");
                clean(form, page, "open-ticket");
                page.navigate(acme + "/articles");
                clean(form, page, "articles");
                page.locator(".article-list a").first().click();
                assertThat(page.locator("article h1")).isVisible();
                clean(form, page, "article");
                page.navigate(acme + "/articles/reading-claims");
                assertThat(page.locator("article pre").first()).isVisible();
                clean(form, page, "article-with-code");
                page.navigate(acme + "/articles?q=organisation");
                assertThat(page.locator(".article-hits mark").first()).isVisible();
                clean(form, page, "articles-found");
                page.navigate(acme + "/articles?q=zzzzzz");
                clean(form, page, "articles-none-found");
            }
        }
    }

    @Test
    void aVisitorSearchesUntilThePortalIsForRegisteredCustomersOnly(SharedStack stack, Page page) {
        String search = stack.portalUrl() + "/articles?q=portal";
        page.navigate(search);
        assertThat(page.locator(".article-hits a").first()).isVisible();
        clean(page, "articles-found-visitor");
        mode(stack, "registered");
        try {
            await().until(() -> status(search) == 303);
            page.reload();
            Look.fill(page, "ben");

            assertThat(page).hasURL(Pattern.compile(".*/o/acme/articles\\?q=portal$"));
            assertThat(page.locator(".article-hits a").first()).isVisible();
        } finally {
            mode(stack, "everyone");
            await().until(() -> status(search) == 200);
        }
    }

    @Test
    void aChosenSchemeStays(SharedStack stack, Page page) {
        page.navigate(stack.portalUrl() + "/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                .click();
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        clean(page, "home-anonymous-dark");
    }

    /** Replaces the README's picture only where PORTICO_README_PICTURE is set: a test run leaves the work tree as it was. */
    private static void pictureForTheReadme(Page page) throws IOException {
        if (System.getenv("PORTICO_README_PICTURE") != null) {
            Path picture = Browsers.picture(page, "readme");
            Path target = Project.here().root().resolve("docs/images/portal.png");
            Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clean(Page page, String picture) {
        Browsers.picture(page, picture);
        assertThat(Browsers.violations(page)).isEmpty();
    }

    private static void clean(Look form, Page page, String picture) {
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", form.scheme().name().toLowerCase(Locale.ROOT));
        clean(page, picture + "-" + form.name());
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }

    private static void mode(SharedStack stack, String mode) {
        RealmRepresentation realm = new RealmRepresentation();
        Map<String, String> attributes =
                new HashMap<>(stack.realm().toRepresentation().getAttributes());
        attributes.put("portal.mode", mode);
        realm.setAttributes(attributes);
        stack.realm().update(realm);
    }

    private static int status(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
