package dev.portico.stack.members;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.mail.Correspondence;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** Settings › Assign Clients and the security groups on a member's page, by the people who use them (R37). */
@OnTheStack
class AssignClientsPagesIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final SharedStack stack;
    private final String word = "medlar" + UUID.randomUUID().toString().substring(0, 8);
    private final String group;

    AssignClientsPagesIT(SharedStack stack) {
        this.stack = stack;
        stack.portalUrl();
        this.group = groupOfAcme();
    }

    @AfterEach
    void asItWas() {
        acmesGroups().group(group).delete();
        stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(
                                "/portal-access/agents/" + stack.userId("tess") + "/organizations/umbra"))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .DELETE());
    }

    @Test
    void whatAnOperatorAssignsByKeyboardAnAgentSeesAtTheNextRequestAndUmbraReadsOfIt(Page olgas) {
        long theirs = new Correspondence(stack).opened("eve", "Theirs " + word);
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page tesss = context.newPage();
            Look.signIn(tesss, stack.portalUrl() + "/desk/queue", "tess");
            String ticket = stack.portalUrl() + "/desk/queue/" + theirs;
            assertThat(tesss.navigate(ticket).status()).isEqualTo(404);
            Look.signIn(olgas, stack.portalUrl() + "/desk/", "olga");
            Keyboard keys = new Keyboard(olgas);

            olgas.locator("a.card-like[href$='/settings/agents']").focus();
            keys.enter();
            assertThat(olgas.getByRole(AriaRole.HEADING, named("Assign Clients")))
                    .isVisible();
            olgas.locator("th a[href$='/" + stack.userId("tess") + "']").focus();
            keys.enter();
            assertThat(olgas.locator("#agent-access")).containsText("Assigned access");
            assertThat(olgas.locator("#assigned")).containsText("Acme");
            keys.toField("q").type("Umb");
            assertThat(olgas.locator("#choices")).not().containsText("Acme");
            keys.to("Assign: Umbra").enter();
            assertThat(told(olgas)).containsText("Assigned.");
            assertThat(olgas.locator("#assigned")).containsText("Umbra");
            assertThat(keys.focused()).startsWith("Assigned.");

            soon(tesss, ticket, 200);

            keys.to("Take away: Umbra").enter();
            assertThat(told(olgas)).containsText("Taken away.");
            assertThat(olgas.locator("#assigned")).not().containsText("Umbra");

            soon(tesss, ticket, 404);
        }
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page eves = context.newPage();
            Look.signIn(eves, stack.portalUrl() + "/o/umbra/settings/history", "eve");
            assertThat(eves.locator(".history > li").nth(0))
                    .containsText("The organisation was taken from an agent of Support");
            assertThat(eves.locator(".history > li").nth(1))
                    .containsText("The organisation was assigned to an agent of Support");
            assertThat(eves.locator(".history > li").nth(1)).containsText("Name: Tess");
            Browsers.picture(eves, "clients-history");
        }
    }

    @Test
    void whoIsPutIntoAGroupReadsItsArticleAtOnceAndWhoIsTakenOutDoesNot(Page adas) {
        String slug = articleForTheGroup();
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page bens = context.newPage();
            String article = stack.portalUrl() + "/o/acme/articles/" + slug;
            Look.signIn(bens, stack.portalUrl() + "/o/acme/", "ben");
            assertThat(bens.navigate(article).status()).isEqualTo(404);
            String page = stack.portalUrl() + "/o/acme/settings/members/" + stack.userId("ben");
            Look.signIn(adas, page, "ada");
            Keyboard keys = new Keyboard(adas);

            keys.to(word).press("Space");
            assertThat(bens.navigate(article).status())
                    .as("nothing changes before Save")
                    .isEqualTo(404);
            keys.to("Save").enter();
            assertThat(told(adas)).containsText("Saved.");
            assertThat(adas.getByLabel(word)).isChecked();

            soon(bens, article, 200);

            adas.navigate(stack.portalUrl() + "/o/acme/settings/history?user=" + stack.userId("ben"));
            assertThat(adas.locator(".history > li").first()).containsText("Joined a group");
            assertThat(adas.locator(".history > li").first()).containsText(word);
            adas.navigate(page);
            adas.getByLabel(word).uncheck();
            adas.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(told(adas)).containsText("Saved.");

            soon(bens, article, 404);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsClean(Look look) {
        try (BrowserContext context = look.browser()) {
            Page page = context.newPage();
            String settings = stack.portalUrl() + "/desk/settings";
            Look.signIn(page, settings + "/agents", "olga");
            shown(look, page, "agents");
            page.navigate(settings + "/agents/" + stack.userId("tess"));
            shown(look, page, "agent");
            page.navigate(settings + "/agents/" + stack.userId("sam") + "?q=Um&done=taken");
            shown(look, page, "default-access");
            page.navigate(settings + "/organizations/acme/members/" + stack.userId("ben"));
            shown(look, page, "groups");
            assertThat(gap(page, "#groups-hint", "#groups .switch"))
                    .as("pixels between the boxes and the text above them")
                    .isGreaterThanOrEqualTo(8);
            page.navigate(settings + "/organizations/umbra/members/" + stack.userId("eve"));
            shown(look, page, "no-groups");
        }
    }

    private static double gap(Page page, String above, String below) {
        BoundingBox upper = Objects.requireNonNull(page.locator(above).boundingBox());
        BoundingBox lower = Objects.requireNonNull(page.locator(below).first().boundingBox());
        return lower.y - upper.y - upper.height;
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("he", ColorScheme.LIGHT, "he-IL", 1280),
                new Look("dark-320", ColorScheme.DARK, "de-DE", 320),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320));
    }

    private static void shown(Look look, Page page, String what) {
        Browsers.picture(page, "clients-" + what + "-" + look.name());
        assertThat(page.locator("main h1")).hasCount(1);
        assertThat(Browsers.violations(page)).as(what + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + what + " " + look.name())
                .isTrue();
    }

    private String articleForTheGroup() {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page desk = context.newPage();
            Look.signIn(desk, stack.portalUrl() + "/desk/library", "sam");
            desk.getByRole(AriaRole.LINK, containing("New article")).click();
            desk.getByLabel("Title").fill("About the " + word);
            desk.getByLabel("Text").fill("For some.");
            desk.getByRole(AriaRole.BUTTON, named("Publish")).click();
            String slug = desk.getByRole(AriaRole.LINK, containing("See it as readers do"))
                    .getAttribute("href")
                    .replaceFirst(".*/articles/([^?]*).*", "$1");
            desk.getByRole(AriaRole.LINK, containing("For whom")).click();
            desk.getByRole(AriaRole.SEARCHBOX).fill("Acme");
            desk.getByRole(AriaRole.BUTTON, named("Find")).click();
            desk.getByRole(AriaRole.BUTTON, named("Show its security groups Acme"))
                    .click();
            desk.getByLabel(word).check();
            desk.getByRole(AriaRole.RADIO, named("Security groups")).check();
            desk.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(desk.locator(".done-box")).isVisible();
            return slug;
        }
    }

    private String groupOfAcme() {
        GroupRepresentation made = new GroupRepresentation();
        made.setName(word);
        made.setAttributes(Map.of("portal.security-group", List.of("true")));
        try (Response created = acmesGroups().addTopLevelGroup(made)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    private OrganizationGroupsResource acmesGroups() {
        return stack.realm().organizations().get(stack.organizationId("acme")).groups();
    }

    private static void soon(Page page, String address, int status) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(AT_ONCE)
                .until(() -> page.navigate(address).status() == status);
    }

    /** What the page says was done. */
    private static Locator told(Page page) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions containing(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
