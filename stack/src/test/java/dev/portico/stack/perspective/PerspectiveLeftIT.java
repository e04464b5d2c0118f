package dev.portico.stack.perspective;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** How a perspective ends in a browser, and that nothing is left of it: no page, no cookie, no session (R28, R31). */
@OnTheStack
class PerspectiveLeftIT {

    private static final String BANNER = ".portal-perspective";

    private final SharedStack stack;
    private People.Person admin;
    private People.Person member;
    private String organization;
    private String home;

    PerspectiveLeftIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminAndAMember() {
        OrganizationRepresentation made = stack.people().organization("left");
        organization = made.getId();
        home = stack.portalUrl() + "/o/" + made.getAlias();
        admin = somebody("portal-admin", "Wanda");
        member = somebody("portal-member", "Willi");
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void afterExitNothingIsLeftAndTheBackButtonShowsNothingOfThePerson(Page page) {
        begin(page);
        page.navigate(place() + "/tickets");
        assertThat(page.locator(BANNER)).isVisible();
        assertThat(running()).hasSize(1);
        assertThat(sessions(member)).isEqualTo(1);
        page.locator(BANNER + " button").click();
        page.waitForURL(home + "/settings/members/" + member.id());

        nothingIsLeft(page);
        for (int steps = 0; steps < 2; steps++) {
            page.goBack();
            assertThat(page.locator(BANNER)).hasCount(0);
            assertThat(page.url()).doesNotContain("/as/");
        }
        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
    }

    @Test
    void exitOfAPageWhosePerspectiveHasEndedLeadsBackAsWell(Page page) {
        begin(page);
        Onlooker.endAll(stack);
        page.locator(BANNER + " button").click();
        page.waitForURL(home + "/settings/members/" + member.id());

        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
        nothingIsLeft(page);
    }

    @Test
    void whereNobodyAskedForAnotherTokenInTimeTheNextClickLeadsBack(Page page) {
        try (Brief brief = new Brief()) {
            begin(page);
            brief.isOver();
            page.navigate(place() + "/tickets");
            page.waitForURL(home + "/settings/members/" + member.id() + "?perspective=ended");
        }

        assertThat(page.getByText("has ended")).isVisible();
        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
        nothingIsLeft(page);
        assertThat(newest().get("act").asText()).isEqualTo("perspective-ended");
        assertThat(newest().at("/after/how").asText()).isEqualTo("expired");
        page.goBack();
        assertThat(page.locator(BANNER)).hasCount(0);
        assertThat(page.url()).doesNotContain("/as/");
    }

    @Test
    void exitOfAPageWhosePerspectiveHasExpiredLeadsBackAsWell(Page page) {
        try (Brief brief = new Brief()) {
            begin(page);
            brief.isOver();
            assertThat(page.locator(BANNER)).isVisible();
            page.locator(BANNER + " button").click();
            page.waitForURL(home + "/settings/members/" + member.id());
        }

        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
        nothingIsLeft(page);
        assertThat(newest().at("/after/how").asText()).isEqualTo("expired");
        page.navigate(place() + "/tickets");
        page.waitForURL(home + "/");
    }

    @Test
    void whichPagesWereSeenIsInTheHistoryAndToldToThePerson(Page page) {
        begin(page);
        page.navigate(place() + "/tickets?q=lantern");
        page.navigate(place() + "/tickets");
        page.navigate(place() + "/articles");
        page.locator(BANNER + " button").click();
        page.waitForURL(home + "/settings/members/" + member.id());

        JsonNode pages = newest().at("/after/pages");
        assertThat(pages.path("/").asLong()).isEqualTo(1);
        assertThat(pages.path("/tickets").asLong()).isEqualTo(2);
        assertThat(pages.path("/articles").asLong()).isEqualTo(1);
        assertThat(newest().toString()).doesNotContain("lantern");
        page.navigate(home + "/settings/history?user=" + member.id());
        assertThat(page.locator(".pages-read").first()).containsText("Tickets ×2");
        assertThat(page.locator(".history > li").first()).containsText("How it ended: Left with Exit");
        assertThat(page.locator(".history")).not().containsText("/tickets");
        Browsers.picture(page, "perspective-history");
        assertThat(Browsers.violations(page)).isEmpty();
        try (BrowserContext browser = Browsers.chromium().newContext()) {
            Page theirs = browser.newPage();
            Look.signIn(theirs, home + "/profile", member.username());
            assertThat(theirs.locator(".pages-read")).containsText("Pages seen");
            assertThat(theirs.locator(".pages-read")).containsText("Tickets ×2");
            Browsers.picture(theirs, "perspective-told");
            assertThat(Browsers.violations(theirs)).isEmpty();
        }
    }

    /** However fast they go on: nothing that was read is left out of what is journaled and told (R31). */
    @Test
    void whoGoesOnToSomebodyElseHasTheirPagesInTheHistoryAllTheSame(Page page) {
        People.Person other = somebody("portal-member", "Olaf");
        begin(page);
        for (int times = 0; times < 6; times++) {
            page.navigate(place() + "/tickets");
        }
        page.navigate(home + "/settings/members/" + other.id());
        page.locator("form[action$='/perspective'] button").click();
        page.waitForURL(home + "/as/" + other.id() + "/");

        assertThat(newest().get("act").asText()).isEqualTo("perspective-ended");
        await().until(() -> read("/tickets") == 6 && read("/") == 1);
    }

    /** Keycloak's own logout comes before the portal has told of the last pages. */
    @Test
    void whereSomebodyElseEndsItThePagesAreToldAfterwards(Page page) {
        begin(page);
        page.navigate(place() + "/tickets");
        stack.realm().users().get(admin.id()).logout();
        Onlooker.endAll(stack);

        assertThat(newest().get("act").asText()).isEqualTo("perspective-ended");
        await().atMost(Duration.ofSeconds(30)).until(() -> read("/tickets") == 1 && read("/") == 1);
        try (BrowserContext browser = Browsers.chromium().newContext()) {
            Page theirs = browser.newPage();
            Look.signIn(theirs, home + "/profile", member.username());
            assertThat(theirs.locator(".pages-read")).containsText("Tickets ×1");
        }
    }

    /** How often a page was read in all, as it is journaled about the member. */
    private long read(String route) {
        return StreamSupport.stream(journal().spliterator(), false)
                .mapToLong(entry -> entry.at("/after/pages").path(route).asLong())
                .sum();
    }

    @Test
    void whereThePersonIsDisabledTheNextClickLeadsBack(Page page) {
        begin(page);
        enable(member, false);

        untilLeft(page);
        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
        assertThat(page.getByText("has ended")).isVisible();
        noCookieIsLeft(page);
    }

    @Test
    void whereTheViewerIsDisabledTheNextClickShowsNothing(Page page) {
        begin(page);
        enable(admin, false);

        for (int clicks = 0; clicks < 100 && page.locator(BANNER).count() > 0; clicks++) {
            page.navigate(place() + "/tickets");
        }
        assertThat(page.locator(BANNER)).hasCount(0);
        assertThat(page.locator(".portal-person")).hasCount(0);
        assertThat(page.content()).doesNotContain(nameOf(member));
    }

    @Test
    void aForeignPagesFormBeginsNothing(Page page) throws IOException {
        Look.signIn(page, home + "/", admin.username());
        assertThat(page.locator(".portal-person")).isVisible();
        String form = "<!doctype html><title>Win</title><form method='post' action='" + home
                + "/perspective'><input name='person' value='" + member.id()
                + "'><input name='back' value='/'><button>Win</button></form>";
        HttpServer foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        foreign.createContext("/", exchange -> {
            byte[] body = form.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        foreign.start();
        try {
            page.navigate("http://localhost:" + foreign.getAddress().getPort() + "/");
            page.locator("button").click();
            page.waitForURL(home + "/perspective");
        } finally {
            foreign.stop(0);
        }

        assertThat(page.locator(BANNER)).hasCount(0);
        assertThat(running()).isEmpty();
        page.navigate(place() + "/tickets");
        page.waitForURL(home + "/");
        assertThat(page.locator(".portal-person")).containsText(nameOf(admin));
    }

    @Test
    void thePersonIsToldOnTheirProfileWhileItGoesOnAndAfterwards(Page page) {
        Onlooker.named(stack, admin).looks(member.id(), organization, "A question of theirs");
        Look.signIn(page, home + "/profile", member.username());
        assertThat(page.getByText(nameOf(admin) + " viewed the portal as you")).hasCount(1);
        assertThat(page.getByText("still looking")).hasCount(1);

        Onlooker.endAll(stack);
        page.navigate(home + "/profile");
        assertThat(page.getByText(nameOf(admin) + " viewed the portal as you")).hasCount(1);
        assertThat(page.getByText("still looking")).hasCount(0);
        assertThat(page.getByText("A question of theirs")).hasCount(0);
    }

    @Test
    void noneIsBegunWithinAnother(Page page) {
        People.Person other = somebody("portal-member", "Olaf");
        begin(page);
        Object status = page.evaluate(
                "([address, body]) => fetch(address, {method: 'POST', body: new URLSearchParams(body)}).then(a => a.status)",
                List.of(place() + "/perspective", "person=" + other.id() + "&back=/&csrf=" + csrf(page)));

        assertThat(status).isEqualTo(403);
        assertThat(running()).hasSize(1);
        page.navigate(place() + "/");
        assertThat(page.locator(BANNER)).containsText(nameOf(member));
    }

    /** While it is open, tokens of perspectives last for seconds. */
    private final class Brief implements AutoCloseable {

        private static final String SECONDS = "portal.perspective-seconds";

        Brief() {
            last("8");
        }

        /** Of every token that was made in the organisation. */
        void isOver() {
            await().pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> StreamSupport.stream(
                                    items("/perspectives?limit=200").spliterator(), false)
                            .filter(item -> item.get("organization").asText().equals(organization))
                            .noneMatch(item ->
                                    Instant.parse(item.get("endsAt").asText()).isAfter(Instant.now())));
        }

        private void last(String seconds) {
            RealmRepresentation realm = stack.realm().toRepresentation();
            realm.getAttributes().put(SECONDS, seconds);
            stack.realm().update(realm);
        }

        @Override
        public void close() {
            last("300");
        }
    }

    /** Of what is journaled about the member, but for pages that were told after the end. */
    private JsonNode newest() {
        return StreamSupport.stream(journal().spliterator(), false)
                .filter(entry -> !entry.get("act").asText().equals("perspective-pages"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode journal() {
        return items("/organizations/" + organization + "/journal?user=" + member.id());
    }

    private JsonNode items(String path) {
        return stack.tokens()
                .get(
                        stack.realmUrl("/portal-access" + path),
                        stack.tokens().of("olga").accessToken())
                .json()
                .get("items");
    }

    private void begin(Page page) {
        Look.signIn(page, home + "/settings/members/" + member.id(), admin.username());
        page.waitForURL(home + "/settings/members/" + member.id());
        page.locator("form[action$='/perspective'] button").click();
        page.waitForURL(place() + "/");
        assertThat(page.locator(BANNER)).containsText(nameOf(member));
    }

    /** The portal is told behind the request that ended it. */
    private void untilLeft(Page page) {
        for (int clicks = 0; clicks < 100 && page.url().contains("/as/"); clicks++) {
            page.navigate(place() + "/tickets");
        }
        page.waitForURL(home + "/settings/members/" + member.id() + "?perspective=ended");
    }

    private void nothingIsLeft(Page page) {
        noCookieIsLeft(page);
        await().until(() -> running().isEmpty() && sessions(member) == 0);
    }

    private static void noCookieIsLeft(Page page) {
        assertThat(page.context().cookies())
                .noneMatch(cookie -> cookie.name.equals("portal_perspective"))
                .noneMatch(cookie -> cookie.path.contains("/as/"));
    }

    private long sessions(People.Person person) {
        return stack.realm().users().get(person.id()).getUserSessions().size();
    }

    private List<String> running() {
        return StreamSupport.stream(items("/perspectives?limit=200").spliterator(), false)
                .filter(item -> item.get("organization").asText().equals(organization))
                .map(item -> item.get("person").asText())
                .toList();
    }

    private String csrf(Page page) {
        return page.locator(BANNER + " input[name=csrf]").inputValue();
    }

    private String nameOf(People.Person person) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        return user.getFirstName() + " " + user.getLastName();
    }

    private void enable(People.Person person, boolean enabled) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setEnabled(enabled);
        stack.realm().users().get(person.id()).update(user);
    }

    private People.Person somebody(String role, String firstName) {
        People.Person person = stack.people().person("left");
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setFirstName(firstName);
        stack.realm().users().get(person.id()).update(user);
        stack.people().join(person, organization, role);
        return person;
    }

    private String place() {
        return home + "/as/" + member.id();
    }
}
