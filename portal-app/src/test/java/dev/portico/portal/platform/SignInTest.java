package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class SignInTest {
    private final Browser browser = new Browser();

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

        assertThat(acme.body()).contains("</i> <span class=\"visually-hidden\">Switch organisation: </span>Acme");
        assertThat(umbra.body()).contains("</i> <span class=\"visually-hidden\">Switch organisation: </span>Umbra");
        assertThat(browser.get("/o/acme/tickets").body()).contains("href=\"/o/umbra/\">Umbra");
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
        assertThat(page.uri()).hasPath("/desk/tickets");
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
