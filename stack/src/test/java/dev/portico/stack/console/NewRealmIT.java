package dev.portico.stack.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** From a realm with nothing of ours in it to why somebody may not contact Support, in a console that is never loaded anew. */
@OnTheStack
class NewRealmIT {

    private static final String PORTAL = "http://localhost:4711";

    private final SharedStack stack;
    private final RealmResource realm;
    private final String name = "fresh-" + UUID.randomUUID().toString().substring(0, 8);

    NewRealmIT(SharedStack stack) {
        this.stack = stack;
        RealmRepresentation fresh = new RealmRepresentation();
        fresh.setRealm(name);
        fresh.setEnabled(true);
        fresh.setAdminTheme("portico");
        fresh.setSmtpServer(
                stack.admin().realm(KeycloakSettings.REALM).toRepresentation().getSmtpServer());
        stack.admin().realms().create(fresh);
        this.realm = stack.admin().realm(name);
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    /** R67: what is planned, and what undoing it would do, is told in the language of the page; by name (PlanTest), not in the API's English. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "he"})
    void theWholeInstallationIsToldInTheLanguageOfThePage(String language) {
        RealmRepresentation settings = realm.toRepresentation();
        settings.setInternationalizationEnabled(true);
        settings.setSupportedLocales(Set.of("en", "de", "he"));
        settings.setDefaultLocale(language);
        realm.update(settings);
        try (BrowserContext context = new Look(language, ColorScheme.LIGHT, language, 1280).browser()) {
            Console console = Console.signedIn(
                            stack, name, context.newPage(), Console.administrator(realm, "realm-admin"))
                    .at("/portal-access/installation");
            assertThat(console.ours()).hasAttribute("lang", language);
            assertThat(console.row("portal-api").first()).isVisible();
            isNotInEnglish(console);
            Browsers.picture(high(console), "console-installation-" + language);

            console.ours().locator("button.pf-m-primary").click();
            assertThat(console.ours().locator(".pf-m-success").first()).isVisible();
            People people = new People(realm);
            people.join(people.person("worker"), people.organization("customer").getId(), "portal-member");
            isNotInEnglish(console);
            console.ours()
                    .locator(".portal-access__row > button.pf-m-secondary")
                    .click();
            assertThat(console.ours()
                            .getByRole(AriaRole.DIALOG)
                            .locator("tbody tr")
                            .first())
                    .isVisible();

            isNotInEnglish(console);
            assertThat(Browsers.violations(console.page(), "#portal-access")).isEmpty();
            Browsers.picture(high(console), "console-undo-" + language);
            console.page().keyboard().press("Escape");

            console.at("/portal-access/health");
            assertThat(console.ours().locator("dl").first()).isVisible();
            isNotInEnglish(console);
            assertThat(Browsers.violations(console.page(), "#portal-access")).isEmpty();
            Browsers.picture(high(console), "console-health-" + language);
        }
    }

    /** High enough for all of a plan: what does not fit, the console scrolls. */
    private static Page high(Console console) {
        console.page().setViewportSize(1280, 3600);
        return console.page();
    }

    /** What is in another language than the page is marked so. */
    private static void isNotInEnglish(Console console) {
        assertThat(console.ours().locator("[lang=en]")).hasCount(0);
        assertThat(console.ours().innerText())
                .doesNotContain("It is there", "made of", "Nobody holds", "which stay", "Seen by", "Access level:");
    }

    @Test
    void itIsInstalledIntoAndAdministeredWithoutLeavingTheConsole(Page page) {
        People people = new People(realm);
        Console console = Console.signedIn(stack, name, page, Console.administrator(realm, "realm-admin"))
                .at("/portal-access/installation");
        page.evaluate("() => { window.stayed = true; }");

        assertThat(console.row("portal-api")).containsText("Is made");
        console.picture("console-installation");
        // Pressed before the plan for the address is there: it waits for it, and does not install the one without.
        console.field("Address of the portal").fill(PORTAL);
        console.ours()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Install \\(")))
                .click();
        assertThat(console.ours().getByText("Everything that the portal needs is in this realm."))
                .isVisible();

        console.at("/organizations/new");
        page.locator("input[name=name]").fill("Newcomers");
        page.getByTestId("save").click();
        page.getByTestId("portalAccessTab").click();
        console.link("Invitations").click();
        console.button("Invite").click();
        console.field("E-mail").fill("first@newcomers.example");
        console.fieldOfDialog("Access level").selectOption("portal-admin");
        console.inDialog("Invite").click();
        assertThat(console.row("first@newcomers.example")).containsText("Admin");

        console.at("/portal-access/levels/new");
        console.field("Name").fill("reader");
        console.field("Title").fill("Reader");
        console.field("Reads help articles for registered customers").check();
        console.button("Show what changes").click();
        console.inDialog("Save").click();
        assertThat(console.ours().getByText("reader", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();

        console.at("/portal-access/settings");
        console.field("Portal mode").selectOption("everyone");
        console.field("Ticketing").check();
        console.button("Show what changes").click();
        console.inDialog("Save").click();
        assertThat(console.ours().getByText("Saved.")).isVisible();

        People.Person worker = people.person("worker");
        String organization = realm.organizations().list(0, 1).get(0).getId();
        people.join(worker, organization, "reader");
        console.at("/portal-access/organizations/" + organization + "/check");
        console.field("May they do this?").selectOption("messenger.contact");
        assertThat(console.ours().getByText("No, worker Test may not")).isVisible();
        assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
    }
}
