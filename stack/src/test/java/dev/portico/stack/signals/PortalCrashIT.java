package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whenever the portal dies, what it was told is there after its start, once (R64, R65). */
@OnTheStack
class PortalCrashIT {

    private final SharedStack stack;
    private final Company company;
    private final PortalStore store;
    private final Outbox outbox;

    PortalCrashIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.store = new PortalStore(stack);
        this.outbox = new Outbox(stack);
    }

    @AfterEach
    void alive() {
        stack.startPortalAgain();
    }

    @Test
    void aSignalThatWasReceivedAndNotYetStoredWhenThePortalDiedIsNotLost() throws Exception {
        People.Person worker = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());
        soon(() -> tickets(before) == 200);
        long known = store.revision(worker.id());
        try (Connection standstill = store.standstill()) {
            company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");
            soon(() -> store.waiting() > 0);

            stack.crashPortal();

            standstill.rollback();
        }
        assertThat(store.revision(worker.id())).isEqualTo(known);
        stack.startPortalAgain();

        later(() -> tickets(before) == 401);
        Tokens.Answer after = stack.tokens().of(worker.username());
        assertThat(tickets(after)).isEqualTo(200);
        assertThat(store.revision(worker.id())).isEqualTo(revision(after));
    }

    @Test
    void changesDuringWhichThePortalDiesTwiceAreAllKnownAfterwards() throws Exception {
        List<People.Person> workers = List.of(
                company.member("portal-member"), company.member("portal-member"), company.member("portal-member"));
        stack.portalUrl();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 20; round++) {
                String level = round % 2 == 0 ? "portal-admin" : "portal-member";
                workers.forEach(worker -> company.api("PATCH", worker, "", "{\"level\":\"" + level + "\"}"));
            }
        });
        for (int crash = 0; crash < 2; crash++) {
            long known = store.revision(workers.get(0).id());
            soon(() -> changes.isDone() || store.revision(workers.get(0).id()) > known + 2);
            stack.crashPortal();
            stack.startPortalAgain();
        }
        changes.join();

        for (People.Person worker : workers) {
            Tokens.Answer token = stack.tokens().of(worker.username());
            later(() -> store.revision(worker.id()) == revision(token));
            List<Outbox.Entry> sent = outbox.about(worker.id());
            assertThat(sent).hasSizeGreaterThanOrEqualTo(20);
            for (Outbox.Entry each : sent) {
                later(() -> store.took(each.id()));
            }
            assertThat(tickets(token)).isEqualTo(200);
        }
    }

    @Test
    void aSignalThatIsSentAgainSinceTheAnswerToItWasLostChangesNothing() throws Exception {
        stack.portalUrl();
        People.Person worker = company.member("portal-member");
        company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");
        Tokens.Answer token = stack.tokens().of(worker.username());
        soon(() -> store.revision(worker.id()) == revision(token));
        PortalStore.Known before = store.about(worker.id()).orElseThrow();
        soon(() -> outbox.about(worker.id()).stream().allMatch(Outbox.Entry::delivered));

        for (Outbox.Entry sent : outbox.about(worker.id())) {
            outbox.sendAgain(sent);
        }

        later(() -> outbox.about(worker.id()).stream().allMatch(Outbox.Entry::delivered));
        assertThat(store.about(worker.id())).contains(before);
        assertThat(tickets(token)).isEqualTo(200);
    }

    private int tickets(Tokens.Answer token) {
        return stack.tokens()
                .get(URI.create(stack.portalUrl() + "/api/tickets"), token.accessToken())
                .status();
    }

    private static long revision(Tokens.Answer token) {
        return Long.parseLong(token.claims().get("portal_rev").asText().split("\\.", -1)[0]);
    }

    private static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(condition);
    }

    /** Keycloak waits longer and longer between its attempts, up to ten seconds. */
    private static void later(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }
}
