package dev.portico.stack.members;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.invitations.Letter;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings › User Management, by the people who use it. */
@OnTheStack
class UserManagementIT {

    @Test
    void anAdminRunsAColleaguesAccessByKeyboardAlone(SharedStack stack, Page page) {
        String nora = "nora-" + UUID.randomUUID().toString().substring(0, 8);
        String address = nora + "@acme.example";
        Look.signIn(page, stack.portalUrl() + "/o/acme/settings/members", "ada");
        Keyboard keys = new Keyboard(page);

        keys.to("Invite").enter();
        keys.toField("email").type(address);
        keys.toField("firstName").type("Nora");
        keys.toField("lastName").type(nora);
        keys.toField("level").type("Member");
        keys.toField("until").type("12312031");
        assertThat(page.locator("#outlook")).containsText("Does not see tickets of coworkers");
        keys.to("Send invitation").enter();
        assertThat(told(page)).containsText("The invitation is on its way.");
        assertThat(page.locator("tbody")).containsText(address);

        accept(stack, nora, address);
        String id = stack.userId(nora);
        assertThat(member(stack, id, "level")).isEqualTo("portal-member");
        assertThat(member(stack, id, "until")).isEqualTo("2032-01-01T00:00:00Z");

        page.navigate(stack.portalUrl() + "/o/acme/settings/members?q=" + nora);
        keys.to("Nora " + nora).enter();
        keys.to("Enable In App Messenger").press("Space");
        assertThat(member(stack, id, "roles")).as("nothing changes before Save").isEqualTo("[]");
        keys.to("Save").enter();
        assertThat(told(page)).containsText("Saved.");
        assertThat(member(stack, id, "roles")).isEqualTo("[\"enable-in-app-messenger\"]");
        keys.to("Enable In App Messenger").press("Space");
        keys.to("Save").enter();
        assertThat(member(stack, id, "roles")).isEqualTo("[]");

        keys.to("Deactivate").enter();
        assertThat(page.getByRole(AriaRole.HEADING, named("Deactivate Nora " + nora + "?")))
                .isVisible();
        assertThat(keys.focused()).isEqualTo("Cancel");
        keys.enter();
        assertThat(member(stack, id, "status")).as("Cancel changes nothing").isEqualTo("active");
        keys.to("Deactivate").enter();
        keys.to("Deactivate").enter();
        assertThat(member(stack, id, "status")).isEqualTo("disabled");

        page.navigate(stack.portalUrl() + "/o/acme/settings/members?q=" + nora);
        assertThat(page.getByText("Nobody found")).isVisible();
        keys.to("Show Disabled").enter();
        assertThat(page.getByRole(AriaRole.LINK, named("Show Enabled"))).isVisible();
        keys.to("Activate: Nora " + nora).enter();
        assertThat(member(stack, id, "status")).isEqualTo("active");

        keys.to("History").enter();
        assertThat(page.getByRole(AriaRole.HEADING, named("History of Nora " + nora)))
                .isVisible();
        assertThat(page.locator(".history").innerText())
                .contains("Activated", "Deactivated", "Role removed", "Role given", "Invitation accepted", "Ada Abel");
        page.navigate(stack.portalUrl() + "/o/acme/settings/history");
        assertThat(page.locator(".history")).containsText(address);
        Browsers.picture(page, "members-journey");
    }

    /** Whoever reads the mailbox: follows the link, chooses a password, and is in the portal. */
    private static void accept(SharedStack stack, String username, String address) {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(Letter.to(stack, address).link().toString());
            Keyboard keys = new Keyboard(page);
            keys.toField("username").type(username);
            keys.toField("password").type(username + "-portico");
            keys.toField("password-confirm").type(username + "-portico").press("Enter");
            page.waitForURL(url -> url.startsWith(stack.portalUrl().toString()) && !url.contains("/login"));
        }
    }

    @Test
    void ofManyAddressesTheBrokenOnesStayToBeCorrected(SharedStack stack, Page page) {
        String one = "bulk-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
        Look.signIn(page, stack.portalUrl() + "/o/acme/settings/invitations/many", "ada");
        page.getByLabel("E-mail addresses").fill("Bo Bulk <" + one + ">\nnonsense\nben@acme.example");
        page.getByRole(AriaRole.BUTTON, named("Send invitations")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("1 of 3 invited"))).isVisible();
        assertThat(page.locator(".lines tbody tr")).hasCount(2);
        assertThat(page.locator(".lines")).containsText("ben@acme.example");
        assertThat(page.getByLabel("E-mail addresses"))
                .hasValue(Pattern.compile("nonsense,.*ben@acme", Pattern.DOTALL));
        Browsers.picture(page, "members-many-results");
        page.navigate(stack.portalUrl() + "/o/acme/settings/invitations");
        page.locator("form[action$=withdraw]")
                .filter(new Locator.FilterOptions().setHasText(one))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(told(page)).containsText("was withdrawn");
    }

    @Test
    void theAccessCheckSaysWhyAndItsWayLeadsToAYes(SharedStack stack, Page page) {
        People.Person rita = stack.people().person("rita");
        stack.people().join(rita, stack.organizationId("acme"), "portal-member");
        String check =
                stack.portalUrl() + "/o/acme/settings/access-check?user=" + rita.id() + "&permission=messenger.contact";
        Look.signIn(page, check, "ada");

        assertThat(page.locator(".verdict-no")).containsText("No");
        assertThat(page.locator(".verdict")).containsText("Enable In App Messenger");
        assertThat(page.locator(".verdict")).containsText("an Admin of the organisation");
        page.getByRole(AriaRole.LINK, named("Go there")).click();
        page.getByLabel("Enable In App Messenger").check();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        page.navigate(check);

        assertThat(page.locator(".verdict-yes")).containsText("Yes");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownAndKept(SharedStack stack, Page page) {
        People.Person otto = stack.people().person("otto");
        stack.people().join(otto, stack.organizationId("acme"), "portal-member");
        Look.signIn(page, stack.portalUrl() + "/o/acme/settings/members/" + otto.id(), "ada");
        stack.people().join(otto, stack.organizationId("acme"), "enable-in-app-messenger");

        page.getByLabel("Phone").fill("+49 30 12345");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was overwritten");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enable In App Messenger");
        assertThat(page.getByLabel("Phone")).hasValue("+49 30 12345");
        assertThat(page.getByLabel("Enable In App Messenger")).isChecked();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(told(page)).containsText("Saved.");
        assertThat(member(stack, otto.id(), "phone")).isEqualTo("+49 30 12345");
        assertThat(member(stack, otto.id(), "roles")).contains("enable-in-app-messenger");
    }

    @Test
    void whoBelongsElsewhereTooIsNotOursToDeactivate(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/o/acme/settings/members?q=finn", "ada");
        page.getByRole(AriaRole.LINK, named("Finn Falk")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Finn Falk"))).isVisible();
        assertThat(page.locator("main")).containsText("every organisation this person belongs to");
        assertThat(page.getByLabel("E-mail")).hasCount(0);
        assertThat(page.getByRole(AriaRole.LINK, named("Deactivate"))).hasCount(0);
        page.navigate(stack.portalUrl() + "/o/acme/settings/members/" + stack.userId("finn") + "/deactivate");
        assertThat(page.getByRole(AriaRole.HEADING, named("Not permitted"))).isVisible();
    }

    @Test
    void membersHaveNoUserManagementAndOthersPeopleAreNotThere(SharedStack stack, Page bens) {
        Look.signIn(bens, stack.portalUrl() + "/o/acme/settings/members", "ben");
        assertThat(bens.getByRole(AriaRole.HEADING, named("Not permitted"))).isVisible();

        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page eves = context.newPage();
            String umbra = stack.portalUrl() + "/o/umbra/settings/members";
            Look.signIn(eves, umbra, "eve");
            assertThat(eves.getByRole(AriaRole.LINK, named("Eve Ek"))).isVisible();
            eves.navigate(umbra + "/" + stack.userId("ben"));
            assertThat(eves.getByRole(AriaRole.HEADING, named("Nothing here"))).isVisible();
        }
    }

    @Test
    void anOperatorChoosesAnyOrganisation(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/settings", "olga");

        assertThat(page).hasURL(Pattern.compile(".*/desk/settings/organizations$"));
        page.getByLabel("Find an organisation").fill("Umb");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.LINK, named("Umbra")).click();
        page.getByRole(AriaRole.LINK, named("Eve Ek")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Eve Ek"))).isVisible();
        assertThat(page.getByLabel("Access level")).hasValue("portal-admin");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageOfAnAdminIsClean(Look look, SharedStack stack) {
        try (BrowserContext context = look.browser()) {
            Page page = context.newPage();
            String settings = stack.portalUrl() + "/o/acme/settings";
            Look.signIn(page, settings + "/members", "ada");
            String ben = "/members/" + stack.userId("ben");
            shown(look, page, "list");
            page.locator(".row-menu summary").first().click();
            shown(look, page, "menu");
            for (String[] each : new String[][] {
                {"edit", ben},
                {"deactivate", ben + "/deactivate"},
                {"shared", "/members/" + stack.userId("finn")},
                {"invitations", "/invitations"},
                {"invite", "/invitations/new"},
                {"invite-many", "/invitations/many"},
                {"check-whom", "/access-check?q=b"},
                {"check", "/access-check?user=" + stack.userId("cleo") + "&permission=messenger.contact"},
                {"review", "/review"},
                {"history", "/history"}
            }) {
                page.navigate(settings + each[1]);
                shown(look, page, each[0]);
            }
            page.navigate(stack.portalUrl() + "/o/acme/");
            shown(look, page, "home");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageOfAnOperatorIsClean(Look look, SharedStack stack) {
        try (BrowserContext context = look.browser()) {
            Page page = context.newPage();
            String desk = stack.portalUrl() + "/desk";
            Look.signIn(page, desk + "/", "olga");
            for (String[] each : new String[][] {
                {"home", "/"},
                {"organizations", "/settings/organizations"},
                {"list", "/settings/organizations/acme/members"},
                {"edit", "/settings/organizations/acme/members/" + stack.userId("ada")},
                {"invite", "/settings/organizations/acme/invitations/new"},
                {"levels", "/settings/levels"},
                {"level", "/settings/levels/portal-admin"},
                {"level-new", "/settings/levels/new"}
            }) {
                page.navigate(desk + each[1]);
                shown(look, page, "operator-" + each[0]);
            }
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark", ColorScheme.DARK, "de-DE", 1280),
                new Look("he", ColorScheme.LIGHT, "he-IL", 1280),
                new Look("narrow", ColorScheme.LIGHT, "en-US", 390),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320));
    }

    private static String member(SharedStack stack, String id, String field) {
        JsonNode value = stack.tokens()
                .get(
                        stack.realmUrl("/portal-access/organizations/acme/members/" + id),
                        stack.tokens().of("ada").accessToken())
                .json()
                .get(field);
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void shown(Look look, Page page, String what) {
        Browsers.picture(page, "members-" + what + "-" + look.name());
        assertThat(page.locator("main h1")).hasCount(1);
        assertThat(page.locator("main")).not().containsText("Not permitted");
        assertThat(Browsers.violations(page)).as(what + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + what + " " + look.name())
                .isTrue();
    }

    /** What the page says was done; beside it, outside, is where news of later changes would stand. */
    private static Locator told(Page page) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS);
    }
}
