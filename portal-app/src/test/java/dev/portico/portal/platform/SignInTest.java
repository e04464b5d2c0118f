package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class SignInTest {
    private static final String SWITCH =
            "</i> <span class=\"visually-hidden\">Switch organisation: </span><bdi class=\"portal-name\">";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Browser browser = new Browser();

    @AfterEach
    void keycloakIsBack() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void signingInLeadsToThePageAskedForInTheOrganisation() {
        Cast.signsIn(Cast.ben());

        HttpResponse<String> page = browser.get("/tickets?status=open");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasPath("/o/acme/tickets").hasQuery("status=open");
        assertThat(page.body()).contains("<h1>Tickets</h1>", "Ben");
    }

    @Test
    void sessionCookiesAreTiedToTheOrganisationsPath() {
        Cast.signsIn(Cast.finn(), Cast.finnInUmbra());
        browser.get("/o/acme/tickets");
        browser.get("/o/umbra/tickets");

        assertThat(browser.cookies())
                .filteredOn(cookie -> cookie.getName().equals("q_session"))
                .allMatch(cookie -> cookie.isHttpOnly())
                .extracting(cookie -> cookie.getPath())
                .containsExactlyInAnyOrder("/o/acme", "/o/umbra");
    }

    @Test
    void twoTabsHoldTwoOrganisations() {
        Cast.signsIn(Cast.finn(), Cast.finnInUmbra());
        HttpResponse<String> acme = browser.get("/o/acme/tickets");
        HttpResponse<String> umbra = browser.get("/o/umbra/tickets");

        assertThat(acme.body()).contains(SWITCH + "Acme");
        assertThat(umbra.body()).contains(SWITCH + "Umbra");
        assertThat(browser.get("/o/acme/tickets").body()).contains("href=\"/o/umbra/\"><bdi>Umbra</bdi>");
    }

    @Test
    void anotherOrganisationIsRefusedWithAReason() {
        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/acme/").statusCode()).isEqualTo(200);

        HttpResponse<String> page = browser.get("/o/umbra/");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your account does not belong to this organisation.");
    }

    @Test
    void noAddressMakesSigningOutMissASession() {
        Cast.signsIn(Cast.finn(), Cast.finnInUmbra());
        browser.get("/o/acme/");
        HttpResponse<String> page = browser.get("/o/umbra/");
        browser.get("/refused?error=access_denied&at=/o/acme");
        assertThat(sessions()).containsExactlyInAnyOrder("/o/acme", "/o/umbra");

        browser.submit(page, "/o/umbra/logout", Map.of());

        assertThat(sessions()).isEmpty();
    }

    @Test
    void aRefusedPlaceIsNotWhereTheBrowserIsLedTo() {
        Cast.signsIn(Cast.ben());
        browser.get("/o/acme/");
        Cast.signsIn(Cast.eve());
        browser.get("/o/umbra/");
        assertThat(browser.get("/").uri()).hasPath("/o/umbra/");
        browser.forget("/o/umbra");
        Cast.signsIn(Cast.ben());
        assertThat(browser.get("/o/umbra/").statusCode()).isEqualTo(403);

        assertThat(browser.get("/").uri()).hasPath("/o/acme/");
    }

    private List<String> sessions() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("q_session"))
                .map(HttpCookie::getPath)
                .toList();
    }

    @Test
    void aTokenOfOneOrganisationIsNoGoodInThePlaceOfAnother() {
        Cast.signsIn(Cast.ben());
        browser.get("/o/acme/");
        HttpResponse<String> page = new CopiedCookies(browser).get("/o/acme/", "/o/umbra/tickets");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/o/acme/");
    }

    @Test
    void theVendorsStaffHaveADesk() {
        Cast.signsIn(Cast.sam());

        HttpResponse<String> page = browser.get("/tickets");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasPath("/desk/queue");
    }

    @Test
    void theOperatorSeesNoTickets() {
        Cast.signsIn(Cast.olga());

        HttpResponse<String> page = browser.get("/tickets");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your account is not permitted to do this.");
    }

    @Test
    void withoutThePermissionToEnterThereIsNothing() {
        Cast.signsIn(Cast.ben().put("entitlements", new io.vertx.core.json.JsonArray().add("tickets.own")));

        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(403);
    }

    @Test
    void theSwitcherIsLeftOutWhenTheExtensionCannotBeAsked() {
        Cast.signsIn(Cast.cleo().put("sub", "someone-new"));
        browser.get("/refused");
        Cast.signsIn(Cast.ben().put("sub", "switcherless"));
        browser.get("/o/acme/");
        Cast.extensionFails();

        assertThat(browser.get("/o/acme/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void whenKeycloakIsAwayThePageSaysSo() {
        Cast.realmIsAway();

        awaitPage(page -> page.statusCode() == 503
                && page.body().contains("Could not ask")
                && page.body().contains("Try again"));
    }

    @Test
    void anExpiredSessionIsRefreshedBeforeThePageIsAnswered() {
        shortSession();
        Cast.refreshes(Cast.ada().put("sub", "ben-id").put("name", "Ben with more rights"));

        awaitPage(page -> page.statusCode() == 200 && page.body().contains("Ben with more rights"));
    }

    @Test
    void whenKeycloakCannotBeAskedToRefreshThePageSaysSo() {
        shortSession();
        Cast.realmIsAway();

        awaitPage(page -> page.statusCode() == 503);
    }

    @Test
    void aRefusedRefreshEndsTheSession() {
        shortSession();
        Cast.refreshes();

        awaitPage(page -> page.statusCode() == 403 && page.body().contains("does not belong"));
    }

    /** A session whose tokens end soon; begun again where the machine was too busy to begin it in their time. */
    private void shortSession() {
        await(() -> {
            Cast.signsIn(Cast.ben().put("exp", Instant.now().getEpochSecond() + 4));
            return browser.get("/o/acme/tickets").statusCode() == 200;
        });
    }

    private void awaitPage(Predicate<HttpResponse<String>> as) {
        await(() -> as.test(browser.get("/o/acme/tickets")));
    }

    /** For three seconds after its last answer Keycloak is believed to be there, and the browser sent to it in vain. */
    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .atMost(PATIENCE)
                .until(condition);
    }

    @Test
    void everyPageCarriesItsHeadersAndSignedInOnesAreNotStored() {
        Cast.signsIn(Cast.ben());
        HttpResponse<String> page = browser.get("/o/acme/tickets");

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void leadingAwayFromThePortalIsNotPossible() {
        Cast.signsIn(Cast.ben());

        assertThat(browser.get("/login?to=//evil.example/").uri())
                .hasHost("localhost")
                .hasPath("/o/acme/");
        assertThat(browser.get("/login?to=https://evil.example/").uri())
                .hasHost("localhost")
                .hasPath("/o/acme/");
    }
}
