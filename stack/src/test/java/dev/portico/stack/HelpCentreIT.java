package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The help centre in a real browser: written at the desk, found by keyboard, judged by its reader. */
@OnTheStack
class HelpCentreIT {

    @Test
    void whatAnAgentPublishesACustomerFindsByKeyboardAndJudges(SharedStack stack, Page desk) {
        Look.signIn(desk, stack.portalUrl() + "/desk/library", "sam");
        desk.getByRole(AriaRole.LINK, named("New article")).click();
        desk.getByLabel("Title").fill("Umbrellas and parasols");
        desk.getByLabel("Text").fill("# When it rains\n\nOpen your **umbrella**.");
        desk.getByRole(AriaRole.BUTTON, button("Preview")).click();
        assertThat(desk.locator("#preview strong")).hasText("umbrella");
        desk.getByRole(AriaRole.BUTTON, button("Publish")).click();
        desk.getByRole(AriaRole.LINK, named("For whom")).click();
        desk.getByLabel("Registered customers").check();
        desk.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(desk.locator(".done-box")).isVisible();

        try (BrowserContext bens = Browsers.chromium().newContext()) {
            Page page = bens.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
            Locator search = page.getByRole(AriaRole.COMBOBOX);
            search.focus();
            page.keyboard().type("umbrel");
            Locator option = page.getByRole(AriaRole.OPTION);
            assertThat(option).hasCount(1);
            assertThat(search).hasAttribute("aria-expanded", "true");
            page.keyboard().press("ArrowDown");
            assertThat(option).hasAttribute("aria-selected", "true");
            assertThat(search).hasAttribute("aria-activedescendant", "q-suggestions-0");
            assertThat(Browsers.violations(page)).isEmpty();
            page.keyboard().press("Escape");
            assertThat(search).hasAttribute("aria-expanded", "false");
            page.keyboard().press("ArrowDown");
            assertThat(option).hasCount(1);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*/o/acme/articles/umbrellas-and-parasols$"));
            page.getByRole(AriaRole.BUTTON, button("No")).click();
            page.getByLabel("It is hard to understand").check();
            page.getByLabel("In your own words").fill("Which umbrella?");
            page.getByRole(AriaRole.BUTTON, button("Send")).click();
            assertThat(page.getByText("Thank you for telling us")).isVisible();
        }
        desk.navigate(stack.portalUrl() + "/desk/articles/umbrellas-and-parasols");
        desk.getByRole(AriaRole.LINK, named("Edit")).click();
        assertThat(desk.getByText("Which umbrella?")).isVisible();
        assertThat(desk.getByText("Did not help: 1")).isVisible();
    }

    /** Chosen at the desk, filled in Keycloak's console: who is put into the group reads, and who is taken out does not any more (R37). */
    @Test
    void aSecurityGroupDecidesWhoReadsFromTheNextRequestOn(SharedStack stack, Page desk) {
        OrganizationRepresentation guild = stack.people().organization("guild");
        People.Person gwen = stack.people().person("gwen");
        stack.people().join(gwen, guild.getId(), "portal-member");
        OrganizationGroupsResource groups =
                stack.realm().organizations().get(guild.getId()).groups();
        String testers = securityGroup(groups, "testers-" + guild.getAlias());
        String title = "Sextants of " + guild.getAlias();
        Look.signIn(desk, stack.portalUrl() + "/desk/library", "sam");
        desk.getByRole(AriaRole.LINK, named("New article")).click();
        desk.getByLabel("Title").fill(title);
        desk.getByLabel("Text").fill("Nobody else has this.");
        desk.getByRole(AriaRole.BUTTON, button("Publish")).click();
        String slug = desk.getByRole(AriaRole.LINK, named("See it as readers do"))
                .getAttribute("href")
                .replaceFirst(".*/articles/([^?]*).*", "$1");
        desk.getByRole(AriaRole.LINK, named("For whom")).click();
        desk.getByRole(AriaRole.SEARCHBOX).fill(guild.getName());
        desk.getByRole(AriaRole.BUTTON, button("Find")).click();
        desk.getByRole(AriaRole.BUTTON, named("Show its security groups " + guild.getName()))
                .click();
        desk.getByLabel("testers-" + guild.getAlias()).check();
        desk.getByRole(AriaRole.RADIO, named("Security groups")).check();
        desk.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(desk.locator(".done-box")).isVisible();

        try (BrowserContext gwens = Browsers.chromium().newContext()) {
            Page page = gwens.newPage();
            String home = stack.portalUrl() + "/o/" + guild.getAlias();
            Look.signIn(page, home + "/", gwen.username());
            reads(page, home, slug, title, false);

            groups.group(testers).addMember(gwen.id());
            reads(page, home, slug, title, true);

            groups.group(testers).removeMember(gwen.id());
            reads(page, home, slug, title, false);
        }
    }

    private static String securityGroup(OrganizationGroupsResource groups, String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setAttributes(Map.of("portal.security-group", List.of("true")));
        try (Response created = groups.addTopLevelGroup(group)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    /** As soon as what was done in Keycloak has been signalled, the article itself, the list and a search all say so. */
    private static void reads(Page page, String home, String slug, String title, boolean reads) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> page.navigate(home + "/articles/" + slug).status() == (reads ? 200 : 404));
        for (String address : List.of("/articles", "/articles?q=sextants")) {
            page.navigate(home + address);
            Locator links =
                    page.locator("#results").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
            assertThat(links.count() > 0).as(address).isEqualTo(reads);
        }
    }

    /** Debian's package gnome-user-docs, where it is installed: brought in by the importer beside the running portal, and taken out again. */
    @Test
    void theHelpOfGnomeIsFoundInEnglishGermanAndHebrew(SharedStack stack, @TempDir Path folder) throws Exception {
        Path help = Path.of(System.getenv().getOrDefault("PORTICO_GNOME_HELP", "/usr/share/help"));
        assumeTrue(Files.exists(help.resolve("de/gnome-help/files-copy.page")));
        for (String language : List.of("C", "de", "he")) {
            copy(help.resolve(language).resolve("gnome-help"), folder.resolve(language + "/gnome-help"));
        }
        String home = stack.portalUrl() + "/o/acme";
        Look reader = new Look("he", ColorScheme.LIGHT, "he-IL", 1280);
        try (BrowserContext context = reader.browser()) {
            Page page = context.newPage();
            Look.signIn(page, home + "/", "ben");
            page.navigate(home + "/articles?q=עזרה עבור GNOME");
            assertThat(page.locator("a[href*='gnome-help-']")).hasCount(0);

            stack.stack()
                    .portal()
                    .load(stack.stack().programs(), List.of("articles", folder.toString(), "--audience", "registered"));

            page.navigate(home + "/");
            assertThat(page.locator("html")).hasAttribute("lang", "he");
            page.locator("#q").pressSequentially("עזרה עב");
            assertThat(page.getByRole(AriaRole.OPTION)).containsText("עזרה עבור GNOME");
            finds(page, home + "/articles", "עזרה", "gnome-help-index", "עזרה עבור GNOME");
            finds(page, home + "/articles", "Dateien und Ordner kopieren", "gnome-help-files-copy", "");
            finds(page, home + "/articles", "copy or move files and folders", "gnome-help-files-copy", "");
            finds(page, home + "/messenger", "עזרה", "gnome-help-index", "עזרה עבור GNOME");
            finds(page, home + "/messenger", "Dateien und Ordner kopieren", "gnome-help-files-copy", "");
            finds(page, home + "/messenger", "copy or move files and folders", "gnome-help-files-copy", "");
            page.navigate(home + "/articles/gnome-help-index");
            Browsers.picture(page, "help-gnome-he");
            assertThat(Browsers.violations(page)).isEmpty();
            page.locator("article a[href$='gnome-help-files']").click();
            assertThat(page).hasURL(home + "/articles/gnome-help-files");
            assertThat(page.locator("article")).isVisible();
        } finally {
            try (Connection portal = stack.stack().postgres().connect(PostgresServer.PORTAL);
                    Statement statement = portal.createStatement()) {
                statement.execute("delete from articles where slug like 'gnome-help-%'");
            }
        }
    }

    /** Found where somebody who reads Hebrew looks; called so where it matters. */
    private static void finds(Page page, String where, String words, String slug, String title) {
        page.navigate(where + "?q=" + words);
        String address = "/articles/" + slug;
        // In another language than the reader's it names that.
        Locator link =
                page.locator("#results a[href$='" + address + "'], #results a[href*='" + address + "?language=']");
        assertThat(link).isVisible();
        assertThat(link).containsText(title);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> pages = Files.list(from)) {
            for (Path page :
                    pages.filter(each -> each.toString().endsWith(".page")).toList()) {
                Files.copy(page, to.resolve(page.getFileName()));
            }
        }
    }

    /** "Password" stands in the demo's article only with "and" and "the" before it, which are letters of the same word. */
    @Test
    void wordsOfOtherScriptsAreFoundWhereTheyAreNearlySo(SharedStack stack) {
        URI search = URI.create(stack.portalUrl() + "/api/articles?language=he&q="
                + URLEncoder.encode("סיסמה", StandardCharsets.UTF_8));

        assertThat(String.valueOf(stack.tokens()
                        .get(search, stack.tokens().of("ben").accessToken())
                        .json()))
                .contains("\"getting-in\"");
    }

    @Test
    void withoutScriptTheSearchIsAPlainForm(SharedStack stack) {
        try (BrowserContext context = Browsers.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(stack.portalUrl() + "/");
            page.locator("#q").fill("portal");
            page.locator("#q").press("Enter");

            assertThat(page.locator(".article-hits a").first()).isVisible();
        }
    }

    @Test
    void pagesAreCleanInLightAndDarkAndOnASmallScreenFromRightToLeft(SharedStack stack) {
        for (Look look : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark-390", ColorScheme.DARK, "de-DE", 390),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320))) {
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                String desk = stack.portalUrl() + "/desk";
                Look.signIn(page, desk + "/library", "sam");
                clean(look, page, "library");
                page.navigate(desk + "/library/new");
                clean(look, page, "library-new");
                page.navigate(desk + "/articles/getting-in?language=de");
                page.locator(".article-foot .btn").click();
                clean(look, page, "library-edit");
                String edit = page.url().replaceFirst("\\?.*", "");
                for (String part : List.of("history", "audience", "versions/1")) {
                    page.navigate(edit + "/" + part + "?language=de");
                    clean(look, page, "library-" + part.replace('/', '-'));
                    if (part.equals("audience")) {
                        choicesAreSeen(page);
                    }
                }
                page.navigate(desk + "/library/categories");
                clean(look, page, "library-categories");
            }
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                page.navigate(stack.portalUrl() + "/");
                page.locator("#q").pressSequentially(look.locale().startsWith("he") ? "כניס" : "demo");
                assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
                clean(look, page, "suggestions");
                page.navigate(stack.portalUrl() + "/articles/running-the-demo");
                assertThat(page.locator("#feedback")).isVisible();
                clean(look, page, "article-feedback");
            }
        }
    }

    /** The edge of what is chosen from, and the ring around what has the focus, against what is around them (WCAG 1.4.11, 2.4.13). */
    private static void choicesAreSeen(Page page) {
        page.keyboard().press("Tab");
        Object contrasts = page.evaluate("() => {"
                + " const light = color => { const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)"
                + " .map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };"
                + " const contrast = (one, other) => { const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);"
                + " return (bright + .05) / (dark + .05); };"
                + " const around = getComputedStyle(document.querySelector('.library-audience')).backgroundColor;"
                + " const box = document.querySelector('.form-check-input:not(:checked)'); box.focus();"
                + " const style = getComputedStyle(box);"
                + " return [contrast(style.borderTopColor, around), style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2"
                + " ? contrast(style.outlineColor, around) : 0].map(each => Math.floor(each)); }");
        assertThat((List<?>) contrasts).hasSize(2).allSatisfy(each -> assertThat(((Number) each).intValue())
                .isGreaterThanOrEqualTo(3));
    }

    private static void clean(Look look, Page page, String picture) {
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", look.scheme().name().toLowerCase(Locale.ROOT));
        Browsers.picture(page, "help-" + picture + "-" + look.name());
        assertThat(Browsers.violations(page)).as(picture + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + look.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }
}
