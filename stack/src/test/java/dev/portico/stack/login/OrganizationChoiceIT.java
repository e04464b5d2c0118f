package dev.portico.stack.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Who belongs to several organisations works in one at a time, and says in which (R51). */
@OnTheStack
class OrganizationChoiceIT {

    private final SharedStack stack;

    OrganizationChoiceIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void aMemberOfTwoIsAsked(Page page) {
        Visitor finn = new Visitor(stack, page);
        finn.asksFor();
        finn.signsInAs("finn");

        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("Which organisation?");
        assertThat(page.locator("#portal-organization button").allInnerTexts()).containsExactly("Acme", "Umbra");
        Browsers.documented(page, "login-organization");
        assertThat(Browsers.violations(page)).isEmpty();

        finn.clicks("#organization-umbra");
        assertThat(organization(finn)).isEqualTo("umbra");
    }

    /** Among many one is found by its name, with accents or without, and by the keyboard alone. */
    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "he, DARK, 320"})
    void amongManyOneIsFoundByItsName(String language, ColorScheme scheme, int width, Page page) {
        People people = stack.people();
        People.Person person = people.person("many");
        for (int i = 0; i < 8; i++) {
            people.join(person, people.organization("many").getId(), "portal-member");
        }
        OrganizationRepresentation wanted = people.organization("wanted");
        wanted.setName("Überländ " + wanted.getAlias());
        stack.realm().organizations().get(wanted.getId()).update(wanted).close();
        people.join(person, wanted.getId(), "portal-member");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 800);
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("ui_locales", language);
        visitor.signsInAs(person.username());

        Locator buttons = page.locator("#portal-organization-list button:visible");
        assertThat(buttons).hasCount(9);
        assertThat(page.locator("#portal-organization-name")).isFocused();
        assertThat(Browsers.violations(page)).isEmpty();
        page.keyboard().press("Enter");
        assertThat(buttons).hasCount(9);
        page.keyboard().type("nothing is called that");
        assertThat(buttons).hasCount(0);
        assertThat(page.locator("#portal-organization-found")).not().isEmpty();
        page.locator("#portal-organization-name").fill("UBERLAND");
        assertThat(buttons).hasCount(1);
        assertThat(page.locator("#portal-organization-found")).containsText("1");
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.documented(page, "login-organization-many-" + language);
        page.keyboard().press("ArrowDown");
        assertThat(buttons.first()).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#portal-organization-name")).isFocused();
        visitor.presses("Enter");

        assertThat(organization(visitor)).isEqualTo(wanted.getAlias());
    }

    @Test
    void aLinkNamesTheOrganisation(Page page) {
        Visitor finn = new Visitor(stack, page);
        finn.asksFor("organization", "umbra");
        finn.signsInAs("finn");

        assertThat(organization(finn)).isEqualTo("umbra");
    }

    @Test
    void theOnlyOneThatLetsInIsNotAskedFor(Page page) {
        People people = stack.people();
        People.Person person = people.person("half");
        people.join(person, people.organization("closed").getId());
        String open = people.organization("open").getId();
        people.join(person, open, "portal-member");
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());

        assertThat(visitor.tokens().claims().at("/org_id").asText()).isEqualTo(open);
    }

    @Test
    void whoIsNotThePersonSignedInStartsOver(Page page) {
        Visitor finn = new Visitor(stack, page);
        finn.asksFor();
        finn.signsInAs("finn");

        finn.clicks("#portal-other-account");

        assertThat(page.locator("input[name=username]").isVisible()).isTrue();
        finn.signsInAs("ben");
        assertThat(organization(finn)).isEqualTo("acme");
    }

    @Test
    void theOrganisationIsSwitchedSilently(Page page) {
        Visitor finn = new Visitor(stack, page);
        finn.asksFor("organization", "acme");
        finn.signsInAs("finn");
        assertThat(organization(finn)).isEqualTo("acme");

        finn.asksFor("prompt", "none", "organization", "umbra");

        assertThat(organization(finn)).isEqualTo("umbra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"umbra", "no-such-organisation", "ACME", "acme "})
    void silentlyAskingForAForeignOrganisationOrForNoneThatExistsAnswersTheSame(String alias, Page page) {
        Visitor ben = new Visitor(stack, page);
        ben.asksFor();
        ben.signsInAs("ben");
        assertThat(organization(ben)).isEqualTo("acme");

        ben.asksFor("prompt", "none", "organization", alias);

        assertThat(ben.error()).isEqualTo("interaction_required");
    }

    @Test
    void aForeignOrganisationLooksLikeNone(Page page) {
        Visitor ben = new Visitor(stack, page);
        ben.asksFor("organization", "umbra");
        Response foreign = ben.signsInAs("ben");
        String toldOfForeign = page.locator("main").innerText();
        ben.clicks("#portal-other-account");
        ben.asksFor("organization", "no-such-organisation");
        Response unknown = ben.signsInAs("ben");

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(page.locator("main").innerText()).isEqualTo(toldOfForeign);
    }

    @Test
    void whoAskedForTheWrongOneGoesOnInTheirOwn(Page page) {
        Visitor ben = new Visitor(stack, page);
        ben.asksFor("organization", "umbra");
        ben.signsInAs("ben");

        ben.clicks("#organization-acme");

        assertThat(organization(ben)).isEqualTo("acme");
    }

    private static String organization(Visitor visitor) {
        assertThat(visitor.isInThePortal()).isTrue();
        JsonNode organization = visitor.tokens().claims().path("organization");
        assertThat(organization).hasSize(1);
        return organization.fieldNames().next();
    }
}
