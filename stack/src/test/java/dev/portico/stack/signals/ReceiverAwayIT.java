package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While no signal gets through, rights last as long as a token does and no longer; afterwards nothing is missing (R64, R65). */
@OnTheStack
class ReceiverAwayIT {

    private static final int LIFETIME = 8;

    private final SharedStack stack;
    private final Company company;
    private final PortalStore store;
    private final ClientSettings portal;
    private final ClientSettings cli;

    ReceiverAwayIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.store = new PortalStore(stack);
        this.portal = new ClientSettings(stack, "portal");
        this.cli = new ClientSettings(stack, "portal-cli");
    }

    /** The portal refuses what is sent to it, and goes on working. */
    @BeforeEach
    void away() {
        stack.portalUrl();
        cli.set(Map.of("access.token.lifespan", Integer.toString(LIFETIME)));
        portal.set(Map.of(
                "access.token.lifespan",
                Integer.toString(LIFETIME),
                "ssf.stream.delivery.authorizationHeader",
                "Bearer of somebody else"));
    }

    @AfterEach
    void back() {
        portal.reset();
        cli.reset();
    }

    @Test
    void noProgramIsAnsweredByATokenThatIsOver() throws Exception {
        People.Person worker = company.member("portal-member");
        Tokens.Answer token = stack.tokens().of(worker.username());
        Instant over = Instant.ofEpochSecond(token.claims().get("exp").asLong());
        assertThat(tickets(token)).isEqualTo(200);

        company.api("DELETE", worker, "", "");

        List<Instant> answered = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(2 * LIFETIME))
                .until(() -> {
                    Instant asked = Instant.now();
                    int status = tickets(token);
                    if (status == 200) {
                        answered.add(asked);
                    }
                    return status == 401;
                });
        assertThat(answered).isNotEmpty().allMatch(asked -> asked.isBefore(over));
        assertThat(store.revision(worker.id())).as("nothing came through").isZero();

        portal.reset();

        later(() -> store.revision(worker.id()) > 0);
    }

    @Test
    void noPageIsShownByRightsThatAreOlderThanATokenLives() {
        People.Person worker = company.member("portal-admin");
        URI page = URI.create(stack.portalUrl() + "/o/" + company.alias + "/tickets");
        String settings = "/o/" + company.alias + "/settings";
        PortalBrowser browser = PortalBrowser.signedIn(page, worker.username());
        assertThat(browser.open(page).body()).contains(settings);

        company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");
        Instant saved = Instant.now();

        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(2 * LIFETIME))
                .until(() -> !browser.open(page).body().contains(settings));
        assertThat(Duration.between(saved, Instant.now())).isLessThan(Duration.ofSeconds(LIFETIME + 2));
    }

    private int tickets(Tokens.Answer token) {
        return stack.tokens()
                .get(URI.create(stack.portalUrl() + "/api/tickets"), token.accessToken())
                .status();
    }

    private static void later(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }
}
