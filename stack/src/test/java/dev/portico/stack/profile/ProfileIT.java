package dev.portico.stack.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The profile against Keycloak's own account API: sessions, and the language one is spoken to in (R23). */
@OnTheStack
class ProfileIT {
    private static final Look PLAIN = new Look("light", ColorScheme.LIGHT, "en-GB", 1280);

    private final SharedStack stack;

    ProfileIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void oneSeesWhereOneIsSignedInAndSignsOutThere() {
        People.Person person = member();
        try (BrowserContext here = PLAIN.browser();
                BrowserContext there = PLAIN.browser()) {
            Page elsewhere = there.newPage();
            Look.signIn(elsewhere, stack.portalUrl() + "/o/acme/tickets", person.username());
            assertThat(elsewhere).hasURL(Pattern.compile(".*/o/acme/tickets$"));
            Page page = here.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/profile/sessions", person.username());
            assertThat(page.locator(".sessions li")).hasCount(2);
            assertThat(page.locator(".sessions li").first()).containsText("This browser");
            assertThat(page.locator(".sessions li").last()).containsText("Support portal");

            page.locator(".sessions form button").click();

            assertThat(page.locator("[role=status].notice")).containsText("That session has ended.");
            assertThat(page.locator(".sessions li")).hasCount(1);
            elsewhere.reload();
            assertThat(elsewhere.locator("input[name=password]")).isVisible();
            page.reload();
            assertThat(page.locator(".sessions li")).hasCount(1);
        }
    }

    @Test
    void aLanguageChosenHereIsTheAccountsAndHoldsInEveryBrowser() {
        People.Person person = member();
        try (BrowserContext here = PLAIN.browser();
                BrowserContext there = PLAIN.browser()) {
            Page page = here.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/profile", person.username());
            page.locator("select[name=language]").selectOption("de");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(page.locator("[role=status].notice")).containsText("Ab jetzt sprechen wir diese Sprache");
            assertThat(stack.realm().users().get(person.id()).toRepresentation().getAttributes())
                    .containsEntry("locale", List.of("de"));

            Page other = there.newPage();
            Look.signIn(other, stack.portalUrl() + "/o/acme/profile", person.username());
            assertThat(other.locator("html")).hasAttribute("lang", "de");
        }
    }

    @Test
    void everyPageIsAccessibleInEveryForm() {
        for (Look form : List.of(
                PLAIN,
                new Look("dark", ColorScheme.DARK, "de-DE", 1280),
                new Look("light-390", ColorScheme.LIGHT, "en-GB", 390),
                new Look("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/o/acme/profile", "ben");
                clean(form, page, "profile");
                page.navigate(stack.portalUrl() + "/o/acme/profile/sessions");
                clean(form, page, "profile-sessions");
            }
        }
    }

    private People.Person member() {
        People.Person person = stack.people().person("profile");
        stack.people().join(person, stack.organizationId("acme"), "portal-member");
        return person;
    }

    private static void clean(Look form, Page page, String picture) {
        assertThat(page.locator("main#content h1")).isVisible();
        page.waitForLoadState();
        Browsers.picture(page, picture + "-" + form.name());
        assertThat(Browsers.violations(page)).as(picture + " " + form.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }
}
