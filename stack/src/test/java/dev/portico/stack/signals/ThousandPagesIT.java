package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand open pages at the portal's process (R11, R39). */
@OnTheStack
class ThousandPagesIT {

    private static final int PEOPLE = 40;
    private static final int PAGES = 25;
    /** Far sooner than a token ends: they were told. How soon on an idle machine is for ./bench effect. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final SharedStack stack;
    private final Company company;
    private final ClientSettings portal;

    ThousandPagesIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.portal = new ClientSettings(stack, "portal");
    }

    /** Else pages would end with their tokens while others are still being opened. */
    @BeforeEach
    void tokensLiveLong() {
        stack.portalUrl();
        portal.set(Map.of("access.token.lifespan", "600"));
    }

    @AfterEach
    void asBefore() {
        portal.reset();
    }

    @Test
    void theRevokedReadersEndAtOnceAndTheOthersNoticeNothing() throws Exception {
        People.Person revoked = company.member("portal-member");
        List<LivePage> others = new ArrayList<>();
        int threads = threads();
        for (int person = 1; person < PEOPLE; person++) {
            others.addAll(pagesOf(company.member("portal-member")));
        }
        List<LivePage> theirs = pagesOf(revoked);
        assertThat(others).hasSize((PEOPLE - 1) * PAGES);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> theirs.stream().allMatch(LivePage::waits)
                        && others.stream().allMatch(LivePage::waits));
        int more = threads() - threads;

        int status = company.api("DELETE", revoked, "", "").status();
        long saved = System.nanoTime();

        assertThat(status).isBetween(200, 204);
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> theirs.stream()
                .allMatch(LivePage::ended));
        long last = theirs.stream().mapToLong(LivePage::end).max().orElseThrow() - saved;
        assertThat(theirs).allMatch(page -> page.changes() > 0);
        assertThat(others).noneMatch(LivePage::ended).allMatch(page -> page.changes() == 0);
        assertThat(more).as("threads for a thousand pages").isLessThan(60);
        System.out.printf(
                "%d open pages: those of the revoked person ended %d ms after the answer to Save; %d more threads%n",
                PEOPLE * PAGES, Duration.ofNanos(last).toMillis(), more);
    }

    private List<LivePage> pagesOf(People.Person person) {
        PortalBrowser browser = PortalBrowser.signedIn(address("/tickets"), person.username());
        List<LivePage> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            pages.add(browser.wait(address("/live")));
        }
        assertThat(pages).allMatch(page -> page.status() == 200);
        return pages;
    }

    private URI address(String path) {
        return URI.create(stack.portalUrl() + "/o/" + company.alias + path);
    }

    private int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + stack.portal().pid() + "/status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                .sum();
    }
}
