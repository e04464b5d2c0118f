package dev.portico.stack.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Bearers;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/**
 * What people find about their own access in Keycloak's account console (26.7.4): R12, R31, R51, R52, R65, R67. Where another Keycloak has
 * another page, what has to be changed is {@code console.js} of the account theme.
 */
@OnTheStack
class AccountConsoleIT {

    private final SharedStack stack;
    private final Bearers bearers;
    private OrganizationRepresentation company;
    private People.Person boss;
    private People.Person worker;

    AccountConsoleIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
    }

    @BeforeEach
    void anAdminAndAMember() {
        company = stack.people().organization("account");
        boss = stack.people().person("boss");
        stack.people().join(boss, company.getId(), "portal-admin", "enable-in-app-messenger");
        worker = stack.people().person("worker");
        stack.people().join(worker, company.getId(), "portal-member");
    }

    @Test
    void thePageIsInTheNavigationAndTellsWhatOneMayDoAndWhoCanChangeIt(Page page) {
        changes("{\"roles\":[\"enable-in-app-messenger\"],\"ownTicketsOnly\":true,\"until\":\"2039-01-31T00:00:00Z\"}");
        AccountConsole console = AccountConsole.of(stack, page, worker.username());

        assertThat(page.locator("header").getByText("worker Test")).isVisible();
        assertThat(console.organization(company.getId())).isVisible();
        assertThat(AccountConsole.text(console.organization(company.getId())).replaceAll("Jan 3[01], 2039, .*", "DATE"))
                .isEqualTo("""
                        %s
                        Access
                        Access level
                        Member
                        Also
                        Contact Support in the messenger
                        Restriction
                        Own tickets only
                        Ends
                        DATE
                        Who can change this
                        \u2068boss Test\u2069, or the support team of the vendor""".formatted(company.getName()));
        assertThat(console.history().first()).isVisible();
        assertThat(Browsers.violations(page, "#portal-account")).isEmpty();
        console.picture("account-access");

        page.locator("a[href$='/account/']").first().click();
        assertThat(console.ours()).hasCount(0);
        assertThat(page.locator("input[name=firstName]")).hasValue("worker");
        page.locator("a[href$='/account/portal-access']").click();
        assertThat(console.organization(company.getId())).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/account/portal-access$"));
        page.goBack();
        assertThat(console.ours()).hasCount(0);
    }

    @Test
    void whatHasChangedIsToldInWordsTheNewestFirst(Page page) {
        changes("{\"level\":\"portal-admin\"}");
        changes("{\"level\":\"portal-member\",\"ownTicketsOnly\":true}");
        AccountConsole console = AccountConsole.of(stack, page, worker.username());

        assertThat(console.history().filter(having("Your access level became Admin instead of Member")))
                .containsText("by boss Test");
        assertThat(console.history().filter(having("You see only your own tickets")))
                .containsText(company.getName());
        assertThat(console.history().last()).containsText("by the vendor");
    }

    @Test
    void olderChangesAreAddedAndTheKeyboardGoesOnWhereTheyBegin(Page page) {
        for (int i = 0; i < 30; i++) {
            changes("{\"ownTicketsOnly\":true}");
            changes("{\"ownTicketsOnly\":false}");
        }
        AccountConsole console = AccountConsole.of(stack, page, worker.username());
        assertThat(console.history()).hasCount(50);

        console.button("Show older changes").focus();
        page.keyboard().press("Enter");

        assertThat(console.history().nth(50)).isFocused();
        assertThat(console.button("Show older changes")).hasCount(0);
        assertThat(console.history().last()).containsText("by the vendor");
    }

    @Test
    void whoIsNotLetInIsToldWhyAndWhoHelps(Page page) {
        stack.people().take(worker, company.getId(), "portal-member");
        AccountConsole console = AccountConsole.of(stack, page, worker.username());

        assertThat(console.organization(company.getId())).containsText("Nobody has given you access yet.");
        assertThat(console.organization(company.getId())).containsText("No access");
        assertThat(console.organization(company.getId())).containsText("boss Test");
        assertThat(Browsers.violations(page, "#portal-account")).isEmpty();
        console.picture("account-no-access");

        company.setEnabled(false);
        stack.realm().organizations().get(company.getId()).update(company).close();
        page.reload();

        assertThat(console.organization(company.getId()))
                .containsText("Access is paused for everybody in this organisation.");
        assertThat(console.organization(company.getId())).not().containsText("boss Test");
    }

    @Test
    void whoBelongsNowhereIsToldThat(Page page) {
        People.Person nobody = stack.people().person("nowhere");
        AccountConsole console = AccountConsole.of(stack, page, nobody.username());

        assertThat(console.ours()).containsText("You do not belong to an organisation yet.");
        assertThat(console.history()).hasCount(1);
        assertThat(console.history().first()).containsText("Your account was made");
        assertThat(Browsers.violations(page, "#portal-account")).isEmpty();
    }

    /** As with accounts that were there before anything was recorded. */
    @Test
    void whoseHistoryIsEmptyIsToldThat(Page page) {
        Route.FulfillOptions nothing = new Route.FulfillOptions().setBody("{\"items\":[],\"next\":null}");
        page.route("**/portal-own-access/history*", route -> route.fulfill(nothing));
        AccountConsole console = AccountConsole.of(stack, page, worker.username());

        assertThat(console.ours()).containsText("Nothing has changed yet.");
        assertThat(console.organization(company.getId())).isVisible();
        assertThat(Browsers.violations(page, "#portal-account")).isEmpty();
    }

    @Test
    void theVendorsPeopleAreToldWhatTheyAre(Page page) {
        AccountConsole console = AccountConsole.of(stack, page, "sam");

        assertThat(console.ours()).containsText("You work for the vendor: Support agent.");
    }

    @Test
    void whereTheRealmHasNoPortalNothingLeadsThere(Page page) {
        AccountConsole console = AccountConsole.of(stack, page, worker.username());
        Locator way = console.ours().locator("a.pf-m-primary");
        assertThat(way).hasCount(1);
        page.route(Pattern.compile(".*/portal-own-access(\\?.*)?$"), route -> {
            APIResponse told = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(told)
                    .setBody(told.text().replaceFirst("\"portal\":\"[^\"]*\"", "\"portal\":null")));
        });

        page.reload();

        assertThat(console.organization(company.getId())).isVisible();
        assertThat(way).hasCount(0);
    }

    @Test
    void noAndCouldNotAskAreToldApartAndTheSecondIsTriedAgain(Page page) {
        AtomicInteger broken = new AtomicInteger(1);
        AtomicInteger forbidden = new AtomicInteger();
        page.route(Pattern.compile(".*/portal-own-access(\\?.*)?$"), route -> {
            if (broken.getAndDecrement() > 0) {
                route.abort();
            } else if (forbidden.get() > 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(403));
            } else {
                route.resume();
            }
        });
        AccountConsole console = AccountConsole.of(stack, page, worker.username());
        assertThat(console.ours()).containsText("The server did not answer.");
        assertThat(console.history().first()).isVisible();
        console.picture("account-unreachable");

        console.button("Try again").click();

        assertThat(console.organization(company.getId())).isVisible();
        assertThat(console.ours()).not().containsText("The server did not answer.");

        forbidden.set(1);
        page.reload();

        assertThat(console.ours()).containsText("You may not see this.");
        assertThat(console.button("Try again")).hasCount(0);
    }

    @Test
    void whoHasSignedOutMeanwhileIsToldThat(Page page) {
        AccountConsole console = AccountConsole.of(stack, page, worker.username());
        page.locator("a[href$='/account/']").first().click();
        assertThat(console.ours()).hasCount(0);
        page.route(
                "**/protocol/openid-connect/token", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));
        page.route("**/portal-own-access*", route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        page.locator("a[href$='/account/portal-access']").click();

        assertThat(console.ours()).containsText("You are not signed in any more.");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, DARK, 320", "de-DE, LIGHT, 320", "he-IL, DARK, 320", "he-IL, LIGHT, 1280"})
    void itReadsWellInEachLanguageAndColourOnTheSmallestScreen(String language, ColorScheme scheme, int width) {
        changes("{\"roles\":[\"enable-in-app-messenger\"],\"ownTicketsOnly\":true}");
        try (BrowserContext context = Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 700)
                        .setLocale(language)
                        .setColorScheme(scheme))) {
            Page page = context.newPage();
            AccountConsole console = AccountConsole.of(stack, page, worker.username());
            assertThat(console.organization(company.getId())).isVisible();
            assertThat(console.history().first()).isVisible();

            assertThat(page.locator("html")).hasAttribute("dir", language.startsWith("he") ? "rtl" : "ltr");
            assertThat(AccountConsole.text(console.ours()))
                    .doesNotContain("portalAccount.")
                    .doesNotContain("{0}");
            assertThat(Browsers.violations(page, "#portal-account")).isEmpty();
            assertThat((Boolean) page.evaluate("(() => { const ours = document.querySelector('#portal-account');"
                            + " return ours.scrollWidth <= ours.clientWidth; })()"))
                    .as("no sideways scrolling")
                    .isTrue();
            console.picture(
                    "account-" + language.substring(0, 2) + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** As the boss does it in the portal. */
    private void changes(String body) {
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(
                                "/portal-access/organizations/" + company.getAlias() + "/members/" + worker.id()))
                        .header("Authorization", "Bearer " + bearers.of(boss.username()))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method("PATCH", BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(body).isEqualTo(200);
    }
}
