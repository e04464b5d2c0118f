package dev.portico.stack.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Somebody takes their data along; an operator erases them; a colleague sees what is left. */
@OnTheStack
class PrivacyIT {
    private final SharedStack stack;

    PrivacyIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void fromTakingAlongToErasing(Page theirs) throws IOException {
        People.Person person = somebody();
        String email = person.username() + "@test.example";
        Look.signIn(theirs, stack.portalUrl() + "/o/acme/tickets/new", person.username());
        theirs.getByLabel("Subject").fill("Zebra in hall 4");
        theirs.getByLabel("Description").fill("It is striped.");
        theirs.getByRole(AriaRole.BUTTON, named("Open ticket")).click();
        assertThat(theirs.getByRole(AriaRole.HEADING, named("Zebra in hall 4"))).isVisible();
        String number = theirs.url().replaceAll(".*/", "");

        theirs.locator(".portal-person summary").click();
        theirs.locator(".portal-person a[href$='/privacy']").click();
        Download download = theirs.waitForDownload(
                () -> theirs.getByRole(AriaRole.BUTTON, named("Download")).click());
        String data = data(download);
        assertThat(data).contains("Zebra in hall 4", email);
        assertThat(faults(data)).isEmpty();

        try (BrowserContext office = Browsers.chromium().newContext();
                BrowserContext colleague = Browsers.chromium().newContext()) {
            Page olgas = office.newPage();
            Look.signIn(
                    olgas,
                    stack.portalUrl() + "/desk/settings/organizations/" + stack.organizationId("acme") + "/members/"
                            + person.id(),
                    "olga");
            olgas.locator(".person-actions a[href*='/privacy/people']").click();
            assertThat(olgas.locator(".facts").first()).containsText(email);
            olgas.getByRole(AriaRole.LINK, named("Erase …")).click();
            assertThat(olgas.getByRole(AriaRole.LINK, named("Cancel"))).isFocused();
            olgas.getByLabel("Reason").fill("Letter 7");
            olgas.getByLabel("To confirm, type " + email).fill(email);
            olgas.getByRole(AriaRole.BUTTON, named("Erase for good")).click();
            assertThat(olgas.locator(".done-box")).isVisible();

            Page adas = colleague.newPage();
            Look.signIn(adas, stack.portalUrl() + "/o/acme/tickets/" + number, "ada");
            assertThat(adas.locator(".ticket")).containsText("Erased person");
            assertThat(adas.getByText("Zebra")).hasCount(0);
            Browsers.picture(adas, "privacy-what-is-left");
        }
        theirs.navigate(stack.portalUrl() + "/o/acme/tickets/" + number);
        assertThat(theirs.getByText("There is no such page, or it is not yours to see."))
                .isVisible();
    }

    @Test
    void everyPageIsAccessibleInEveryForm() {
        People.Person person = somebody();
        for (Form form : List.of(
                new Form("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Form("dark-de", ColorScheme.DARK, "de-DE", 1100),
                new Form("light-390", ColorScheme.LIGHT, "en-GB", 390),
                new Form("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/o/acme/privacy", person.username());
                page.waitForDownload(() ->
                        page.locator("form[action$='/privacy/data'] button").click());
                page.reload();
                clean(form, page, "privacy-yours");
            }
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/desk/privacy/people", "olga");
                page.locator("#email").fill("nobody");
                page.locator("form:has(#email) button").click();
                assertThat(page.locator("#email-error")).isVisible();
                clean(form, page, "privacy-people");
                page.locator("#email").fill(person.username() + "@test.example");
                page.locator("form:has(#email) button").click();
                assertThat(page).hasURL(Pattern.compile(".*/privacy/people/\\d+"));
                clean(form, page, "privacy-person");
                page.locator("a[href$='/erase']").click();
                assertThat(page.locator(".confirm a.btn")).isFocused();
                page.locator("#confirm").fill("somebody else");
                page.locator("#reason").fill("Letter 8");
                page.locator(".confirm button[type=submit]").click();
                assertThat(page.locator("#confirm-error")).isVisible();
                clean(form, page, "privacy-erase");
            }
        }
    }

    private People.Person somebody() {
        People.Person person = stack.people().person("zoe");
        stack.people().join(person, stack.organizationId("acme"), "portal-member");
        return person;
    }

    private static String data(Download download) throws IOException {
        try (InputStream in = Files.newInputStream(download.path());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("data.json")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no data.json");
    }

    private static List<String> faults(String data) throws IOException {
        String schema = Files.readString(Project.here().root().resolve("docs/contracts/personal-data.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                .validate(new ObjectMapper().readTree(data))
                .stream()
                .map(fault -> fault.getMessage())
                .toList();
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

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
