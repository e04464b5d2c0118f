package dev.portico.stack.signals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** From Save to the portal's next answer, and to the pages that are open, without anybody signing in again (R11, R39, R64, R65). */
@OnTheStack
class PortalHearsIT {

    private final SharedStack stack;
    private final Company company;

    PortalHearsIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void whoseAccessWasRevokedIsRefusedByThePortalsApiAtOnce() {
        People.Person worker = company.member("portal-member");
        People.Person other = company.member("portal-member");
        Tokens.Answer token = stack.tokens().of(worker.username());
        Tokens.Answer others = stack.tokens().of(other.username());
        soon(() -> tickets(token) == 200 && tickets(others) == 200);

        company.api("DELETE", worker, "", "");

        soon(() -> tickets(token) == 401);
        assertThat(tickets(others)).isEqualTo(200);
    }

    @Test
    void anOpenPageSaysThatItIsOutOfDateAndShowsTheNewRightsWhenReloaded(Page page) {
        People.Person worker = company.member("portal-member");
        signIn(page, worker);
        Locator settings = page.getByRole(AriaRole.LINK, named("Settings"));
        assertThat(settings).hasCount(0);
        Locator notice = page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("out of date"));
        assertThat(notice).hasCount(0);

        company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");

        assertThat(notice).isVisible();
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.picture(page, "out-of-date");
        page.keyboard().press("Tab");
        Locator reload = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reload"));
        reload.focus();
        page.keyboard().press("Enter");
        assertThat(settings).isVisible();
        assertThat(notice).hasCount(0);
        assertThat(page.locator("input[name=username]")).hasCount(0);
    }

    @Test
    void theNextPageAfterLessRightsIsAnsweredByThem(Page page) {
        People.Person worker = company.member("portal-admin");
        signIn(page, worker);
        assertThat(page.getByRole(AriaRole.LINK, named("Settings"))).isVisible();

        company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");

        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reload")))
                .isVisible();
        page.navigate(address("/settings/members"));
        assertThat(page.getByText("Your account is not permitted to do this.")).isVisible();
    }

    @Test
    void aChangedSettingReachesTheOpenPageOfAVisitor(Page page) {
        page.navigate(stack.portalUrl() + "/");
        String before = stack.realm().toRepresentation().getAttributes().getOrDefault("portal.forum", "off");
        try {
            forum(before.equals("everyone") ? "registered" : "everyone");

            assertThat(page.getByText("This page is out of date.")).isVisible();
        } finally {
            forum(before);
        }
    }

    private void forum(String value) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.forum", value);
        stack.realm().update(realm);
    }

    private int tickets(Tokens.Answer token) {
        return stack.tokens()
                .get(URI.create(stack.portalUrl() + "/api/tickets"), token.accessToken())
                .status();
    }

    private void signIn(Page page, People.Person person) {
        page.navigate(address("/"));
        page.locator("input[name=username]").fill(person.username());
        page.locator("input[name=password]").fill(person.username() + "-portico");
        page.locator("[type=submit]").first().click();
        page.waitForURL(address("/"));
    }

    private String address(String path) {
        return stack.portalUrl() + "/o/" + company.alias + path;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
